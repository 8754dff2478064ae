"""ConvNeXt (Liu, Mao, Wu, Feichtenhofer, Darrell, Xie: "A ConvNet for the 2020s", 2022)."""

from typing import NamedTuple

from blocks.boundary import Input, Output
from blocks.convnext import ConvNeXtBlock
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.layer_normalization import LayerNorm2d
from blocks.linear import Linear
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision


class Size(NamedTuple):
    """Channels of the first stage, blocks of each stage."""

    channels: int
    depths: tuple[int, int, int, int]
    stochastic_depth: float  # of the last block; 0 of the first


# Section 3, and the drop rates of the appendix's table 5 as torchvision has them.
SIZES = {
    "tiny": Size(96, (3, 3, 9, 3), 0.1),
    "small": Size(96, (3, 3, 27, 3), 0.4),
    "base": Size(128, (3, 3, 27, 3), 0.5),
    "large": Size(192, (3, 3, 27, 3), 0.5),
}
FIGURES = {
    "tiny": torchvision("ConvNeXt_Tiny", 28_589_128, 4.456, 82.520, 96.146),
    "small": torchvision("ConvNeXt_Small", 50_223_688, 8.684, 83.616, 96.650),
    "base": torchvision("ConvNeXt_Base", 88_591_464, 15.355, 84.062, 96.870),
    "large": torchvision("ConvNeXt_Large", 197_767_336, 34.361, 84.414, 96.976),
}


class ConvNeXt(Preset):
    """ConvNeXt tiny, small, base or large, as torchvision has it."""

    family = "convnext"
    title = "ConvNeXt"
    year = 2022
    paper = "Liu, Mao, Wu, Feichtenhofer, Darrell, Xie, arXiv:2201.03545"
    note = (
        "How much of a vision transformer's success is attention, and how much all else? The "
        "paper starts from ResNet-50 and takes over one habit after the other: patches of 4×4 "
        "for the first layer, stages of 3, 3, 9, 3 blocks, depthwise convolutions with large "
        "windows, four times wider layers inside, GELU once a block, LayerNorm instead of batch "
        "normalisation. At the end stands a network of convolutions alone that equals Swin at "
        "the same cost, and takes images of any size without further thought."
    )

    size: str = Choice("tiny", tuple(SIZES), "how large it is")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Patches, four stages with a halving before each but the first, one linear layer."""
        size = SIZES[self.size]
        x = net.add("input", Input((3, 224, 224)))
        x = net.sequence("features.0", x, Conv2d(size.channels, 4, 4), LayerNorm2d())
        growth = size.stochastic_depth / (sum(size.depths) - 1)
        before = 0
        for stage, depth in enumerate(size.depths):
            if stage:
                halve = Conv2d(size.channels * 2**stage, 2, 2)
                x = net.sequence(f"features.{2 * stage}", x, LayerNorm2d(), halve)
            block = ConvNeXtBlock(stochastic_depth=round(growth * before, 9), depth_growth=growth)
            x = net.add(f"features.{2 * stage + 1}", block, x, repeat=depth)
            before += depth
        x = net.add("avgpool", AdaptiveAvgPool2d(1), x)
        x = net.sequence("classifier", x, LayerNorm2d(), Flatten(), Linear(self.classes))
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """convnext_tiny, small, base, large."""
        return {f"convnext_{size}": cls(size) for size in SIZES}

    @property
    def name(self) -> str:
        """ConvNeXt-Tiny."""
        return f"ConvNeXt-{self.size.title()}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES[self.size] if self.classes == 1000 else None
