"""Convolution, batch normalisation and ReLU as one block."""

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Net, Value
from blocks.normalization import BatchNorm2d
from blocks.parameters import Float, Int, Pair


class ConvBnReLU(Block):
    """Convolution without bias, batch normalisation, ReLU (Ioffe and Szegedy 2015)."""

    category = "Blocks"
    aliases = ("conv", "cbr", "basicconv")

    out_channels: int = Int(64, "number of filters", min=1)
    kernel_size: tuple[int, int] = Pair(3, "height and width of a filter", min=1)
    stride: tuple[int, int] = Pair(1, "step of the filter", min=1, entry=True)
    padding: tuple[int, int] = Pair(1, "zeros added on each side")
    groups: int = Int(1, "groups of channels that do not mix", min=1)
    eps: float = Float(1e-5, "added to the variance", min=1e-12)

    def build(self, net: Net, *xs: Value) -> Value:
        """conv, bn, relu."""
        window = self.pick("kernel_size", "stride", "padding", "groups")
        conv = Conv2d(self.out_channels, bias=False, **window)
        return net.chain(xs[0], conv=conv, bn=BatchNorm2d(self.eps), relu=ReLU())

    @property
    def shorthand(self) -> str:
        """As the convolution's."""
        return Conv2d(self.out_channels, self.kernel_size, self.stride).shorthand
