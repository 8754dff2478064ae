"""Many networks in figures and charts."""
