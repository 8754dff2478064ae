"""What can be placed: every layer and block declared in this package, by name, family by family."""

from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

import blocks
from blocks import plugins
from blocks.layer import Layer

# The palette's order; a family that isn't listed comes after these.
FAMILIES = (
    "Boundary",
    "Convolution",
    "Pooling",
    "Normalization",
    "Activation",
    "Regularization",
    "Linear",
    "Reshaping",
    "Merging",
    "Attention",
    "Recurrent",
    "Blocks",
    "Residual",
    "Inception",
    "Dense",
    "Mobile",
    "Transformer",
    "Segmentation",
)


class UnknownLayerError(LookupError):
    """No layer of that name; the text offers the nearest."""

    def __init__(self, name: str) -> None:
        near = get_close_matches(name, BY_NAME, n=1, cutoff=0.5)
        hint = f" Did you mean `{near[0]}`?" if near else " It may come from a newer Netwright."
        super().__init__(f"There is no layer `{name[:60]}`.{hint}")


def _declared() -> tuple[type[Layer], ...]:
    """The classes with a category, in the order of families, files and lines; then plug-ins'.

    A name stands for its first owner: no plug-in can change what a file means.
    """
    names = sorted(module.name for module in iter_modules(blocks.__path__))
    own = [import_module(f"blocks.{name}") for name in names if name != "catalogue"]
    found: dict[str, type[Layer]] = {}
    for module in (*own, *plugins.modules()):
        for layer in plugins.declared_in(module, Layer):
            if layer.category:
                found.setdefault(layer.__name__, layer)
    return tuple(sorted(found.values(), key=_place))


def _place(layer: type[Layer]) -> int:
    return FAMILIES.index(layer.category) if layer.category in FAMILIES else len(FAMILIES)


LAYERS = _declared()
BY_NAME = {layer.__name__: layer for layer in LAYERS}


def layer_class(name: str) -> type[Layer]:
    """The layer or block of that name; raises UnknownLayerError."""
    if name not in BY_NAME:
        raise UnknownLayerError(name)
    return BY_NAME[name]
