"""The canvas: items that hold ids, a scene that follows the document, one class a gesture."""
