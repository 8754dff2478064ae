"""Writes the pages of layers and presets from the declarations: python -m docs.generate."""

import sys
from inspect import cleandoc
from pathlib import Path

from blocks.catalogue import LAYERS
from blocks.layer import Block, Layer
from blocks.tensor import TensorSpec
from designer.design.analysis import analyse
from designer.design.cost.savings import savings
from designer.design.targets import from_preset
from presets.gallery import FAMILIES, NAMES
from presets.preset import IMAGENET, Preset, Published

FOLDER = Path(__file__).parent
CONVENTIONS = (
    "Parameters include auxiliary heads; GMACs are multiply–accumulates of convolutions and matrix "
    "products at the default input, in inference; the receptive field is the largest over all "
    "paths, in pixels. Top-1 and top-5 are percent of the data set's images that were classified "
    "rightly, ImageNet-1K's validation set if none is named, as the source states it: torchvision "
    "(one central crop, the plain recipe's weights where there are several) or the paper. Made "
    "from the declarations in `presets/`."
)

SAVINGS = (
    "Where a block has a trick, its figures stand beside those of the plain way, for the "
    "parameters' defaults and one sample of the input named; MACs are multiply–accumulates of "
    "convolutions and matrix products."
)


def main() -> int:
    for name, text in pages().items():
        (FOLDER / name).write_text(text)
    return 0


def pages() -> dict[str, str]:
    """The text of each generated page by its file's name."""
    return {"layers.md": _layers(), "presets.md": _presets()}


def _layers() -> str:
    lines = [
        "# Layers and blocks",
        "",
        f"{len(LAYERS)} in all, by family. {SAVINGS} Made from the declarations in `blocks/`.",
    ]
    family = ""
    for layer in LAYERS:
        if layer.category != family:
            family = layer.category
            lines += ["", f"## {family}"]
        lines += ["", *_layer(layer)]
    return "\n".join(lines) + "\n"


def _layer(layer: type[Layer]) -> list[str]:
    kind = " (block)" if issubclass(layer, Block) else ""
    lines = [f"### {layer.__name__}{kind}", "", cleandoc(layer.__doc__ or "")]
    if layer.kinds:
        lines += ["", "| parameter | default | |", "|---|---|---|"]
    for name, parameter in layer.kinds.items():
        default = parameter.show(layer.defaults[name])
        entry = "; later copies of a repeat start from the default" if parameter.entry else ""
        lines.append(f"| `{name}` | {default} | {parameter.doc}{entry} |")
    for saving in _savings(layer):
        lines += ["", saving]
    return lines


def _savings(layer: type[Layer]) -> list[str]:
    """What the block saves by its defaults, on the input that it names as an example."""
    if not issubclass(layer, Block) or len(layer.inputs) != 1:
        return []
    spec = TensorSpec(layer.example)
    return [f"On {spec}: {found.sentence()}" for found in savings(layer(), (spec,))]


def _presets() -> str:
    lines = [
        "# Networks of the literature",
        "",
        f"{len(NAMES)} names of {len(FAMILIES)} families. {CONVENTIONS}",
    ]
    for family in FAMILIES.values():
        lines += ["", *_family(family)]
    return "\n".join(lines) + "\n"


def _family(family: type[Preset]) -> list[str]:
    lines = [f"## {family.title}", "", cleandoc(family.__doc__ or "")]
    lines += ["", family.note] if family.note else []
    if family.paper:
        lines += ["", f"{family.paper} ({family.year})."]
    if family.kinds:
        options = ", ".join(f"`{name}` ({kind.doc})" for name, kind in family.kinds.items())
        lines += ["", f"`{family.family}:option=value`, options: {options}."]
    lines += [
        "",
        "| name | input | parameters | GMACs | receptive field | top-1 | top-5 | measured by |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, network in family.variants().items():
        design = from_preset(network)
        totals = analyse(design).totals
        shape = next(iter(design.nodes())).layer.shorthand
        field = totals.receptive_field or "whole input"
        lines.append(
            f"| `{name}` | {shape} | {totals.parameters:,} | {totals.macs / 1e9:.3f} | {field} | "
            f"{_accuracy(network.published)} |"
        )
    return lines


def _accuracy(published: Published | None) -> str:
    found = published.accuracy if published else None
    if not found:
        return "– | – | –"
    shares = (f"{share:.2f}" if share is not None else "–" for share in (found.top1, found.top5))
    where = "" if found.dataset == IMAGENET else f"{found.dataset}: "
    return f"{' | '.join(shares)} | {where}{found.source}"


if __name__ == "__main__":
    sys.exit(main())
