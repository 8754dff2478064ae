"""Inception v4 (Szegedy, Ioffe, Vanhoucke, Alemi, 2016)."""

from blocks.boundary import Input, Output
from blocks.inception_v4 import (
    InceptionV4A,
    InceptionV4B,
    InceptionV4C,
    InceptionV4Stem,
    ReductionA,
    ReductionB,
)
from blocks.layer import Net
from blocks.linear import Linear
from blocks.parameters import Int
from blocks.pooling import AdaptiveAvgPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, errors

ACCURACY = errors(
    20.0,
    5.0,
    "Szegedy et al. 2016, table 2: one crop, validation set without its blacklisted images",
)


class InceptionV4(Preset):
    """Inception v4 as in the paper: 4, 7 and 3 blocks of three kinds."""

    family = "inception_v4"
    title = "Inception v4"
    year = 2016
    paper = "Szegedy, Ioffe, Vanhoucke, Alemi, arXiv:1602.07261"
    note = (
        "Earlier Inception networks were tuned block by block, to fit the machines that they "
        "were trained on. Freed of that, the blocks of one stage can all be alike, and the "
        "network deeper: 4, 7 and 3 of them, with reductions between that halve the image by "
        "several branches at once. The paper's question was whether residual connections are "
        "needed for such depth: they make training faster, but this network without them is as "
        "accurate as Inception-ResNet. Three times the operations of ResNet-50 are its price."
    )

    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Stem, 4 × A, reduction, 7 × B, reduction, 3 × C, one linear layer (figure 9)."""
        x = net.add("input", Input((3, 299, 299)))
        x = net.add("stem", InceptionV4Stem(), x)
        x = net.add("inception_a", InceptionV4A(), x, repeat=4)
        x = net.add("reduction_a", ReductionA(), x)
        x = net.add("inception_b", InceptionV4B(), x, repeat=7)
        x = net.add("reduction_b", ReductionB(), x)
        x = net.add("inception_c", InceptionV4C(), x, repeat=3)
        x = net.chain(
            x,
            avgpool=AdaptiveAvgPool2d(1),
            flatten=Flatten(),
            dropout=Dropout(0.2),
            fc=Linear(self.classes),
        )
        net.add("output", Output(), x)

    @property
    def published(self) -> Published | None:
        """The count of the authors' weights as converted to PyTorch (42.68 million)."""
        if self.classes != 1000:
            return None
        source = "Szegedy et al. 2016, counted from figures 3 to 9"
        return Published(42_679_816, 12.254, source, ACCURACY)
