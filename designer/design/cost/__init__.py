"""What a design costs: parameters, MACs, memory, receptive field, and what bounds its time."""
