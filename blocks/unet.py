"""U-Net's blocks (Ronneberger, Fischer, Brox: "U-Net", 2015, section 2 and figure 1)."""

from collections.abc import Iterator
from typing import ClassVar

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Fix, Instead, Layer, Net, Problem, Value
from blocks.merging import Concat
from blocks.normalization import BatchNorm2d
from blocks.parameters import Bool, Int
from blocks.pooling import MaxPool2d
from blocks.resizing import Upsample
from blocks.spatial import is_image
from blocks.splitting import Slice
from blocks.tensor import TensorSpec
from blocks.transposed_convolution import ConvTranspose2d

LEAST = 5  # pixels that two 3×3 convolutions without padding leave one of


class UNetConvolutions(Block):
    """Two 3×3 convolutions with ReLU (Ronneberger et al. 2015, figure 1, blue arrows).

    Without padding, as in the paper, each takes a pixel off every side: no pixel of the result
    then depends on made-up ones. With padding the size stays, as in most of today's networks.
    """

    category = "Segmentation"
    aliases = ("unet", "double convolution")
    example = (64, 568, 568)

    channels: int = Int(64, "filters of both", min=1)
    padding: int = Int(0, "zeros added on each side: 0 in the paper, 1 keeps the size", max=1)
    batch_norm: bool = Bool(False, "batch normalisation after each convolution")

    def build(self, net: Net, *xs: Value) -> Value:
        """conv1–relu1–conv2–relu2, with normalisation between if wanted."""
        (x,) = xs
        for number in (1, 2):
            conv = Conv2d(self.channels, 3, padding=self.padding, bias=not self.batch_norm)
            x = net.add(f"conv{number}", conv, x)
            if self.batch_norm:
                x = net.add(f"bn{number}", BatchNorm2d(), x)
            x = net.add(f"relu{number}", ReLU(), x)
        return x

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """One 5×5."""
        conv = Conv2d(self.channels, 5, padding=2 * self.padding, bias=not self.batch_norm)
        nodes = {"conv1": (conv,), "bn1": (), "relu1": (), "conv2": ()}
        yield Instead("Two 3×3 that see 5×5", "with one 5×5", nodes=nodes)

    @property
    def shorthand(self) -> str:
        """64."""
        return str(self.channels)


class UNetDown(Block):
    """Pooling that halves the image, then two convolutions: a step down (figure 1, left).

    Each step sees twice as far and has twice the channels, for half the operations.
    """

    category = "Segmentation"
    aliases = ("unet", "encoder", "contracting path")

    channels: int = Int(128, "filters of both convolutions", min=1)
    padding: int = Int(0, "zeros added on each side: 0 in the paper, 1 keeps the size", max=1)
    batch_norm: bool = Bool(False, "batch normalisation after each convolution")

    def build(self, net: Net, *xs: Value) -> Value:
        """pool, convolutions."""
        inside = UNetConvolutions(**self.values())
        return net.chain(xs[0], pool=MaxPool2d(2, 2), convolutions=inside)

    @property
    def shorthand(self) -> str:
        """128."""
        return str(self.channels)


class UNetUp(Block):
    """Enlarges, joins what the path's other side had, two convolutions (figure 1, right).

    What is deep knows what is seen, what is early knows where: joined, each pixel has both. The
    early image is larger, and cropped in the middle.
    """

    category = "Segmentation"
    aliases = ("unet", "decoder", "expansive path", "skip")
    inputs: ClassVar[tuple[str, ...]] = ("deep", "early")

    channels: int = Int(64, "filters of all three convolutions", min=1)
    padding: int = Int(0, "zeros added on each side: 0 in the paper, 1 keeps the size", max=1)
    batch_norm: bool = Bool(False, "batch normalisation after each convolution")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """Two images; the early one at least as large as the deep one enlarged."""
        deep, early = xs
        for port, x in enumerate(xs):
            if x.rank != 3:
                fixes = next(iter(is_image(x))).fixes
                yield Problem(
                    f"Expected an image C×H×W at {self.inputs[port]}, got {x} (rank {x.rank}).",
                    port=port,
                    fixes=fixes,
                )
                return
        enlarged = 2 * deep.spatial[0], 2 * deep.spatial[1]
        if any(size < wanted for size, wanted in zip(early.spatial, enlarged, strict=True)):
            rows, columns = (max(pair) for pair in zip(early.spatial, enlarged, strict=True))
            upsample = Upsample(size=(rows, columns))
            yield Problem(
                f"The early image must be at least twice the deep one, {enlarged[0]}×"
                f"{enlarged[1]}, got {early}.",
                port=1,
                fixes=(Fix(f"Insert Upsample to {rows}×{columns}", insert=(upsample,)),),
            )
        elif not self.padding and min(enlarged) < LEAST:
            yield Problem(
                f"Two 3×3 convolutions without padding want {LEAST} pixels, here are "
                f"{enlarged[0]}×{enlarged[1]}.",
                "padding",
                fixes=(Fix("Set padding to 1", self.replace(padding=1)),),
            )

    def build(self, net: Net, *xs: Value) -> Value:
        """up, crop, concat, convolutions."""
        deep, early = xs
        deep = net.add("up", ConvTranspose2d(self.channels, 2, 2), deep)
        for place, axis in enumerate(("rows", "columns")):
            surplus = early.spec.spatial[place] - deep.spec.spatial[place]
            if surplus > 0:
                early = net.add(f"crop_{axis}", _middle(place + 2, surplus), early)
        joined = net.add("concat", Concat(), early, deep)
        return net.add("convolutions", UNetConvolutions(**self.values()), joined)

    @property
    def shorthand(self) -> str:
        """64."""
        return str(self.channels)


def _middle(axis: int, surplus: int) -> Layer:
    """Takes off half of the surplus at each end, and an odd one at the far end."""
    return Slice(axis, start=surplus // 2, stop=surplus // 2 - surplus)
