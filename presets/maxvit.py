"""MaxViT (Tu, Talebi, Zhang, Yang, Milanfar, Bovik, Li: "Multi-axis vision transformer", 2022)."""

from blocks.activation import GELU, Tanh
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.layer_normalization import LayerNorm
from blocks.linear import Linear
from blocks.maxvit import MaxViTLayer
from blocks.normalization import BatchNorm2d
from blocks.parameters import Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision

# Table 1, MaxViT-T: channels and layers of each stage. Heads have 32 channels, windows 7×7.
STAGES = ((64, 2), (128, 2), (256, 5), (512, 2))
STEM, HEAD_CHANNELS, WINDOW = 64, 32, 7
STOCHASTIC_DEPTH = 0.2  # of the last layer; 0 of the first
NORM = BatchNorm2d(1e-3, 0.01)
FIGURES = torchvision("MaxVit_T", 30_919_624, 5.558, 83.700, 96.722)


class MaxViT(Preset):
    """MaxViT tiny, as torchvision has it."""

    family = "maxvit"
    title = "MaxViT"
    year = 2022
    paper = "Tu, Talebi, Zhang, Yang, Milanfar, Bovik, Li, arXiv:2204.01697"
    note = (
        "Every layer sees near and far, from the first stage on: an MBConv mixes neighbours and "
        "tells places apart, attention in windows of 7×7 compares neighbours, attention along a "
        "grid compares 49 pixels that lie all over the image. Two sparse attentions so reach as "
        "far as a full one, and cost in proportion to the pixels. Three kinds of mixing stacked "
        "in one layer, the same in all four stages, is the whole design; height and width must be "
        "multiples of 7 down to the last stage, which is why the image is 224 wide."
    )

    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Two convolutions, four stages that begin with a halving, two linear layers."""
        x = net.add("input", Input((3, 224, 224)))
        x = net.sequence("stem.0", x, Conv2d(STEM, 3, 2, 1, bias=False), NORM, GELU())
        x = net.sequence("stem.1", x, Conv2d(STEM, 3, 1, 1))
        growth = STOCHASTIC_DEPTH / (sum(depth for _, depth in STAGES) - 1)
        before = 0
        for stage, (channels, depth) in enumerate(STAGES):
            layer = MaxViTLayer(
                channels,
                channels // HEAD_CHANNELS,
                stride=2,
                window_size=WINDOW,
                stochastic_depth=round(growth * before, 9),
                depth_growth=growth,
                eps=NORM.eps,
                momentum=NORM.momentum,
            )
            x = net.add(f"blocks.{stage}.layers", layer, x, repeat=depth)
            before += depth
        width = STAGES[-1][0]
        head = (Linear(width), Tanh(), Linear(self.classes, bias=False))
        x = net.sequence("classifier", x, AdaptiveAvgPool2d(1), Flatten(), LayerNorm(), *head)
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """maxvit_t."""
        return {"maxvit_t": cls()}

    @property
    def name(self) -> str:
        """MaxViT-T."""
        return "MaxViT-T"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES if self.classes == 1000 else None
