"""Inception blocks with batch normalisation (Ioffe and Szegedy 2015), as torchvision has them."""

from collections.abc import Iterator

from blocks.conv_bn_relu import ConvBnReLU
from blocks.inception import AuxiliaryHead
from blocks.layer import Block, Instead, Net, Value
from blocks.merging import Concat
from blocks.parameters import Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.tensor import TensorSpec

EPS = 1e-3  # TensorFlow's, which these networks were trained with


class InceptionBN(Block):
    """Inception with batch normalisation and 3×3 filters in the place of 5×5 (torchvision).

    1×1 convolutions control the depth before the 3×3 and after the pooling. That the third branch
    has 3×3 filters is an old slip of the port that torchvision keeps for its weights' sake; it
    costs 9/25 of the true 5×5. The arguments keep the paper's names.
    """

    category = "Inception"
    aliases = ("googlenet", "bottleneck", "batch normalization")
    example = (192, 28, 28)

    ch1x1: int = Int(64, "filters of the 1×1 branch", min=1)
    ch3x3red: int = Int(96, "1×1 filters before the 3×3", min=1)
    ch3x3: int = Int(128, "filters of the 3×3 branch", min=1)
    ch5x5red: int = Int(16, "1×1 filters of the third branch", min=1)
    ch5x5: int = Int(32, "3×3 filters of the third branch", min=1)
    pool_proj: int = Int(32, "1×1 filters after the pooling", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """Four branches and a Concat."""
        (x,) = xs
        branches = (
            net.add("branch1", _conv(self.ch1x1, 1), x),
            net.sequence("branch2", x, _conv(self.ch3x3red, 1), _conv(self.ch3x3, 3)),
            net.sequence("branch3", x, _conv(self.ch5x5red, 1), _conv(self.ch5x5, 3)),
            net.sequence(
                "branch4", x, MaxPool2d(3, 1, 1, ceil_mode=True), _conv(self.pool_proj, 1)
            ),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """The naive block, whose branches take all channels and whose pooling keeps them."""
        nodes = {"branch2.0": (), "branch3.0": (), "branch4.1": ()}
        yield Instead("1×1 reductions", "in the naive block", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """Filters of the branches, the reductions before them."""
        second, third = f"{self.ch3x3red}→{self.ch3x3}", f"{self.ch5x5red}→{self.ch5x5}"
        return f"{self.ch1x1} + {second} + {third} + {self.pool_proj}"


class AuxiliaryHeadBN(AuxiliaryHead):
    """A classifier on an inner layer, for training only, as torchvision's GoogLeNet has it.

    Its loss brings gradient to the middle of a deep network (Szegedy et al. 2015, section 5). It
    pools to 4×4 whatever the image, where the paper's 5×5/3 makes 4×4 of 14×14.
    """

    def reduced(self, net: Net, x: Value) -> Value:
        """Average pooling to 4×4 and a 1×1 convolution with 128 filters."""
        return net.chain(x, pool=AdaptiveAvgPool2d(4), conv=_conv(128, 1))


def _conv(channels: int, kernel: int) -> ConvBnReLU:
    """A convolution that keeps the size, so that the branches can be joined."""
    return ConvBnReLU(channels, kernel, padding=kernel // 2, eps=EPS)
