"""Poolings over sequences, images and volumes: by windows, and to a given size."""

from collections.abc import Iterator, Sequence
from typing import Any

from blocks.keeping import INPUT, NOTHING, Keeping
from blocks.layer import Fix, Problem, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.padding import around
from blocks.parameters import LENGTH, PLANE, VOLUME, Bool, Tuple
from blocks.sight import Finer, Step
from blocks.spatial import Spatial
from blocks.tensor import TensorSpec
from blocks.windows import Sizes, Windowed, in_plane, joined

LOWEST = Constant(float("-inf"))


class Pool(Windowed):
    """What the poolings share: a window per channel, padded by at most half of it."""

    kernel_size: tuple[int, ...] = Tuple(2, "size of the window", min=1)
    stride: tuple[int, ...] = Tuple(2, "step of the window", min=1, entry=True)

    @property
    def padding_limit(self) -> Sizes:
        """PyTorch refuses more: a window of padding alone has no value."""
        return tuple(kernel // 2 for kernel in self.kernel_size)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The window fits; padding is at most half of it."""
        (x,) = xs
        misfit = list(self.has_rank(x))
        yield from misfit
        limit, (padding, _) = self.padding_limit, self.borders()
        if not misfit and any(p > most for p, most in zip(padding, limit, strict=True)):
            less = tuple(map(min, padding, limit))
            yield Problem(
                f"Padding {joined(padding)} is more than half the window: at most "
                f"⌊{joined(self.kernel_size)}/2⌋ = {joined(limit)}.",
                "padding",
                fixes=(Fix(f"Set padding to {joined(limit)}", self.replace(padding=less)),),
            )
        elif not misfit:
            yield from self.fits(x)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C, …)."""
        return xs[0].like(xs[0].channels, *self.output_size(xs[0]))

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        return Call(f"nn.{type(self).__name__}", **self.values())

    def steps(self) -> dict[str, Any]:
        """The window as ONNX names it."""
        return {"kernel_shape": self.kernel_size, "strides": self.stride}

    def ends(self, x: TensorSpec) -> Sizes:
        """Padding at the far edges that the last windows reach: more than `padding` by ceil_mode.

        Said in pads, because tools disagree on ONNX's ceil_mode (clarified as late as opset 22).
        """
        (_, borders), reach = self.borders(), self.reach()
        axes = zip(x.spatial, self.output_size(x), reach, self.stride, borders, strict=True)
        return tuple(
            max(padding, (count - 1) * stride + reach - size - padding)
            for size, count, reach, stride, padding in axes
        )


class MaxPool(Pool):
    """Keeps the largest value of each window of each channel."""

    padding: tuple[int, ...] = Tuple(0, "border that never is the largest, on each side")
    dilation: tuple[int, ...] = Tuple(1, "spacing of the window's taps", min=1)
    ceil_mode: bool = Bool(False, "let the last window run over the edge")

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input, and where in it each result was found (int64)."""
        return Keeping(inputs=(0,), made=(TensorSpec(self.infer(*xs).shape, "int64"),))

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """MaxPool; behind Pad where dilation reaches farther out than MaxPool may pad."""
        (begins, _), ends = self.borders(), self.ends(xs[0])
        names = self.steps() | {"dilations": self.dilation}
        if all(end < size for end, size in zip(ends, self.kernel_size, strict=True)):
            return (Op("MaxPool", X, pads=begins + ends, **names),)
        return (
            Op("Pad", X, around(begins, ends), LOWEST, result="padded"),
            Op("MaxPool", "padded", **names),
        )


class MaxPool1d(MaxPool):
    """Keeps the largest value of each window of a sequence's channels."""

    category = "Pooling"
    aliases = ("pool", "max", "sequence")
    axes = LENGTH


class MaxPool2d(MaxPool):
    """Keeps the largest value of each window of each channel."""

    category = "Pooling"
    aliases = ("pool", "max")
    axes = PLANE


class MaxPool3d(MaxPool):
    """Keeps the largest value of each window of a volume's channels."""

    category = "Pooling"
    aliases = ("pool", "max", "volume")
    axes = VOLUME


class AvgPool(Pool):
    """Takes the mean of each window of each channel."""

    padding: tuple[int, ...] = Tuple(0, "zeros added on each side")
    ceil_mode: bool = Bool(False, "let the last window run over the edge")
    count_include_pad: bool = Bool(True, "whether the mean counts the padding's zeros")

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """AveragePool; behind Pad where the mean counts padding but not what lies beyond it."""
        padding, ends, names = self.borders()[0], self.ends(xs[0]), self.steps()
        if ends == padding or not self.count_include_pad:
            include = int(self.count_include_pad)
            op = Op("AveragePool", X, pads=padding + ends, count_include_pad=include, **names)
            return (op,)
        beyond = tuple(end - inner for end, inner in zip(ends, padding, strict=True))
        means = means_within("padded" if any(padding) else X, beyond, names)
        if not any(padding):
            return (means,)
        return Op("Pad", X, around(padding, padding), result="padded"), means


def means_within(x: object, beyond: Sequence[int], names: dict[str, Any], result: str = "") -> Op:
    """Means of what is there: what lies beyond the edge does not count."""
    pads = (*(0 for _ in beyond), *beyond)
    return Op("AveragePool", x, pads=pads, count_include_pad=0, result=result, **names)


class AvgPool1d(AvgPool):
    """Takes the mean of each window of a sequence's channels."""

    category = "Pooling"
    aliases = ("pool", "mean", "sequence")
    axes = LENGTH


class AvgPool2d(AvgPool):
    """Takes the mean of each window of each channel (LeCun et al. 1998)."""

    category = "Pooling"
    aliases = ("pool", "mean")
    axes = PLANE


class AvgPool3d(AvgPool):
    """Takes the mean of each window of a volume's channels."""

    category = "Pooling"
    aliases = ("pool", "mean", "volume")
    axes = VOLUME

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The window fits the volume itself: PyTorch does not count padding here."""
        problems = list(super().check(*xs))
        yield from problems
        smaller = () if problems else tuple(map(min, self.kernel_size, xs[0].spatial))
        if smaller and smaller != self.kernel_size:
            label = f"Set kernel_size to {joined(smaller)} without padding"
            yield Problem(
                f"The window of {joined(self.kernel_size)} is larger than the volume {xs[0]}, and "
                "padding does not make up for it here.",
                "kernel_size",
                fixes=(Fix(label, self.replace(kernel_size=smaller, padding=0)),),
            )


class AdaptivePool(Spatial):
    """An even grid of windows over the input, whatever its size.

    Output row i sees the rows from ⌊i·H/out⌋ up to ⌈(i + 1)·H/out⌉.
    """

    output_size: tuple[int, ...] = Tuple(1, "size of the output", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As many axes as it goes over."""
        yield from self.has_rank(xs[0])

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C, *output_size)."""
        return xs[0].like(xs[0].channels, *self.output_size)

    def window(self, *xs: TensorSpec) -> Window | None:
        """The cell's size where one size divides the other; else the cells are of several sizes.

        A single output sees the whole input.
        """
        if set(self.output_size) == {1}:
            return None
        extents: list[int] = []
        steps: list[Step] = []
        for size, out in zip(xs[0].spatial, self.output_size, strict=True):
            if size % out and out % size:
                return None
            extents.append(max(size // out, 1) - 1)
            parts = out // size
            steps.append(size // out if size >= out else Finer(parts, parts - 1))
        return in_plane(extents, steps)

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        return Call(f"nn.{type(self).__name__}", output_size=self.output_size)

    def grid(self, kind: str, x: TensorSpec) -> Op | None:
        """The ONNX operator of that kind for one window, or for an even grid of them."""
        if set(self.output_size) == {1}:
            return Op(f"Global{kind}", X)
        if any(size % out for size, out in zip(x.spatial, self.output_size, strict=True)):
            return None
        cell = tuple(size // out for size, out in zip(x.spatial, self.output_size, strict=True))
        return Op(kind, X, kernel_shape=cell, strides=cell)

    @property
    def shorthand(self) -> str:
        """→ 1×1."""
        return "→ " + "×".join(map(str, self.output_size))


class AdaptiveAvgPool(AdaptivePool):
    """Takes the means of an even grid of windows, whatever the input's size."""

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing of a mean over all; else the input."""
        return NOTHING if set(self.output_size) == {1} else INPUT

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """GlobalAveragePool, AveragePool on an even grid, else products with mean matrices.

        A product is along the last axis or the one before it; a third axis is brought there.
        """
        even = self.grid("AveragePool", xs[0])
        if even:
            return (even,)
        means = [
            _means(size, out) for size, out in zip(xs[0].spatial, self.output_size, strict=True)
        ]
        across = Constant(tuple(zip(*means[-1], strict=True)))
        ops = [Op("MatMul", X, across, result="columns")]
        if len(means) > 1:
            ops.append(Op("MatMul", Constant(means[-2]), "columns", result="plane"))
        if len(means) > 2:
            ops += [
                Op("Transpose", "plane", perm=(0, 1, 3, 2, 4), result="turned"),
                Op("MatMul", Constant(means[0]), "turned", result="pooled"),
                Op("Transpose", "pooled", perm=(0, 1, 3, 2, 4)),
            ]
        return tuple(ops)


class AdaptiveAvgPool1d(AdaptiveAvgPool):
    """Takes the means of an even grid of windows of a sequence, whatever its length."""

    category = "Pooling"
    aliases = ("global", "gap", "pool", "sequence")
    axes = LENGTH


class AdaptiveAvgPool2d(AdaptiveAvgPool):
    """Takes the means of an even grid of windows, whatever the input's size.

    Output row i is the mean of the rows from ⌊i·H/out⌋ up to ⌈(i + 1)·H/out⌉; to 1×1 it is the
    global average pooling of Lin et al. 2014, section 3.2.
    """

    category = "Pooling"
    aliases = ("global", "gap", "pool")
    axes = PLANE


class AdaptiveAvgPool3d(AdaptiveAvgPool):
    """Takes the means of an even grid of windows of a volume, whatever its size."""

    category = "Pooling"
    aliases = ("global", "gap", "pool", "volume")
    axes = VOLUME


def spans(size: int, out: int) -> list[tuple[int, int]]:
    """Where each cell begins and ends."""
    return [((i * size) // out, -(-(i + 1) * size // out)) for i in range(out)]


def _means(size: int, out: int) -> tuple[tuple[float, ...], ...]:
    """Row i averages the inputs of cell i: shape (out, size)."""
    return tuple(
        tuple(1 / (end - start) if start <= j < end else 0.0 for j in range(size))
        for start, end in spans(size, out)
    )
