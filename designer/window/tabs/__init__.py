"""The middle of the window: tabs, each with a canvas and what lies over it."""
