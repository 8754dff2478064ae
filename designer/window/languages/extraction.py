"""The texts that the window says: literals in `tr` and `mark`, and those of the action table."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
SPEAKING = {"tr", "mark", "words"}  # `words` is `tr`, handed to a room that knows no Qt
ROW_WORDS = ("menu", "text")  # the first arguments of a row of designer/window/menus/actions.py


class UnreadableError(ValueError):
    """A text that is put together before it is translated: nobody could translate it."""


def window_texts(root: Path = ROOT) -> Iterator[str]:
    """All texts of the window, file by file."""
    places = sorted((root / "designer" / "window").rglob("*.py"))
    places.append(root / "designer" / "design" / "cost" / "savings.py")
    places.append(root / "designer" / "lab" / "results" / "profile_sentences.py")
    places += sorted((root / "designer" / "translate" / "charts").glob("*.py"))
    for path in places:
        yield from texts_of(ast.parse(path.read_text()), str(path.relative_to(root)))


def texts_of(tree: ast.AST, name: str) -> Iterator[str]:
    """The texts of one file in their order."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = _called(node.func)
        if called in SPEAKING and node.args:
            yield from _literals(node.args[0], f"{name}:{node.lineno}")
        elif called == "Row":
            words = list(node.args[: len(ROW_WORDS)])
            words += [k.value for k in node.keywords if k.arg in (*ROW_WORDS, "choice")]
            for word in words:
                yield from _literals(word, f"{name}:{node.lineno}")


def _called(function: ast.expr) -> str:
    """The name of a function; of the methods, only a `words` that an object keeps counts."""
    if isinstance(function, ast.Attribute):
        return "words" if function.attr == "words" else ""
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr, where: str) -> Iterator[str]:
    """A literal, or one of two; a name stands for what was marked elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body, where)
        yield from _literals(node.orelse, where)
    elif isinstance(node, ast.JoinedStr | ast.BinOp):
        raise UnreadableError(f"{where}: translate first, then put values in with format().")
