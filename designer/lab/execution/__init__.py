"""What every job on a device shares: the device, samples, probes, progress and errors."""
