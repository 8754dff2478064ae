"""Layers that act in training only."""

from blocks.layer import Layer
from blocks.lowering import Call, Op, X
from blocks.parameters import Float
from blocks.tensor import TensorSpec


class Dropout(Layer):
    """Zeroes values at random in training and scales the rest (Srivastava et al. 2014)."""

    category = "Regularization"

    p: float = Float(0.5, "probability to zero a value", min=0, max=1)

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Dropout."""
        return Call("nn.Dropout", self.p)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Identity: an exported network is for inference."""
        return Op("Identity", X)

    @property
    def shorthand(self) -> str:
        """Probability."""
        return f"p = {self.p:g}"
