"""Small parts that forms and lists are made of."""
