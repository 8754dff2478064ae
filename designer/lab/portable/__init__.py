"""A measurement as a folder that runs elsewhere with torch alone."""
