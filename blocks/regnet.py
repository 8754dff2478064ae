"""RegNet's block and stage (Radosavovic et al.: "Designing network design spaces", 2020)."""

from collections.abc import Iterator
from math import gcd

from blocks.activation import ReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Fix, Instead, Net, Problem, Value
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.parameters import Int
from blocks.squeeze_excitation import SqueezeExcitation
from blocks.tensor import TensorSpec


class RegNetBlock(Block):
    """1×1, 3×3 in groups, 1×1, of one width, and a shortcut (Radosavovic 2020, figure 4).

    ResNeXt's bottleneck without the bottleneck: the search found a ratio of 1 best. With a gate it
    is the Y block, without one the X block.
    """

    category = "Residual"
    aliases = ("resnext", "x block", "y block", "shortcut")
    example = (64, 56, 56)

    width: int = Int(64, "channels of all convolutions (w)", min=1)
    stride: int = Int(1, "step of the 3×3 convolution and of the shortcut", min=1, entry=True)
    group_width: int = Int(8, "channels a group of the 3×3 convolution (g)", min=1)
    se_reduction: int = Int(0, "input channels / the gate's channels: 4 in Y; 0 is no gate")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The width divides into the groups."""
        yield from _groups_divide(self)

    def build(self, net: Net, *xs: Value) -> Value:
        """f: 1×1, 3×3, gate, 1×1; relu(shortcut + f)."""
        (x,) = xs
        shortcut, width = x, self.width
        if x.spec.channels != width or self.stride != 1:
            project = Conv2d(width, 1, self.stride, bias=False)
            shortcut = net.sequence("proj", x, project, BatchNorm2d())
        grouped = Conv2d(width, 3, self.stride, 1, groups=width // self.group_width, bias=False)
        y = net.sequence("f.a", x, Conv2d(width, 1, bias=False), BatchNorm2d(), ReLU())
        y = net.sequence("f.b", y, grouped, BatchNorm2d(), ReLU())
        if self.se_reduction:
            squeezed = max(1, x.spec.channels // self.se_reduction)
            y = net.add("f.se", SqueezeExcitation(squeezed), y)
        y = net.sequence("f.c", y, Conv2d(width, 1, bias=False), BatchNorm2d())
        return net.add("activation", ReLU(), net.add("add", Add(), shortcut, y))

    def instead_of(self, *xs: TensorSpec) -> Iterator[Instead]:
        """One group."""
        if self.group_width < self.width:
            full = Conv2d(self.width, 3, self.stride, 1, bias=False)
            groups = f"{self.width // self.group_width} groups"
            yield Instead(groups, "with one", nodes={"f.b.0": (full,)})

    @property
    def shorthand(self) -> str:
        """64, groups of 8, SE, /2."""
        return _shorthand(self)


class RegNetStage(Block):
    """A chain of RegNet blocks, the first of which halves the image (figure 3).

    A stage is a repeated block; as one, its copies bear torchvision's names: block1-0, block1-1, ….
    """

    category = "Residual"
    aliases = ("resnext", "regnet", "anynet")

    stage: int = Int(1, "which stage it is, for its blocks' names", min=1)
    depth: int = Int(2, "blocks (d)", min=1, max=1000)
    width: int = Int(64, "channels of all convolutions (w)", min=1)
    stride: int = Int(2, "step of the first block", min=1, entry=True)
    group_width: int = Int(8, "channels a group of the 3×3 convolutions (g)", min=1)
    se_reduction: int = Int(0, "input channels / the gates' channels: 4 in Y; 0 is no gates")

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The width divides into the groups."""
        yield from _groups_divide(self)

    def build(self, net: Net, *xs: Value) -> Value:
        """block1-0, block1-1, …."""
        (x,) = xs
        block = RegNetBlock(self.width, self.stride, self.group_width, self.se_reduction)
        for number in range(self.depth):
            x = net.add(f"block{int(self.stage)}-{number}", block, x)
            block = block.after_entry()
        return x

    @property
    def shorthand(self) -> str:
        """64, groups of 8, SE, /2 × 7."""
        return f"{_shorthand(self)} × {self.depth}"


def _groups_divide(block: RegNetBlock | RegNetStage) -> Iterator[Problem]:
    width, each = block.width, block.group_width
    if width % each:
        fitting = gcd(width, each)
        yield Problem(
            f"{width} channels do not divide into groups of {each}: {width} = "
            f"{width // each}·{each} + {width % each}.",
            "group_width",
            fixes=(Fix(f"Set group_width to {fitting}", block.replace(group_width=fitting)),),
        )


def _shorthand(block: RegNetBlock | RegNetStage) -> str:
    parts = [str(block.width), f"groups of {block.group_width}"]
    parts += ["SE"] if block.se_reduction else []
    return ", ".join([*parts, *([f"/{block.stride}"] if block.stride > 1 else [])])
