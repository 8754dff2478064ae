"""Residual blocks (He, Zhang, Ren, Sun: "Deep residual learning for image recognition", 2015).

A block learns what to add to its input, so that a deep stack can start as the identity.
"""

from collections.abc import Iterator

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Instead, Net, Value
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.parameters import Bool, Int
from blocks.tensor import TensorSpec


class BasicBlock(Block):
    """Two 3×3 convolutions and a shortcut (He et al. 2015, figure 5 left).

    Where the size or the channels change, the shortcut is a 1×1 convolution (option B).
    """

    category = "Residual"
    aliases = ("resnet", "shortcut", "skip")

    channels: int = Int(64, "channels of both convolutions and of the output", min=1)
    stride: int = Int(1, "step of the first convolution and of the shortcut", min=1, entry=True)

    def build(self, net: Net, *xs: Value) -> Value:
        """y = conv–bn–relu–conv–bn; relu(y + shortcut)."""
        (x,) = xs
        y = net.chain(
            x,
            conv1=Conv2d(self.channels, 3, self.stride, 1, bias=False),
            bn1=BatchNorm2d(),
            relu1=ReLU(),
            conv2=Conv2d(self.channels, 3, 1, 1, bias=False),
            bn2=BatchNorm2d(),
        )
        return _join(net, y, _shortcut(net, x, self.channels, self.stride))

    @property
    def shorthand(self) -> str:
        """64, /2."""
        return _shorthand(self.channels, self.stride)


class Bottleneck(Block):
    """1×1 down, 3×3, 1×1 up, and a shortcut (He et al. 2015, figure 5 right).

    The 1×1 convolutions keep the 3×3 cheap in very deep networks. The paper strides in the first
    1×1; torchvision and most others in the 3×3 ("v1.5"), for about 0.5 % more accuracy.

    ResNeXt's block (Xie et al. 2017, figure 3c) has more channels in groups, whose number the
    paper calls the cardinality: as many weights, more paths. Wide ResNet's (Zagoruyko and
    Komodakis 2016) has more channels and a smaller expansion.
    """

    category = "Residual"
    aliases = ("resnet", "resnext", "shortcut", "skip")
    example = (256, 56, 56)

    channels: int = Int(64, "channels of the 3×3 convolution", min=1)
    stride: int = Int(1, "step of the block", min=1, entry=True)
    expansion: int = Int(4, "output channels / channels", min=1)
    stride_in_1x1: bool = Bool(False, "stride in the first 1×1 as in the paper, not in the 3×3")
    groups: int = Int(1, "groups of the 3×3 convolution: ResNeXt's cardinality", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """y = three times conv–bn, relu between; relu(y + shortcut)."""
        (x,) = xs
        first, second = (self.stride, 1) if self.stride_in_1x1 else (1, self.stride)
        out_channels = self.expansion * self.channels
        y = net.chain(
            x,
            conv1=Conv2d(self.channels, 1, first, bias=False),
            bn1=BatchNorm2d(),
            relu1=ReLU(),
            conv2=Conv2d(self.channels, 3, second, 1, groups=self.groups, bias=False),
            bn2=BatchNorm2d(),
            relu2=ReLU(),
            conv3=Conv2d(out_channels, 1, bias=False),
            bn3=BatchNorm2d(),
        )
        return _join(net, y, _shortcut(net, x, out_channels, self.stride))

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """Two 3×3 of the outer width; for ResNeXt also one group."""
        outer = self.expansion * self.channels
        basic = BasicBlock(outer, self.stride)
        yield Instead("1×1 down and up", f"with two 3×3 of {outer} channels", basic)
        if self.groups > 1:
            yield Instead(f"{self.groups} groups", "with one", self.replace(groups=1))

    @property
    def shorthand(self) -> str:
        """64→256, /2."""
        widths = f"{int(self.channels)}→{int(self.expansion * self.channels)}"
        groups = f", {self.groups} groups" if self.groups > 1 else ""
        return _shorthand(widths, self.stride) + groups


def _shortcut(net: Net, x: Value, channels: int, stride: int) -> Value:
    if x.spec.channels == channels and stride == 1:
        return x
    return net.sequence("downsample", x, Conv2d(channels, 1, stride, bias=False), BatchNorm2d())


def _join(net: Net, y: Value, shortcut: Value) -> Value:
    return net.add("relu", ReLU(), net.add("add", Add(), y, shortcut))


def _shorthand(channels: int | str, stride: int) -> str:
    return f"{channels}, /{stride}" if stride > 1 else str(channels)
