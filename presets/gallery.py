"""The presets by name, and the text form `resnet:depth=50,classes=10`."""

from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

import presets
from blocks import plugins
from presets.preset import Preset


def _declared() -> list[type[Preset]]:
    """The families of this package and of plug-ins, oldest first."""
    names = [module.name for module in iter_modules(presets.__path__) if module.name != "gallery"]
    own = [import_module(f"presets.{name}") for name in names]
    found: dict[str, type[Preset]] = {}
    for module in (*own, *plugins.modules()):
        for family in plugins.declared_in(module, Preset):
            if family.family:
                found.setdefault(family.family, family)
    return sorted(found.values(), key=lambda family: (family.year, family.title))


FAMILIES: dict[str, type[Preset]] = {family.family: family for family in _declared()}
NAMES: dict[str, Preset] = {
    name: network for family in FAMILIES.values() for name, network in family.variants().items()
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
    if name not in found.kinds or not equals:
        raise UnknownPresetError(
            f"`{part[:60]}` is no option of {found.title}: write option=value, "
            f"option one of {', '.join(found.kinds)}."
        )
    return name, found.kinds[name].parse(name, text)
