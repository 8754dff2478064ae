"""The blocks of Inception v3 (Szegedy et al.: "Rethinking the Inception architecture", 2016).

Large filters are taken apart: 5×5 into two 3×3, n×n into 1×n and n×1. The letters are
torchvision's; the paper knows the blocks by its figures.
"""

from collections.abc import Iterator

from blocks.conv_bn_relu import ConvBnReLU
from blocks.inception_bn import EPS
from blocks.layer import Block, Fix, Instead, Net, Problem, Value
from blocks.linear import Linear
from blocks.merging import Concat
from blocks.parameters import Int
from blocks.pooling import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d
from blocks.reshaping import Flatten
from blocks.spatial import is_image
from blocks.tensor import TensorSpec

LEAST = 17  # pixels that the auxiliary head needs: the net's own grid there, of 299 pixels


class InceptionA(Block):
    """1×1, 5×5, twice 3×3 and a pooling side by side (Szegedy et al. 2016, figure 5).

    Two 3×3 convolutions see as much as a 5×5 for 18/25 of its weights. The narrow 5×5 is the
    authors' code's, where their figure has a 3×3.
    """

    category = "Inception"
    aliases = ("inception v3", "factorized")
    example = (192, 35, 35)

    pool_features: int = Int(64, "1×1 filters after the pooling", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """1×1; 5×5; two 3×3; pooling."""
        (x,) = xs
        branches = (
            net.add("branch1x1", _conv(64, 1), x),
            net.chain(x, branch5x5_1=_conv(48, 1), branch5x5_2=_conv(64, 5)),
            net.chain(
                x,
                branch3x3dbl_1=_conv(64, 1),
                branch3x3dbl_2=_conv(96, 3),
                branch3x3dbl_3=_conv(96, 3),
            ),
            net.chain(x, pool=AvgPool2d(3, 1, 1), branch_pool=_conv(self.pool_features, 1)),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """One 5×5 for the two 3×3."""
        nodes = {"branch3x3dbl_2": (_conv(96, 5),), "branch3x3dbl_3": ()}
        yield Instead("Two 3×3 that see 5×5", "with one 5×5", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """Filters of the branches."""
        return f"64 + 64 + 96 + {self.pool_features}"


class InceptionB(Block):
    """Halves the image by convolutions beside a pooling (Szegedy et al. 2016, figure 10).

    Pooling first would narrow the flow of information; filtering first costs three times as much.
    Side by side there is neither the bottleneck nor the cost.
    """

    category = "Inception"
    aliases = ("inception v3", "reduction")

    def build(self, net: Net, *xs: Value) -> Value:
        """3×3/2; 3×3 and 3×3/2; pooling/2."""
        (x,) = xs
        branches = (
            net.add("branch3x3", _halving(384), x),
            net.chain(
                x,
                branch3x3dbl_1=_conv(64, 1),
                branch3x3dbl_2=_conv(96, 3),
                branch3x3dbl_3=_halving(96),
            ),
            net.add("pool", MaxPool2d(3, 2), x),
        )
        return net.add("concat", Concat(), *branches)

    @property
    def shorthand(self) -> str:
        """Filters of the branches, and the stride."""
        return "384 + 96 + pool, /2"


class InceptionC(Block):
    """Inception with 7×7 taken apart into 1×7 and 7×1 (Szegedy et al. 2016, figure 6).

    1×7 and 7×1 together see as much as a 7×7 for 2/7 of its weights: worth it on grids of 12 to 20
    pixels, the paper finds.
    """

    category = "Inception"
    aliases = ("inception v3", "factorized", "asymmetric")
    example = (768, 17, 17)

    channels_7x7: int = Int(128, "filters inside the 7×7 branches", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """1×1; 7×7; 7×7 twice; pooling."""
        (x,) = xs
        c7 = self.channels_7x7
        branches = (
            net.add("branch1x1", _conv(192, 1), x),
            net.chain(
                x, branch7x7_1=_conv(c7, 1), branch7x7_2=_row(c7, 7), branch7x7_3=_column(192, 7)
            ),
            net.chain(
                x,
                branch7x7dbl_1=_conv(c7, 1),
                branch7x7dbl_2=_column(c7, 7),
                branch7x7dbl_3=_row(c7, 7),
                branch7x7dbl_4=_column(c7, 7),
                branch7x7dbl_5=_row(192, 7),
            ),
            net.chain(x, pool=AvgPool2d(3, 1, 1), branch_pool=_conv(192, 1)),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """Whole 7×7 filters."""
        c7 = self.channels_7x7
        nodes = {
            "branch7x7_2": (_conv(192, 7),),
            "branch7x7_3": (),
            "branch7x7dbl_2": (_conv(c7, 7),),
            "branch7x7dbl_3": (),
            "branch7x7dbl_4": (_conv(192, 7),),
            "branch7x7dbl_5": (),
        }
        yield Instead("7×7 as 1×7 and 7×1", "with whole 7×7", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """Filters inside."""
        return f"4 × 192, 7×7 by {self.channels_7x7}"


class InceptionD(Block):
    """Halves the image as InceptionB does, with a 7×7 before one 3×3 (Inception v3)."""

    category = "Inception"
    aliases = ("inception v3", "reduction")
    example = (768, 17, 17)

    def build(self, net: Net, *xs: Value) -> Value:
        """3×3/2; 7×7 and 3×3/2; pooling/2."""
        (x,) = xs
        branches = (
            net.chain(x, branch3x3_1=_conv(192, 1), branch3x3_2=_halving(320)),
            net.chain(
                x,
                branch7x7x3_1=_conv(192, 1),
                branch7x7x3_2=_row(192, 7),
                branch7x7x3_3=_column(192, 7),
                branch7x7x3_4=_halving(192),
            ),
            net.add("pool", MaxPool2d(3, 2), x),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A whole 7×7 filter."""
        nodes = {"branch7x7x3_2": (_conv(192, 7),), "branch7x7x3_3": ()}
        yield Instead("7×7 as 1×7 and 7×1", "with a whole 7×7", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """Filters of the branches, and the stride."""
        return "320 + 192 + pool, /2"


class InceptionE(Block):
    """Inception whose 3×3 are a 1×3 and a 3×1 side by side (Szegedy et al. 2016, figure 7).

    For the coarsest grids: it widens the output to 2048 channels, where a classifier wants many
    features of a place.
    """

    category = "Inception"
    aliases = ("inception v3", "factorized", "expanded")

    def build(self, net: Net, *xs: Value) -> Value:
        """1×1; 1×3 + 3×1; 3×3 and 1×3 + 3×1; pooling."""
        (x,) = xs
        pointwise = net.add("branch1x1", _conv(320, 1), x)
        single = net.add("branch3x3_1", _conv(384, 1), x)
        singles = (
            net.add("branch3x3_2a", _row(384, 3), single),
            net.add("branch3x3_2b", _column(384, 3), single),
        )
        double = net.chain(x, branch3x3dbl_1=_conv(448, 1), branch3x3dbl_2=_conv(384, 3))
        doubles = (
            net.add("branch3x3dbl_3a", _row(384, 3), double),
            net.add("branch3x3dbl_3b", _column(384, 3), double),
        )
        pooled = net.chain(x, pool=AvgPool2d(3, 1, 1), branch_pool=_conv(192, 1))
        return net.add("concat", Concat(), pointwise, *singles, *doubles, pooled)

    @property
    def shorthand(self) -> str:
        """Filters of the branches."""
        return "320 + 768 + 768 + 192"


class AuxiliaryHeadV3(Block):
    """Inception v3's classifier on an inner layer, for training only (Szegedy et al. 2016, 4).

    The paper finds that it regularises rather than speeds up the early training.
    """

    category = "Inception"
    aliases = ("inception v3", "auxiliary classifier", "aux")

    classes: int = Int(1000, "number of classes", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An image of which the pooling leaves 5×5 for the second convolution."""
        (x,) = xs
        yield from is_image(x)
        if x.rank == 3 and min(x.spatial) < LEAST:
            size = min(x.spatial)
            wanted = tuple(max(each, LEAST) for each in x.spatial)
            pool = AdaptiveAvgPool2d(wanted)
            yield Problem(
                f"{x} is too small for this head: its 5×5 convolution wants "
                f"⌊(H − 5)/3⌋ + 1 ≥ 5, so {LEAST} pixels, not {size}.",
                fixes=(Fix(f"Insert pooling to {pool.shorthand[2:]}", insert=(pool,)),),
            )

    def build(self, net: Net, *xs: Value) -> Value:
        """Average pooling 5×5/3, 1×1 and 5×5 convolutions, global pooling, one linear layer."""
        return net.chain(
            xs[0],
            pool=AvgPool2d(5, 3),
            conv0=_conv(128, 1),
            conv1=ConvBnReLU(768, 5, padding=0, eps=EPS),
            avgpool=AdaptiveAvgPool2d(1),
            flatten=Flatten(),
            fc=Linear(self.classes),
        )

    @property
    def shorthand(self) -> str:
        """Classes."""
        return f"{self.classes} classes"


def _conv(channels: int, kernel: int) -> ConvBnReLU:
    return ConvBnReLU(channels, kernel, padding=kernel // 2, eps=EPS)


def _halving(channels: int) -> ConvBnReLU:
    return ConvBnReLU(channels, 3, 2, 0, eps=EPS)


def _row(channels: int, width: int) -> ConvBnReLU:
    return ConvBnReLU(channels, (1, width), padding=(0, width // 2), eps=EPS)


def _column(channels: int, height: int) -> ConvBnReLU:
    return ConvBnReLU(channels, (height, 1), padding=(height // 2, 0), eps=EPS)
