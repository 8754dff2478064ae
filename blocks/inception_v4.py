"""Inception v4's blocks (Szegedy, Ioffe, Vanhoucke, Alemi, 2016, arXiv:1602.07261).

Three kinds of Inception block for three sizes of image, and a reduction between each: the size is
halved by several branches at once, so that no layer is a bottleneck. A 7×7 is done as 1×7 and 7×1,
14 weights for 49.
"""

from collections.abc import Iterator

from blocks.conv_bn_relu import ConvBnReLU
from blocks.layer import Block, Instead, Layer, Net, Value
from blocks.merging import Concat
from blocks.parameters import Int
from blocks.pooling import AvgPool2d, MaxPool2d
from blocks.tensor import TensorSpec


def _conv(channels: int, height: int, width: int, stride: int = 1, *, pad: bool = True) -> Layer:
    """Convolution–normalisation–ReLU that keeps the size, or "V" in the figures: without padding.

    The epsilon is that of the authors' code.
    """
    padding = (height // 2, width // 2) if pad else (0, 0)
    return ConvBnReLU(channels, (height, width), stride, padding, eps=1e-3)


def _averaged(net: Net, x: Value, channels: int) -> Value:
    """The branch that pools: a mean of the pixels that there are, then a 1×1 convolution."""
    pool = AvgPool2d(3, 1, 1, count_include_pad=False)
    return net.sequence("branch_pool", x, pool, _conv(channels, 1, 1))


class InceptionV4Stem(Block):
    """The first layers: 299×299 pixels to 35×35 in 384 channels (Szegedy et al. 2016, figure 3).

    Twice a pooling and a convolution with stride 2 halve the image side by side; between them two
    branches see 3×3 and, by 7×1 and 1×7, 9×9.
    """

    category = "Inception"
    aliases = ("inception v4", "stem")

    def build(self, net: Net, *xs: Value) -> Value:
        """conv1 … conv3 and three Concats."""
        x = net.chain(
            xs[0],
            conv1=_conv(32, 3, 3, 2, pad=False),
            conv2=_conv(32, 3, 3, pad=False),
            conv3=_conv(64, 3, 3),
        )
        pool, conv = MaxPool2d(3, 2), _conv(96, 3, 3, 2, pad=False)
        x = net.add("concat1", Concat(), net.add("pool1", pool, x), net.add("conv4", conv, x))
        last = _conv(96, 3, 3, pad=False)
        branches = (
            net.sequence("branch3x3", x, _conv(64, 1, 1), last),
            net.sequence("branch7x7", x, _conv(64, 1, 1), _conv(64, 7, 1), _conv(64, 1, 7), last),
        )
        x = net.add("concat2", Concat(), *branches)
        conv = _conv(192, 3, 3, 2, pad=False)
        return net.add("concat3", Concat(), net.add("conv5", conv, x), net.add("pool2", pool, x))


class InceptionV4A(Block):
    """The block on 35×35: 1×1, 3×3, twice 3×3, pooling (Szegedy et al. 2016, figure 4)."""

    category = "Inception"
    aliases = ("inception v4",)
    example = (384, 35, 35)

    def build(self, net: Net, *xs: Value) -> Value:
        """Four branches of 96 channels and a Concat."""
        (x,) = xs
        reduce, conv = _conv(64, 1, 1), _conv(96, 3, 3)
        branches = (
            _averaged(net, x, 96),
            net.add("branch1x1", _conv(96, 1, 1), x),
            net.sequence("branch3x3", x, reduce, conv),
            net.sequence("branch5x5", x, reduce, conv, conv),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """One 5×5 for the two 3×3."""
        nodes = {"branch5x5.1": (_conv(96, 5, 5),), "branch5x5.2": ()}
        yield Instead("Two 3×3 that see 5×5", "with one 5×5", nodes=nodes)


class ReductionA(Block):
    """Halves 35×35 by three branches side by side (Szegedy et al. 2016, figure 7 and table 1).

    k, l, m, n are the table's: 192, 224, 256, 384 in Inception v4.
    """

    category = "Inception"
    aliases = ("inception v4", "inception-resnet", "reduction")

    k: int = Int(192, "1×1 filters of the longest branch", min=1)
    l: int = Int(224, "3×3 filters between", min=1)  # noqa: E741 - as the paper names it
    m: int = Int(256, "3×3 filters that halve, of the longest branch", min=1)
    n: int = Int(384, "3×3 filters that halve at once", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """Pooling, a 3×3, and 1×1–3×3–3×3, joined."""
        (x,) = xs
        shrink = _conv(self.m, 3, 3, 2, pad=False)
        branches = (
            net.add("branch_pool", MaxPool2d(3, 2), x),
            net.add("branch3x3", _conv(self.n, 3, 3, 2, pad=False), x),
            net.sequence("branch5x5", x, _conv(self.k, 1, 1), _conv(self.l, 3, 3), shrink),
        )
        return net.add("concat", Concat(), *branches)

    @property
    def shorthand(self) -> str:
        """pool + 384 + 192→224→256."""
        return f"pool + {self.n} + {self.k}→{self.l}→{self.m}"


class InceptionV4B(Block):
    """The block on 17×17: 1×1, a 7×7 and a 13×13 in parts, pooling (figure 5).

    The 7×7 is 1×7 and 7×1, the 13×13 twice that.
    """

    category = "Inception"
    aliases = ("inception v4", "factorized")
    example = (1024, 17, 17)

    def build(self, net: Net, *xs: Value) -> Value:
        """Four branches of 128, 384, 256, 256 channels and a Concat."""
        (x,) = xs
        once = (_conv(192, 1, 1), _conv(224, 1, 7), _conv(256, 7, 1))
        twice = (
            _conv(192, 1, 1),
            _conv(192, 7, 1),
            _conv(224, 1, 7),
            _conv(224, 7, 1),
            _conv(256, 1, 7),
        )
        branches = (
            _averaged(net, x, 128),
            net.add("branch1x1", _conv(384, 1, 1), x),
            net.sequence("branch7x7", x, *once),
            net.sequence("branch13x13", x, *twice),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """Whole 7×7 filters."""
        nodes = {
            "branch7x7.1": (_conv(256, 7, 7),),
            "branch7x7.2": (),
            "branch13x13.1": (_conv(224, 7, 7),),
            "branch13x13.2": (),
            "branch13x13.3": (_conv(256, 7, 7),),
            "branch13x13.4": (),
        }
        yield Instead("7×7 as 1×7 and 7×1", "with whole 7×7", nodes=nodes)


class ReductionB(Block):
    """Halves 17×17 by three branches side by side (Szegedy et al. 2016, figure 8)."""

    category = "Inception"
    aliases = ("inception v4", "reduction")
    example = (1024, 17, 17)

    def build(self, net: Net, *xs: Value) -> Value:
        """Pooling, 1×1–3×3, and 1×1–1×7–7×1–3×3, joined."""
        (x,) = xs
        wide = (_conv(256, 1, 1), _conv(256, 1, 7), _conv(320, 7, 1))
        branches = (
            net.add("branch_pool", MaxPool2d(3, 2), x),
            net.sequence("branch3x3", x, _conv(192, 1, 1), _conv(192, 3, 3, 2, pad=False)),
            net.sequence("branch7x7", x, *wide, _conv(320, 3, 3, 2, pad=False)),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A whole 7×7 filter."""
        nodes = {"branch7x7.1": (_conv(320, 7, 7),), "branch7x7.2": ()}
        yield Instead("7×7 as 1×7 and 7×1", "with a whole 7×7", nodes=nodes)


class InceptionV4C(Block):
    """The block on 8×8: filters side by side at the ends of branches (figure 6).

    A 1×3 beside a 3×1 on the same input: where the image is smallest it grows wide, not deep.
    """

    category = "Inception"
    aliases = ("inception v4", "factorized")

    def build(self, net: Net, *xs: Value) -> Value:
        """Four branches, two of which fork, and a Concat of six times 256 channels."""
        (x,) = xs
        flat, tall = _conv(256, 1, 3), _conv(256, 3, 1)
        short = net.add("branch3x3_1", _conv(384, 1, 1), x)
        stem = (_conv(384, 1, 1), _conv(448, 3, 1), _conv(512, 1, 3))
        long = net.sequence("branch5x5_stem", x, *stem)
        branches = (
            _averaged(net, x, 256),
            net.add("branch1x1", _conv(256, 1, 1), x),
            net.add("branch3x3_2a", flat, short),
            net.add("branch3x3_2b", tall, short),
            net.add("branch5x5_2a", flat, long),
            net.add("branch5x5_2b", tall, long),
        )
        return net.add("concat", Concat(), *branches)
