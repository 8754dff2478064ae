"""ConvNeXt's block (Liu, Mao, Wu, Feichtenhofer, Darrell, Xie: "A ConvNet for the 2020s", 2022)."""

from collections.abc import Iterator

from blocks.activation import GELU
from blocks.convolution import Conv2d
from blocks.layer import Block, Instead, Net, Problem, Value
from blocks.layer_normalization import LayerNorm
from blocks.learned import LayerScale
from blocks.linear import Linear
from blocks.mbconv import is_odd
from blocks.merging import Add
from blocks.parameters import Float, Int
from blocks.rearranging import Permute
from blocks.regularization import DropPath
from blocks.tensor import TensorSpec


class ConvNeXtBlock(Block):
    """7×7 depthwise, two layers on each pixel, and a shortcut (Liu et al. 2022, figure 4).

    A transformer's block in convolutions: the depthwise one mixes places as attention does, the
    two linear layers mix channels. The 7×7 costs 49 · C operations a pixel, the two layers 8 · C²:
    large windows are almost free once they are depthwise. The branch begins near zero (layer
    scale), and in training is left out at random.
    """

    category = "Residual"
    aliases = ("depthwise", "transformer", "inverted bottleneck", "shortcut")
    example = (96, 56, 56)

    kernel_size: int = Int(7, "height and width of the depthwise filters, odd", min=1)
    expansion: int = Int(4, "channels between the two layers / channels", min=1)
    layer_scale: float = Float(1e-6, "the branch's factors at first")
    stochastic_depth: float = Float(
        0.0, "probability to leave the branch out in training", min=0, max=1, growth="depth_growth"
    )
    depth_growth: float = Float(0.0, "that probability's growth a copy of a repeat", min=0, max=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """An odd window."""
        yield from is_odd(self, self.kernel_size)

    def build(self, net: Net, *xs: Value) -> Value:
        """block: depthwise, channels last, norm, linear, GELU, linear, channels first; x + that."""
        (x,) = xs
        channels, size = x.spec.channels, self.kernel_size
        y = net.sequence(
            "block",
            x,
            Conv2d(channels, size, padding=size // 2, groups=channels),
            Permute((2, 3, 1)),
            LayerNorm(1e-6),
            Linear(self.expansion * channels, channels_last=True),
            GELU(),
            Linear(channels, channels_last=True),
            Permute((3, 1, 2)),
        )
        y = net.add("layer_scale", LayerScale(self.layer_scale), y)
        y = net.add("stochastic_depth", DropPath(self.stochastic_depth), y)
        return net.add("add", Add(), y, x)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A full window for the depthwise one."""
        (x,) = xs
        full = Conv2d(x.channels, self.kernel_size, padding=self.kernel_size // 2)
        yield Instead("Depthwise filters", "with full ones", nodes={"block.0": (full,)})

    @property
    def shorthand(self) -> str:
        """7×7, ×4."""
        return f"{self.kernel_size}×{self.kernel_size}, ×{self.expansion}"
