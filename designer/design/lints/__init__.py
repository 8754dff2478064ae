"""What fits and yet is hardly meant: checks beyond shapes, one subject a file."""
