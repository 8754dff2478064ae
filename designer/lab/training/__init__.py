"""Training on images with labels."""
