"""Layers that merge several inputs into one."""

from collections.abc import Iterator
from typing import ClassVar

from blocks.convolution import Conv2d
from blocks.layer import Fix, Layer, Problem
from blocks.lowering import ALL, Call, Op
from blocks.pooling import AdaptiveAvgPool2d
from blocks.tensor import TensorSpec


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
                    fixes=tuple(_projections(x, first)),
                )

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

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """All inputs of one shape but for the channels."""
        first = xs[0]
        for port, x in enumerate(xs):
            if x.spatial != first.spatial:
                target = first.like(x.channels, *first.spatial) if first.rank == x.rank else first
                yield Problem(
                    f"Concat wants the same sizes after the channels, got {first} at in1 and "
                    f"{x} at in{port + 1}.",
                    port=port,
                    fixes=tuple(_projections(x, target)),
                )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """Sum of the channels."""
        return xs[0].like(sum(x.channels for x in xs), *xs[0].spatial)

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.cat."""
        return Call("torch.cat", ALL, dim=1)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Concat."""
        return Op("Concat", ALL, axis=1)


def _projections(x: TensorSpec, target: TensorSpec) -> Iterator[Fix]:
    """Ways to give an image another's shape."""
    if x.rank != 3 or target.rank != 3:
        return
    if x.spatial == target.spatial:
        label = f"Insert a 1×1 convolution to {target.channels} channels"
        yield Fix(label, insert=(Conv2d(target.channels, 1, bias=False),))
        return
    strides = [-(-a // b) for a, b in zip(x.spatial, target.spatial, strict=True)]
    strided = Conv2d(target.channels, 1, (strides[0], strides[1]), bias=False)
    if min(strides) >= 1 and strided.infer(x) == target:
        label = f"Insert a 1×1 convolution with stride {strides[0]}"
        yield Fix(label + f" to {target.channels} channels", insert=(strided,))
    pool = AdaptiveAvgPool2d(target.spatial)
    if x.channels == target.channels:
        yield Fix(f"Insert pooling to {pool.shorthand[2:]}", insert=(pool,))
    else:
        label = f"Insert pooling to {pool.shorthand[2:]} and a 1×1 convolution"
        yield Fix(label, insert=(pool, Conv2d(target.channels, 1, bias=False)))
