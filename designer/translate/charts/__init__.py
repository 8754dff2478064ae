"""Charts of many networks: what they show, and as vector pictures."""
