"""Poolings over images."""

from collections.abc import Iterator
from typing import Any

from blocks.layer import Fix, Layer, Problem, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import Bool, Pair
from blocks.tensor import TensorSpec
from blocks.windows import Windowed, is_image, pair

LOWEST = Constant(float("-inf"))


class Pool2d(Windowed):
    """What max and average pooling share: a window per channel, padded by at most half of it."""

    @property
    def padding_limit(self) -> tuple[int, int]:  # type: ignore[override]
        """PyTorch refuses more: a window of padding alone has no value."""
        return self.kernel_size[0] // 2, self.kernel_size[1] // 2

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image that the window fits; padding at most half the window."""
        (x,) = xs
        if x.rank != 3:
            yield from is_image(x)
            return
        limit = self.padding_limit
        if any(p > most for p, most in zip(self.padding, limit, strict=True)):
            yield Problem(
                f"Padding {pair(self.padding)} is more than half the window: at most "
                f"⌊{pair(self.kernel_size)}/2⌋ = {pair(limit)}.",
                "padding",
                fixes=(
                    Fix(
                        f"Set padding to {pair(limit)}",
                        self.replace(
                            padding=tuple(min(z) for z in zip(self.padding, limit, strict=True))
                        ),
                    ),
                ),
            )
            return
        yield from self.fits(x)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C, H, W)."""
        return xs[0].like(xs[0].channels, *self.output_size(xs[0]))

    def _onnx_window(self) -> dict[str, Any]:
        return {"kernel_shape": self.kernel_size, "strides": self.stride}

    def _ends(self, x: TensorSpec) -> tuple[int, ...]:
        """Padding at the far edges that the last windows reach: more than `padding` by ceil_mode.

        Said in pads, because tools disagree on ONNX's ceil_mode (clarified as late as opset 22).
        """
        axes = zip(
            x.spatial, self.output_size(x), self.reach(), self.stride, self.padding, strict=True
        )
        return tuple(
            max(padding, (count - 1) * stride + reach - size - padding)
            for size, count, reach, stride, padding in axes
        )


class MaxPool2d(Pool2d):
    """Keeps the largest value of each window of each channel."""

    category = "Pooling"
    aliases = ("pool", "max")

    kernel_size: tuple[int, int] = Pair(2, "height and width of the window", min=1)
    stride: tuple[int, int] = Pair(2, "step of the window", min=1, entry=True)
    padding: tuple[int, int] = Pair(0, "border that never is the largest, on each side")
    dilation: tuple[int, int] = Pair(1, "spacing of the window's taps", min=1)
    ceil_mode: bool = Bool(False, "let the last window run over the edge")

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.MaxPool2d."""
        names = ("stride", "padding", "dilation", "ceil_mode")
        return Call("nn.MaxPool2d", **self.pick("kernel_size", *names))

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """MaxPool; behind Pad where dilation reaches farther out than MaxPool may pad."""
        ends = self._ends(xs[0])
        names: dict[str, Any] = self._onnx_window() | {"dilations": self.dilation}
        if all(end < size for end, size in zip(ends, self.kernel_size, strict=True)):
            return Op("MaxPool", X, pads=self.padding + ends, **names)
        return (
            Op("Pad", X, _around(self.padding, ends), LOWEST, result="padded"),
            Op("MaxPool", "padded", **names),
        )


class AvgPool2d(Pool2d):
    """Takes the mean of each window of each channel (LeCun et al. 1998)."""

    category = "Pooling"
    aliases = ("pool", "mean")

    kernel_size: tuple[int, int] = Pair(2, "height and width of the window", min=1)
    stride: tuple[int, int] = Pair(2, "step of the window", min=1, entry=True)
    padding: tuple[int, int] = Pair(0, "zeros added on each side")
    ceil_mode: bool = Bool(False, "let the last window run over the edge")
    count_include_pad: bool = Bool(True, "whether the mean counts the padding's zeros")

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.AvgPool2d."""
        names = ("stride", "padding", "ceil_mode", "count_include_pad")
        return Call("nn.AvgPool2d", **self.pick("kernel_size", *names))

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """AveragePool; behind Pad where the mean counts padding but not what lies beyond it."""
        ends, names = self._ends(xs[0]), self._onnx_window()
        if ends == self.padding or not self.count_include_pad:
            include = int(self.count_include_pad)
            return Op(
                "AveragePool", X, pads=self.padding + ends, count_include_pad=include, **names
            )
        beyond = tuple(end - inner for end, inner in zip(ends, self.padding, strict=True))
        if self.padding == (0, 0):
            return Op("AveragePool", X, pads=(0, 0, *beyond), count_include_pad=0, **names)
        return (
            Op("Pad", X, _around(self.padding, self.padding), result="padded"),
            Op("AveragePool", "padded", pads=(0, 0, *beyond), count_include_pad=0, **names),
        )


class AdaptiveAvgPool2d(Layer):
    """Takes the means of an even grid of windows, whatever the input's size.

    Output row i is the mean of the rows from ⌊i·H/out⌋ up to ⌈(i + 1)·H/out⌉.
    """

    category = "Pooling"
    aliases = ("global", "gap", "pool")

    output_size: tuple[int, int] = Pair(1, "height and width of the output", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image."""
        yield from is_image(xs[0])

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C, *output_size)."""
        return xs[0].like(xs[0].channels, *self.output_size)

    def window(self, *xs: TensorSpec) -> Window | None:
        """The cell's size where the grid is even; a 1×1 output sees the whole input."""
        if self.output_size == (1, 1):
            return None
        cells = [-(-size // out) for size, out in zip(xs[0].spatial, self.output_size, strict=True)]
        return (cells[0] - 1, cells[1] - 1), (cells[0], cells[1])

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.AdaptiveAvgPool2d."""
        return Call("nn.AdaptiveAvgPool2d", output_size=self.output_size)

    def onnx(self, *xs: TensorSpec) -> Op | tuple[Op, ...]:
        """GlobalAveragePool, AveragePool on an even grid, else two products with mean matrices."""
        if self.output_size == (1, 1):
            return Op("GlobalAveragePool", X)
        (height, width), (rows, columns) = xs[0].spatial, self.output_size
        if height % rows == 0 and width % columns == 0:
            cell = (height // rows, width // columns)
            return Op("AveragePool", X, kernel_shape=cell, strides=cell)
        across = tuple(zip(*_means(width, columns), strict=True))
        return (
            Op("MatMul", Constant(_means(height, rows)), X, result="rows"),
            Op("MatMul", "rows", Constant(across)),
        )

    @property
    def shorthand(self) -> str:
        """→ 1×1."""
        return f"→ {self.output_size[0]}×{self.output_size[1]}"


def _around(begins: tuple[int, ...], ends: tuple[int, ...]) -> Constant:
    return Constant((0, 0, *begins, 0, 0, *ends), integers=True)


def _means(size: int, out: int) -> tuple[tuple[float, ...], ...]:
    """Row i averages the inputs of cell i: shape (out, size)."""
    spans = [((i * size) // out, -(-(i + 1) * size // out)) for i in range(out)]
    return tuple(
        tuple(1 / (end - start) if start <= j < end else 0.0 for j in range(size))
        for start, end in spans
    )
