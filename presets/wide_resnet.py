"""Wide ResNet (Zagoruyko and Komodakis: "Wide residual networks", 2016)."""

from blocks.layer import Layer, Net
from blocks.parameters import Choice, Int
from blocks.residual import Bottleneck
from presets.preset import Preset, Published, torchvision
from presets.resnet import residual_network

FIGURES = {
    50: torchvision("Wide_ResNet50_2", 68_883_240, 11.398, 78.468, 94.086),
    101: torchvision("Wide_ResNet101_2", 126_886_696, 22.753, 78.848, 94.284),
}


class WideResNet(Preset):
    """Wide ResNet-50-2 or 101-2, as torchvision has it: twice the channels in the 3×3."""

    family = "wide_resnet"
    title = "Wide ResNet"
    year = 2016
    paper = "Zagoruyko, Komodakis, arXiv:1605.07146"
    note = (
        "Depth has diminishing returns: each percent costs twice the layers, which must run one "
        "after the other, while many of them learn little. Widening the 3×3 convolutions uses "
        "the same weights side by side instead, which a GPU does at once: with 50 layers and "
        "twice the width it is more accurate than ResNet-152 and faster. The price is memory: "
        "the 3×3 convolutions have four times the weights."
    )

    depth: int = Choice(50, tuple(FIGURES), "layers with weights")
    k: int = Choice(2, (1, 2, 4), "widening factor of the 3×3 convolutions")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """ResNet with wide bottlenecks."""
        residual_network(net, self.depth, self._block, self.classes)

    def _block(self, channels: int, stride: int) -> Layer:
        return Bottleneck(self.k * channels, stride, expansion=4 // self.k)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """wide_resnet50_2, wide_resnet101_2."""
        return {f"wide_resnet{depth}_2": cls(depth) for depth in FIGURES}

    @property
    def name(self) -> str:
        """Wide ResNet-50-2."""
        return f"Wide ResNet-{self.depth}-{self.k}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES[self.depth] if (self.k, self.classes) == (2, 1000) else None
