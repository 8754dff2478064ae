"""Network in Network's block (Lin, Chen, Yan: "Network in network", 2014)."""

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Net, Value
from blocks.normalization import BatchNorm2d
from blocks.parameters import Bool, Int, Pair


class MLPConvolution(Block):
    """A convolution and two 1×1, a small network at each pixel (Lin et al. 2014, section 3.1).

    A filter alone is linear in its patch; two more layers on each pixel tell apart what a line
    can't. It is where 1×1 convolutions come from: they mix channels for C² weights, a ninth of a
    3×3's, and need no padding.
    """

    category = "Blocks"
    aliases = ("nin", "network in network", "mlpconv", "cccp", "1×1")

    channels: int = Int(96, "filters of the first two convolutions", min=1)
    out_channels: int = Int(96, "filters of the last", min=1)
    kernel_size: tuple[int, int] = Pair(3, "height and width of the first filters", min=1)
    stride: tuple[int, int] = Pair(1, "step of the first convolution", min=1, entry=True)
    padding: tuple[int, int] = Pair(1, "zeros added on each side")
    batch_norm: bool = Bool(True, "batch normalisation after each convolution")

    def build(self, net: Net, *xs: Value) -> Value:
        """conv1–relu1, the 1×1 conv2–relu2 and conv3–relu3, each with its normalisation."""
        convolutions = (
            Conv2d(self.channels, self.kernel_size, self.stride, self.padding),
            Conv2d(self.channels, 1),
            Conv2d(self.out_channels, 1),
        )
        (x,) = xs
        for number, conv in enumerate(convolutions, 1):
            x = net.add(f"conv{number}", conv, x)
            if self.batch_norm:
                x = net.add(f"bn{number}", BatchNorm2d(1e-3), x)
            x = net.add(f"relu{number}", ReLU(), x)
        return x

    @property
    def shorthand(self) -> str:
        """11×11, 96→96, /4."""
        (height, width), (row, column) = self.kernel_size, self.stride
        step = [f"/{row}" if row == column else f"/{row}×{column}"] if row * column > 1 else []
        return ", ".join([f"{height}×{width}", f"{self.channels}→{self.out_channels}", *step])
