"""EfficientNet B0 to B7 and v2 S, M, L (Tan and Le, 2019 and 2021), as torchvision has them."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

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
from presets.preset import Preset, Published

STOCHASTIC_DEPTH = 0.2  # it would be reached one block after the last


class Stage(NamedTuple):
    """One row of a table: a block and how often it stands in a chain."""

    kind: type[Layer]
    expand_ratio: int
    kernel_size: int
    stride: int
    out_channels: int
    blocks: int


class Variant(NamedTuple):
    """What is multiplied, the image, and torchvision's num_params and _ops."""

    width: float
    depth: float
    image_size: int
    dropout: float
    parameters: int
    gmacs: float


class Plan(NamedTuple):
    """All that a network of the family consists of."""

    image_size: int
    stem: int
    stages: Sequence[Stage]
    head: int
    norm: BatchNorm2d
    dropout: float


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
VARIANTS = {
    "b0": Variant(1.0, 1.0, 224, 0.2, 5_288_548, 0.386),
    "b1": Variant(1.0, 1.1, 240, 0.2, 7_794_184, 0.687),
    "b2": Variant(1.1, 1.2, 288, 0.3, 9_109_994, 1.088),
    "b3": Variant(1.2, 1.4, 300, 0.3, 12_233_232, 1.827),
    "b4": Variant(1.4, 1.8, 380, 0.4, 19_341_616, 4.394),
    "b5": Variant(1.6, 2.2, 456, 0.4, 30_389_784, 10.266),
    "b6": Variant(1.8, 2.6, 528, 0.5, 43_040_704, 19.068),
    "b7": Variant(2.0, 3.1, 600, 0.5, 66_347_960, 37.746),
}
# EfficientNetV2 (Tan and Le 2021, table 4, and the authors' code for M and L).
V2 = {
    "s": (
        Stage(FusedMBConv, 1, 3, 1, 24, 2),
        Stage(FusedMBConv, 4, 3, 2, 48, 4),
        Stage(FusedMBConv, 4, 3, 2, 64, 4),
        Stage(MBConv, 4, 3, 2, 128, 6),
        Stage(MBConv, 6, 3, 1, 160, 9),
        Stage(MBConv, 6, 3, 2, 256, 15),
    ),
    "m": (
        Stage(FusedMBConv, 1, 3, 1, 24, 3),
        Stage(FusedMBConv, 4, 3, 2, 48, 5),
        Stage(FusedMBConv, 4, 3, 2, 80, 5),
        Stage(MBConv, 4, 3, 2, 160, 7),
        Stage(MBConv, 6, 3, 1, 176, 14),
        Stage(MBConv, 6, 3, 2, 304, 18),
        Stage(MBConv, 6, 3, 1, 512, 5),
    ),
    "l": (
        Stage(FusedMBConv, 1, 3, 1, 32, 4),
        Stage(FusedMBConv, 4, 3, 2, 64, 7),
        Stage(FusedMBConv, 4, 3, 2, 96, 7),
        Stage(MBConv, 4, 3, 2, 192, 10),
        Stage(MBConv, 6, 3, 1, 224, 19),
        Stage(MBConv, 6, 3, 2, 384, 25),
        Stage(MBConv, 6, 3, 1, 640, 7),
    ),
}
VARIANTS_V2 = {
    "s": Variant(1.0, 1.0, 384, 0.2, 21_458_488, 8.366),
    "m": Variant(1.0, 1.0, 480, 0.3, 54_139_356, 24.582),
    "l": Variant(1.0, 1.0, 480, 0.4, 118_515_272, 56.080),
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

    variant: str = Choice("b0", tuple(VARIANTS), "how far it has grown")
    classes: int = Int(1000, "number of classes", min=1)
    image_size: int = Int(0, "height and width of the image; 0 is the variant's own")

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, seven stages of MBConv, a 1×1 convolution and a linear layer."""
        variant = VARIANTS[self.variant]
        stages = [
            stage._replace(
                out_channels=_divisible(stage.out_channels * variant.width),
                blocks=ceil(stage.blocks * variant.depth),
            )
            for stage in B0
        ]
        norm = BatchNorm2d(1e-3, 0.01) if self.variant in {"b5", "b6", "b7"} else BatchNorm2d()
        stem, head = _divisible(32 * variant.width), 4 * stages[-1].out_channels
        size = self.image_size or variant.image_size
        _build(net, Plan(size, stem, stages, head, norm, variant.dropout), self.classes)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """efficientnet_b0 … efficientnet_b7."""
        return {f"efficientnet_{name}": cls(name) for name in VARIANTS}

    @property
    def name(self) -> str:
        """EfficientNet-B0."""
        return f"EfficientNet-{self.variant.upper()}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops at the variant's own image size."""
        return _published(VARIANTS[self.variant], self.classes, self.image_size)


class EfficientNetV2(Preset):
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

    variant: str = Choice("s", tuple(V2), "how large it is")
    classes: int = Int(1000, "number of classes", min=1)
    image_size: int = Int(0, "height and width of the image; 0 is the variant's own")

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, stages of fused and of plain MBConv, a 1×1 and a linear layer."""
        stages, variant = V2[self.variant], VARIANTS_V2[self.variant]
        size, stem = self.image_size or variant.image_size, stages[0].out_channels
        plan = Plan(size, stem, stages, 1280, BatchNorm2d(1e-3), variant.dropout)
        _build(net, plan, self.classes)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """efficientnet_v2_s, m, l."""
        return {f"efficientnet_v2_{name}": cls(name) for name in V2}

    @property
    def name(self) -> str:
        """EfficientNetV2-S."""
        return f"EfficientNetV2-{self.variant.upper()}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops at the variant's own image size."""
        return _published(VARIANTS_V2[self.variant], self.classes, self.image_size)


def _published(variant: Variant, classes: int, image_size: int) -> Published | None:
    if classes != 1000 or image_size not in {0, variant.image_size}:
        return None
    return Published(variant.parameters, variant.gmacs, "torchvision")


def _divisible(channels: float) -> int:
    """The nearest multiple of 8 that takes away no more than a tenth (as in MobileNet's code)."""
    rounded = max(8, int(channels + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * channels else rounded


def _build(net: Net, plan: Plan, classes: int) -> None:
    norm = plan.norm
    x = net.add("input", Input((3, plan.image_size, plan.image_size)))
    x = net.sequence("features.0", x, Conv2d(plan.stem, 3, 2, 1, bias=False), norm, SiLU())
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
            eps=norm.eps,
            momentum=norm.momentum,
        )
        place = f"features.{number}" if stage.blocks > 1 else f"features.{number}.0"
        x = net.add(place, block, x, repeat=stage.blocks)
        before += stage.blocks
    last = f"features.{len(plan.stages) + 1}"
    x = net.sequence(last, x, Conv2d(plan.head, 1, bias=False), norm, SiLU())
    x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten())
    x = net.sequence("classifier", x, Dropout(plan.dropout), Linear(classes))
    net.add("output", Output(), x)
