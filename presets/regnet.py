"""RegNet X and Y (Radosavovic et al.: "Designing network design spaces", 2020)."""

from collections import Counter
from math import log
from typing import ClassVar, NamedTuple

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.regnet import RegNetStage
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision


class Line(NamedTuple):
    """A RegNet's five numbers (section 3.3)."""

    depth: int
    w_0: int
    w_a: float
    w_m: float
    group_width: int

    def stages(self) -> list[tuple[int, int, int]]:
        """Depth, width and group width of each stage (equations 2 to 4).

        The widths grow along a line, are rounded to a power of w_m times w_0, and that to a
        multiple of 8 and of the group width; equal ones make a stage.
        """
        linear = [self.w_0 + self.w_a * block for block in range(self.depth)]
        powers = [round(log(width / self.w_0) / log(self.w_m)) for width in linear]
        widths = Counter(8 * round(self.w_0 * self.w_m**power / 8) for power in powers)
        found = []
        for width, depth in widths.items():
            group = min(self.group_width, width)
            rounded = max(group, (width + group // 2) // group * group)
            found.append((depth, rounded + group if rounded < 0.9 * width else rounded, group))
        return found


# The paper's top models of each size (appendix), by the flops that name them.
X = {
    "400mf": Line(22, 24, 24.48, 2.54, 16),
    "800mf": Line(16, 56, 35.73, 2.28, 16),
    "1_6gf": Line(18, 80, 34.01, 2.25, 24),
    "3_2gf": Line(25, 88, 26.31, 2.25, 48),
    "8gf": Line(23, 80, 49.56, 2.88, 120),
    "16gf": Line(22, 216, 55.59, 2.1, 128),
    "32gf": Line(23, 320, 69.86, 2.0, 168),
}
Y = {
    "400mf": Line(16, 48, 27.89, 2.09, 8),
    "800mf": Line(14, 56, 38.84, 2.4, 16),
    "1_6gf": Line(27, 48, 20.71, 2.65, 24),
    "3_2gf": Line(21, 80, 42.63, 2.66, 24),
    "8gf": Line(17, 192, 76.82, 2.19, 56),
    "16gf": Line(18, 200, 106.23, 2.48, 112),
    "32gf": Line(20, 232, 115.89, 2.53, 232),
    "128gf": Line(27, 456, 160.83, 2.52, 264),
}
FIGURES_X = {
    "400mf": torchvision("RegNet_X_400MF", 5_495_976, 0.414, 72.834, 90.950),
    "800mf": torchvision("RegNet_X_800MF", 7_259_656, 0.800, 75.212, 92.348),
    "1_6gf": torchvision("RegNet_X_1_6GF", 9_190_136, 1.603, 77.040, 93.440),
    "3_2gf": torchvision("RegNet_X_3_2GF", 15_296_552, 3.177, 78.364, 93.992),
    "8gf": torchvision("RegNet_X_8GF", 39_572_648, 7.995, 79.344, 94.686),
    "16gf": torchvision("RegNet_X_16GF", 54_278_536, 15.941, 80.058, 94.944),
    "32gf": torchvision("RegNet_X_32GF", 107_811_560, 31.736, 80.622, 95.248),
}
FIGURES_Y = {
    "400mf": torchvision("RegNet_Y_400MF", 4_344_144, 0.402, 74.046, 91.716),
    "800mf": torchvision("RegNet_Y_800MF", 6_432_512, 0.834, 76.420, 93.136),
    "1_6gf": torchvision("RegNet_Y_1_6GF", 11_202_430, 1.612, 77.950, 93.966),
    "3_2gf": torchvision("RegNet_Y_3_2GF", 19_436_338, 3.176, 78.948, 94.576),
    "8gf": torchvision("RegNet_Y_8GF", 39_381_472, 8.473, 80.032, 95.048),
    "16gf": torchvision("RegNet_Y_16GF", 83_590_140, 15.912, 80.424, 95.240),
    "32gf": torchvision("RegNet_Y_32GF", 145_046_770, 32.280, 80.878, 95.340),
    "128gf": torchvision(
        "RegNet_Y_128GF", 644_812_894, 127.518, 86.068, 97.844, "IMAGENET1K_SWAG_LINEAR_V1"
    ),
}


class RegNetX(Preset):
    """RegNetX of 0.4 to 32 GMACs, as torchvision has it."""

    family = "regnet_x"
    title = "RegNetX"
    year = 2020
    paper = "Radosavovic, Kosaraju, Girshick, He, Dollár, arXiv:2003.13678"
    note = (
        "Instead of one network, the paper designs a space of networks: it draws many, trains "
        "each a little, and keeps the rules that the good ones share. What is left is simple. "
        "The width grows along a straight line, rounded to a few stages; the bottleneck's ratio "
        "is 1; convolutions come in groups; depth stays near 20 blocks whatever the size. Five "
        "numbers say a whole network, which is as accurate as EfficientNet and up to five times "
        "faster on a GPU."
    )

    flops: str = Choice("400mf", tuple(X), "multiply–accumulates that it was searched for")
    classes: int = Int(1000, "number of classes", min=1)
    image_size: int = Int(224, "height and width of the image", min=1)

    lines: ClassVar[dict[str, Line]] = X
    figures: ClassVar[dict[str, Published]] = FIGURES_X
    se_reduction: ClassVar[int] = 0  # no gates

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, four stages, one linear layer."""
        x = net.add("input", Input((3, self.image_size, self.image_size)))
        x = net.sequence("stem", x, Conv2d(32, 3, 2, 1, bias=False), BatchNorm2d(), ReLU())
        for number, (depth, width, group) in enumerate(self.lines[self.flops].stages(), 1):
            stage = RegNetStage(number, depth, width, 2, group, self.se_reduction)
            x = net.add(f"trunk_output.block{number}", stage, x)
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten(), fc=Linear(self.classes))
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """regnet_x_400mf … regnet_x_32gf, regnet_y_400mf … regnet_y_128gf."""
        return {f"{cls.family}_{flops}": cls(flops) for flops in cls.lines}

    @property
    def name(self) -> str:
        """RegNetX-400MF."""
        return f"{self.title}-{self.flops.replace('_', '.').upper()}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        fits = (self.classes, self.image_size) == (1000, 224)
        return self.figures[self.flops] if fits else None


class RegNetY(RegNetX):
    """RegNetY of 0.4 to 128 GMACs, as torchvision has it."""

    family = "regnet_y"
    title = "RegNetY"
    year = 2020
    paper = "Radosavovic, Kosaraju, Girshick, He, Dollár, arXiv:2003.13678"
    note = (
        "RegNetX with a squeeze-and-excitation gate in each block: the paper's last step, which "
        "brings about one point of accuracy for hardly any operations. Its widths follow a line "
        "of their own, searched for again. The three largest were later pre-trained on billions of "
        "tagged photographs (SWAG, Singh et al. 2022) and fine-tuned at 384 pixels: set "
        "image_size for those weights."
    )

    flops: str = Choice("400mf", tuple(Y), "multiply–accumulates that it was searched for")

    lines = Y
    figures = FIGURES_Y
    se_reduction = 4  # the gate's narrow layer is a quarter of the block's input
