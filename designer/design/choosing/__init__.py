"""What fits where, by shape and by what was typed; finding nodes."""
