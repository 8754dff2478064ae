"""What networks are made of: layers, and composite blocks of them.

Imports the standard library only. A layer is a small frozen value that declares everything about
itself once: parameters, shape rule, weights, cost, PyTorch call, ONNX operators.
"""
