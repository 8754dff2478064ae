"""MBConv and fused MBConv: the blocks of EfficientNet (Tan and Le 2019) and v2 (2021).

The inverted residual with squeeze-and-excitation and SiLU. In training whole branches are left
out at random, the more often the deeper they lie (stochastic depth, Huang et al. 2016).
"""

from collections.abc import Iterator

from blocks.activation import SiLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Fix, Instead, Net, Problem, Value
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.parameters import Float, Int
from blocks.regularization import DropPath
from blocks.squeeze_excitation import SqueezeExcitation
from blocks.tensor import TensorSpec


class Widening(Block):
    """What both have: an inside wider than the ends, which a shortcut joins where they fit."""

    out_channels: int = Int(24, "channels of the output", min=1)
    kernel_size: int = Int(3, "height and width of the filters, odd", min=1)
    stride: int = Int(1, "step of the filters", min=1, entry=True)
    expand_ratio: int = Int(6, "channels inside / input channels", min=1)
    stochastic_depth: float = Float(
        0.0, "probability to leave the branch out in training", min=0, max=1, growth="depth_growth"
    )
    depth_growth: float = Float(0.0, "that probability's growth a copy of a repeat", min=0, max=1)
    eps: float = Float(1e-5, "added to the variances", min=1e-12)
    momentum: float = Float(0.1, "share of a new batch in the running statistics", min=0, max=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An odd window."""
        yield from is_odd(self, self.kernel_size)

    def joined(self, net: Net, x: Value, y: Value) -> Value:
        """The shortcut, where the shapes allow it."""
        if self.stride != 1 or x.spec.channels != y.spec.channels:
            return y
        y = net.add("stochastic_depth", DropPath(self.stochastic_depth), y)
        return net.add("add", Add(), y, x)

    @property
    def shorthand(self) -> str:
        """24, ×6, 5×5, /2."""
        step = [f"/{self.stride}"] if self.stride > 1 else []
        window = f"{self.kernel_size}×{self.kernel_size}"
        return ", ".join([str(self.out_channels), f"×{self.expand_ratio}", window, *step])


class MBConv(Widening):
    """1×1 up, depthwise, gate, 1×1 down, and a shortcut (Tan and Le 2019, table 1).

    Widened t times, a depthwise k×k costs k² · t · C operations a pixel where a full one of that
    width costs k² · t² · C²; what is left is nearly all in the two 1×1 convolutions. The gate is
    measured by the block's input: a quarter of its channels.
    """

    category = "Mobile"
    aliases = ("efficientnet", "inverted residual", "depthwise", "squeeze-and-excitation")
    example = (24, 56, 56)

    def build(self, net: Net, *xs: Value) -> Value:
        """block: 1×1 (none for ratio 1), depthwise, gate, 1×1; the shortcut where it fits."""
        (x,) = xs
        hidden, norm = x.spec.channels * self.expand_ratio, BatchNorm2d(self.eps, self.momentum)
        y, place = x, 0
        if self.expand_ratio != 1:
            y = net.sequence("block.0", y, Conv2d(hidden, 1, bias=False), norm, SiLU())
            place = 1
        depthwise = self._filters(x.spec.channels, groups=hidden)
        y = net.sequence(f"block.{place}", y, depthwise, norm, SiLU())
        gate = SqueezeExcitation(max(1, x.spec.channels // 4), "silu")
        y = net.add(f"block.{place + 1}", gate, y)
        project = Conv2d(self.out_channels, 1, bias=False)
        y = net.sequence(f"block.{place + 2}", y, project, norm)
        return self.joined(net, x, y)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A full convolution for the depthwise one."""
        (x,) = xs
        place = f"block.{int(self.expand_ratio != 1)}.0"
        nodes = {place: (self._filters(x.channels, groups=1),)}
        yield Instead("Depthwise filters", "with full ones", nodes=nodes)

    def _filters(self, channels: int, groups: int) -> Conv2d:
        size = self.kernel_size
        hidden = channels * self.expand_ratio
        return Conv2d(hidden, size, self.stride, size // 2, groups=groups, bias=False)


class FusedMBConv(Widening):
    """MBConv with one full 3×3 for the 1×1 and the depthwise (Tan and Le 2021, v2, figure 2).

    More operations and weights, yet faster where channels are few: a GPU does a full convolution
    near its peak, and a depthwise one far below it.
    """

    category = "Mobile"
    aliases = ("efficientnet", "inverted residual")
    example = (24, 56, 56)

    expand_ratio: int = Int(4, "channels inside / input channels", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """block: k×k up, 1×1 down (for ratio 1 one k×k); the shortcut where it fits."""
        (x,) = xs
        widened = self.expand_ratio != 1
        hidden = x.spec.channels * self.expand_ratio if widened else self.out_channels
        norm = BatchNorm2d(self.eps, self.momentum)
        conv = Conv2d(hidden, self.kernel_size, self.stride, self.kernel_size // 2, bias=False)
        y = net.sequence("block.0", x, conv, norm, SiLU())
        if widened:
            y = net.sequence("block.1", y, Conv2d(self.out_channels, 1, bias=False), norm)
        return self.joined(net, x, y)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """The block that it replaces."""
        if self.expand_ratio != 1:
            yield Instead("Fused", "in MBConv", MBConv(**self.values()))


def is_odd(block: Block, size: int) -> Iterator[Problem]:
    """A window with a middle."""
    if size % 2 == 0:
        yield Problem(
            f"A window of {size} has no middle and would shift the image: take an odd one.",
            "kernel_size",
            fixes=(Fix(f"Set kernel_size to {size + 1}", block.replace(kernel_size=size + 1)),),
        )
