"""Jobs of the lab as the window sends them, and the worker that they go to."""
