"""Swin transformer and its second version (Liu et al. 2021; 2022)."""

from typing import NamedTuple

from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.layer_normalization import LayerNorm
from blocks.linear import Linear
from blocks.parameters import Choice, Int
from blocks.patch_merging import PatchMerging
from blocks.pooling import AdaptiveAvgPool2d
from blocks.rearranging import Permute
from blocks.reshaping import Flatten
from blocks.swin import SwinTransformerBlock
from presets.preset import Preset, Published, torchvision


class Size(NamedTuple):
    """Channels and heads of the first stage, blocks of each stage (section 3.3)."""

    channels: int
    num_heads: int
    depths: tuple[int, int, int, int]


SIZES = {
    "t": Size(96, 3, (2, 2, 6, 2)),
    "s": Size(96, 3, (2, 2, 18, 2)),
    "b": Size(128, 4, (2, 2, 18, 2)),
}
WINDOWS = {1: 7, 2: 8}
IMAGES = {1: 224, 2: 256}
STOCHASTIC_DEPTH = {"t": 0.2, "s": 0.3, "b": 0.5}  # of the last block; 0 of the first
FIGURES = {
    ("t", 1): torchvision("Swin_T", 28_288_354, 4.491, 81.474, 95.776),
    ("s", 1): torchvision("Swin_S", 49_606_258, 8.741, 83.196, 96.360),
    ("b", 1): torchvision("Swin_B", 87_768_224, 15.431, 83.582, 96.640),
    ("t", 2): torchvision("Swin_V2_T", 28_351_570, 5.94, 82.072, 96.132),
    ("s", 2): torchvision("Swin_V2_S", 49_737_442, 11.546, 83.712, 96.816),
    ("b", 2): torchvision("Swin_V2_B", 87_930_848, 20.325, 84.112, 96.864),
}


class SwinTransformer(Preset):
    """Swin tiny, small or base, of either version, as torchvision has it."""

    family = "swin"
    title = "Swin"
    year = 2021
    paper = "Liu et al., arXiv:2103.14030; arXiv:2111.09883"
    note = (
        "A vision transformer with the plan of a convolutional network: four stages, each of half "
        "the height and width and twice the channels of the one before, so that there are maps of "
        "every scale for detection and segmentation. Attention is kept inside windows of 7×7, "
        "which makes its cost grow with the pixels instead of with their square; every second "
        "block shifts the windows by half, so that what an edge kept apart meets in the next. The "
        "second version compares by cosine, normalises what leaves a branch and computes the "
        "biases of positions by a small network, because large networks of the first form became "
        "unstable and their tables did not carry over to larger windows."
    )

    size: str = Choice("t", tuple(SIZES), "tiny, small, base")
    version: int = Choice(1, tuple(WINDOWS), "1 or 2")
    image_size: int = Int(224, "height and width of the image", min=1)
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Patches of 4×4, four stages with a merging before each but the first, a linear layer."""
        size, window = SIZES[self.size], WINDOWS[self.version]
        x = net.add("input", Input((3, self.image_size, self.image_size)))
        patches = Conv2d(size.channels, 4, 4)
        x = net.sequence("features.0", x, patches, Permute((2, 3, 1)), LayerNorm())
        growth = STOCHASTIC_DEPTH[self.size] / (sum(size.depths) - 1)
        before = 0
        for stage, depth in enumerate(size.depths):
            if stage:
                x = net.add(f"features.{2 * stage}", PatchMerging(self.version == 1), x)
            blocks = [
                SwinTransformerBlock(
                    size.num_heads * 2**stage,
                    window,
                    shift_size=window // 2 if place % 2 else 0,
                    stochastic_depth=round(growth * (before + place), 9),
                    version=self.version,
                )
                for place in range(depth)
            ]
            x = net.sequence(f"features.{2 * stage + 1}", x, *blocks)
            before += depth
        x = net.chain(
            x,
            norm=LayerNorm(),
            permute=Permute((3, 1, 2)),
            avgpool=AdaptiveAvgPool2d(1),
            flatten=Flatten(),
            head=Linear(self.classes),
        )
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """swin_t, s, b; swin_v2_t, s, b."""
        marks = {1: "", 2: "v2_"}
        return {
            f"swin_{marks[version]}{size}": cls(size, version, IMAGES[version])
            for size, version in FIGURES
        }

    @property
    def name(self) -> str:
        """Swin-T, SwinV2-T."""
        return f"Swin{'V2' if self.version == 2 else ''}-{self.size.upper()}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params, _ops and accuracy, at the image size of its weights."""
        if self.classes != 1000 or self.image_size != IMAGES[self.version]:
            return None
        return FIGURES[self.size, self.version]
