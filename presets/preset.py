"""What a preset is: a block with no inputs, and what the literature says of it."""

from dataclasses import dataclass
from typing import ClassVar

from blocks.layer import Block

IMAGENET = "ImageNet-1K"
CIFAR10 = "CIFAR-10"


@dataclass(frozen=True)
class Accuracy:
    """Percent of a test set's images that were classified rightly, and who measured it, and how.

    Top-5 means that the right class is among the five with the highest scores. Weights, training
    and the number of crops differ from source to source: only figures of one source compare.
    """

    top1: float | None
    top5: float | None
    source: str
    dataset: str = IMAGENET


@dataclass(frozen=True)
class Published:
    """Figures of a paper or of torchvision: parameters, GMACs at the default input, and where."""

    parameters: int
    gmacs: float
    source: str
    accuracy: Accuracy | None = None


def torchvision(
    network: str,
    parameters: int,
    gmacs: float,
    top1: float,
    top5: float,
    weights: str = "IMAGENET1K_V1",
) -> Published:
    """The metadata of torchvision's weights: num_params, _ops, acc@1, acc@5 (one central crop).

    Where there are several, those of the plain recipe, which is the nearest to the papers'.
    """
    source = f"torchvision {network}_Weights.{weights}"
    return Published(parameters, gmacs, source, Accuracy(top1, top5, source))


def errors(
    top1: float | None, top5: float | None, source: str, dataset: str = IMAGENET
) -> Accuracy:
    """The accuracy where a paper prints errors, in percent."""
    right = [None if error is None else round(100 - error, 3) for error in (top1, top5)]
    return Accuracy(right[0], right[1], source, dataset)


class Preset(Block):
    """A whole network. Its ids are torchvision's attribute names where torchvision has it."""

    family: ClassVar[str] = ""  # the name that options may follow: resnet:depth=50
    inputs: ClassVar[tuple[str, ...]] = ()
    outputs: ClassVar[tuple[str, ...]] = ()
    title: ClassVar[str] = ""
    year: ClassVar[int] = 0
    paper: ClassVar[str] = ""
    note: ClassVar[str] = ""  # why it is built so

    @classmethod
    def variants(cls) -> dict[str, "Preset"]:
        """The networks of the family by the name that opens each.

        torchvision's name is torchvision's network; a paper's own form carries the year.
        """
        return {cls.family: cls()}

    @property
    def name(self) -> str:
        """The design's name: "ResNet-18"."""
        return self.title

    @property
    def published(self) -> Published | None:
        """The figures for these parameters, where there are any."""
        return None
