"""What lies on the canvas: cards, wires, notes, and what stands for many of them."""
