"""Vision transformer (Dosovitskiy et al.: "An image is worth 16×16 words", 2021)."""

from typing import NamedTuple

from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.learned import ClassToken
from blocks.linear import Linear
from blocks.parameters import Choice, Int
from blocks.rearranging import Permute
from blocks.reshaping import Flatten
from blocks.splitting import Select
from blocks.transformer import TransformerEncoder
from presets.preset import Preset, Published, torchvision


class Size(NamedTuple):
    """A row of table 1, and the patch that its name tells."""

    patch_size: int
    num_layers: int
    num_heads: int
    hidden_dim: int
    mlp_dim: int


SIZES = {
    "b_16": Size(16, 12, 12, 768, 3072),
    "b_32": Size(32, 12, 12, 768, 3072),
    "l_16": Size(16, 24, 16, 1024, 4096),
    "l_32": Size(32, 24, 16, 1024, 4096),
    "h_14": Size(14, 32, 16, 1280, 5120),
}
# torchvision's num_params and _ops by size and image; the larger images are the SWAG weights'.
FIGURES = {
    ("b_16", 224): torchvision("ViT_B_16", 86_567_656, 17.564, 81.072, 95.318),
    ("b_16", 384): torchvision(
        "ViT_B_16", 86_859_496, 55.484, 85.304, 97.650, "IMAGENET1K_SWAG_E2E_V1"
    ),
    ("b_32", 224): torchvision("ViT_B_32", 88_224_232, 4.409, 75.912, 92.466),
    ("l_16", 224): torchvision("ViT_L_16", 304_326_632, 61.555, 79.662, 94.638),
    ("l_16", 512): torchvision(
        "ViT_L_16", 305_174_504, 361.986, 88.064, 98.512, "IMAGENET1K_SWAG_E2E_V1"
    ),
    ("l_32", 224): torchvision("ViT_L_32", 306_535_400, 15.378, 76.972, 93.070),
    ("h_14", 224): torchvision(
        "ViT_H_14", 632_045_800, 167.295, 85.708, 97.730, "IMAGENET1K_SWAG_LINEAR_V1"
    ),
    ("h_14", 518): torchvision(
        "ViT_H_14", 633_470_440, 1016.717, 88.552, 98.694, "IMAGENET1K_SWAG_E2E_V1"
    ),
}


class VisionTransformer(Preset):
    """ViT base, large or huge with patches of 14, 16 or 32 pixels, as torchvision has it."""

    family = "vit"
    title = "ViT"
    year = 2020
    paper = "Dosovitskiy et al., arXiv:2010.11929"
    note = (
        "No convolution but the first, which only cuts the image into patches: each becomes a "
        "token, as a word does in a text, and every token attends to every other from the first "
        "layer on. The network is told nothing of neighbourhood or of scale; it has to learn "
        "that, from 300 million images or by heavy augmentation, and then overtakes networks "
        "that were told. A learned token in front gathers what the image is. Attention compares "
        "all pairs of tokens: half the patch's side means four times the tokens and sixteen "
        "times the pairs, and an image of another size needs other learned places."
    )

    size: str = Choice("b_16", tuple(SIZES), "base, large, huge; pixels of a patch's side")
    classes: int = Int(1000, "number of classes", min=1)
    image_size: int = Int(224, "height and width of the image", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Patches as tokens, a class token, the encoder, a linear layer on the class token."""
        size = SIZES[self.size]
        encoder = TransformerEncoder(size.num_layers, size.num_heads, size.mlp_dim)
        x = net.chain(
            net.add("input", Input((3, self.image_size, self.image_size))),
            conv_proj=Conv2d(size.hidden_dim, size.patch_size, size.patch_size),
            flatten=Flatten(2),
            permute=Permute((2, 1)),
            class_token=ClassToken(),
            encoder=encoder,
            select=Select(1, 0),
        )
        x = net.add("heads.head", Linear(self.classes), x)
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """vit_b_16, b_32, l_16, l_32, h_14."""
        return {f"vit_{size}": cls(size) for size in SIZES}

    @property
    def name(self) -> str:
        """ViT-B/16."""
        return f"ViT-{self.size.upper().replace('_', '/')}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops, also of its weights for larger images."""
        return FIGURES.get((self.size, self.image_size)) if self.classes == 1000 else None
