"""LeNet-5's blocks (LeCun et al.: "Gradient-based learning applied to document …", 1998, II.B)."""

from collections.abc import Iterator

from blocks.activation import Tanh
from blocks.convolution import Conv2d
from blocks.layer import Block, Fix, Net, Problem, Value
from blocks.merging import Concat
from blocks.parameters import Int
from blocks.pooling import AvgPool2d
from blocks.splitting import Chunk
from blocks.tensor import TensorSpec

MAPS = 6
# Which of the six maps each of the sixteen filters sees (table I).
TABLE = (
    *((first, (first + 1) % 6, (first + 2) % 6) for first in range(6)),
    *(tuple(sorted((first + step) % 6 for step in range(4))) for first in range(6)),
    *(tuple(sorted((first + step) % 6 for step in (0, 1, 3, 4))) for first in range(3)),
    tuple(range(6)),
)


class SubSampling(Block):
    """The mean of 2×2, times a learned factor a map, plus an offset (LeCun et al. 1998, II.B).

    Pooling as it was first: two weights a map, and a squashing function behind.
    """

    category = "Pooling"
    aliases = ("lenet", "pool", "mean")

    def build(self, net: Net, *xs: Value) -> Value:
        """pool, scale, tanh."""
        (x,) = xs
        scale = Conv2d(x.spec.channels, 1, groups=x.spec.channels)
        return net.chain(x, pool=AvgPool2d(2, 2), scale=scale, tanh=Tanh())


class TableConvolution(Block):
    """Sixteen filters, each of which sees some of six maps (LeCun et al. 1998, table I).

    Fewer weights than a full convolution (1,516, not 2,416), and no two filters see the same, so
    that they can't all learn the same.
    """

    category = "Convolution"
    aliases = ("lenet", "partial", "sparse")

    kernel_size: int = Int(5, "height and width of a filter", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Six maps."""
        (x,) = xs
        if x.rank == 3 and x.channels != MAPS:
            project = (Conv2d(MAPS, 1, bias=False),)
            yield Problem(
                f"The table is for {MAPS} maps, got {x}.",
                fixes=(Fix(f"Insert a 1×1 convolution to {MAPS} channels", insert=project),),
            )

    def build(self, net: Net, *xs: Value) -> Value:
        """maps, filters.0 … filters.15, concat."""
        maps = net.add_all("maps", Chunk(MAPS), xs[0])
        outputs = []
        for number, seen in enumerate(TABLE):
            joined = net.add(f"seen{number}", Concat(), *(maps[place] for place in seen))
            outputs.append(net.add(f"filters.{number}", Conv2d(1, self.kernel_size), joined))
        return net.add("concat", Concat(), *outputs)

    @property
    def shorthand(self) -> str:
        """5×5, 16 of 6."""
        return f"{self.kernel_size}×{self.kernel_size}, {len(TABLE)} of {MAPS}"
