"""ENet's blocks (Paszke, Chaurasia, Kim, Culurciello: "ENet", 2016, section 3)."""

from collections.abc import Iterator

from blocks.activation import PReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Instead, Layer, Net, Value
from blocks.merging import Add, Concat
from blocks.normalization import BatchNorm2d
from blocks.parameters import Bool, Choice, Float, Int
from blocks.pooling import MaxPool2d
from blocks.regularization import Dropout2d
from blocks.resizing import Pad
from blocks.tensor import TensorSpec


def _norm() -> BatchNorm2d:
    """The epsilon of the authors' code."""
    return BatchNorm2d(1e-3)


def _prelu() -> PReLU:
    return PReLU(per_channel=True)


class ENetInitial(Block):
    """A 3×3 with stride 2 beside a pooling, joined (Paszke et al. 2016, figure 2a).

    It halves the image before anything costly is done: images hold much that repeats.
    """

    category = "Segmentation"
    aliases = ("enet", "stem")

    channels: int = Int(13, "filters of the convolution; the pooling adds the input's", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """conv and pool, concat, bn, prelu."""
        (x,) = xs
        pool = MaxPool2d(2, 2, ceil_mode=True)  # as large as the convolution's for odd sizes too
        conv = net.add("conv", Conv2d(self.channels, 3, 2, 1), x)
        joined = net.add("concat", Concat(), conv, net.add("pool", pool, x))
        return net.chain(joined, bn=_norm(), prelu=_prelu())

    @property
    def shorthand(self) -> str:
        """13 + pool."""
        return f"{self.channels} + pool"


class ENetBottleneck(Block):
    """1×1 down, a convolution, 1×1 up, and a shortcut (Paszke et al. 2016, figure 2b).

    The convolution is a plain 3×3, a dilated one that sees farther for the same weights, or a 5×5
    in two parts, 10 weights for 25. Where it halves, the first is a 2×2 with stride 2, and the
    shortcut a pooling, with zeros for the channels that are new.
    """

    category = "Segmentation"
    aliases = ("enet", "dilated", "asymmetric", "shortcut")

    out_channels: int = Int(128, "channels of the output, four times those inside", min=4)
    downsample: bool = Bool(False, "halve the image", entry=True)
    kind: str = Choice("regular", ("regular", "asymmetric"), "a k×k filter, or k×1 and 1×k")
    kernel_size: int = Int(3, "k, odd", min=1)
    dilation: int = Int(1, "spacing of the filter's taps", min=1)
    dropout: float = Float(0.1, "probability to drop a channel of the branch", min=0, max=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """branch: 1×1, convolution, 1×1, dropout; prelu(branch + shortcut)."""
        (x,) = xs
        inside, step = self.out_channels // 4, 2 if self.downsample else 1
        y = net.sequence(
            "branch",
            x,
            Conv2d(inside, step, step, bias=False),
            _norm(),
            _prelu(),
            *self._convolutions(inside),
            _norm(),
            _prelu(),
            Conv2d(self.out_channels, 1, bias=False),
            _norm(),
            Dropout2d(self.dropout),
        )
        if self.downsample:
            x = net.add("pool", MaxPool2d(2, 2), x)
        missing = self.out_channels - x.spec.channels
        if missing > 0:
            x = net.add("zeros", Pad((0, 0, 0, 0, 0, missing)), x)
        return net.add("prelu", _prelu(), net.add("add", Add(), y, x))

    def _convolutions(self, inside: int) -> tuple[Layer, ...]:
        k, dilation = self.kernel_size, self.dilation
        reach = dilation * (k // 2)
        if self.kind == "regular":
            return (Conv2d(inside, k, padding=reach, dilation=dilation),)
        first = Conv2d(inside, (k, 1), padding=(reach, 0), dilation=dilation, bias=False)
        return first, Conv2d(inside, (1, k), padding=(0, reach), dilation=dilation)

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """A whole filter for the two parts."""
        if self.kind == "asymmetric":
            k, reach = self.kernel_size, self.dilation * (self.kernel_size // 2)
            whole = Conv2d(self.out_channels // 4, k, padding=reach, dilation=self.dilation)
            nodes = {"branch.3": (whole,), "branch.4": ()}
            yield Instead(f"{k}×{k} as {k}×1 and 1×{k}", f"with a whole {k}×{k}", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """128, dilated 4, /2."""
        k = self.kernel_size
        window = f"{k}×{k}" if self.kind == "regular" else f"{k}×1, 1×{k}"
        spread = [f"dilated {self.dilation}"] if self.dilation > 1 else []
        return ", ".join([str(self.out_channels), window, *spread, *["/2"] * self.downsample])
