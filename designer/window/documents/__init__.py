"""What is open: a design with its history and its blocks' insides, its places, its lints."""
