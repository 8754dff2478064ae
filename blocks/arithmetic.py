"""Arithmetic on two or more inputs."""

from collections.abc import Iterator
from typing import ClassVar

from blocks.keeping import Keeping
from blocks.layer import Fix, Layer, Problem, Window
from blocks.lowering import ALL, Call, InputValue, Op
from blocks.merging import Merge
from blocks.rearranging import Transpose
from blocks.reshaping import Unsqueeze
from blocks.tensor import TensorSpec
from blocks.widening import projections, refilled, widened


def stretched(xs: tuple[TensorSpec, ...]) -> TensorSpec:
    """The input that the others are stretched to: the largest."""
    return max(xs, key=lambda x: x.numel)


def fit_or_stretch(layer: Layer, xs: tuple[TensorSpec, ...]) -> Iterator[Problem]:
    """Each input has the largest one's sizes, or 1 in their place.

    PyTorch would also stretch two inputs to one another's sizes, and read an input of fewer axes
    from the right, so that its batch falls on another's channels: mistakes, both.
    """
    full = stretched(xs)
    for port, x in enumerate(xs):
        sizes = zip(x.shape, full.shape, strict=False)
        if x.rank != full.rank or any(a not in (1, b) for a, b in sizes):
            name = type(layer).__name__
            yield Problem(
                f"{name} wants equal sizes, or 1 in their place: {x} at in{port + 1} does not "
                f"stretch to {full}.",
                port=port,
                fixes=tuple(projections(x, full)),
            )


class Multiply(Merge):
    """Multiplies its inputs element by element; a gate C×1×1 scales the channels of an image.

    An input with sizes of 1 is stretched to the largest: squeeze-and-excitation's gate (Hu et al.
    2018, equation 4).
    """

    category = "Merging"
    aliases = ("times", "product", "gate", "scale", "mul", "*")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Equal sizes, or 1 in their place."""
        yield from fit_or_stretch(self, xs)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The largest input's shape."""
        return stretched(xs)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """All inputs, and all products but the last; a stretched input's gradient is summed up.

        Back, of more than two each product is gone before the next input has its gradient.
        """
        full = stretched(xs).numel
        small = [x for x in xs if x.numel < full]
        products = tuple(stretched(xs[:count]) for count in range(2, len(xs)))
        return Keeping(
            inputs=tuple(range(len(xs))),
            made=products,
            working=products[-1].numel if products else 0,
            moments=(((full if small else 0) - sum(sorted(x.numel for x in xs)[:-2]), 0),),
        )

    def torch(self, *xs: TensorSpec) -> Call:
        """The * operator."""
        return Call("*", ALL)

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """A chain of Mul."""
        product: InputValue | str = InputValue(0)
        ops = []
        for port in range(1, len(xs)):
            ops.append(Op("Mul", product, InputValue(port), result=f"product{port}"))
            product = f"product{port}"
        return tuple(ops)


class Subtract(Layer):
    """Subtracts the second input from the first, element by element: in1 − in2.

    An input with sizes of 1 is stretched to the other.
    """

    category = "Merging"
    aliases = ("minus", "difference", "sub", "-")
    inputs: ClassVar[tuple[str, ...]] = ("in1", "in2")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Equal sizes, or 1 in their place."""
        yield from fit_or_stretch(self, xs)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The larger input's shape."""
        return stretched(xs)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing: the first input's gradient is the result's, if it was not stretched.

        The second's, where that was stretched, is summed up.
        """
        full = stretched(xs).numel
        passes = (0,) if xs[0].numel == full else ()
        return Keeping(passes=passes, undoing=full if xs[1].numel < full else 0)

    def torch(self, *xs: TensorSpec) -> Call:
        """The - operator."""
        return Call("-", ALL)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Sub."""
        return Op("Sub", ALL)


class MatMul(Layer):
    """Matrix product in1 · in2 over the last two axes: (…, A, B) · (…, B, C) gives (…, A, C).

    B MACs for each value of the output.
    """

    category = "Merging"
    aliases = ("matrix product", "dot", "bmm", "@")
    inputs: ClassVar[tuple[str, ...]] = ("in1", "in2")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Matrices whose inner sizes agree, and all sizes before them.

        PyTorch would also multiply vectors N×A and N×B, mixing the samples of the batch, and
        stretch the sizes before the matrices.
        """
        left, right = xs
        for port, x in enumerate(xs):
            if x.rank < 2 or x.rank != left.rank:
                wanted = "a matrix" if x.rank < 2 else f"as many axes as {left} at in1"
                if left.rank < 2:
                    fixes = [Fix("Insert Unsqueeze", insert=(Unsqueeze(1),))]
                else:
                    columns = right.shape[-1]
                    fixes = [*refilled(x, left.like(*left.shape[:-2], left.shape[-1], columns))]
                yield Problem(
                    f"MatMul wants {wanted}, got {x} at in{port + 1} (rank {x.rank}).",
                    port=port,
                    fixes=tuple(fixes),
                )
                return
        if left.shape[:-2] != right.shape[:-2]:
            yield Problem(
                f"MatMul wants the same sizes before the last two axes, got {left} and {right}.",
                port=1,
                fixes=tuple(refilled(right, left.like(*left.shape[:-2], *right.shape[-2:]))),
            )
        elif left.shape[-1] != right.shape[-2]:
            port, turn = 1, Transpose(right.rank - 1, right.rank)
            fixes = [Fix("Insert Transpose", insert=(turn,))]
            if left.shape[-1] != right.shape[-1]:
                fitting = left.like(*left.shape[:-1], right.shape[-2])
                port, fixes = 0, [*widened(left, left.rank, right.shape[-2])]
                fixes += refilled(left, fitting) if left.rank > 2 else []
            yield Problem(
                f"MatMul wants as many rows at in2 as in1 has columns: {left.shape[-1]} ≠ "
                f"{right.shape[-2]}, in1 is {left}, in2 is {right}.",
                port=port,
                fixes=tuple(fixes),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(…, A, C)."""
        return xs[0].like(*xs[0].shape[:-1], xs[1].shape[-1])

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """B for each value."""
        return y.numel * xs[0].shape[-1]

    def window(self, *xs: TensorSpec) -> Window | None:
        """A value sees a row of one and a column of the other."""
        return None

    def torch(self, *xs: TensorSpec) -> Call:
        """The @ operator."""
        return Call("@", ALL)

    def onnx(self, *xs: TensorSpec) -> Op:
        """MatMul."""
        return Op("MatMul", ALL)
