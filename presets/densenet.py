"""DenseNet (Huang, Liu, van der Maaten, Weinberger: "Densely connected networks", 2017)."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.dense import DenseBlock, Transition
from blocks.layer import Net
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision

# Layers a block, growth rate (paper, table 1; 161 is the authors' own addition).
STAGES = {
    121: ((6, 12, 24, 16), 32),
    161: ((6, 12, 36, 24), 48),
    169: ((6, 12, 32, 32), 32),
    201: ((6, 12, 48, 32), 32),
}
FIGURES = {
    121: torchvision("DenseNet121", 7_978_856, 2.834, 74.434, 91.972),
    161: torchvision("DenseNet161", 28_681_000, 7.728, 77.138, 93.560),
    169: torchvision("DenseNet169", 14_149_480, 3.360, 75.600, 92.806),
    201: torchvision("DenseNet201", 20_013_928, 4.291, 76.896, 93.370),
}


class DenseNet(Preset):
    """DenseNet-121, 161, 169 or 201, as torchvision has it (DenseNet-BC)."""

    family = "densenet"
    title = "DenseNet"
    year = 2016
    paper = "Huang, Liu, van der Maaten, Weinberger, arXiv:1608.06993"
    note = (
        "A residual network adds, and so mixes what earlier layers found; a dense one keeps it, "
        "joining each layer's output to all before it. Features are used again rather than "
        "learned again, so a layer need add only 32 channels: DenseNet-201 does with 20 million "
        "parameters what ResNet-101 does with 44. 1×1 bottlenecks and halving the channels "
        "between the blocks keep the growth affordable. The price is memory: all that was joined "
        "is kept, and copied, for the way back."
    )

    depth: int = Choice(121, tuple(STAGES), "layers with weights")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A 7×7 convolution, four dense blocks, three transitions, one linear layer."""
        layers, growth_rate = STAGES[self.depth]
        x = net.add("input", Input((3, 224, 224)))
        x = net.add("features.conv0", Conv2d(2 * growth_rate, 7, 2, 3, bias=False), x)
        x = net.add("features.norm0", BatchNorm2d(), x)
        x = net.add("features.relu0", ReLU(), x)
        x = net.add("features.pool0", MaxPool2d(3, 2, 1), x)
        for stage, count in enumerate(layers, start=1):
            x = net.add(f"features.denseblock{stage}", DenseBlock(count, growth_rate), x)
            if stage < len(layers):
                x = net.add(f"features.transition{stage}", Transition(), x)
        x = net.add("features.norm5", BatchNorm2d(), x)
        x = net.chain(
            x,
            relu=ReLU(),
            avgpool=AdaptiveAvgPool2d(1),
            flatten=Flatten(),
            classifier=Linear(self.classes),
        )
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """densenet121 … densenet201."""
        return {f"densenet{depth}": cls(depth) for depth in STAGES}

    @property
    def name(self) -> str:
        """DenseNet-121."""
        return f"DenseNet-{self.depth}"

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        return FIGURES[self.depth] if self.classes == 1000 else None
