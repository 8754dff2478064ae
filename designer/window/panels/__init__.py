"""The panels below the canvas: problems, source, profile, training."""
