"""ResNet (He, Zhang, Ren, Sun: "Deep residual learning for image recognition", 2015)."""

from collections.abc import Callable

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Layer, Net
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.reshaping import Flatten
from blocks.residual import BasicBlock, Bottleneck
from presets.preset import Preset, Published, errors, torchvision

# Blocks a stage (paper, table 1).
STAGES = {
    18: (2, 2, 2, 2),
    34: (3, 4, 6, 3),
    50: (3, 4, 6, 3),
    101: (3, 4, 23, 3),
    152: (3, 8, 36, 3),
}
FIGURES = {
    18: torchvision("ResNet18", 11_689_512, 1.814, 69.758, 89.078),
    34: torchvision("ResNet34", 21_797_672, 3.664, 73.314, 91.420),
    50: torchvision("ResNet50", 25_557_032, 4.089, 76.130, 92.862),
    101: torchvision("ResNet101", 44_549_160, 7.801, 77.374, 93.546),
    152: torchvision("ResNet152", 60_192_808, 11.514, 78.312, 94.046),
}
# GMACs of v1, which the paper's table 1 prints as 3.8, 7.6 and 11.3; errors of its table 3.
FIGURES_2015 = {50: (3.858, 22.85, 6.71), 101: (7.570, 21.75, 6.05), 152: (11.282, 21.43, 5.71)}
DEEPEST_BASIC = 34  # deeper ones use bottlenecks


def residual_network(
    net: Net, depth: int, block: Callable[[int, int], Layer], classes: int
) -> None:
    """The plan of table 1; `block` is given 64, 128, 256, 512 channels and the stage's stride."""
    x = net.chain(
        net.add("input", Input((3, 224, 224))),
        conv1=Conv2d(64, 7, 2, 3, bias=False),
        bn1=BatchNorm2d(),
        relu=ReLU(),
        maxpool=MaxPool2d(3, 2, 1),
    )
    for stage, blocks in enumerate(STAGES[depth]):
        layer = block(64 * 2**stage, 1 if stage == 0 else 2)
        x = net.add(f"layer{stage + 1}", layer, x, repeat=blocks)
    x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten(), fc=Linear(classes))
    net.add("output", Output(), x)


class ResNet(Preset):
    """ResNet-18, 34, 50, 101 or 152, as torchvision has it (v1.5: stride in the 3×3)."""

    family = "resnet"
    title = "ResNet"
    year = 2015
    paper = "He, Zhang, Ren, Sun, arXiv:1512.03385"
    note = (
        "Plain networks got worse with depth, in training too: the optimisation was too hard. "
        "A block with a shortcut has only to learn what to add to its input and can begin as "
        "the identity, so a hundred layers and more can be trained. From 50 layers on 1×1 "
        "convolutions narrow the input of the 3×3. There is almost no pooling: strides halve "
        "the image."
    )

    depth: int = Choice(18, tuple(STAGES), "layers with weights")
    classes: int = Int(1000, "number of classes", min=1)

    stride_in_1x1 = False

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 7×7 convolution, four stages of residual blocks, one linear layer."""
        residual_network(net, self.depth, self._block, self.classes)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """resnet18 … resnet152; with the year where the paper's differ, from 50 layers on."""
        year = cls.family.removeprefix("resnet")
        depths = [depth for depth in STAGES if not year or depth > DEEPEST_BASIC]
        return {f"resnet{depth}{year}": cls(depth) for depth in depths}

    def _block(self, channels: int, stride: int) -> Layer:
        if self.depth <= DEEPEST_BASIC:
            return BasicBlock(channels, stride)
        return Bottleneck(channels, stride, stride_in_1x1=self.stride_in_1x1)

    @property
    def name(self) -> str:
        """ResNet-18."""
        return f"ResNet-{self.depth}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES[self.depth] if self.classes == 1000 else None


class ResNet2015(ResNet):
    """ResNet as in the paper: bottlenecks stride in their first 1×1 (v1)."""

    family = "resnet_2015"
    title = "ResNet (2015)"
    stride_in_1x1 = True

    @property
    def name(self) -> str:
        """ResNet-50 (2015)."""
        return f"ResNet-{self.depth} (2015)"

    @property
    def published(self) -> Published | None:
        """Counted from the paper's table 1."""
        if self.depth <= DEEPEST_BASIC or self.classes != 1000:
            return super().published
        gmacs, top1, top5 = FIGURES_2015[self.depth]
        accuracy = errors(top1, top5, "He et al. 2015, table 3: validation set, ten crops")
        source = "He et al. 2015, counted from table 1"
        return Published(FIGURES[self.depth].parameters, gmacs, source, accuracy)
