"""The units of ShuffleNet v2 (Ma, Zhang, Zheng, Sun: "ShuffleNet V2", 2018)."""

from collections.abc import Iterator

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Fix, Layer, Net, Problem, Value
from blocks.merging import Concat
from blocks.normalization import BatchNorm2d
from blocks.parameters import Int
from blocks.rearranging import ChannelShuffle
from blocks.spatial import is_image
from blocks.splitting import Chunk
from blocks.tensor import TensorSpec


class ShuffleUnit(Block):
    """Half the channels pass, half are convolved, then they mix (Ma et al. 2018, figure 3c, d).

    Passing half of the channels on reuses features for nothing; the shuffle lets the halves meet.
    With a stride both branches are convolved, so that the channels can grow. All is measured by
    speed, not operations alone: equal widths, no groups but the depthwise, no additions.
    """

    category = "Mobile"
    aliases = ("shufflenet", "depthwise", "channel split")

    out_channels: int = Int(116, "channels of the output, half of them a branch", min=2)
    stride: int = Int(1, "step of the unit", min=1, entry=True)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Two equal halves; without a stride as many channels as enter."""
        (x,) = xs
        if x.rank != 3:
            yield from is_image(x)
        elif self.out_channels % 2:
            even = self.replace(out_channels=self.out_channels + 1)
            yield Problem(
                f"{self.out_channels} channels are no two equal branches.",
                "out_channels",
                fixes=(Fix(f"Set out_channels to {even.out_channels}", even),),
            )
        elif self.stride == 1 and x.channels != self.out_channels:
            yield Problem(
                f"Without a stride half of the channels pass as they are: out_channels "
                f"{self.out_channels} must be the input's {x.channels}.",
                "out_channels",
                fixes=tuple(self._fitting(x)),
            )

    def _fitting(self, x: TensorSpec) -> Iterator[Fix]:
        if x.channels % 2 == 0:
            label = f"Set out_channels to {x.channels}"
            yield Fix(label, self.replace(out_channels=x.channels))
        yield Fix("Set stride to 2", self.replace(stride=2))
        label = f"Insert a 1×1 convolution to {self.out_channels} channels"
        yield Fix(label, insert=(Conv2d(self.out_channels, 1, bias=False),))

    def build(self, net: Net, *xs: Value) -> Value:
        """Two branches, Concat, ChannelShuffle."""
        (x,) = xs
        width = self.out_channels // 2
        if self.stride == 1:
            first, second = net.add_all("split", Chunk(2), x)
        else:
            second = x
            first = net.sequence(
                "branch1", x, *_depthwise(x.spec.channels, self.stride), *_pointwise(width)
            )
        second = net.sequence(
            "branch2",
            second,
            *_pointwise(width),
            *_depthwise(width, self.stride),
            *_pointwise(width),
        )
        joined = net.add("concat", Concat(), first, second)
        return net.add("shuffle", ChannelShuffle(2), joined)

    @property
    def shorthand(self) -> str:
        """116, /2."""
        stride = f", /{self.stride}" if self.stride > 1 else ""
        return f"{self.out_channels}{stride}"


def _pointwise(channels: int) -> tuple[Layer, ...]:
    return Conv2d(channels, 1, bias=False), BatchNorm2d(), ReLU()


def _depthwise(channels: int, stride: int) -> tuple[Layer, ...]:
    return Conv2d(channels, 3, stride, 1, groups=channels, bias=False), BatchNorm2d()
