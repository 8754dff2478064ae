"""ResNeXt (Xie, Girshick, Dollár, Tu, He: "Aggregated residual transformations", 2017)."""

from blocks.layer import Layer, Net
from blocks.parameters import Choice, Int
from blocks.residual import Bottleneck
from presets.preset import Preset, Published, torchvision
from presets.resnet import residual_network

# Groups and channels of the 3×3 convolutions in the first stage; the output has 256.
TEMPLATES = {"1x64d": (1, 64), "32x4d": (32, 128), "32x8d": (32, 256), "64x4d": (64, 256)}
FIGURES = {
    (50, "32x4d"): torchvision("ResNeXt50_32X4D", 25_028_904, 4.230, 77.618, 93.698),
    (101, "32x8d"): torchvision("ResNeXt101_32X8D", 88_791_336, 16.414, 79.312, 94.526),
    (101, "64x4d"): torchvision("ResNeXt101_64X4D", 83_455_272, 15.460, 83.246, 96.454),
}


class ResNeXt(Preset):
    """ResNeXt-50 32×4d, 101 32×8d or 101 64×4d, as torchvision has it."""

    family = "resnext"
    title = "ResNeXt"
    year = 2016
    paper = "Xie, Girshick, Dollár, Tu, He, arXiv:1611.05431"
    note = (
        "Inception's idea of many narrow paths side by side, made regular: all paths are alike, "
        "so that they are one convolution in groups and there is nothing to tune but their "
        "number, the cardinality. A 3×3 convolution in 32 groups has 1/32 of the weights per "
        "channel, so the block can have twice the channels of ResNet's at the same cost, and is "
        "more accurate. The price is speed: grouped convolutions reuse less of what they load "
        "than their operations suggest."
    )

    depth: int = Choice(50, (50, 101), "layers with weights")
    template: str = Choice(
        "32x4d", tuple(TEMPLATES), "groups × channels of each in the first stage; 1x64d is ResNet"
    )
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """ResNet with convolutions in groups."""
        residual_network(net, self.depth, self._block, self.classes)

    def _block(self, channels: int, stride: int) -> Layer:
        groups, width = TEMPLATES[self.template]
        return Bottleneck(width * channels // 64, stride, 256 // width, groups=groups)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """resnext50_32x4d, resnext101_32x8d, resnext101_64x4d."""
        return {f"resnext{depth}_{template}": cls(depth, template) for depth, template in FIGURES}

    @property
    def name(self) -> str:
        """ResNeXt-50 32x4d."""
        return f"ResNeXt-{self.depth} {self.template}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES.get((self.depth, self.template)) if self.classes == 1000 else None
