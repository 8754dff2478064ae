"""AlexNet (Krizhevsky, Sutskever, Hinton: "ImageNet classification with deep CNNs", 2012)."""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.linear import Linear
from blocks.normalization import LocalResponseNorm
from blocks.parameters import Choice, Int
from blocks.pooling import MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published


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
            return Published(60_965_224, 0.724, "Krizhevsky et al. 2012, counted from the table")
        return None
