"""No class of the window gives an attribute the name of something that Qt has under it."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import designer.window

FOLDER = Path(designer.window.__file__).parent
FILES = sorted(p for p in FOLDER.rglob("*.py") if p.stem != "__init__")


def _module(path):
    inside = path.relative_to(FOLDER).with_suffix("").parts
    return import_module(".".join(("designer.window", *inside)))


def _attributes(body):
    """Names that are set: on self in a method, or in the class itself."""
    for node in ast.walk(body):
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        for target in targets:
            for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(name, ast.Attribute) and getattr(name.value, "id", "") == "self":
                    yield name.attr
    for node in body.body:
        if isinstance(node, ast.Assign):
            yield from (name.id for name in node.targets if isinstance(name, ast.Name))


def hidden(module):
    """What the classes of a module hide of Qt's."""
    for node in ast.parse(Path(module.__file__).read_text()).body:
        if isinstance(node, ast.ClassDef):
            mro = getattr(module, node.name).__mro__
            of_qt = next((base for base in mro if base.__module__.startswith("PySide6")), object)
            for name in _attributes(node):
                if hasattr(of_qt, name) and not hasattr(object, name):
                    yield f"{node.name}.{name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_attribute_hides_one_of_qt(path):
    assert list(hidden(_module(path))) == []
