"""Layers that only rearrange their input."""

from blocks.layer import Layer, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.tensor import TensorSpec


class Flatten(Layer):
    """Lays all dimensions but the batch out as one vector."""

    category = "Reshaping"
    aliases = ("vector", "reshape")
    view = True

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C·H·W,)."""
        return xs[0].like(xs[0].numel)

    def window(self, *xs: TensorSpec) -> Window | None:
        """The vector sees what its elements saw together: everything, unless it was 1×1."""
        return None

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.flatten."""
        return Call("torch.flatten", X, 1)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Reshape to (N, −1) keeps the batch free."""
        return Op("Reshape", X, Constant((0, -1), integers=True))
