"""ResNets for CIFAR's images of 32×32 (He et al. 2015, section 4.2; pre-activation, 2016)."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Layer, Net, Value
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.preactivation import PreActivationBlock, PreActivationBottleneck
from blocks.reshaping import Flatten
from blocks.residual import BasicBlock
from blocks.residual_cifar import BasicBlockA
from presets.preset import CIFAR10, Preset, Published, errors

# Counted with option A; the paper's table 6 prints 0.27, 0.46, 0.66, 0.85, 1.7, 19.4 million.
FIGURES = {
    20: (269_722, 0.041),
    32: (464_154, 0.069),
    44: (658_586, 0.097),
    56: (853_018, 0.125),
    110: (1_727_962, 0.253),
    1202: (19_421_274, 2.829),
}
# Counted; the paper's tables print 1.7 million for 164 layers and 10.2 for 1001.
FIGURES_PREACTIVATION = {
    110: (1_730_522, 0.253),
    164: (1_703_258, 0.248),
    1001: (10_327_706, 1.491),
}
# Errors on CIFAR-10's test set, percent: of 110 layers the best of five runs.
ERRORS = {20: 8.75, 32: 7.51, 44: 7.17, 56: 6.97, 110: 6.43, 1202: 7.93}
ERRORS_PREACTIVATION = {110: 6.37, 164: 5.46, 1001: 4.92}
WIDTHS = (16, 32, 64)


class ResNetCIFAR(Preset):
    """ResNet-20, 32, 44, 56, 110 or 1202 of the paper's study on CIFAR-10."""

    family = "resnet_cifar"
    title = "ResNet (CIFAR)"
    year = 2015
    paper = "He, Zhang, Ren, Sun, arXiv:1512.03385"
    note = (
        "The experiment that shows what residual connections are for, small enough to repeat: "
        "6n + 2 layers, n blocks in each of three stages. Plain networks get worse from 20 to 56 "
        "layers, in training too, so that it is no overfitting; with shortcuts, 110 layers are "
        "the best. 1202 layers can still be trained, to an error under 0.1 %, but do worse in "
        "testing: 19 million weights are too many for 50,000 images. The shortcuts have no "
        "weights here (option A), so that plain and residual networks have equally many."
    )

    depth: int = Choice(20, tuple(FIGURES), "layers with weights: 6n + 2")
    shortcut: str = Choice("A", ("A", "B"), "zeros for new channels, or a 1×1 convolution")
    classes: int = Int(10, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, three stages of residual blocks, one linear layer."""
        x = net.chain(
            net.add("input", Input((3, 32, 32))),
            conv1=Conv2d(16, 3, padding=1, bias=False),
            bn1=BatchNorm2d(),
            relu=ReLU(),
        )
        block = BasicBlockA if self.shortcut == "A" else BasicBlock
        x = _stages(net, x, [block(width) for width in WIDTHS], (self.depth - 2) // 6)
        _classify(net, x, self.classes)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """resnet20_cifar … resnet1202_cifar."""
        return {f"resnet{depth}_cifar": cls(depth) for depth in FIGURES}

    @property
    def name(self) -> str:
        """ResNet-20 (CIFAR)."""
        return f"ResNet-{self.depth} (CIFAR)"

    @property
    def published(self) -> Published | None:
        """Counted from section 4.2; table 6 prints the millions."""
        if (self.shortcut, self.classes) != ("A", 10):
            return None
        accuracy = errors(ERRORS[self.depth], None, "He et al. 2015, table 6", CIFAR10)
        source = "He et al. 2015, counted from section 4.2"
        return Published(*FIGURES[self.depth], source, accuracy)


class PreactivationResNetCIFAR(Preset):
    """Pre-activation ResNet-110, 164 or 1001 for CIFAR (He et al. 2016)."""

    family = "preact_resnet_cifar"
    title = "Pre-activation ResNet (CIFAR)"
    year = 2016
    paper = "He, Zhang, Ren, Sun, arXiv:1603.05027"
    note = (
        "A ReLU behind each addition still bends the shortcut path of 2015, at a thousand layers "
        "a thousand times. Moving normalisation and ReLU before the convolutions leaves a path "
        "on which nothing happens but additions: every block sees the sum of all before it, and "
        "the gradient reaches each undiminished. So 1001 layers are better than 164, where the "
        "old form gets worse beyond 110. Bottlenecks of three layers (9n + 2 in all) keep them "
        "affordable: 1001 layers have half the weights of the 1202 of 2015."
    )

    depth: int = Choice(164, tuple(FIGURES_PREACTIVATION), "layers with weights")
    classes: int = Int(10, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 3×3 convolution, three stages, a last normalisation and ReLU, one linear layer."""
        x = net.add("input", Input((3, 32, 32)))
        x = net.add("conv1", Conv2d(16, 3, padding=1, bias=False), x)
        basic = self.depth == 110
        block = PreActivationBlock if basic else PreActivationBottleneck
        x = _stages(
            net, x, [block(width) for width in WIDTHS], (self.depth - 2) // (6 if basic else 9)
        )
        _classify(net, net.chain(x, bn=BatchNorm2d(), relu=ReLU()), self.classes)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """preact_resnet110_cifar, 164, 1001."""
        return {f"preact_resnet{depth}_cifar": cls(depth) for depth in FIGURES_PREACTIVATION}

    @property
    def name(self) -> str:
        """Pre-activation ResNet-164 (CIFAR)."""
        return f"Pre-activation ResNet-{self.depth} (CIFAR)"

    @property
    def published(self) -> Published | None:
        """Counted from table 1 and the appendix."""
        if self.classes != 10:
            return None
        error = ERRORS_PREACTIVATION[self.depth]
        accuracy = errors(error, None, "He et al. 2016 (arXiv:1603.05027), table 3", CIFAR10)
        return Published(*FIGURES_PREACTIVATION[self.depth], "He et al. 2016, counted", accuracy)


def _stages(net: Net, x: Value, blocks: list[Layer], repeat: int) -> Value:
    """Three stages; the second and the third halve the image."""
    for stage, block in enumerate(blocks):
        layer = block.replace(stride=2) if stage else block
        x = net.add(f"layer{stage + 1}", layer, x, repeat=repeat)
    return x


def _classify(net: Net, x: Value, classes: int) -> None:
    x = net.chain(x, avgpool=AdaptiveAvgPool2d(1), flatten=Flatten(), fc=Linear(classes))
    net.add("output", Output(), x)
