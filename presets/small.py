"""Small networks to start from; they train in seconds on a CPU."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.layer import Net
from blocks.linear import Linear
from blocks.parameters import Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.reshaping import Flatten
from presets.preset import Preset


class SmallMLP(Preset):
    """Two hidden layers for grey images of 16×16, without any convolution."""

    family = "small_mlp"
    title = "Small MLP"
    year = 2026
    note = (
        "The plain network to measure others by: every pixel is an input of its own, and nothing "
        "tells the network which are neighbours. Small CNN does better with as many weights."
    )

    width: int = Int(64, "units of each hidden layer", min=1)
    classes: int = Int(10, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """The pixels as a vector, three linear layers."""
        x = net.chain(
            net.add("input", Input((1, 16, 16))),
            flatten=Flatten(),
            fc1=Linear(self.width),
            relu1=ReLU(),
            fc2=Linear(self.width),
            relu2=ReLU(),
            fc3=Linear(self.classes),
        )
        net.add("output", Output(), x)


class SmallCNN(Preset):
    """Three convolutions for grey images of 16×16, such as handwritten digits."""

    family = "small_cnn"
    title = "Small CNN"
    year = 2026
    note = "The least that learns images well: convolve, halve, widen, average, decide."

    width: int = Int(16, "filters of the first convolution", min=1)
    classes: int = Int(10, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Three times ConvBnReLU, pooled between."""
        x = net.chain(
            net.add("input", Input((1, 16, 16))),
            conv1=ConvBnReLU(self.width),
            pool1=MaxPool2d(2),
            conv2=ConvBnReLU(2 * self.width),
            pool2=MaxPool2d(2),
            conv3=ConvBnReLU(4 * self.width),
            avgpool=AdaptiveAvgPool2d(1),
            flatten=Flatten(),
            fc=Linear(self.classes),
        )
        net.add("output", Output(), x)
