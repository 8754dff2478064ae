"""What is wrong with a design, and what mends it at what price."""
