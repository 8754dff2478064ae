"""The command line: one verb a function, exit codes 0 fine, 1 failed, 2 wrong usage."""
