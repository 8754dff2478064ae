"""EfficientNet B0 to B7 and v2 S, M, L (Tan and Le, 2019 and 2021), as torchvision has them."""

from collections.abc import Sequence
from math import ceil
from typing import ClassVar, NamedTuple

from blocks.activation import SiLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Layer, Net
from blocks.linear import Linear
from blocks.mbconv import FusedMBConv, MBConv
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.mobilenet import to_multiple_of_8
from presets.preset import Preset, Published, torchvision

STOCHASTIC_DEPTH = 0.2  # it would be reached one block after the last


class Stage(NamedTuple):
    """One row of a table: a block and how often it stands in a chain."""

    kind: type[Layer]
    expand_ratio: int
    kernel_size: int
    stride: int
    out_channels: int
    blocks: int


class Plan(NamedTuple):
    """All that a network of the family consists of."""

    image_size: int
    stem: int
    stages: Sequence[Stage]
    head: int
    dropout: float
    norm: BatchNorm2d


# EfficientNet-B0 (Tan and Le 2019, table 1).
B0 = (
    Stage(MBConv, 1, 3, 1, 16, 1),
    Stage(MBConv, 6, 3, 2, 24, 2),
    Stage(MBConv, 6, 5, 2, 40, 2),
    Stage(MBConv, 6, 3, 2, 80, 3),
    Stage(MBConv, 6, 5, 1, 112, 3),
    Stage(MBConv, 6, 5, 2, 192, 4),
    Stage(MBConv, 6, 3, 1, 320, 1),
)
# Block, expansion and stride of the stages of v2 (Tan and Le 2021, table 4); S lacks the last.
V2 = (
    (FusedMBConv, 1, 1),
    (FusedMBConv, 4, 2),
    (FusedMBConv, 4, 2),
    (MBConv, 4, 2),
    (MBConv, 6, 1),
    (MBConv, 6, 2),
    (MBConv, 6, 1),
)


NORM = BatchNorm2d()
TENSORFLOW = BatchNorm2d(1e-3, 0.01)  # of the weights that were carried over from there


def _grown(
    width: float, depth: float, image_size: int, dropout: float, norm: BatchNorm2d = NORM
) -> Plan:
    """B0 with its channels and its blocks multiplied."""
    stages = [
        stage._replace(
            out_channels=to_multiple_of_8(stage.out_channels * width),
            blocks=ceil(stage.blocks * depth),
        )
        for stage in B0
    ]
    head = 4 * stages[-1].out_channels
    return Plan(image_size, to_multiple_of_8(32 * width), stages, head, dropout, norm)


def _searched(
    image_size: int, dropout: float, widths: Sequence[int], depths: Sequence[int]
) -> Plan:
    """A network of v2 by its channels and its blocks."""
    stages = [
        Stage(kind, expand_ratio, 3, stride, channels, blocks)
        for (kind, expand_ratio, stride), channels, blocks in zip(V2, widths, depths, strict=False)
    ]
    return Plan(image_size, widths[0], stages, 1280, dropout, BatchNorm2d(1e-3))


PLANS = {
    "b0": _grown(1.0, 1.0, 224, 0.2),
    "b1": _grown(1.0, 1.1, 240, 0.2),
    "b2": _grown(1.1, 1.2, 288, 0.3),
    "b3": _grown(1.2, 1.4, 300, 0.3),
    "b4": _grown(1.4, 1.8, 380, 0.4),
    "b5": _grown(1.6, 2.2, 456, 0.4, TENSORFLOW),
    "b6": _grown(1.8, 2.6, 528, 0.5, TENSORFLOW),
    "b7": _grown(2.0, 3.1, 600, 0.5, TENSORFLOW),
}
# Tan and Le 2021, table 4, and the authors' code for M and L.
PLANS_V2 = {
    "s": _searched(384, 0.2, (24, 48, 64, 128, 160, 256), (2, 4, 4, 6, 9, 15)),
    "m": _searched(480, 0.3, (24, 48, 80, 160, 176, 304, 512), (3, 5, 5, 7, 14, 18, 5)),
    "l": _searched(480, 0.4, (32, 64, 96, 192, 224, 384, 640), (4, 7, 7, 10, 19, 25, 7)),
}
FIGURES = {
    "b0": torchvision("EfficientNet_B0", 5_288_548, 0.386, 77.692, 93.532),
    "b1": torchvision("EfficientNet_B1", 7_794_184, 0.687, 78.642, 94.186),
    "b2": torchvision("EfficientNet_B2", 9_109_994, 1.088, 80.608, 95.310),
    "b3": torchvision("EfficientNet_B3", 12_233_232, 1.827, 82.008, 96.054),
    "b4": torchvision("EfficientNet_B4", 19_341_616, 4.394, 83.384, 96.594),
    "b5": torchvision("EfficientNet_B5", 30_389_784, 10.266, 83.444, 96.628),
    "b6": torchvision("EfficientNet_B6", 43_040_704, 19.068, 84.008, 96.916),
    "b7": torchvision("EfficientNet_B7", 66_347_960, 37.746, 84.122, 96.908),
    "s": torchvision("EfficientNet_V2_S", 21_458_488, 8.366, 84.228, 96.878),
    "m": torchvision("EfficientNet_V2_M", 54_139_356, 24.582, 85.112, 97.156),
    "l": torchvision("EfficientNet_V2_L", 118_515_272, 56.080, 85.808, 97.788),
}


class EfficientNet(Preset):
    """EfficientNet-B0 to B7, as torchvision has it."""

    family = "efficientnet"
    title = "EfficientNet"
    year = 2019
    paper = "Tan, Le, arXiv:1905.11946"
    note = (
        "A network can grow in depth, in width and in the size of its image, and each alone soon "
        "pays little: the paper grows all three at once by fixed ratios (about 1.2, 1.1 and 1.15 "
        "a step, for twice the operations). B0, from which the others grow, was found by a "
        "search, of depthwise convolutions with gates: 0.39 GMACs where ResNet-50 needs 4.1 for "
        "the same accuracy. The price is time: depthwise convolutions and large images wait for "
        "memory, so that the saving on a GPU is far smaller than the operations promise."
    )

    variant: str = Choice("b0", tuple(PLANS), "how far it has grown")
    classes: int = Int(1000, "number of classes", min=1)
    image_size: int = Int(0, "height and width of the image; 0 is the variant's own")

    plans: ClassVar[dict[str, Plan]] = PLANS

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, the stages, a 1×1 convolution and a linear layer."""
        plan = self.plans[self.variant]
        size = self.image_size or plan.image_size
        x = net.add("input", Input((3, size, size)))
        x = net.sequence("features.0", x, Conv2d(plan.stem, 3, 2, 1, bias=False), plan.norm, SiLU())
        growth = STOCHASTIC_DEPTH / sum(stage.blocks for stage in plan.stages)
        before = 0
        for number, stage in enumerate(plan.stages, 1):
            block = stage.kind(
                stage.out_channels,
                stage.kernel_size,
                stage.stride,
                stage.expand_ratio,
                stochastic_depth=round(growth * before, 9),
                depth_growth=growth if stage.blocks > 1 else 0.0,
                eps=plan.norm.eps,
                momentum=plan.norm.momentum,
            )
            place = f"features.{number}" if stage.blocks > 1 else f"features.{number}.0"
            x = net.add(place, block, x, repeat=stage.blocks)
            before += stage.blocks
        last = f"features.{len(plan.stages) + 1}"
        x = net.sequence(last, x, Conv2d(plan.head, 1, bias=False), plan.norm, SiLU())
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten())
        x = net.sequence("classifier", x, Dropout(plan.dropout), Linear(self.classes))
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """efficientnet_b0 … efficientnet_b7, efficientnet_v2_s, m, l."""
        return {f"{cls.family}_{name}": cls(name) for name in cls.plans}

    @property
    def name(self) -> str:
        """EfficientNet-B0."""
        return f"{self.title}-{self.variant.upper()}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops at the variant's own image size."""
        if self.classes != 1000 or self.image_size not in {0, self.plans[self.variant].image_size}:
            return None
        return FIGURES[self.variant]


class EfficientNetV2(EfficientNet):
    """EfficientNetV2-S, M or L, as torchvision has it."""

    family = "efficientnet_v2"
    title = "EfficientNetV2"
    year = 2021
    paper = "Tan, Le, arXiv:2104.00298"
    note = (
        "EfficientNet searched again, for training time instead of operations. In the first "
        "stages, where the image is large and channels are few, one full 3×3 takes the place of "
        "a 1×1 and a depthwise 3×3: more operations and fewer milliseconds. The images are "
        "smaller, the last stages deeper, the expansion less. S is as accurate as B6 with half "
        "the weights and less than half the operations."
    )

    variant: str = Choice("s", tuple(PLANS_V2), "how large it is")

    plans = PLANS_V2
