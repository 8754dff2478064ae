"""RegNet X and Y (Radosavovic et al.: "Designing network design spaces", 2020)."""

from collections import Counter
from math import log
from typing import NamedTuple

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
from presets.preset import Preset, Published


class Line(NamedTuple):
    """A RegNet's five numbers (section 3.3), and torchvision's num_params and _ops."""

    depth: int
    w_0: int
    w_a: float
    w_m: float
    group_width: int
    parameters: int
    gmacs: float

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
    "400mf": Line(22, 24, 24.48, 2.54, 16, 5_495_976, 0.414),
    "800mf": Line(16, 56, 35.73, 2.28, 16, 7_259_656, 0.800),
    "1_6gf": Line(18, 80, 34.01, 2.25, 24, 9_190_136, 1.603),
    "3_2gf": Line(25, 88, 26.31, 2.25, 48, 15_296_552, 3.177),
    "8gf": Line(23, 80, 49.56, 2.88, 120, 39_572_648, 7.995),
    "16gf": Line(22, 216, 55.59, 2.1, 128, 54_278_536, 15.941),
    "32gf": Line(23, 320, 69.86, 2.0, 168, 107_811_560, 31.736),
}
Y = {
    "400mf": Line(16, 48, 27.89, 2.09, 8, 4_344_144, 0.402),
    "800mf": Line(14, 56, 38.84, 2.4, 16, 6_432_512, 0.834),
    "1_6gf": Line(27, 48, 20.71, 2.65, 24, 11_202_430, 1.612),
    "3_2gf": Line(21, 80, 42.63, 2.66, 24, 19_436_338, 3.176),
    "8gf": Line(17, 192, 76.82, 2.19, 56, 39_381_472, 8.473),
    "16gf": Line(18, 200, 106.23, 2.48, 112, 83_590_140, 15.912),
    "32gf": Line(20, 232, 115.89, 2.53, 232, 145_046_770, 32.280),
    "128gf": Line(27, 456, 160.83, 2.52, 264, 644_812_894, 127.518),
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

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, four stages, one linear layer."""
        _build(net, X[self.flops], self.image_size, self.classes, se_reduction=0)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """regnet_x_400mf … regnet_x_32gf."""
        return {f"regnet_x_{flops}": cls(flops) for flops in X}

    @property
    def name(self) -> str:
        """RegNetX-400MF."""
        return f"RegNetX-{_shown(self.flops)}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return _published(X[self.flops], self.classes, self.image_size)


class RegNetY(Preset):
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
    classes: int = Int(1000, "number of classes", min=1)
    image_size: int = Int(224, "height and width of the image", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, four stages with gates, one linear layer."""
        _build(net, Y[self.flops], self.image_size, self.classes, se_reduction=4)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """regnet_y_400mf … regnet_y_128gf."""
        return {f"regnet_y_{flops}": cls(flops) for flops in Y}

    @property
    def name(self) -> str:
        """RegNetY-400MF."""
        return f"RegNetY-{_shown(self.flops)}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return _published(Y[self.flops], self.classes, self.image_size)


def _shown(flops: str) -> str:
    return flops.replace("_", ".").upper()


def _published(line: Line, classes: int, image_size: int) -> Published | None:
    if (classes, image_size) != (1000, 224):
        return None
    return Published(line.parameters, line.gmacs, "torchvision")


def _build(net: Net, line: Line, image_size: int, classes: int, *, se_reduction: int) -> None:
    x = net.add("input", Input((3, image_size, image_size)))
    x = net.sequence("stem", x, Conv2d(32, 3, 2, 1, bias=False), BatchNorm2d(), ReLU())
    for number, (depth, width, group) in enumerate(line.stages(), 1):
        stage = RegNetStage(number, depth, width, 2, group, se_reduction)
        x = net.add(f"trunk_output.block{number}", stage, x)
    x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten(), fc=Linear(classes))
    net.add("output", Output(), x)
