"""The palette: layers, blocks and presets, to be found and placed."""
