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
    from designer.design.design import Design
    from designer.design.error import DesignError
    from designer.design.files import save
    from designer.design.targets import load
    from designer.lab.asking import LabError, profile
    from designer.lab.results.profile_files import save as save_profile
    from designer.translate.module import to_torch
    from designer.translate.onnx_writer import to_onnx
    from designer.translate.source import to_source

__all__ = [
    "Design",
    "DesignError",
    "LabError",
    "analyse",
    "load",
    "profile",
    "save",
    "save_profile",
    "to_onnx",
    "to_source",
    "to_torch",
]

_HOMES = {
    "Design": "designer.design.design",
    "DesignError": "designer.design.design",
    "LabError": "designer.lab.asking",
    "analyse": "designer.design.analysis",
    "load": "designer.design.targets",
    "profile": "designer.lab.asking",
    "save": "designer.design.files",
    "save_profile": "designer.lab.results.profile_files",
    "to_onnx": "designer.translate.onnx_writer",
    "to_source": "designer.translate.source",
    "to_torch": "designer.translate.module",
}
# What is called otherwise at home.
_ELSEWHERE = {"save_profile": "save"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'designer' has no attribute '{name}'")
    own = _ELSEWHERE.get(name, name)
    return getattr(import_module(_HOMES[name]), own)


def __dir__() -> list[str]:
    return __all__
