"""SqueezeNet (Iandola et al.: "AlexNet-level accuracy with 50× fewer parameters", 2016)."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.fire import Fire
from blocks.layer import Layer, Net
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision

# s1x1 of the eight Fire modules, whose e1x1 and e3x3 are four times as many (paper, table 1).
SQUEEZES = (16, 16, 32, 32, 48, 48, 64, 64)
# The first convolution, and before which Fire modules (from 0) the image is halved.
STEMS: dict[str, tuple[Layer, tuple[int, ...]]] = {
    "1.0": (Conv2d(96, 7, 2), (0, 3, 7)),
    "1.1": (Conv2d(64, 3, 2), (0, 2, 4)),
}
FIGURES = {
    "1.0": torchvision("SqueezeNet1_0", 1_248_424, 0.819, 58.092, 80.420),
    "1.1": torchvision("SqueezeNet1_1", 1_235_496, 0.349, 58.178, 80.624),
}


class SqueezeNet(Preset):
    """SqueezeNet 1.0 or 1.1, as torchvision has it."""

    family = "squeezenet"
    title = "SqueezeNet"
    year = 2016
    paper = "Iandola et al., arXiv:1602.07360"
    note = (
        "How few parameters give AlexNet's accuracy? Replace most 3×3 filters by 1×1, let the "
        "rest see few channels, and drop the linear layers: the last convolution makes a map of "
        "each class, which is averaged. So 1.2 million are enough, 50 times fewer, though not "
        "fewer operations in 1.0. Version 1.1 (the authors', after the paper) halves the image "
        "earlier, behind a smaller first convolution, and costs 2.4 times less for the same "
        "accuracy."
    )

    version: str = Choice("1.0", tuple(STEMS), "1.0 is the paper's, 1.1 halves the image earlier")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A convolution, eight Fire modules, a convolution to the classes."""
        first, halved_before = STEMS[self.version]
        features = [first, ReLU()]
        for number, squeeze in enumerate(SQUEEZES):
            if number in halved_before:
                features.append(MaxPool2d(3, 2, ceil_mode=True))
            features.append(Fire(squeeze, 4 * squeeze, 4 * squeeze))
        x = net.sequence("features", net.add("input", Input((3, 224, 224))), *features)
        x = net.sequence(
            "classifier", x, Dropout(0.5), Conv2d(self.classes, 1), ReLU(), AdaptiveAvgPool2d(1)
        )
        net.add("output", Output(), net.add("flatten", Flatten(), x))

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """squeezenet1_0, squeezenet1_1."""
        return {f"squeezenet{version.replace('.', '_')}": cls(version) for version in STEMS}

    @property
    def name(self) -> str:
        """SqueezeNet 1.0."""
        return f"SqueezeNet {self.version}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES[self.version] if self.classes == 1000 else None
