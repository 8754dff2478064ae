"""Inception blocks (Szegedy et al.: "Going deeper with convolutions", 2015).

Several filter sizes side by side, joined along the channels; the paddings 0, 1, 2 keep the size,
without which the branches could not be joined.
"""

from collections.abc import Iterator

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Instead, Net, Value
from blocks.linear import Linear
from blocks.merging import Concat
from blocks.parameters import Float, Int
from blocks.pooling import AvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from blocks.tensor import TensorSpec


class InceptionNaive(Block):
    """1×1, 3×3, 5×5 convolutions and a pooling side by side (Szegedy et al. 2015, figure 2a).

    The pooling keeps all its channels, so that each such block adds to the depth: after a few of
    them the 5×5 convolutions become prohibitive. `Inception` is the remedy.
    """

    category = "Inception"
    aliases = ("googlenet", "naive")

    ch1x1: int = Int(64, "filters of the 1×1 branch", min=1)
    ch3x3: int = Int(128, "filters of the 3×3 branch", min=1)
    ch5x5: int = Int(32, "filters of the 5×5 branch", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """Four branches and a Concat."""
        (x,) = xs
        branches = (
            net.sequence("branch1", x, Conv2d(self.ch1x1, 1), ReLU()),
            net.sequence("branch2", x, Conv2d(self.ch3x3, 3, padding=1), ReLU()),
            net.sequence("branch3", x, Conv2d(self.ch5x5, 5, padding=2), ReLU()),
            net.sequence("branch4", x, MaxPool2d(3, 1, 1)),
        )
        return net.add("concat", Concat(), *branches)

    @property
    def shorthand(self) -> str:
        """Filters of the branches."""
        return f"{self.ch1x1} + {self.ch3x3} + {self.ch5x5} + pool"


class Inception(Block):
    """Inception with 1×1 bottlenecks (Szegedy et al. 2015, figure 2b).

    1×1 convolutions control the depth before the costly 3×3 and 5×5 and after the pooling.
    """

    category = "Inception"
    aliases = ("googlenet", "bottleneck")
    example = (192, 28, 28)

    ch1x1: int = Int(64, "filters of the 1×1 branch", min=1)
    ch3x3red: int = Int(96, "1×1 filters before the 3×3", min=1)
    ch3x3: int = Int(128, "filters of the 3×3 branch", min=1)
    ch5x5red: int = Int(16, "1×1 filters before the 5×5", min=1)
    ch5x5: int = Int(32, "filters of the 5×5 branch", min=1)
    pool_proj: int = Int(32, "1×1 filters after the pooling", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """Four branches and a Concat."""
        (x,) = xs
        reduce3, reduce5 = Conv2d(self.ch3x3red, 1), Conv2d(self.ch5x5red, 1)
        conv3, conv5 = Conv2d(self.ch3x3, 3, padding=1), Conv2d(self.ch5x5, 5, padding=2)
        project = Conv2d(self.pool_proj, 1)
        branches = (
            net.sequence("branch1", x, Conv2d(self.ch1x1, 1), ReLU()),
            net.sequence("branch2", x, reduce3, ReLU(), conv3, ReLU()),
            net.sequence("branch3", x, reduce5, ReLU(), conv5, ReLU()),
            net.sequence("branch4", x, MaxPool2d(3, 1, 1), project, ReLU()),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """The naive block, whose branches take all channels and whose pooling keeps them."""
        naive = InceptionNaive(self.ch1x1, self.ch3x3, self.ch5x5)
        yield Instead("1×1 reductions", "in the naive block", naive)

    @property
    def shorthand(self) -> str:
        """Filters of the branches, the reductions before them."""
        three, five = f"{self.ch3x3red}→{self.ch3x3}", f"{self.ch5x5red}→{self.ch5x5}"
        return f"{self.ch1x1} + {three} + {five} + {self.pool_proj}"


class AuxiliaryHead(Block):
    """A classifier on an inner layer, for training only (Szegedy et al. 2015, section 5).

    Its loss brings gradient to the middle of a deep network.
    """

    category = "Inception"
    aliases = ("googlenet", "auxiliary classifier", "aux")

    classes: int = Int(1000, "number of classes", min=1)
    dropout: float = Float(0.7, "probability to zero a value", min=0, max=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """Pooling, a 1×1 convolution with 128 filters, two linear layers."""
        return net.chain(
            self.reduced(net, xs[0]),
            flatten=Flatten(),
            fc1=Linear(1024),
            relu2=ReLU(),
            dropout=Dropout(self.dropout),
            fc2=Linear(self.classes),
        )

    def reduced(self, net: Net, x: Value) -> Value:
        """Average pooling 5×5/3 and the convolution."""
        return net.chain(x, pool=AvgPool2d(5, 3), conv=Conv2d(128, 1), relu1=ReLU())

    @property
    def shorthand(self) -> str:
        """Classes."""
        return f"{self.classes} classes"
