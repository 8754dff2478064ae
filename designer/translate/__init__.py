"""A design to and from other forms: PyTorch source and modules, ONNX, pictures."""
