"""Inverted residuals: the blocks of MobileNet v2 and v3 and of MNASNet.

A depthwise convolution (each channel by itself) and a 1×1 do a 3×3's work for about 1/9 of its
operations. The inverted residual widens for the depthwise filters, which are cheap, and keeps the
shortcut narrow, where memory counts.
"""

from collections.abc import Iterator

from blocks.activation import Hardswish, ReLU, ReLU6
from blocks.convolution import Conv2d
from blocks.layer import Block, Instead, Layer, Net, Problem, Value
from blocks.mbconv import is_odd
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Float, Int
from blocks.squeeze_excitation import SqueezeExcitation
from blocks.tensor import TensorSpec

ACTIVATIONS: dict[str, Layer] = {"relu": ReLU(), "hardswish": Hardswish()}


class InvertedResidual(Block):
    """1×1 up, 3×3 depthwise, 1×1 down, and a shortcut (Sandler et al. 2018, figure 4).

    MobileNet v2's block. The last convolution has no activation: in few channels a ReLU would
    destroy information. Widened t times, the depthwise 3×3 costs 9 · t · C operations a pixel,
    a full 3×3 of the same width 9 · t² · C².
    """

    category = "Mobile"
    aliases = ("mobilenet", "depthwise", "mbconv", "linear bottleneck")
    example = (24, 56, 56)

    out_channels: int = Int(24, "channels of the output", min=1)
    stride: int = Int(1, "step of the depthwise convolution", min=1, entry=True)
    expand_ratio: int = Int(6, "channels inside / input channels (t)", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """conv: 1×1–bn–relu6 (none for t = 1), depthwise–bn–relu6, 1×1–bn; the shortcut."""
        (x,) = xs
        hidden = x.spec.channels * self.expand_ratio
        y, place = x, 0
        if self.expand_ratio != 1:
            y = net.sequence("conv.0", y, Conv2d(hidden, 1, bias=False), BatchNorm2d(), ReLU6())
            place = 1
        depthwise = Conv2d(hidden, 3, self.stride, 1, groups=hidden, bias=False)
        y = net.sequence(f"conv.{place}", y, depthwise, BatchNorm2d(), ReLU6())
        y = net.add(f"conv.{place + 1}", Conv2d(self.out_channels, 1, bias=False), y)
        y = net.add(f"conv.{place + 2}", BatchNorm2d(), y)
        return _with_shortcut(net, x, y, self.stride)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A full 3×3 for the depthwise one."""
        (x,) = xs
        full = Conv2d(x.channels * self.expand_ratio, 3, self.stride, 1, bias=False)
        nodes = {f"conv.{int(self.expand_ratio != 1)}.0": (full,)}
        yield Instead("Depthwise filters", "with full ones", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """24, ×6, /2."""
        return _shorthand(self.out_channels, f"×{self.expand_ratio}", self.stride)


class MobileBottleneck(Block):
    """An inverted residual with squeeze-and-excitation (Howard et al. 2019, figure 4).

    MobileNet v3's block, whose kernels, widths and activations were searched for; hard-swish is
    worth its cost only in the deeper half. The gate adds parameters but hardly any operations.
    """

    category = "Mobile"
    aliases = ("mobilenet", "depthwise", "mbconv", "squeeze-and-excitation")
    example = (40, 28, 28)

    out_channels: int = Int(40, "channels of the output", min=1)
    expanded_channels: int = Int(120, "channels of the depthwise convolution", min=1)
    kernel_size: int = Int(3, "height and width of the depthwise filters, odd", min=1)
    stride: int = Int(1, "step of the depthwise convolution", min=1, entry=True)
    activation: str = Choice("hardswish", tuple(ACTIVATIONS), "after the first two convolutions")
    squeeze_channels: int = Int(32, "channels between the gate's two layers; 0 is no gate")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An odd window, so that the size is kept."""
        yield from is_odd(self, self.kernel_size)

    def build(self, net: Net, *xs: Value) -> Value:
        """block: 1×1 (none where nothing widens), depthwise, gate, 1×1; the shortcut."""
        (x,) = xs
        hidden, act = self.expanded_channels, ACTIVATIONS[self.activation]
        y, place = x, 0
        if x.spec.channels != hidden:
            y = net.sequence("block.0", y, Conv2d(hidden, 1, bias=False), _norm(), act)
            place = 1
        depthwise = Conv2d(
            hidden, self.kernel_size, self.stride, self.kernel_size // 2, groups=hidden, bias=False
        )
        y = net.sequence(f"block.{place}", y, depthwise, _norm(), act)
        if self.squeeze_channels:
            place += 1
            gate = SqueezeExcitation(self.squeeze_channels, scale_activation="hardsigmoid")
            y = net.add(f"block.{place}", gate, y)
        project = Conv2d(self.out_channels, 1, bias=False)
        y = net.sequence(f"block.{place + 1}", y, project, _norm())
        return _with_shortcut(net, x, y, self.stride)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A full convolution for the depthwise one."""
        (x,) = xs
        size = self.kernel_size
        full = Conv2d(self.expanded_channels, size, self.stride, size // 2, bias=False)
        nodes = {f"block.{int(x.channels != self.expanded_channels)}.0": (full,)}
        yield Instead("Depthwise filters", "with full ones", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """120→40, 5×5, SE, /2."""
        size = f"{self.kernel_size}×{self.kernel_size}"
        gate = ", SE" if self.squeeze_channels else ""
        return _shorthand(f"{self.expanded_channels}→{self.out_channels}", size + gate, self.stride)


class MnasInvertedResidual(Block):
    """MNASNet's inverted residual: MBConv3 or MBConv6, 3×3 or 5×5 (Tan et al. 2019, figure 7).

    MobileNet v2's block with ReLU and kernels that a search chose by latency on a phone: one 5×5
    depthwise is often faster than two 3×3.
    """

    category = "Mobile"
    aliases = ("mnasnet", "depthwise", "mbconv")
    example = (24, 56, 56)

    out_channels: int = Int(24, "channels of the output", min=1)
    kernel_size: int = Int(3, "height and width of the depthwise filters, odd", min=1)
    stride: int = Int(1, "step of the depthwise convolution", min=1, entry=True)
    expansion_factor: int = Int(3, "channels inside / input channels", min=1)
    momentum: float = Float(3e-4, "share of the new batch in the running statistics", min=0, max=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An odd window, so that the size is kept."""
        yield from is_odd(self, self.kernel_size)

    def build(self, net: Net, *xs: Value) -> Value:
        """layers: 1×1–bn–relu, depthwise–bn–relu, 1×1–bn; the shortcut."""
        (x,) = xs
        hidden = x.spec.channels * self.expansion_factor
        depthwise = Conv2d(
            hidden, self.kernel_size, self.stride, self.kernel_size // 2, groups=hidden, bias=False
        )
        norm = BatchNorm2d(momentum=self.momentum)
        y = net.sequence(
            "layers",
            x,
            Conv2d(hidden, 1, bias=False),
            norm,
            ReLU(),
            depthwise,
            norm,
            ReLU(),
            Conv2d(self.out_channels, 1, bias=False),
            norm,
        )
        return _with_shortcut(net, x, y, self.stride)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A full convolution for the depthwise one."""
        (x,) = xs
        size = self.kernel_size
        full = Conv2d(x.channels * self.expansion_factor, size, self.stride, size // 2, bias=False)
        nodes = {"layers.3": (full,)}
        yield Instead("Depthwise filters", "with full ones", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """24, ×3, 5×5, /2."""
        inside = f"×{self.expansion_factor}, {self.kernel_size}×{self.kernel_size}"
        return _shorthand(self.out_channels, inside, self.stride)


def _norm() -> BatchNorm2d:
    """As in TensorFlow's MobileNet v3."""
    return BatchNorm2d(eps=1e-3, momentum=0.01)


def _with_shortcut(net: Net, x: Value, y: Value, stride: int) -> Value:
    """The shortcut, where the shapes allow it."""
    if stride == 1 and x.spec.channels == y.spec.channels:
        return net.add("shortcut", Add(), y, x)
    return y


def _shorthand(channels: int | str, inside: str, stride: int) -> str:
    return ", ".join([str(channels), inside, *([f"/{stride}"] if stride > 1 else [])])
