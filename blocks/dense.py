"""Dense blocks (Huang, Liu, van der Maaten, Weinberger: "Densely connected networks", 2017).

Each layer sees the outputs of all layers before it, so that a feature once found need not be found
again: a layer adds few channels (the growth rate k) to what is there.
"""

from collections.abc import Iterator

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Fix, Instead, Net, Problem, Value
from blocks.merging import Concat
from blocks.normalization import BatchNorm2d
from blocks.parameters import Int
from blocks.pooling import AvgPool2d
from blocks.tensor import TensorSpec


class DenseLayer(Block):
    """BN–ReLU–1×1, BN–ReLU–3×3, joined to the input (Huang et al. 2017, section 3, DenseNet-B).

    The 1×1 convolution is the bottleneck: it keeps the 3×3 cheap however many channels have
    gathered. Without it, the 3×3 of a late layer would cost C / (bn_size · growth_rate) times as
    much.
    """

    category = "Dense"
    aliases = ("densenet", "bottleneck")
    example = (512, 28, 28)

    growth_rate: int = Int(32, "channels that the layer adds (k)", min=1)
    bn_size: int = Int(4, "channels of the bottleneck / growth_rate", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """Concat(x, bn–relu–conv twice)."""
        (x,) = xs
        y = net.chain(
            x,
            norm1=BatchNorm2d(),
            relu1=ReLU(),
            conv1=Conv2d(self.bn_size * self.growth_rate, 1, bias=False),
            norm2=BatchNorm2d(),
            relu2=ReLU(),
            conv2=Conv2d(self.growth_rate, 3, padding=1, bias=False),
        )
        return net.add("concat", Concat(), x, y)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """The 3×3 on all that has gathered."""
        nodes = {"conv1": (), "norm2": (), "relu2": ()}
        yield Instead("The 1×1 bottleneck", "without it", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """+ 32."""
        return f"+ {self.growth_rate}"


class DenseBlock(Block):
    """Layers that see the outputs of all before them (Huang et al. 2017, figure 1).

    What all the layers made leaves the block: its channels grow by num_layers · growth_rate.
    """

    category = "Dense"
    aliases = ("densenet",)

    num_layers: int = Int(6, "dense layers in a row", min=1, max=200)
    growth_rate: int = Int(32, "channels that each layer adds (k)", min=1)
    bn_size: int = Int(4, "channels of the bottlenecks / growth_rate", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """denselayer1, denselayer2, …."""
        (x,) = xs
        for number in range(1, self.num_layers + 1):
            x = net.add(f"denselayer{number}", DenseLayer(self.growth_rate, self.bn_size), x)
        return x

    @property
    def shorthand(self) -> str:
        """6 layers, + 32 each."""
        return f"{self.num_layers} layers, + {self.growth_rate} each"


class Transition(Block):
    """BN–ReLU–1×1 that halves the channels, and a pooling (Huang et al. 2017, DenseNet-C).

    It stands between two dense blocks, which keep the image's size. Fewer channels (the paper's
    compression θ = 1/2) make all of the next block cheaper.
    """

    category = "Dense"
    aliases = ("densenet", "compression")

    reduction: int = Int(2, "input channels / output channels: 1/θ", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """A channel is left."""
        channels = xs[0].channels
        if channels < self.reduction:
            yield Problem(
                f"No channel is left: ⌊{channels}/{self.reduction}⌋ = 0.",
                "reduction",
                fixes=(Fix(f"Set reduction to {channels}", self.replace(reduction=channels)),),
            )

    def build(self, net: Net, *xs: Value) -> Value:
        """norm, relu, conv, pool."""
        conv = Conv2d(xs[0].spec.channels // self.reduction, 1, bias=False)
        return net.chain(xs[0], norm=BatchNorm2d(), relu=ReLU(), conv=conv, pool=AvgPool2d(2, 2))

    @property
    def shorthand(self) -> str:
        """channels / 2, /2."""
        return f"channels / {self.reduction}, /2"
