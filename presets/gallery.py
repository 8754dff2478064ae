"""The presets by name, and the text form `resnet:depth=50,classes=10`."""

from difflib import get_close_matches

from presets.alexnet import AlexNet2012
from presets.googlenet import GoogLeNet2014
from presets.preset import Preset
from presets.resnet import STAGES as RESNET_STAGES
from presets.resnet import ResNet, ResNet2015
from presets.small import SmallCNN
from presets.vgg import STAGES as VGG_STAGES
from presets.vgg import VGG

FAMILIES: dict[str, type[Preset]] = {
    "alexnet_2012": AlexNet2012,
    "vgg": VGG,
    "googlenet_2014": GoogLeNet2014,
    "resnet": ResNet,
    "resnet_2015": ResNet2015,
    "small_cnn": SmallCNN,
}
# Every name that opens a network, in the order of the gallery: torchvision's name is torchvision's
# network; a paper's own form carries the year.
NAMES: dict[str, Preset] = {
    "alexnet_2012": AlexNet2012(),
    **{f"vgg{depth}": VGG(depth) for depth in VGG_STAGES},
    **{f"vgg{depth}_bn": VGG(depth, batch_norm=True) for depth in VGG_STAGES},
    "googlenet_2014": GoogLeNet2014(),
    **{f"resnet{depth}": ResNet(depth) for depth in RESNET_STAGES},
    "resnet50_2015": ResNet2015(50),
    "small_cnn": SmallCNN(),
}


class UnknownPresetError(LookupError):
    """No preset of that name, or an option it does not have: one sentence with the remedy."""


def preset(text: str) -> Preset:
    """The preset of `name` or `name:option=value,…`; raises UnknownPresetError, ParameterError."""
    name, _, options = text.partition(":")
    found = NAMES.get(name) or (FAMILIES[name]() if name in FAMILIES else None)
    if found is None:
        near = get_close_matches(name, [*NAMES, *FAMILIES], n=1, cutoff=0.5)
        hint = f" Did you mean `{near[0]}`?" if near else ""
        raise UnknownPresetError(f"There is no file and no preset `{name[:200]}`.{hint}")
    return found.replace(**dict(_option(found, part) for part in options.split(",") if part))


def _option(found: Preset, part: str) -> tuple[str, object]:
    name, equals, text = part.partition("=")
    known = found.kinds
    if name not in known or not equals:
        choices = ", ".join(known)
        raise UnknownPresetError(
            f"`{part[:60]}` is no option of {found.title}: write option=value, "
            f"option one of {choices}."
        )
    return name, known[name].parse(name, text)
