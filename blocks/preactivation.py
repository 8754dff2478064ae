"""Pre-activation residual blocks (He et al.: "Identity mappings in deep residual networks", 2016).

Normalisation and ReLU come before each convolution and nothing after the addition, so that the
shortcuts alone make one straight path from the first block to the last: a network of a thousand
layers trains, where the 2015 form gets worse.
"""

from collections.abc import Iterator

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Instead, Net, Value
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.parameters import Int
from blocks.tensor import TensorSpec


class PreActivationBlock(Block):
    """bn–relu–3×3 twice and a bare shortcut (He et al. 2016, figure 1b).

    Where the size or the channels change, the shortcut is a 1×1 convolution of what the first
    bn–relu made.
    """

    category = "Residual"
    aliases = ("resnet", "resnet v2", "shortcut", "skip")

    channels: int = Int(64, "channels of both convolutions and of the output", min=1)
    stride: int = Int(1, "step of the first convolution and of the shortcut", min=1, entry=True)

    def build(self, net: Net, *xs: Value) -> Value:
        """y = twice bn–relu–conv; y + shortcut."""
        (x,) = xs
        first = net.chain(x, bn1=BatchNorm2d(), relu1=ReLU())
        y = net.chain(
            first,
            conv1=Conv2d(self.channels, 3, self.stride, 1, bias=False),
            bn2=BatchNorm2d(),
            relu2=ReLU(),
            conv2=Conv2d(self.channels, 3, 1, 1, bias=False),
        )
        return net.add("add", Add(), y, _shortcut(net, x, first, self.channels, self.stride))

    @property
    def shorthand(self) -> str:
        """64, /2."""
        return f"{self.channels}, /{self.stride}" if self.stride > 1 else str(self.channels)


class PreActivationBottleneck(Block):
    """bn–relu before 1×1 down, 3×3 and 1×1 up, and a bare shortcut (He et al. 2016, section 3).

    The block of the 164 and 1001 layers: the 1×1 convolutions narrow the input of the 3×3 to a
    quarter, so that three layers cost what two full 3×3 would.
    """

    category = "Residual"
    aliases = ("resnet", "resnet v2", "shortcut", "skip")
    example = (256, 32, 32)

    channels: int = Int(64, "channels of the 3×3 convolution", min=1)
    stride: int = Int(1, "step of the 3×3 convolution and of the shortcut", min=1, entry=True)
    expansion: int = Int(4, "output channels / channels", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """y = three times bn–relu–conv; y + shortcut."""
        (x,) = xs
        out_channels = self.expansion * self.channels
        first = net.chain(x, bn1=BatchNorm2d(), relu1=ReLU())
        y = net.chain(
            first,
            conv1=Conv2d(self.channels, 1, bias=False),
            bn2=BatchNorm2d(),
            relu2=ReLU(),
            conv2=Conv2d(self.channels, 3, self.stride, 1, bias=False),
            bn3=BatchNorm2d(),
            relu3=ReLU(),
            conv3=Conv2d(out_channels, 1, bias=False),
        )
        return net.add("add", Add(), y, _shortcut(net, x, first, out_channels, self.stride))

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """Two 3×3 of the outer width."""
        outer = self.expansion * self.channels
        basic = PreActivationBlock(outer, self.stride)
        yield Instead("1×1 down and up", f"with two 3×3 of {outer} channels", basic)

    @property
    def shorthand(self) -> str:
        """64→256, /2."""
        widths = f"{int(self.channels)}→{int(self.expansion * self.channels)}"
        return f"{widths}, /{self.stride}" if self.stride > 1 else widths


def _shortcut(net: Net, x: Value, first: Value, channels: int, stride: int) -> Value:
    """The input itself, or a 1×1 convolution of its first bn–relu."""
    if x.spec.channels == channels and stride == 1:
        return x
    return net.add("downsample", Conv2d(channels, 1, stride, bias=False), first)
