"""Layers that merge several inputs into one."""

from collections.abc import Iterator
from typing import ClassVar

from blocks.axes import at, axis_exists, resized
from blocks.keeping import Keeping
from blocks.layer import Fix, Layer, Problem
from blocks.lowering import ALL, Call, Constant, InputValue, Op
from blocks.parameters import Int
from blocks.tensor import DTYPES, TensorSpec
from blocks.widening import projections


class Merge(Layer):
    """Any number of inputs from two on, at ports in1, in2, …."""

    variadic: ClassVar[bool] = True
    inputs: ClassVar[tuple[str, ...]] = ("in1", "in2")


class Add(Merge):
    """Adds its inputs element by element: the shortcut of a residual block (He et al. 2015)."""

    category = "Merging"
    aliases = ("sum", "+", "residual", "shortcut", "skip")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """All inputs of one shape.

        PyTorch would broadcast some others; a shortcut that broadcasts is a mistake.
        """
        first = xs[0]
        for port, x in enumerate(xs):
            if x.shape != first.shape:
                yield Problem(
                    f"Add wants equal shapes, got {first} at in1 and {x} at in{port + 1}.",
                    port=port,
                    fixes=tuple(projections(x, first)),
                )

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing: each input's gradient is the result's. Of more than two a sum is on the way."""
        between = xs[0].numel if len(xs) > 2 else 0
        return Keeping(passes=tuple(range(len(xs))), working=between, doing=between)

    def torch(self, *xs: TensorSpec) -> Call:
        """The + operator."""
        return Call("+", ALL)

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """A chain of Add (Sum would do; fewer tools read it)."""
        return Op("Sum", ALL) if len(xs) > 2 else Op("Add", ALL)


class Concat(Merge):
    """Joins its inputs along the channels: the end of an Inception block (Szegedy et al. 2015)."""

    category = "Merging"
    aliases = ("cat", "concatenate", "join", "inception")
    dtypes = DTYPES

    dim: int = Int(1, "axis, counting the batch as 0: 1 is the channels", min=1, max=8)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The axis exists; all inputs of one shape but for it."""
        first = xs[0]
        missing = list(axis_exists(self, first))
        yield from missing
        for port, x in enumerate(() if missing else xs):
            wanted = resized(first, self.dim, at(x, self.dim)) if x.rank == first.rank else first
            if x.shape != wanted.shape:
                but = "after the channels" if self.dim == 1 else f"but for axis {self.dim}"
                yield Problem(
                    f"Concat wants the same sizes {but}, got {first} at in1 and {x} at "
                    f"in{port + 1}.",
                    port=port,
                    fixes=tuple(projections(x, wanted)),
                )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """Sum of the sizes along the axis."""
        return resized(xs[0], self.dim, sum(at(x, self.dim) for x in xs))

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing: each input's gradient is a part of the result's."""
        return Keeping(passes=tuple(range(len(xs))))

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.cat."""
        return Call("torch.cat", ALL, dim=self.dim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Concat."""
        return Op("Concat", ALL, axis=self.dim)


class Stack(Merge):
    """Lays inputs of one shape beside each other along a new axis."""

    category = "Merging"
    aliases = ("pile", "new axis", "join")
    dtypes = DTYPES

    dim: int = Int(1, "place of the new axis, counting the batch as 0", min=1, max=8)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """All inputs of one shape; the new axis is one of theirs or the next."""
        first = xs[0]
        if self.dim > first.rank + 1:
            fitting = self.replace(dim=first.rank + 1)
            yield Problem(
                f"A new axis {self.dim} would leave a gap: the inputs {first} have axes 1 to "
                f"{first.rank}.",
                "dim",
                fixes=(Fix(f"Set dim to {first.rank + 1}", fitting),),
            )
        for port, x in enumerate(xs):
            if x.shape != first.shape:
                yield Problem(
                    f"Stack wants equal shapes, got {first} at in1 and {x} at in{port + 1}.",
                    port=port,
                    fixes=tuple(projections(x, first)),
                )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """One axis more, as long as there are inputs."""
        shape = xs[0].shape
        return xs[0].like(*shape[: self.dim - 1], len(xs), *shape[self.dim - 1 :])

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing: each input's gradient is a part of the result's."""
        return Keeping(passes=tuple(range(len(xs))))

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.stack."""
        return Call("torch.stack", ALL, dim=self.dim)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Unsqueeze of each, Concat."""
        axis = Constant((self.dim,), integers=True)
        names = [f"layer{port}" for port in range(len(xs))]
        widened = [
            Op("Unsqueeze", InputValue(port), axis, result=name) for port, name in enumerate(names)
        ]
        return *widened, Op("Concat", *names, axis=self.dim)
