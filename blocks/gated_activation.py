"""Activations in which one part of the input gates another."""

from collections.abc import Iterator

from blocks.activation import AlongAxis
from blocks.axes import at, resized
from blocks.layer import Fix, Problem
from blocks.lowering import Constant, Op, X
from blocks.tensor import TensorSpec


class GLU(AlongAxis):
    """One half of an axis, gated by the sigmoid of the other (Dauphin et al. 2017)."""

    category = "Activation"
    aliases = ("gate", "gated linear unit")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The axis exists and can be halved."""
        missing = list(super().check(*xs))
        yield from missing
        size = 0 if missing else at(xs[0], self.dim)
        if size % 2:
            even = [axis for axis, n in enumerate(xs[0].shape, 1) if n % 2 == 0]
            fixes = [Fix(f"Set dim to {axis}", self.replace(dim=axis)) for axis in even]
            message = f"GLU halves axis {self.dim}, whose size {size} is odd."
            yield Problem(message, "dim", fixes=tuple(fixes))

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """Half the size along the axis."""
        return resized(xs[0], self.dim, at(xs[0], self.dim) // 2)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Split, Sigmoid and Mul."""
        half = at(xs[0], self.dim) // 2
        halves = Constant((half, half), integers=True)
        return (
            Op("Split", X, halves, result=("value", "switch"), axis=self.dim),
            Op("Sigmoid", "switch", result="gate"),
            Op("Mul", "value", "gate"),
        )
