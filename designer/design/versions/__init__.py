"""Two or three versions of a design: what differs, side by side, and merged."""
