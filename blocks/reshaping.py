"""Layers that only rearrange their input."""

from collections.abc import Iterator
from math import prod

from blocks.layer import Fix, Layer, Problem, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import Shape
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


class Unflatten(Layer):
    """Gives a vector the sizes of an image or of any tensor with as many elements."""

    category = "Reshaping"
    aliases = ("reshape", "image")
    view = True

    shape: tuple[int, ...] = Shape((64, 1, 1), "sizes without the batch: C×H×W of an image")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As many elements as the vector has."""
        (x,) = xs
        product = "·".join(map(str, self.shape))
        if x.rank != 1:
            yield Problem(
                f"Unflatten wants a vector, got {x}: flatten it first.",
                port=0,
                fixes=(Fix("Insert Flatten", insert=(Flatten(),)),),
            )
        elif prod(self.shape) != x.numel:
            fitting = self.replace(shape=(x.numel, 1, 1))
            yield Problem(
                f"{product} = {prod(self.shape)} elements are wanted, the vector has {x.numel}.",
                "shape",
                fixes=(Fix(f"Set shape to {x.numel}×1×1", fitting),),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The declared shape."""
        return xs[0].like(*self.shape)

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.unflatten."""
        return Call("torch.unflatten", X, 1, self.shape)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Reshape; 0 keeps the batch free."""
        return Op("Reshape", X, Constant((0, *self.shape), integers=True))

    @property
    def shorthand(self) -> str:
        """→ 64×1×1."""
        return "→ " + "×".join(map(str, self.shape))
