"""Two designs side by side, with what differs."""
