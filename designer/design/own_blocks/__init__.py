"""Blocks of the user's own: grouped, folded, edited inside, with parameters."""
