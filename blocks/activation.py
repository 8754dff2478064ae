"""Activations."""

from collections.abc import Iterator

from blocks.layer import Fix, Layer, Problem
from blocks.lowering import Call, Op, X
from blocks.parameters import Int
from blocks.tensor import TensorSpec


class ReLU(Layer):
    """Replaces negative values by zero (Nair and Hinton 2010)."""

    category = "Activation"
    aliases = ("rectifier",)

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.ReLU."""
        return Call("nn.ReLU")

    def onnx(self, *xs: TensorSpec) -> Op:
        """Relu."""
        return Op("Relu", X)


class Softmax(Layer):
    """Turns scores into probabilities that sum to one along an axis."""

    category = "Activation"
    aliases = ("probabilities",)

    dim: int = Int(1, "axis, counting the batch as 0: 1 is the channels", min=1, max=8)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The axis exists."""
        rank = xs[0].rank
        if self.dim > rank:
            yield Problem(
                f"Axis {self.dim} does not exist: the input {xs[0]} has axes 1 to {rank}.",
                "dim",
                fixes=(Fix(f"Set dim to {rank}", self.replace(dim=rank)),),
            )

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Softmax."""
        return Call("nn.Softmax", dim=self.dim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Softmax."""
        return Op("Softmax", X, axis=self.dim)
