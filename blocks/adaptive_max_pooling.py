"""Maximum poolings to a given size, and so global ones: to a size of 1."""

from typing import Any

from blocks.keeping import Keeping
from blocks.lowering import Constant, Op, X
from blocks.parameters import LENGTH, PLANE, VOLUME
from blocks.pooling import AdaptivePool, spans
from blocks.tensor import TensorSpec


class AdaptiveMaxPool(AdaptivePool):
    """Keeps the largest values of an even grid of windows, whatever the input's size."""

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input, and where in it each result was found (int64), in inference found in vain."""
        found = TensorSpec(self.infer(*xs).shape, "int64")
        return Keeping(inputs=(0,), made=(found,), working=2 * found.numel)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """GlobalMaxPool, MaxPool on an even grid, else axis by axis the cells side by side."""
        even = self.grid("MaxPool", xs[0])
        if even:
            return (even,)
        ops: list[Op] = []
        x: Any = X
        for axis, (size, out) in enumerate(zip(xs[0].spatial, self.output_size, strict=True), 2):
            cells = Constant(_cells(size, out), integers=True)
            ops += [
                Op("Gather", x, cells, axis=axis, result=f"cells{axis}"),
                Op("ReduceMax", f"cells{axis}", axes=(axis + 1,), keepdims=0, result=f"max{axis}"),
            ]
            x = f"max{axis}"
        return tuple(ops)


class AdaptiveMaxPool1d(AdaptiveMaxPool):
    """Keeps the largest values of an even grid of windows of a sequence."""

    category = "Pooling"
    aliases = ("global", "pool", "max", "sequence")
    axes = LENGTH


class AdaptiveMaxPool2d(AdaptiveMaxPool):
    """Keeps the largest values of an even grid of windows, whatever the input's size."""

    category = "Pooling"
    aliases = ("global", "pool", "max")
    axes = PLANE


class AdaptiveMaxPool3d(AdaptiveMaxPool):
    """Keeps the largest values of an even grid of windows of a volume."""

    category = "Pooling"
    aliases = ("global", "pool", "max", "volume")
    axes = VOLUME


def _cells(size: int, out: int) -> tuple[tuple[int, ...], ...]:
    """Row i lists the inputs of cell i, the last one again where another cell has more."""
    cells = spans(size, out)
    longest = max(end - start for start, end in cells)
    return tuple(
        tuple(min(start + place, end - 1) for place in range(longest)) for start, end in cells
    )
