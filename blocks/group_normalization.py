"""Normalisations of each sample by itself over its positions: by groups of channels, by each."""

from collections.abc import Iterator
from math import gcd, prod

from blocks.keeping import Keeping, values
from blocks.layer import Fix, Layer, Problem, Shape
from blocks.lowering import Call, Constant, Op, X
from blocks.normalization import BatchNorm1d, BatchNorm2d, BatchNorm3d, unscaled
from blocks.parameters import LENGTH, PLANE, VOLUME, Bool, Float, Int
from blocks.spatial import Spatial
from blocks.tensor import TensorSpec


class GroupNorm(Layer):
    """Normalises groups of channels of each sample by itself (Wu and He 2018).

    One group is layer normalisation over all axes. Learned: weight and bias (C,).
    """

    category = "Normalization"
    aliases = ("gn", "group normalization")

    num_groups: int = Int(32, "groups of channels that are normalised together", min=1)
    eps: float = Float(1e-5, "added to the variance", min=1e-12)
    affine: bool = Bool(True, "learn a scale and an offset per channel")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The channels divide into the groups; a group is more than one value.

        PyTorch refuses groups of one value, which would all become zero, only if the batch is one.
        """
        channels, positions = xs[0].channels, prod(xs[0].spatial)
        common = gcd(channels, self.num_groups)
        fixes = [Fix(f"Set num_groups to {common}", self.replace(num_groups=common))]
        if channels * positions > 1 and channels // common * positions == 1:
            fixes = [Fix("Set num_groups to 1", self.replace(num_groups=1))]
        if channels % self.num_groups:
            yield Problem(
                f"{channels} channels do not divide into {self.num_groups} groups: {channels} = "
                f"{channels // self.num_groups}·{self.num_groups} + {channels % self.num_groups}.",
                "num_groups",
                fixes=tuple(fixes),
            )
        elif channels // self.num_groups * positions == 1:
            yield Problem(
                f"Each of the {self.num_groups} groups is a single value, and would become 0.",
                "num_groups",
                fixes=tuple(fixes) if channels > 1 else (),
            )

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight and bias (C,)."""
        shape = (xs[0].channels,)
        return {"weight": shape, "bias": shape} if self.affine else {}

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; mean and inverse deviation of each group."""
        each = values(self.num_groups)
        return Keeping(inputs=(0,), made=(each, each))

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.GroupNorm."""
        names = self.pick("eps", "affine")
        return Call("nn.GroupNorm", self.num_groups, xs[0].channels, **names)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """InstanceNormalization with the groups for channels, then scale and offset.

        GroupNormalization itself is younger than the opset that is written.
        """
        (x,) = xs
        grouped = Constant((0, self.num_groups, -1), integers=True)
        normalized = (
            Op("Reshape", X, grouped, result="grouped"),
            Op(
                "InstanceNormalization",
                "grouped",
                *unscaled(self.num_groups),
                epsilon=self.eps,
                result="normalized",
            ),
        )
        back = Op("Reshape", "normalized", Constant((0, *x.shape), integers=True), result="back")
        if not self.affine:
            return *normalized, back
        each = Constant((x.channels, *[1] * len(x.spatial)), integers=True)
        return (
            *normalized,
            back,
            Op("Reshape", "weight", each, result="scale"),
            Op("Mul", "back", "scale", result="scaled"),
            Op("Reshape", "bias", each, result="offset"),
            Op("Add", "scaled", "offset"),
        )

    @property
    def shorthand(self) -> str:
        """Number of groups."""
        return f"{int(self.num_groups)} groups"


class InstanceNorm(Spatial):
    """Normalises each channel of each sample by itself (Ulyanov et al. 2016)."""

    eps: float = Float(1e-5, "added to the variance", min=1e-12)
    affine: bool = Bool(False, "learn a scale and an offset per channel")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """As many axes as it goes over, and more than one position."""
        (x,) = xs
        misfit = list(self.has_rank(x))
        yield from misfit
        if not misfit and prod(x.spatial) == 1:
            batch = {1: BatchNorm1d, 2: BatchNorm2d, 3: BatchNorm3d}[len(self.axes)]
            yield Problem(
                f"{x} has one position: normalised by itself, each value would become 0.",
                fixes=(Fix(f"Use {batch.__name__} instead", batch(eps=self.eps)),),
            )

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight and bias (C,)."""
        shape = (xs[0].channels,)
        return {"weight": shape, "bias": shape} if self.affine else {}

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """The input; mean and inverse deviation of each channel, and its scale where it has one.

        Scale and offset have a gradient a sample each before these are summed.
        """
        each = values(xs[0].channels)
        if not self.affine:
            return Keeping(inputs=(0,), made=(each, each))
        both = 2 * each.numel
        return Keeping(inputs=(0,), made=(each,) * 3, undoing=both, undoing_once=-both)

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.<the layer's name>."""
        return Call(f"nn.{type(self).__name__}", xs[0].channels, **self.values())

    def onnx(self, *xs: TensorSpec) -> Op:
        """InstanceNormalization."""
        scale = ("weight", "bias") if self.affine else unscaled(xs[0].channels)
        return Op("InstanceNormalization", X, *scale, epsilon=self.eps)


class InstanceNorm1d(InstanceNorm):
    """Normalises each channel of a sequence by itself."""

    category = "Normalization"
    aliases = ("in", "instance normalization", "sequence")
    axes = LENGTH


class InstanceNorm2d(InstanceNorm):
    """Normalises each channel of each image by itself: style transfer (Ulyanov et al. 2016)."""

    category = "Normalization"
    aliases = ("in", "instance normalization", "style")
    axes = PLANE


class InstanceNorm3d(InstanceNorm):
    """Normalises each channel of a volume by itself."""

    category = "Normalization"
    aliases = ("in", "instance normalization", "volume")
    axes = VOLUME
