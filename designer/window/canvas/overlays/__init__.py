"""What stands over the canvas, at its edges or in its corners."""
