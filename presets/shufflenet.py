"""ShuffleNet v2 (Ma, Zhang, Zheng, Sun: "Practical guidelines for efficient CNNs", 2018)."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.reshaping import Flatten
from blocks.shuffle import ShuffleUnit
from presets.preset import Preset, Published, torchvision

# Channels of stages 2, 3, 4 and of the last convolution (paper, table 5).
WIDTHS = {
    0.5: (48, 96, 192, 1024),
    1.0: (116, 232, 464, 1024),
    1.5: (176, 352, 704, 1024),
    2.0: (244, 488, 976, 2048),
}
UNITS = {"stage2": 4, "stage3": 8, "stage4": 4}
FIGURES = {
    0.5: torchvision("ShuffleNet_V2_X0_5", 1_366_792, 0.040, 60.552, 81.746),
    1.0: torchvision("ShuffleNet_V2_X1_0", 2_278_604, 0.145, 69.362, 88.316),
    1.5: torchvision("ShuffleNet_V2_X1_5", 3_503_624, 0.296, 72.996, 91.086),
    2.0: torchvision("ShuffleNet_V2_X2_0", 7_393_996, 0.583, 76.230, 93.006),
}


class ShuffleNetV2(Preset):
    """ShuffleNet v2 of a width from 0.5 to 2, as torchvision has it."""

    family = "shufflenet_v2"
    title = "ShuffleNet v2"
    year = 2018
    paper = "Ma, Zhang, Zheng, Sun, arXiv:1807.11164"
    note = (
        "What makes a small network fast is not few operations but little traffic with memory: "
        "equal widths before and after a 1×1 convolution, few groups, few branches, few "
        "element-wise operations. So half of the channels pass a unit untouched, the others are "
        "convolved at one width, the halves are joined, not added, and a shuffle of the channels "
        "mixes them for the next unit. Faster than MobileNet v2 at the same count of operations."
    )

    width: float = Choice(1.0, tuple(WIDTHS), "how wide, 1 for 116, 232 and 464 channels")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A convolution and a pooling, three stages of units, a 1×1 convolution, a linear layer."""
        *widths, last = WIDTHS[self.width]
        x = net.sequence(
            "conv1",
            net.add("input", Input((3, 224, 224))),
            Conv2d(24, 3, 2, 1, bias=False),
            BatchNorm2d(),
            ReLU(),
        )
        x = net.add("maxpool", MaxPool2d(3, 2, 1), x)
        for (stage, units), channels in zip(UNITS.items(), widths, strict=True):
            x = net.add(stage, ShuffleUnit(channels, 2), x, repeat=units)
        x = net.sequence("conv5", x, Conv2d(last, 1, bias=False), BatchNorm2d(), ReLU())
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten(), fc=Linear(self.classes))
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """shufflenet_v2_x0_5 … shufflenet_v2_x2_0."""
        return {f"shufflenet_v2_x{str(w).replace('.', '_')}": cls(w) for w in WIDTHS}

    @property
    def name(self) -> str:
        """ShuffleNet v2 ×1.0."""
        return f"ShuffleNet v2 x{self.width}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES[self.width] if self.classes == 1000 else None
