"""Every action: in the menus, by its keys, and in the command palette."""
