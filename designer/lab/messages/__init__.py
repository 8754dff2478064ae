"""What the window or a verb and the worker say to each other; without torch."""
