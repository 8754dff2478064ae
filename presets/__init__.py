"""Networks of the literature, made of blocks only."""
