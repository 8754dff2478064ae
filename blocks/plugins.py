"""Plug-ins: installed packages whose entry points `netwright.layers` name modules of layers.

A module may hold layers, blocks and presets, declared as the built-in ones are. Files never bring
code: a design that needs a plug-in says which layer is missing.
"""

import warnings
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import TypeVar

GROUP = "netwright.layers"
Kind = TypeVar("Kind")


@cache
def modules() -> tuple[ModuleType, ...]:
    """The plug-ins' modules; one that can't be imported is left out with a warning."""
    return tuple(_loaded())


def _loaded() -> Iterator[ModuleType]:
    for point in entry_points(group=GROUP):
        try:
            module = point.load()
        except Exception as error:  # foreign code may fail in any way
            reason = f"{type(error).__name__}: {error}"
            warnings.warn(f"The plug-in {point.name} can't be loaded: {reason}", stacklevel=2)
            continue
        if isinstance(module, ModuleType):
            yield module
        else:
            warnings.warn(f"The plug-in {point.name} names no module.", stacklevel=2)


def declared_in(module: ModuleType, kind: type[Kind]) -> Iterator[type[Kind]]:
    """The subclasses of a kind that a module itself declares, in its order."""
    for value in vars(module).values():
        own = isinstance(value, type) and value.__module__ == module.__name__
        if own and issubclass(value, kind):
            yield value
