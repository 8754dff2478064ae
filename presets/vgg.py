"""VGG (Simonyan, Zisserman: "Very deep convolutional networks for large-scale recognition")."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Layer, Net
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d
from blocks.parameters import Bool, Choice, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision

# Convolutions a stage, of 64, 128, 256, 512, 512 filters (paper, table 1: A, B, D, E).
STAGES = {11: (1, 1, 2, 2, 2), 13: (2, 2, 2, 2, 2), 16: (2, 2, 3, 3, 3), 19: (2, 2, 4, 4, 4)}
WIDTHS = (64, 128, 256, 512, 512)
FIGURES = {
    11: torchvision("VGG11", 132_863_336, 7.609, 69.020, 88.628),
    13: torchvision("VGG13", 133_047_848, 11.308, 69.928, 89.246),
    16: torchvision("VGG16", 138_357_544, 15.470, 71.592, 90.382),
    19: torchvision("VGG19", 143_667_240, 19.632, 72.376, 90.876),
}
FIGURES_BN = {
    11: torchvision("VGG11_BN", 132_868_840, 7.609, 70.370, 89.810),
    13: torchvision("VGG13_BN", 133_053_736, 11.308, 71.586, 90.374),
    16: torchvision("VGG16_BN", 138_365_992, 15.470, 73.360, 91.516),
    19: torchvision("VGG19_BN", 143_678_248, 19.632, 74.218, 91.842),
}


class VGG(Preset):
    """VGG-11, 13, 16 or 19 (configurations A, B, D, E), as torchvision has it."""

    family = "vgg"
    title = "VGG"
    year = 2014
    paper = "Simonyan, Zisserman, arXiv:1409.1556"
    note = (
        "Two 3×3 convolutions see as much as one 5×5, with fewer weights and one more "
        "non-linearity: so the whole network is made of the smallest filter that knows left "
        "from right, doubled in width whenever the image is halved."
    )

    depth: int = Choice(16, tuple(STAGES), "layers with weights")
    batch_norm: bool = Bool(False, "batch normalisation after each convolution")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Five stages of convolutions, each halved by pooling, and three linear layers."""
        features: list[Layer] = []
        for convolutions, width in zip(STAGES[self.depth], WIDTHS, strict=True):
            for _ in range(convolutions):
                features.append(Conv2d(width, 3, padding=1))
                features += [BatchNorm2d(), ReLU()] if self.batch_norm else [ReLU()]
            features.append(MaxPool2d(2, 2))
        x = net.sequence("features", net.add("input", Input((3, 224, 224))), *features)
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(7), flatten=Flatten())
        x = net.sequence(
            "classifier",
            x,
            Linear(4096),
            ReLU(),
            Dropout(0.5),
            Linear(4096),
            ReLU(),
            Dropout(0.5),
            Linear(self.classes),
        )
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """vgg11 … vgg19, vgg11_bn … vgg19_bn."""
        plain: dict[str, Preset] = {f"vgg{depth}": cls(depth) for depth in STAGES}
        return plain | {f"vgg{depth}_bn": cls(depth, batch_norm=True) for depth in STAGES}

    @property
    def name(self) -> str:
        """VGG-16-BN."""
        return f"VGG-{self.depth}" + ("-BN" if self.batch_norm else "")

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        if self.classes != 1000:
            return None
        return (FIGURES_BN if self.batch_norm else FIGURES)[self.depth]
