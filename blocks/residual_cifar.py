"""The residual block of He et al. 2015 for CIFAR, whose shortcuts have no weights."""

from collections.abc import Iterator

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Fix, Net, Problem, Value
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.parameters import Int
from blocks.resizing import Pad
from blocks.splitting import Slice
from blocks.tensor import TensorSpec


class BasicBlockA(Block):
    """Two 3×3 convolutions and a shortcut without weights (He et al. 2015, 3.3, option A).

    Where the image is halved the shortcut takes every second pixel, and zeros for the channels
    that are new. A plain network of the same layers has then exactly as many weights, so that
    comparing the two shows what shortcuts do and nothing else. `BasicBlock` has option B, a 1×1
    convolution: a little more accurate, for some weights more.
    """

    category = "Residual"
    aliases = ("resnet", "cifar", "shortcut", "skip", "option a")

    channels: int = Int(16, "channels of both convolutions and of the output", min=1)
    stride: int = Int(1, "step of the first convolution and of the shortcut", min=1, entry=True)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Zeros can add channels, not take any away."""
        (x,) = xs
        if x.rank == 3 and x.channels > self.channels:
            wider = self.replace(channels=x.channels)
            yield Problem(
                f"A shortcut without weights can add channels only: {x.channels} enter, "
                f"{self.channels} are wanted.",
                "channels",
                fixes=(Fix(f"Set channels to {x.channels}", wider),),
            )

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
        if self.stride > 1:
            rows, columns = Slice(2, step=self.stride), Slice(3, step=self.stride)
            x = net.chain(x, rows=rows, columns=columns)
        missing = self.channels - x.spec.channels
        if missing:
            x = net.add("zeros", Pad((0, 0, 0, 0, 0, missing)), x)
        return net.add("relu", ReLU(), net.add("add", Add(), y, x))

    @property
    def shorthand(self) -> str:
        """16, /2."""
        return f"{self.channels}, /{self.stride}" if self.stride > 1 else str(self.channels)
