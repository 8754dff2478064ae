"""VGG as its paper and as the lecture print it (Simonyan, Zisserman, arXiv:1409.1556).

torchvision's networks, without these tables' other columns, are in presets/vgg.py.
"""

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Net
from blocks.linear import Linear
from blocks.normalization import BatchNorm2d, LocalResponseNorm
from blocks.parameters import Bool, Choice, Int
from blocks.pooling import MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from presets.preset import Preset, Published, errors

Table = tuple[tuple[int, ...], ...]
WIDTHS = (64, 128, 256, 512, 512)
# Sizes of the filters of each stage's convolutions (paper, table 1).
CONFIGURATIONS: dict[str, Table] = {
    "A": ((3,), (3,), (3, 3), (3, 3), (3, 3)),
    "A-LRN": ((3,), (3,), (3, 3), (3, 3), (3, 3)),
    "B": ((3, 3),) * 5,
    "C": ((3, 3), (3, 3), (3, 3, 1), (3, 3, 1), (3, 3, 1)),
    "D": ((3, 3), (3, 3), (3, 3, 3), (3, 3, 3), (3, 3, 3)),
    "E": ((3, 3), (3, 3), (3, 3, 3, 3), (3, 3, 3, 3), (3, 3, 3, 3)),
}
# Errors at one scale of the image (paper, table 3); C to E trained with sides of 256 to 512.
SMALL, JITTERED = "trained and tested at 256 px", "trained at 256 to 512 px, tested at 384"
ERRORS = {
    "A": (29.6, 10.4, SMALL),
    "A-LRN": (29.7, 10.5, SMALL),
    "B": (28.7, 9.9, SMALL),
    "C": (27.3, 8.8, JITTERED),
    "D": (25.6, 8.1, JITTERED),
    "E": (25.5, 8.0, JITTERED),
}
LECTURE = ((3, 3), (3, 3), (3, 3), (3, 3, 3), (3, 3, 3))
FIGURES = {
    "A": (132_863_336, 7.609),
    "A-LRN": (132_863_336, 7.609),
    "B": (133_047_848, 11.308),
    "C": (133_638_952, 11.771),
    "D": (138_357_544, 15.470),
    "E": (143_667_240, 19.632),
}


class VGG2014(Preset):
    """VGG in the configurations A, A-LRN, B, C, D, E of the paper's table 1."""

    family = "vgg_2014"
    title = "VGG (2014)"
    year = 2014
    paper = "Simonyan, Zisserman, arXiv:1409.1556"
    note = (
        "One question asked six times: what does depth alone bring? Every filter is 3×3, because "
        "two of them see 5×5 and three see 7×7 with 27/49 of the weights and two more "
        "non-linearities. C puts 1×1 convolutions where D has 3×3: it is better than B, for the "
        "non-linearities, and worse than D, for what lies around a pixel. A-LRN shows that local "
        "response normalisation brings nothing. It costs memory and time: D does some 20 times "
        "AlexNet's operations, and 124 of its 138 million parameters are the linear layers'."
    )

    configuration: str = Choice("D", tuple(CONFIGURATIONS), "column of the paper's table 1")
    batch_norm: bool = Bool(False, "batch normalisation after each convolution, which came in 2015")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Five stages of convolutions, each halved by pooling, and three linear layers."""
        table = CONFIGURATIONS[self.configuration]
        lrn = self.configuration == "A-LRN"
        _build(net, table, self.classes, batch_norm=self.batch_norm, lrn=lrn)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """vgg_2014_a, a_lrn, b, c, d, e."""
        return {f"vgg_2014_{name.lower().replace('-', '_')}": cls(name) for name in CONFIGURATIONS}

    @property
    def name(self) -> str:
        """VGG D (2014)."""
        return f"VGG {self.configuration}{'-BN' if self.batch_norm else ''} (2014)"

    @property
    def published(self) -> Published | None:
        """Table 2 prints 133, 133, 134, 138, 144 million."""
        if self.classes != 1000 or self.batch_norm:
            return None
        source = "Simonyan and Zisserman 2014, counted from tables 1 and 2"
        top1, top5, images = ERRORS[self.configuration]
        accuracy = errors(
            top1, top5, f"Simonyan and Zisserman 2014, table 3: validation set, {images}"
        )
        return Published(*FIGURES[self.configuration], source, accuracy)


class VGGLecture(Preset):
    """VGG as the lecture's table prints it: 2, 2, 2, 3, 3 convolutions before the poolings."""

    family = "vgg_lecture"
    title = "VGG (lecture)"
    year = 2014
    paper = "Simonyan, Zisserman, arXiv:1409.1556"
    note = (
        "Deeper than AlexNet, with smaller filters: simpler computations, in more levels. A 3×3 "
        "is the smallest filter that knows left from right and up from down; pooling, not "
        "strides, halves the image, and each halving doubles the filters, so that no stage is "
        "much dearer than the next. The table has two convolutions of 256 where configuration D "
        "(VGG-16) has three: fifteen layers with weights."
    )

    batch_norm: bool = Bool(False, "batch normalisation after each convolution, which came in 2015")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Five stages of convolutions, each halved by pooling, and three linear layers."""
        _build(net, LECTURE, self.classes, batch_norm=self.batch_norm)

    @property
    def published(self) -> Published | None:
        """By hand from the table: D without one 256·256·9 + 256."""
        if self.classes != 1000 or self.batch_norm:
            return None
        return Published(137_767_464, 13.621, "the lecture's table, counted")


def _build(net: Net, stages: Table, classes: int, *, batch_norm: bool, lrn: bool = False) -> None:
    x = net.add("input", Input((3, 224, 224)))
    for stage, (width, sizes) in enumerate(zip(WIDTHS, stages, strict=True), 1):
        for number, size in enumerate(sizes, 1):
            place = f"{stage}_{number}"
            x = net.add(f"conv{place}", Conv2d(width, size, padding=size // 2), x)
            if batch_norm:
                x = net.add(f"bn{place}", BatchNorm2d(), x)
            x = net.add(f"relu{place}", ReLU(), x)
        if lrn and stage == 1:
            x = net.add("norm1", LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0), x)
        x = net.add(f"pool{stage}", MaxPool2d(2, 2), x)
    x = net.chain(
        x,
        flatten=Flatten(),
        fc6=Linear(4096),
        relu6=ReLU(),
        drop6=Dropout(0.5),
        fc7=Linear(4096),
        relu7=ReLU(),
        drop7=Dropout(0.5),
        fc8=Linear(classes),
    )
    net.add("output", Output(), x)
