"""Ratios against peers, measured in one run: `make bench` prints the table."""
