"""A worker on another computer, by ssh."""
