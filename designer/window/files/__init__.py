"""Opening, saving and exporting."""
