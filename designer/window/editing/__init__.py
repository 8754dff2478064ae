"""What menus, keys and buttons do to the design; what the mouse does is in canvas."""
