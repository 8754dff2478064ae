"""MNASNet (Tan et al.: "Platform-aware neural architecture search for mobile", 2019)."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.linear import Linear
from blocks.mobile import MnasInvertedResidual
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.mobilenet import to_multiple_of_8
from presets.preset import Preset, Published, torchvision

# Channels, kernel, stride, expansion, repeats (B1, the network without gates).
STACKS = (
    (24, 3, 2, 3, 3),
    (40, 5, 2, 3, 3),
    (80, 5, 2, 6, 3),
    (96, 3, 1, 6, 2),
    (192, 5, 2, 6, 4),
    (320, 3, 1, 6, 1),
)
FIGURES = {
    0.5: torchvision("MNASNet0_5", 2_218_512, 0.104, 67.734, 87.490),
    0.75: torchvision("MNASNet0_75", 3_170_208, 0.215, 71.180, 90.496),
    1.0: torchvision("MNASNet1_0", 4_383_312, 0.314, 73.456, 91.510),
    1.3: torchvision("MNASNet1_3", 6_282_256, 0.526, 76.506, 93.522),
}


class MNASNet(Preset):
    """MNASNet-B1 of a width from 0.5 to 1.3, as torchvision has it."""

    family = "mnasnet"
    title = "MNASNet"
    year = 2018
    paper = "Tan, Chen, Pang, Vasudevan, Sandler, Howard, Le, arXiv:1807.11626"
    note = (
        "Operations predict the speed of a telephone badly, so the search measured real latency "
        "and traded it against accuracy. Each stack of inverted residuals could choose its own "
        "kernel, expansion and depth, instead of one cell for all: 5×5 filters where they pay, "
        "narrow expansions where the image is large. More accurate than MobileNet v2 at the same "
        "latency; the price is the search, thousands of trained networks."
    )

    alpha: float = Choice(1.0, tuple(FIGURES), "width multiplier of all channels but the last")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A separable convolution, six stacks of inverted residuals, a 1×1, one linear layer."""
        stem, separated = self._width(32), self._width(16)
        norm = BatchNorm2d(momentum=3e-4)
        x = net.sequence(
            "layers",
            net.add("input", Input((3, 224, 224))),
            Conv2d(stem, 3, 2, 1, bias=False),
            norm,
            ReLU(),
            Conv2d(stem, 3, 1, 1, groups=stem, bias=False),
            norm,
            ReLU(),
            Conv2d(separated, 1, bias=False),
            norm,
        )
        for place, (channels, kernel, stride, expansion, repeats) in enumerate(STACKS, start=8):
            block = MnasInvertedResidual(self._width(channels), kernel, stride, expansion)
            stack = f"layers.{place}" if repeats > 1 else f"layers.{place}.0"
            x = net.add(stack, block, x, repeat=repeats)
        x = net.add("layers.14", Conv2d(1280, 1, bias=False), x)
        x = net.add("layers.15", norm, x)
        x = net.add("layers.16", ReLU(), x)
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten())
        x = net.sequence("classifier", x, Dropout(0.2), Linear(self.classes))
        net.add("output", Output(), x)

    def _width(self, channels: int) -> int:
        return to_multiple_of_8(channels * self.alpha)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """mnasnet0_5 … mnasnet1_3."""
        return {f"mnasnet{str(alpha).replace('.', '_')}": cls(alpha) for alpha in FIGURES}

    @property
    def name(self) -> str:
        """MNASNet 1.0."""
        return f"MNASNet {self.alpha}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES[self.alpha] if self.classes == 1000 else None
