"""Netwright from Python. Importing it is instant: torch, Qt and onnx come in when they are used.

>>> import designer
>>> design = designer.load("resnet:depth=50")
>>> designer.analyse(design).totals.parameters
25557032
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from designer.design.analysis import analyse
    from designer.design.design import Design, DesignError
    from designer.design.files import save
    from designer.design.targets import load
    from designer.translate.module import to_torch
    from designer.translate.onnx_writer import to_onnx
    from designer.translate.source import to_source

__all__ = [
    "Design",
    "DesignError",
    "analyse",
    "load",
    "save",
    "to_onnx",
    "to_source",
    "to_torch",
]

_HOMES = {
    "Design": "designer.design.design",
    "DesignError": "designer.design.design",
    "analyse": "designer.design.analysis",
    "load": "designer.design.targets",
    "save": "designer.design.files",
    "to_onnx": "designer.translate.onnx_writer",
    "to_source": "designer.translate.source",
    "to_torch": "designer.translate.module",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'designer' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
