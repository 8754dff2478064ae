"""The document: a graph of nodes that hold layers, its edits, its analysis, its file."""
