"""What the mouse does on the canvas, from the press to the release."""
