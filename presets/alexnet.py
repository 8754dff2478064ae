"""AlexNet (Krizhevsky, Sutskever, Hinton: "ImageNet classification with deep CNNs", 2012).

The 2012 network, and the single-GPU one of 2014 that is commonly meant by the name today.
"""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.linear import Linear
from blocks.normalization import LocalResponseNorm
from blocks.parameters import Choice, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, errors, torchvision

ACCURACY = errors(
    40.7, 18.2, "Krizhevsky et al. 2012, table 2: one network, validation set, ten crops"
)


class AlexNet2012(Preset):
    """AlexNet as in the lecture: 227 px, pooling before normalisation, two groups for two GPUs."""

    family = "alexnet_2012"
    title = "AlexNet (2012)"
    year = 2012
    paper = "Krizhevsky, Sutskever, Hinton, NIPS 2012"
    note = (
        "Convolutions hold few parameters and most of the operations, the linear layers the "
        "reverse: 58.6 of 61 million parameters sit in the last three. It was trained on two "
        "GPUs of 3 GB, so convolutions 2, 4 and 5 see only the half of the channels that lay on "
        "their own GPU: two groups. The table's padding of 0 in the first convolution wants 227 "
        "pixels, not the 224 that the paper prints."
    )

    groups: int = Choice(2, (1, 2), "two groups in convolutions 2, 4 and 5, or one")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Five convolutions and three linear layers."""
        x = net.add("input", Input((3, 227, 227)))
        norm = LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0)
        x = net.chain(
            x,
            conv1=Conv2d(96, 11, 4),
            relu1=ReLU(),
            pool1=MaxPool2d(3, 2),
            norm1=norm,
            conv2=Conv2d(256, 5, padding=2, groups=self.groups),
            relu2=ReLU(),
            pool2=MaxPool2d(3, 2),
            norm2=norm,
            conv3=Conv2d(384, 3, padding=1),
            relu3=ReLU(),
            conv4=Conv2d(384, 3, padding=1, groups=self.groups),
            relu4=ReLU(),
            conv5=Conv2d(256, 3, padding=1, groups=self.groups),
            relu5=ReLU(),
            pool5=MaxPool2d(3, 2),
            flatten=Flatten(),
            fc6=Linear(4096),
            relu6=ReLU(),
            drop6=Dropout(0.5),
            fc7=Linear(4096),
            relu7=ReLU(),
            drop7=Dropout(0.5),
            fc8=Linear(self.classes),
        )
        net.add("output", Output(), x)

    @property
    def published(self) -> Published | None:
        """By hand from the paper's table."""
        if (self.groups, self.classes) == (2, 1000):
            return Published(
                60_965_224, 0.724, "Krizhevsky et al. 2012, counted from the table", ACCURACY
            )
        return None


class AlexNet(Preset):
    """AlexNet of "One weird trick" (Krizhevsky 2014), as torchvision has it."""

    family = "alexnet"
    title = "AlexNet"
    year = 2014
    paper = "Krizhevsky, arXiv:1404.5997"
    note = (
        "AlexNet for one GPU, or for several that share the batch and not the channels: nothing "
        "is in two groups any more, local response normalisation is gone, the first layers are "
        "narrower (64 and 192 filters, not 96 and 256) and the fourth has 256. Padding 2 lets it "
        "take 224 pixels. As in 2012 the three linear layers hold 58.6 of 61 million parameters "
        "and do 8 % of the work; dropout stands before them, where they would overfit."
    )

    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Five convolutions and three linear layers."""
        x = net.sequence(
            "features",
            net.add("input", Input((3, 224, 224))),
            Conv2d(64, 11, 4, 2),
            ReLU(),
            MaxPool2d(3, 2),
            Conv2d(192, 5, padding=2),
            ReLU(),
            MaxPool2d(3, 2),
            Conv2d(384, 3, padding=1),
            ReLU(),
            Conv2d(256, 3, padding=1),
            ReLU(),
            Conv2d(256, 3, padding=1),
            ReLU(),
            MaxPool2d(3, 2),
        )
        x = net.chain(x, avgpool=AdaptiveAvgPool2d(6), flatten=Flatten())
        x = net.sequence(
            "classifier",
            x,
            Dropout(0.5),
            Linear(4096),
            ReLU(),
            Dropout(0.5),
            Linear(4096),
            ReLU(),
            Linear(self.classes),
        )
        net.add("output", Output(), x)

    @property
    def published(self) -> Published | None:
        """torchvision's num_params and _ops."""
        if self.classes != 1000:
            return None
        return torchvision("AlexNet", 61_100_840, 0.714, 56.522, 79.066)
