"""What must not grow: imports, files, classes; and words that belong in no file."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("blocks", "presets", "designer")
PRODUCT = [ROOT / "main.py", *sorted(p for d in FOLDERS for p in (ROOT / d).rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]

HEAVY = ("torch", "torchvision", "lightning", "PySide6", "onnx", "onnxruntime", "pyqtgraph")
HEAVY += ("numpy", "sklearn", "networkx", "rich", "typer")

LONGEST_FILE = 400
MOST_METHODS = 18


def loaded(program: str, *of: str) -> set[str]:
    """Which of these packages a fresh interpreter has loaded after the program."""
    code = f"{program}\nimport sys\nprint(*[m for m in {of} if m in sys.modules])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return set(done.stdout.split())


def test_importing_designer_imports_nothing_heavy() -> None:
    assert loaded("import designer", *HEAVY, "msgspec", "psygnal", "blocks") == set()
    assert loaded("import designer; dir(designer)", *HEAVY) == set()


@pytest.mark.parametrize("module", ["blocks.catalogue", "presets.gallery"])
def test_layers_and_presets_need_the_standard_library_alone(module: str) -> None:
    assert loaded(f"import {module}", *HEAVY, "msgspec", "psygnal") == set()


def test_designing_needs_no_torch_and_no_window() -> None:
    program = """
import designer, tempfile, os
design = designer.load("resnet50")
assert designer.analyse(design).totals.parameters
assert designer.to_source(design)
designer.save(design, os.path.join(tempfile.mkdtemp(), "a.json"))
"""
    assert loaded(program, *HEAVY) <= {"networkx"}


def test_the_public_names_are_there() -> None:
    import designer

    assert {name: getattr(designer, name) for name in designer.__all__}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = designer.nothing


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_each_file_says_what_it_is_for() -> None:
    trees = {named(path): ast.parse(path.read_text(encoding="utf-8")) for path in PRODUCT}
    assert [name for name, tree in trees.items() if not ast.get_docstring(tree)] == []


def test_files_are_short() -> None:
    lengths = {named(p): len(p.read_text(encoding="utf-8").splitlines()) for p in PRODUCT + TESTS}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_file_is_called_after_nothing() -> None:
    nothing = re.compile("util|helper|common|manager|misc|base")
    assert [named(path) for path in PRODUCT + TESTS if nothing.search(path.stem)] == []


def test_classes_are_small() -> None:
    """Overridden methods of Qt (camelCase) are not ours."""
    large = {}
    for path in PRODUCT:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                names = [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
                public = [name for name in names if re.fullmatch(r"[a-z][a-z0-9_]*", name)]
                if len(public) > MOST_METHODS:
                    large[f"{named(path)}: {node.name}"] = len(public)
    assert large == {}


# Put together here, so that this file does not hold them itself.
UNFINISHED = "|".join(("TO" + "DO", "FIX" + "ME", "lorem" + " ipsum"))
FORBIDDEN = {
    "unfinished": re.compile(rf"\b({UNFINISHED})\b"),
    "a path of one machine": re.compile(r"(?<![\w.])/(home|root|Users|mnt)/\w"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds_what_belongs_to_one_machine_or_one_day(what: str) -> None:
    texts = {named(p): p.read_text(encoding="utf-8") for p in PRODUCT + TESTS + DOCUMENTS}
    found = {
        name: match.group() for name, t in texts.items() if (match := FORBIDDEN[what].search(t))
    }
    assert found == {}


def test_refusals_say_what_was_expected_instead_of_invalid() -> None:
    words = re.compile(r"\b(invalid|error:|illegal|oops|sorry)", re.IGNORECASE)
    found = []
    for path in PRODUCT:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and node.exc:
                constants = (n.value for n in ast.walk(node.exc) if isinstance(n, ast.Constant))
                found += [t for t in constants if isinstance(t, str) and words.search(t)]
    assert found == []
