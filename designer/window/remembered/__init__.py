"""What is kept from one session to the next, and what survives a crash."""
