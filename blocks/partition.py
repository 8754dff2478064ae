"""Images cut into windows of tokens, and put together again."""

from collections.abc import Iterator
from math import gcd, isqrt

from blocks.keeping import NOTHING, SAME, Keeping
from blocks.layer import Fix, Layer, Problem, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import Bool, Int
from blocks.reshaping import Unsqueeze
from blocks.spatial import is_image
from blocks.splitting import Slice
from blocks.tensor import DTYPES, TensorSpec

# The order of axes from C, rows, M, columns, M to windows first; of a grid from C, M, rows, M,
# columns. Then the ways back.
CUT, CUT_GRID = (0, 2, 4, 3, 5, 1), (0, 3, 5, 2, 4, 1)
JOIN, JOIN_GRID = (0, 5, 1, 3, 2, 4), (0, 5, 3, 1, 4, 2)


def windows_divide(layer: Layer, height: int, width: int) -> Iterator[Problem]:
    """The image divides into windows of the layer's window_size."""
    size: int = layer.values()["window_size"]
    if height % size or width % size:
        common = gcd(size, height, width)
        yield Problem(
            f"{height}×{width} does not divide into windows of {size}×{size}.",
            "window_size",
            fixes=(Fix(f"Set window_size to {common}", layer.replace(window_size=common)),),
        )


class WindowPartition(Layer):
    """Cuts an image C×H×W into windows of M×M pixels as tokens: G×M²×C, G = H·W / M².

    Liu et al. 2021, section 3.2. With `grid` the M×M pixels of a group lie H/M and W/M apart, so
    that attention among them is sparse and global (Tu et al. 2022, section 3.2).
    """

    category = "Reshaping"
    aliases = ("swin", "maxvit", "grid", "block", "patches", "tokens")
    dtypes = DTYPES

    window_size: int = Int(7, "M: height and width of a window", min=1)
    grid: bool = Bool(False, "a group's pixels lie far apart, all over the image")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image whose height and width divide into windows."""
        (x,) = xs
        yield from is_image(x)
        if x.rank == 3:
            yield from windows_divide(self, *x.spatial)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(windows, places in a window, C)."""
        (x,), size = xs, self.window_size
        return x.like((x.shape[1] // size) * (x.shape[2] // size), size * size, x.channels)

    def window(self, *xs: TensorSpec) -> Window | None:
        """One pixel, but the axes are no longer the image's."""
        return None

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing; windows below one another, groups beside, are another look at the image."""
        across = xs[0].shape[1 if self.grid else 2]
        return SAME if across == self.window_size else NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """unflatten, permute, flatten."""
        cut = (self.window_size, -1) if self.grid else (-1, self.window_size)
        cells = Call(".unflatten", Call(".unflatten", X, 3, cut), 2, cut)
        turned = Call(".permute", cells, *(CUT_GRID if self.grid else CUT))
        return Call(".flatten", Call(".flatten", turned, 3, 4), 1, 2)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Reshape, Transpose, Reshape."""
        channels, height, width = xs[0].shape
        size, rows, columns = (
            self.window_size,
            height // self.window_size,
            width // self.window_size,
        )
        cells = (size, rows, size, columns) if self.grid else (rows, size, columns, size)
        return (
            Op("Reshape", X, Constant((0, channels, *cells), integers=True), result="cells"),
            Op("Transpose", "cells", perm=CUT_GRID if self.grid else CUT, result="turned"),
            Op("Reshape", "turned", Constant((0, *self.infer(*xs).shape), integers=True)),
        )

    @property
    def shorthand(self) -> str:
        """7×7, grid."""
        return f"{self.window_size}×{self.window_size}" + (", grid" if self.grid else "")


class WindowReverse(Layer):
    """Puts windows G×M²×C together to an image C×H×W: the reverse of WindowPartition.

    Liu et al. 2021, section 3.2; Tu et al. 2022, section 3.2.
    """

    category = "Reshaping"
    aliases = ("swin", "maxvit", "grid", "departition", "merge", "window")
    dtypes = DTYPES
    example = (64, 49, 64)

    height: int = Int(56, "height of the image", min=1)
    width: int = Int(56, "width of the image", min=1)
    grid: bool = Bool(False, "as the partition's")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Square windows, as many as make the image."""
        (x,) = xs
        if x.rank != 3:
            fixes = (Fix("Insert Unsqueeze: one window", insert=(Unsqueeze(1),)),)
            wanted = "Expected windows G×M²×C"
            yield Problem(f"{wanted}, got {x} (rank {x.rank}).", fixes=fixes * (x.rank == 2))
            return
        windows, places, _ = x.shape
        side = isqrt(places)
        if side * side != places:
            cut = Slice(2, stop=side * side)
            yield Problem(
                f"{places} tokens are no square window, in {x}.",
                fixes=(Fix(f"Insert Slice to the first {side * side} tokens", insert=(cut,)),),
            )
            return
        size = f"{self.height}×{self.width}"
        rows = next(n for n in range(isqrt(windows), 0, -1) if windows % n == 0)
        height, width = rows * side, windows // rows * side
        label = f"Set height to {height} and width to {width}"
        fixes = (Fix(label, self.replace(height=height, width=width)),)
        if (self.height // side) * (self.width // side) != windows:
            message = f"{windows} windows of {side}×{side} do not make an image of {size}."
            yield Problem(message, "height", fixes=fixes)
        elif self.height % side or self.width % side:
            message = f"An image of {size} is not cut into whole windows of {side}×{side}."
            yield Problem(message, "height", fixes=fixes)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C, height, width)."""
        return xs[0].like(xs[0].shape[2], self.height, self.width)

    def window(self, *xs: TensorSpec) -> Window | None:
        """One token, but the axes were not the image's."""
        return None

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing; windows below one another, groups beside, go back as they are."""
        across = self.height if self.grid else self.width
        return Keeping(passes=(0,)) if across == isqrt(xs[0].shape[1]) else NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """unflatten, permute, flatten."""
        size = isqrt(xs[0].shape[1])
        within = Call(".unflatten", X, 2, (size, size))
        cells = Call(".unflatten", within, 1, (self.height // size, self.width // size))
        turned = Call(".permute", cells, *(JOIN_GRID if self.grid else JOIN))
        return Call(".flatten", Call(".flatten", turned, 4, 5), 2, 3)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Reshape, Transpose, Reshape."""
        size = isqrt(xs[0].shape[1])
        rows, columns = self.height // size, self.width // size
        cells = Constant((0, rows, columns, size, size, xs[0].shape[2]), integers=True)
        return (
            Op("Reshape", X, cells, result="cells"),
            Op("Transpose", "cells", perm=JOIN_GRID if self.grid else JOIN, result="turned"),
            Op("Reshape", "turned", Constant((0, *self.infer(*xs).shape), integers=True)),
        )

    @property
    def shorthand(self) -> str:
        """56×56, grid."""
        return f"{self.height}×{self.width}" + (", grid" if self.grid else "")
