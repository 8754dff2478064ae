"""Inception v3 (Szegedy et al.: "Rethinking the Inception architecture", 2015)."""

from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.inception_bn import EPS
from blocks.inception_v3 import (
    AuxiliaryHeadV3,
    InceptionA,
    InceptionB,
    InceptionC,
    InceptionD,
    InceptionE,
)
from blocks.layer import Layer, Net
from blocks.linear import Linear
from blocks.parameters import Bool, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, torchvision

STEM: dict[str, Layer] = {
    "Conv2d_1a_3x3": ConvBnReLU(32, 3, 2, 0, eps=EPS),
    "Conv2d_2a_3x3": ConvBnReLU(32, 3, 1, 0, eps=EPS),
    "Conv2d_2b_3x3": ConvBnReLU(64, 3, 1, 1, eps=EPS),
    "maxpool1": MaxPool2d(3, 2),
    "Conv2d_3b_1x1": ConvBnReLU(80, 1, 1, 0, eps=EPS),
    "Conv2d_4a_3x3": ConvBnReLU(192, 3, 1, 0, eps=EPS),
    "maxpool2": MaxPool2d(3, 2),
}
FINE: dict[str, Layer] = {  # grids of 35 and 17
    "Mixed_5b": InceptionA(32),
    "Mixed_5c": InceptionA(64),
    "Mixed_5d": InceptionA(64),
    "Mixed_6a": InceptionB(),
    "Mixed_6b": InceptionC(128),
    "Mixed_6c": InceptionC(160),
    "Mixed_6d": InceptionC(160),
    "Mixed_6e": InceptionC(192),
}
COARSE: dict[str, Layer] = {  # grids of 8
    "Mixed_7a": InceptionD(),
    "Mixed_7b": InceptionE(),
    "Mixed_7c": InceptionE(),
}


class InceptionV3(Preset):
    """Inception v3 as torchvision has it: 299 px, eleven blocks, one auxiliary head."""

    family = "inception_v3"
    title = "Inception v3"
    year = 2015
    paper = "Szegedy et al., arXiv:1512.00567"
    note = (
        "GoogLeNet scaled up with care for the cost: no layer narrows the flow of information "
        "abruptly, large filters are taken apart (5×5 into two 3×3, 7×7 into 1×7 and 7×1, 2/7 of "
        "the weights), and the image is halved by convolutions beside a pooling. Of two "
        "auxiliary heads one is left, with batch normalisation: it regularises. On its 299 "
        "pixels it costs 40 % more operations than ResNet-50 on 224: less for each pixel, with "
        "about as many parameters."
    )

    aux_logits: bool = Bool(True, "with the auxiliary head, for training")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Five convolutions, eleven Inception blocks, one or two heads."""
        x = net.chain(net.add("input", Input((3, 299, 299))), **STEM, **FINE)
        head = net.add("AuxLogits", AuxiliaryHeadV3(self.classes), x) if self.aux_logits else None
        x = net.chain(
            x,
            **COARSE,
            avgpool=AdaptiveAvgPool2d(1),
            dropout=Dropout(0.5),
            flatten=Flatten(),
            fc=Linear(self.classes),
        )
        net.add("output", Output(), x)
        if head:
            # The paper gives no weight; 0.4 is that of the authors' TensorFlow code.
            net.add("aux_output", Output(training_only=True, loss_weight=0.4), head)

    @property
    def published(self) -> Published | None:
        """torchvision's num_params, which count the head in, and _ops, which do not."""
        if (self.aux_logits, self.classes) != (True, 1000):
            return None
        return torchvision("Inception_V3", 27_161_264, 5.713, 77.294, 93.450)
