"""Patch merging: how Swin halves an image that has its channels last (Liu et al. 2021; 2022)."""

from collections.abc import Iterator

from blocks.keeping import NOTHING, Keeping
from blocks.layer import Block, Layer, Net, Problem, Value, Window
from blocks.layer_normalization import LayerNorm
from blocks.linear import Linear
from blocks.lowering import Call, Op, X
from blocks.parameters import Bool, Int
from blocks.tensor import DTYPES, TensorSpec
from blocks.window_attention import has_channels_last, whole


class PatchJoin(Layer):
    """Joins r×r neighbours of H×W×C into one place of r²·C channels (Liu et al. 2021, 3.1).

    Zeros fill the last row and column where r does not divide. PixelUnshuffle does it with C×H×W.
    """

    category = "Reshaping"
    aliases = ("swin", "space to depth", "patch merging", "downsample")
    dtypes = DTYPES
    example = (56, 56, 96)

    size: int = Int(2, "r: height and width of what is joined", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image with its channels last."""
        yield from has_channels_last(xs[0])

    def _missing(self, x: TensorSpec) -> tuple[int, int]:
        """Rows and columns of zeros."""
        return -x.shape[0] % self.size, -x.shape[1] % self.size

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(⌈H / r⌉, ⌈W / r⌉, r²·C)."""
        height, width, channels = xs[0].shape
        size = self.size
        return xs[0].like(-(-height // size), -(-width // size), size * size * channels)

    def window(self, *xs: TensorSpec) -> Window | None:
        """r×r pixels, but the axes are not those of C×H×W."""
        return None

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing. A single row of squares goes back as it is; a border is cut off again."""
        rows = self.infer(*xs).shape[0]
        if not any(self._missing(xs[0])):
            return NOTHING if rows > 1 else Keeping(passes=(0,))
        padded = self.infer(*xs).numel
        return Keeping(working=padded, doing=padded, undoing=padded if rows > 1 else 0)

    def torch(self, *xs: TensorSpec) -> Call:
        """pad, unflatten, permute: a column of neighbours after the other."""
        below, beside = self._missing(xs[0])
        x = X if not below + beside else Call("nn.functional.pad", X, (0, 0, 0, beside, 0, below))
        cut = (-1, self.size)
        cells = Call(".unflatten", Call(".unflatten", x, 2, cut), 1, cut)
        return Call(".flatten", Call(".permute", cells, 0, 1, 3, 4, 2, 5), 3)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Pad, Reshape, Transpose, Reshape."""
        y, size, channels = self.infer(*xs), self.size, xs[0].shape[2]
        amounts = whole(0, 0, 0, 0, 0, *self._missing(xs[0]), 0)
        return (
            Op("Pad", X, amounts, result="padded"),
            Op(
                "Reshape",
                "padded",
                whole(-1, y.shape[0], size, y.shape[1], size, channels),
                result="cells",
            ),
            Op("Transpose", "cells", perm=(0, 1, 3, 4, 2, 5), result="turned"),
            Op("Reshape", "turned", whole(-1, *y.shape)),
        )

    @property
    def shorthand(self) -> str:
        """/2."""
        return f"/{self.size}"


class PatchMerging(Block):
    """Halves an image H×W×C and doubles its channels: 2×2 neighbours joined, then a linear layer.

    Liu et al. 2021, section 3.1: 4·C channels are normalised, then reduced to 2·C. The second
    version normalises after the reduction (Liu et al. 2022, as in the authors' code).
    """

    category = "Transformer"
    aliases = ("swin", "downsample", "halve")
    axis_names = ("height", "width", "channels")
    example = (56, 56, 96)
    registered = ("reduction", "norm")

    norm_first: bool = Bool(True, "normalise before the reduction, as the first version does")

    def build(self, net: Net, *xs: Value) -> Value:
        """patches, norm, reduction; or patches, reduction, norm."""
        (x,) = xs
        reduction = Linear(2 * x.spec.shape[-1], bias=False, channels_last=True)
        x = net.add("patches", PatchJoin(), x)
        if self.norm_first:
            return net.chain(x, norm=LayerNorm(), reduction=reduction)
        return net.chain(x, reduction=reduction, norm=LayerNorm())
