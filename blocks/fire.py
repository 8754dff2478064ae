"""The Fire module (Iandola et al.: "SqueezeNet", 2016)."""

from collections.abc import Iterator

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Instead, Net, Value
from blocks.merging import Concat
from blocks.parameters import Int
from blocks.tensor import TensorSpec


class Fire(Block):
    """1×1 filters squeeze, 1×1 and 3×3 side by side expand (Iandola et al. 2016, figure 1).

    It saves parameters twice: the 3×3 filters see only the s1x1 squeezed channels, and half of
    the filters are 1×1, with a ninth of the weights.
    """

    category = "Blocks"
    aliases = ("squeezenet", "squeeze", "expand")
    example = (96, 55, 55)

    s1x1: int = Int(16, "1×1 filters of the squeeze", min=1)
    e1x1: int = Int(64, "1×1 filters of the expansion", min=1)
    e3x3: int = Int(64, "3×3 filters of the expansion", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """squeeze; Concat(expand1x1, expand3x3)."""
        x = net.chain(xs[0], squeeze=Conv2d(self.s1x1, 1), squeeze_activation=ReLU())
        branches = (
            net.chain(x, expand1x1=Conv2d(self.e1x1, 1), expand1x1_activation=ReLU()),
            net.chain(x, expand3x3=Conv2d(self.e3x3, 3, padding=1), expand3x3_activation=ReLU()),
        )
        return net.add("concat", Concat(), *branches)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """One 3×3 to as many channels."""
        channels = self.e1x1 + self.e3x3
        conv = Conv2d(channels, 3, padding=1)
        yield Instead("Squeezing", f"in a 3×3 to {channels} channels", conv)

    @property
    def shorthand(self) -> str:
        """16 → 64 + 64."""
        return f"{self.s1x1} → {self.e1x1} + {self.e3x3}"
