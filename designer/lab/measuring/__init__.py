"""Time, memory and energy of a network, as a whole and layer by layer."""
