"""Where nodes lie: by machine, in line, and around those that were placed."""
