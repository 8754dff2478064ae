"""Work on a device, in a process of its own: profiling, training, checking exports."""
