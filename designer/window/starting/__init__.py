"""What one sees first: recent files, presets as pictures, what a crash left."""
