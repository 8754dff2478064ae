"""LeNet-5 (LeCun et al.: "Gradient-based learning applied to document recognition", 1998)."""

from blocks.activation import Tanh
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Layer, Net
from blocks.lenet import SubSampling, TableConvolution
from blocks.linear import Linear
from blocks.parameters import Int
from blocks.pooling import AvgPool2d
from blocks.reshaping import Flatten
from presets.preset import Preset


class LeNet5(Preset):
    """LeNet-5 as it is commonly built today: full connections, pooling without weights."""

    family = "lenet5"
    title = "LeNet-5"
    year = 1998
    paper = "LeCun, Bottou, Bengio, Haffner, Proceedings of the IEEE 86(11), 1998"
    note = (
        "Where it all begins: the same small filters over the whole image, because a stroke is "
        "a stroke wherever it lies; averages that halve the image, because its exact place does "
        "not matter; more maps as the image shrinks; a few full layers at the end. 61,706 "
        "parameters and 0.4 million multiply–accumulates. Digits of 28 pixels come with two "
        "pixels of border, so that strokes at the edge reach the middle of a filter. Each filter "
        "of the second convolution sees all six maps here, and the output is a linear layer; "
        "the paper's own connections are lenet5_1998."
    )

    classes: int = Int(10, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """C1, S2, C3, S4, C5, F6, output."""
        _build(net, Conv2d(16, 5), AvgPool2d(2, 2), self.classes)


class LeNet51998(Preset):
    """LeNet-5 with the connections of the paper's table I and learned subsampling."""

    family = "lenet5_1998"
    title = "LeNet-5 (1998)"
    year = 1998
    paper = "LeCun, Bottou, Bengio, Haffner, Proceedings of the IEEE 86(11), 1998"
    note = (
        "As the paper draws it: the second convolution's filters see three, four or six of the "
        "six maps, so that they must learn different things for fewer weights, and each "
        "subsampling learns a factor and an offset a map. That makes the paper's 60,000 "
        "trainable parameters up to F6. Two things differ: the output is a linear layer (850 "
        "weights) instead of distances to fixed pictures of the digits, and tanh is not scaled."
    )

    classes: int = Int(10, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """C1, S2, C3, S4, C5, F6, output."""
        _build(net, TableConvolution(), SubSampling(), self.classes)


def _build(net: Net, c3: Layer, subsampling: Layer, classes: int) -> None:
    x = net.chain(
        net.add("input", Input((1, 32, 32))),
        c1=Conv2d(6, 5),
        tanh1=Tanh(),
        s2=subsampling,
        c3=c3,
        tanh3=Tanh(),
        s4=subsampling,
        c5=Conv2d(120, 5),
        tanh5=Tanh(),
        flatten=Flatten(),
        f6=Linear(84),
        tanh6=Tanh(),
        fc=Linear(classes),
    )
    net.add("output", Output(), x)
