"""Layers that change the order of axes or move values from one axis to another."""

from collections.abc import Iterator
from math import gcd

from blocks.axes import axis_exists
from blocks.keeping import NOTHING, Keeping
from blocks.layer import Fix, Layer, Problem, Window
from blocks.lowering import Call, Constant, Op, X
from blocks.parameters import Int, Ints
from blocks.sight import Finer
from blocks.spatial import is_image
from blocks.tensor import DTYPES, TensorSpec
from blocks.widening import widened


class Permute(Layer):
    """Puts the axes into another order: 2, 3, 1 turns C×H×W into H×W×C."""

    category = "Reshaping"
    aliases = ("transpose", "channels last", "order", "axes")
    dtypes = DTYPES
    view = True

    dims: tuple[int, ...] = Ints(
        (2, 3, 1), "the old axes in their new order; 1 is the first", min=1
    )

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Each axis once; the batch stays the first."""
        (x,) = xs
        axes = list(range(1, x.rank + 1))
        if sorted(self.dims) != axes:
            kept = [axis for axis in dict.fromkeys(self.dims) if axis in axes]
            whole = (*kept, *(axis for axis in axes if axis not in kept))
            yield Problem(
                f"The order {', '.join(map(str, self.dims))} must hold each axis of {x} once: "
                f"{', '.join(map(str, axes))}.",
                "dims",
                fixes=(Fix(f"Set dims to {', '.join(map(str, whole))}", self.replace(dims=whole)),),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The sizes in the new order."""
        return xs[0].like(*(xs[0].shape[axis - 1] for axis in self.dims))

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.permute."""
        return Call("torch.permute", X, (0, *self.dims))

    def onnx(self, *xs: TensorSpec) -> Op:
        """Transpose."""
        return Op("Transpose", X, perm=(0, *self.dims))

    @property
    def shorthand(self) -> str:
        """The order."""
        return ", ".join(map(str, self.dims))


class Transpose(Layer):
    """Swaps two axes."""

    category = "Reshaping"
    aliases = ("permute", "swap", "axes")
    dtypes = DTYPES
    view = True

    dim0: int = Int(1, "axis, counting the batch as 0", min=1, max=8)
    dim1: int = Int(2, "the axis it changes places with", min=1, max=8)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Both axes exist."""
        yield from list(axis_exists(self, xs[0], "dim0")) or axis_exists(self, xs[0], "dim1")

    def _order(self, x: TensorSpec) -> tuple[int, ...]:
        swap = {self.dim0: self.dim1, self.dim1: self.dim0}
        return tuple(swap.get(axis, axis) for axis in range(1, x.rank + 1))

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """The two sizes swapped."""
        return xs[0].like(*(xs[0].shape[axis - 1] for axis in self._order(xs[0])))

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.transpose."""
        return Call("torch.transpose", X, self.dim0, self.dim1)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Transpose."""
        return Op("Transpose", X, perm=(0, *self._order(xs[0])))

    @property
    def shorthand(self) -> str:
        """1 ↔ 2."""
        return f"{self.dim0} ↔ {self.dim1}"


class ChannelShuffle(Layer):
    """Mixes the channels of groups, so that the next grouped convolution sees all (Zhang 2018).

    "ShuffleNet", section 3.1: as a matrix groups × (C / groups), transposed and read row by row.
    """

    category = "Reshaping"
    aliases = ("shufflenet", "mix", "permute")
    dtypes = DTYPES

    groups: int = Int(2, "groups that are mixed", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image whose channels divide into the groups."""
        (x,) = xs
        yield from is_image(x)
        if x.rank == 3 and x.channels % self.groups:
            common = gcd(x.channels, self.groups)
            yield Problem(
                f"{x.channels} channels do not divide into {self.groups} groups: {x.channels} = "
                f"{x.channels // self.groups}·{self.groups} + {x.channels % self.groups}.",
                "groups",
                fixes=(Fix(f"Set groups to {common}", self.replace(groups=common)),),
            )

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.ChannelShuffle."""
        return Call("nn.ChannelShuffle", self.groups)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Reshape, Transpose, Reshape."""
        channels, height, width = xs[0].shape
        matrix = Constant((0, self.groups, channels // self.groups, height, width), integers=True)
        return (
            Op("Reshape", X, matrix, result="matrix"),
            Op("Transpose", "matrix", perm=(0, 2, 1, 3, 4), result="turned"),
            Op("Reshape", "turned", Constant((0, channels, height, width), integers=True)),
        )

    @property
    def shorthand(self) -> str:
        """Number of groups."""
        return f"{self.groups} groups"


class PixelShuffle(Layer):
    """Turns r² channels into r×r pixels: upsampling without a new value (Shi 2016, eq. 4)."""

    category = "Reshaping"
    aliases = ("depth to space", "super-resolution", "upsample", "subpixel")

    upscale_factor: int = Int(2, "r: how many times higher and wider", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image whose channels divide by r²."""
        (x,) = xs
        yield from is_image(x)
        square = self.upscale_factor**2
        if x.rank == 3 and x.channels % square:
            rounded = -(-x.channels // square) * square
            yield Problem(
                f"{x.channels} channels do not divide by {self.upscale_factor}² = {square}.",
                "upscale_factor",
                fixes=(
                    *widened(x, 1, rounded),
                    Fix("Set upscale_factor to 1", self.replace(upscale_factor=1)),
                ),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C / r², r·H, r·W)."""
        (channels, height, width), factor = xs[0].shape, self.upscale_factor
        return xs[0].like(channels // factor**2, factor * height, factor * width)

    def window(self, *xs: TensorSpec) -> Window:
        """One pixel; r in a row share it."""
        step = Finer(self.upscale_factor, self.upscale_factor - 1)
        return (0, 0), (step, step)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.PixelShuffle."""
        return Call("nn.PixelShuffle", self.upscale_factor)

    def onnx(self, *xs: TensorSpec) -> Op:
        """DepthToSpace."""
        return Op("DepthToSpace", X, blocksize=self.upscale_factor, mode="CRD")

    @property
    def shorthand(self) -> str:
        """×2."""
        return f"×{self.upscale_factor}"


class PixelUnshuffle(Layer):
    """Turns r×r pixels into r² channels: the reverse of PixelShuffle (Shi et al. 2016)."""

    category = "Reshaping"
    aliases = ("space to depth", "focus", "downsample")

    downscale_factor: int = Int(2, "r: how many times lower and narrower", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image whose height and width divide by r."""
        (x,) = xs
        yield from is_image(x)
        factor = self.downscale_factor
        if x.rank == 3 and any(size % factor for size in x.spatial):
            common = gcd(factor, *x.spatial)
            yield Problem(
                f"{x.spatial[0]}×{x.spatial[1]} does not divide into squares of {factor}×{factor}.",
                "downscale_factor",
                fixes=(
                    Fix(f"Set downscale_factor to {common}", self.replace(downscale_factor=common)),
                ),
            )

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(C·r², H / r, W / r)."""
        (channels, height, width), factor = xs[0].shape, self.downscale_factor
        return xs[0].like(channels * factor**2, height // factor, width // factor)

    def window(self, *xs: TensorSpec) -> Window:
        """r×r pixels, of which each channel holds one: all channels together see them."""
        factor = self.downscale_factor
        return (factor - 1, factor - 1), (factor, factor)

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.PixelUnshuffle."""
        return Call("nn.PixelUnshuffle", self.downscale_factor)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """Reshape, Transpose, Reshape: SpaceToDepth puts the channels in another order."""
        (channels, _, _), y, factor = xs[0].shape, self.infer(*xs), self.downscale_factor
        cells = Constant((0, channels, y.shape[1], factor, y.shape[2], factor), integers=True)
        return (
            Op("Reshape", X, cells, result="cells"),
            Op("Transpose", "cells", perm=(0, 1, 3, 5, 2, 4), result="turned"),
            Op("Reshape", "turned", Constant((0, *y.shape), integers=True)),
        )

    @property
    def shorthand(self) -> str:
        """/2."""
        return f"/{self.downscale_factor}"
