"""The figures of many networks side by side: what each costs, how well it does, who says so.

After Canziani, Paszke and Culurciello 2016 (arXiv:1605.07678). A figure that nobody knows is None.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from designer.design.analysis import Analysis, analyse
from designer.design.error import DesignError
from designer.design.targets import FILE_ENDINGS, from_preset, load
from presets.gallery import FAMILIES, preset
from presets.preset import IMAGENET, Accuracy, Preset

WELL_KNOWN = (
    "alexnet",
    "vgg11",
    "vgg16",
    "vgg19",
    "googlenet",
    "inception_v3",
    "inception_v4",
    "resnet18",
    "resnet34",
    "resnet50",
    "resnet101",
    "resnet152",
    "resnext50_32x4d",
    "wide_resnet50_2",
    "squeezenet1_1",
    "densenet121",
    "densenet161",
    "mobilenet_v2",
    "mobilenet_v3_large",
    "shufflenet_v2_x1_0",
    "mnasnet1_0",
    "efficientnet_b0",
    "efficientnet_b3",
    "regnet_y_400mf",
    "regnet_y_3_2gf",
    "efficientnet_v2_s",
    "vit_b_16",
    "vit_b_32",
    "swin_t",
    "convnext_tiny",
    "maxvit_t",
)
GIVEN = "given by you"
OWN = ""  # the family of designs that are nobody's preset
# Families that come from one idea; charts have a colour for each of these.
LINEAGES: dict[str, tuple[str, ...]] = {
    "AlexNet": ("AlexNet",),
    "VGG": ("VGG",),
    "Inception": ("GoogLeNet", "Inception"),
    "ResNet": ("ResNet", "ResNeXt", "Wide ResNet", "Pre-activation ResNet"),
    "DenseNet": ("DenseNet",),
    "Mobile": ("SqueezeNet", "MobileNet", "ShuffleNet", "MNASNet"),
    "EfficientNet": ("EfficientNet",),
    "RegNet": ("RegNet",),
    "Transformers": ("ViT", "Swin", "MaxViT"),
    "ConvNeXt": ("ConvNeXt",),
}
OTHERS = "Others"


@dataclass(frozen=True)
class Measured:
    """What was measured on a device at a batch, of a forward pass of it in inference.

    `ms` is the median, `settings` whatever else times depend upon, as "float16, compiled";
    `joules` are of one sample, without the idle power. None where a figure was not measured.
    """

    device: str
    batch: int
    ms: float
    images_per_s: float
    peak_memory_bytes: int | None = None
    joules: float | None = None
    settings: str = "float32"

    @property
    def where(self) -> str:
        """The device with its settings: only what was measured alike compares."""
        return f"{self.device}, {self.settings}"


@dataclass(frozen=True)
class Figures:
    """One network. MACs and memory (weights, and all activations) are of one sample, float32.

    `target` opens it again; empty where it is open and was not saved. `partial` says that a part
    of it is not known, so that the sums are of the rest.
    """

    name: str
    target: str
    family: str
    year: int | None
    own: bool
    parameters: int
    macs: int
    memory_bytes: int
    partial: bool
    accuracy: Accuracy | None = None
    measured: tuple[Measured, ...] = ()

    @property
    def lineage(self) -> str:
        """The group of its family."""
        fitting = (n for n, starts in LINEAGES.items() if self.family.startswith(starts))
        return next(fitting, OTHERS) if self.family else OWN

    def top1_on(self, dataset: str) -> float | None:
        """Percent, where it was measured on that dataset."""
        known = self.accuracy is not None and self.accuracy.dataset == dataset
        return self.accuracy.top1 if known and self.accuracy else None

    def at(self, where: str, batch: int) -> Measured | None:
        """What was measured there at that batch, last."""
        alike = (m for m in reversed(self.measured) if (m.where, m.batch) == (where, batch))
        return next(alike, None)


def of_preset(name: str) -> Figures:
    """The figures of a preset, perhaps with options; raises UnknownPresetError, ParameterError."""
    network = preset(name)
    published = network.published
    found = of_analysis(analyse(from_preset(network)), target=name)
    return replace(
        found,
        family=family_title(network),
        year=network.year or None,
        own=False,
        accuracy=published.accuracy if published else None,
    )


def of_analysis(analysis: Analysis, *, target: str = "") -> Figures:
    """The figures of a design of one's own, as it stands; its accuracy is not known."""
    totals = analysis.totals
    return Figures(
        name=analysis.design.name,
        target=target,
        family=OWN,
        year=None,
        own=True,
        parameters=totals.parameters,
        macs=totals.macs,
        memory_bytes=totals.memory_bytes,
        partial=totals.partial,
    )


def family_title(network: Preset) -> str:
    """The family as charts group it: a paper's own form goes with torchvision's."""
    family = FAMILIES.get(network.family, type(network))
    return family.title.split(" (")[0]


def of_target(text: str) -> Figures:
    """The figures of a TARGET, or of TARGET@TOP1 with an accuracy of one's own, in percent.

    Raises what `load` and `of_preset` raise.
    """
    target, top1 = split_accuracy(text)
    path = Path(target)
    if path.suffix.lower() in FILE_ENDINGS or path.is_file():
        design = load(target)
        if not len(design):
            raise DesignError(f"{path.name} is empty: there is no network in it to compare.")
        found = of_analysis(analyse(design), target=target)
    else:
        found = of_preset(target)
    return found if top1 is None else with_accuracy(found, top1)


def split_accuracy(text: str) -> tuple[str, float | None]:
    """`net.json@71.2` is the file and 71.2 percent, unless a file has that very name."""
    target, at, number = text.rpartition("@")
    if not at or not target or Path(text).is_file():
        return text, None
    try:
        top1 = float(number)
    except ValueError:
        top1 = -1.0
    if not 0 <= top1 <= 100:
        raise DesignError(f"`{number[:40]}` is no accuracy: write TARGET@71.2, from 0 to 100 %.")
    return target, top1


def with_accuracy(figures: Figures, top1: float) -> Figures:
    """With the top-1 accuracy that a person states, on ImageNet."""
    return replace(figures, accuracy=Accuracy(top1, None, GIVEN))


def common_dataset(survey: Iterable[Figures]) -> str:
    """The dataset that most of these were measured on; accuracies on another do not compare."""
    known = [f.accuracy.dataset for f in survey if f.accuracy and f.accuracy.source != GIVEN]
    return max(dict.fromkeys(known), key=known.count) if known else IMAGENET
