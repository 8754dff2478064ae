"""What was measured, kept: files, words, pictures, figures to compare."""
