"""GoogLeNet (Szegedy et al.: "Going deeper with convolutions", 2015)."""

from dataclasses import replace

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.inception import AuxiliaryHead, Inception
from blocks.inception_bn import EPS, AuxiliaryHeadBN, InceptionBN
from blocks.layer import Layer, Net, Value
from blocks.linear import Linear
from blocks.normalization import LocalResponseNorm
from blocks.parameters import Bool, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, errors, torchvision

# ch1x1, ch3x3red, ch3x3, ch5x5red, ch5x5, pool_proj (paper, table 1).
BLOCKS = {
    "inception3a": (64, 96, 128, 16, 32, 32),
    "inception3b": (128, 128, 192, 32, 96, 64),
    "inception4a": (192, 96, 208, 16, 48, 64),
    "inception4b": (160, 112, 224, 24, 64, 64),
    "inception4c": (128, 128, 256, 24, 64, 64),
    "inception4d": (112, 144, 288, 32, 64, 64),
    "inception4e": (256, 160, 320, 32, 128, 128),
    "inception5a": (256, 160, 320, 32, 128, 128),
    "inception5b": (384, 192, 384, 48, 128, 128),
}
POOLED_BEFORE = {"inception4a": ("pool3", 3), "inception5a": ("pool4", 3)}
MAXPOOLED_BEFORE = {"inception4a": ("maxpool3", 3), "inception5a": ("maxpool4", 2)}  # torchvision
FIGURES = torchvision("GoogLeNet", 6_624_904, 1.498, 69.778, 89.530)
ACCURACY = errors(None, 10.07, "Szegedy et al. 2015, table 3: one model, one crop, validation set")
HEADS_AFTER = {"inception4a": "aux1", "inception4d": "aux2"}  # Inception blocks 3 and 6


class GoogLeNet2014(Preset):
    """GoogLeNet as in the paper: true 5×5 branches, no batch normalisation, three heads."""

    family = "googlenet_2014"
    title = "GoogLeNet (2014)"
    year = 2014
    paper = "Szegedy et al., arXiv:1409.4842"
    note = (
        "Nine Inception blocks look at each place with filters of several sizes; 1×1 "
        "convolutions control the depth, which would otherwise grow with every block: 7 million "
        "parameters against VGG's 138. Two auxiliary heads at blocks 3 and 6 bring gradient to "
        "the middle of the network in training and are left out of inference."
    )

    aux_logits: bool = Bool(True, "with the two auxiliary heads, for training")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """A small classic network, nine Inception blocks, one to three heads."""
        norm = LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=1.0)
        x = net.chain(
            net.add("input", Input((3, 224, 224))),
            conv1=Conv2d(64, 7, 2, 3),
            relu1=ReLU(),
            pool1=MaxPool2d(3, 2, ceil_mode=True),
            norm1=norm,
            conv2=Conv2d(64, 1),
            relu2=ReLU(),
            conv3=Conv2d(192, 3, padding=1),
            relu3=ReLU(),
            norm2=norm,
            pool2=MaxPool2d(3, 2, ceil_mode=True),
        )
        x, taps = _inception(net, x, Inception, POOLED_BEFORE)
        _classify(net, x, self.classes, dropout=0.4)
        if self.aux_logits:
            _add_heads(net, taps, AuxiliaryHead(self.classes))

    @property
    def published(self) -> Published | None:
        """Counted from the paper's table 1 and section 5."""
        if self.classes != 1000:
            return None
        parameters = 13_378_280 if self.aux_logits else 6_998_552
        return Published(parameters, 1.583, "Szegedy et al. 2015, counted from table 1", ACCURACY)


class GoogLeNet(Preset):
    """GoogLeNet as torchvision has it: batch normalisation, 3×3 in the "5×5" branches."""

    family = "googlenet"
    title = "GoogLeNet"
    year = 2015
    paper = "Szegedy et al., arXiv:1409.4842; Ioffe, Szegedy, arXiv:1502.03167"
    note = (
        "The same nine Inception blocks, with batch normalisation after each convolution, which "
        "makes the net train faster and local response normalisation needless. The branches "
        "called 5×5 have 3×3 filters, so it sees less (379 pixels, not 715) and is a little "
        "smaller and cheaper than the paper's. torchvision's published count leaves the two "
        "auxiliary heads out: it is the one without them."
    )

    aux_logits: bool = Bool(True, "with the two auxiliary heads, for training")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Three convolutions, nine Inception blocks, one to three heads."""
        x = net.chain(
            net.add("input", Input((3, 224, 224))),
            conv1=ConvBnReLU(64, 7, 2, 3, eps=EPS),
            maxpool1=MaxPool2d(3, 2, ceil_mode=True),
            conv2=ConvBnReLU(64, 1, padding=0, eps=EPS),
            conv3=ConvBnReLU(192, 3, eps=EPS),
            maxpool2=MaxPool2d(3, 2, ceil_mode=True),
        )
        x, taps = _inception(net, x, InceptionBN, MAXPOOLED_BEFORE)
        _classify(net, x, self.classes, dropout=0.2)
        if self.aux_logits:
            _add_heads(net, taps, AuxiliaryHeadBN(self.classes))

    @property
    def published(self) -> Published | None:
        """torchvision's num_params, which leave the heads out, and _ops; with heads, its module."""
        if self.classes != 1000:
            return None
        return replace(FIGURES, parameters=13_004_888) if self.aux_logits else FIGURES


def _inception(
    net: Net, x: Value, block: type[Layer], pools: dict[str, tuple[str, int]]
) -> tuple[Value, dict[str, Value]]:
    """The nine blocks with poolings between, and what the auxiliary heads hang on."""
    taps = {}
    for name, filters in BLOCKS.items():
        if name in pools:
            pool, size = pools[name]
            x = net.add(pool, MaxPool2d(size, 2, ceil_mode=True), x)
        x = net.add(name, block(*filters), x)
        if name in HEADS_AFTER:
            taps[HEADS_AFTER[name]] = x
    return x, taps


def _classify(net: Net, x: Value, classes: int, dropout: float) -> None:
    x = net.chain(
        x,
        avgpool=AdaptiveAvgPool2d(1),
        flatten=Flatten(),
        dropout=Dropout(dropout),
        fc=Linear(classes),
    )
    net.add("output", Output(), x)


def _add_heads(net: Net, taps: dict[str, Value], head: Layer) -> None:
    for name, tap in taps.items():
        output = Output(training_only=True, loss_weight=0.3)
        net.add(f"{name}_output", output, net.add(name, head, tap))
