"""The sentences that rooms without Qt compose: f-strings in problems, repairs, labels and refusals.

An f-string becomes a template: f"Set padding to {joined(half)}" is "Set padding to {half}". Where a
part is one of a few literals (`verb = "Insert" if … else "Add"`), there is a template for each.
"""

import ast
import re
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from blocks.catalogue import LAYERS
from blocks.parameters import LENGTH, VOLUME
from designer.design.cost.survey import GIVEN
from designer.design.user_blocks import CATEGORY
from designer.lab.messages.protocol import DATASETS
from designer.window.languages.catalogue import JOINTS, PLACE
from designer.window.languages.extraction import ROOT
from presets.gallery import NAMES

# What takes a sentence, and at which places.
TAKING: dict[str, tuple[int, ...]] = {
    "Problem": (0,),
    "Fix": (0,),
    "Transaction": (0,),
    "Repair": (0,),
    "Finding": (1,),
    "Diagnostic": (3, 6),
    "Rule": (1, 2),
    "ParameterError": (1,),
    "replace_layer": (2,),
    "redefine": (3,),
    "IntKind": (0,),
    "Instead": (0, 1),
    "NoCounter": (0,),
    "Failed": (),
    "Progress": (),
    "stage": (0,),
    "advance": (0,),
    "partial": (2,),  # of what tells the progress (designer/lab/measuring/profiling.py)
    "_break": (0,),
    "AttributeError": (),  # a fault of ours
}
RETURNING = {"sentence", "exit_cause"}  # functions of designer/lab that give one
KEYWORDS = {"label", "message", "kind", "title", "reason"}
ROOMS = ("blocks", "presets", "designer")
DEAF = ("cli", "window/languages")
MOST = 12  # templates that one f-string may give
MOST_WAYS = 5  # that a name may be given its text
# What no f-string in these places shows: joined at run time, or a docstring made there
# (blocks/axes.py, designer/design/lints/sliding.py, designer/design/user_blocks.py,
# designer/design/repairs/diagnosis.py, designer/lab/measuring/,
# designer/design/cost/spelled_out.py).
JOINED = (
    "Set {name} to {value} and {name2} to {value2}",
    "Set {name} to {value} and start and stop to 0, the whole axis",
    "Set {name} to {value} and index to −1, the last",
    "Set {name} of `{id}` to {value}",
    "Set kernel_size of `{id}` to {value}",
    "{name}, drawn in Netwright.",
    "Set kernel_size of `{id}` to {value}, padding to {value2}",
    "from batch {batch}: {why}",
    "beyond batch {batch}: {why}",
    "memory ran out",
    "a pass takes more than {longest} s",
    "RAPL, CPU packages",
    "NVML, whole board",
    "cross-entropy of random labels",
    "mean of the outputs' squares",
    "channels",
    "features",
    "axis {dim}",
)
Scope = dict[str, list[ast.expr]]


def sentences(root: Path = ROOT) -> Iterator[str]:
    """Templates of all rooms but the command line, and the first lines and helps of all layers.

    With them, what is said of each preset.
    """
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            if not any(path.is_relative_to(root / "designer" / deaf) for deaf in DEAF):
                yield from sentences_of(ast.parse(path.read_text()))
    yield from (*JOINTS, *JOINED)
    yield from (CATEGORY, GIVEN, *DATASETS.values(), *LENGTH, *VOLUME)
    for layer in LAYERS:
        if layer.__module__.startswith("blocks."):
            yield layer.category
            yield (layer.__doc__ or "").strip().splitlines()[0]
            yield from (kind.doc for kind in layer.kinds.values())
    yield from _literature()


def _literature() -> Iterator[str]:
    """Why our presets are built so, and where in a paper their accuracy stands."""
    for preset in NAMES.values():
        if type(preset).__module__.startswith("presets."):
            yield preset.note
            accuracy = preset.published.accuracy if preset.published else None
            if accuracy and "_Weights." not in accuracy.source:  # torchvision's names stay
                yield accuracy.source


def sentences_of(tree: ast.Module) -> Iterator[str]:
    """The templates of one file."""
    outer = _assigned(tree)
    for function, scope in _scopes(tree, outer):
        taken = [argument for call in _calls(function) for argument in _taken(call)]
        if getattr(function, "name", "") in RETURNING:
            taken += [n.value for n in ast.walk(function) if isinstance(n, ast.Return) and n.value]
        for argument in taken:
            for text in _templates(argument, scope):
                if any(letter.isalpha() for letter in PLACE.sub("", text)):
                    yield text


def _scopes(tree: ast.Module, outer: Scope) -> Iterator[tuple[ast.AST, Scope]]:
    """Each function with what its names may hold; what is outside of functions at the end."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    for function in functions:
        yield function, outer | _assigned(function)
    yield tree, outer


def _assigned(node: ast.AST) -> Scope:
    found: Scope = {}
    for each in node.body if isinstance(node, ast.Module) else ast.walk(node):
        for name, value in _pairs(each):
            found.setdefault(name, []).append(value)
    return found


def _pairs(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Names and what a statement gives them: an assignment, or a loop over a few literals."""
    match node:
        case ast.Assign(targets=targets, value=value):
            given = [(target, value) for target in targets]
        case ast.For(target=target, iter=ast.Tuple(elts=values) | ast.List(elts=values)):
            given = [(target, value) for value in values]
        case _:
            given = []
    for target, value in given:
        if isinstance(target, ast.Name):
            yield target.id, value
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            both = zip(target.elts, value.elts, strict=False)
            yield from ((name.id, part) for name, part in both if isinstance(name, ast.Name))


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    """Of a function, all inside; of a module, those outside of functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            continue
        if isinstance(child, ast.Call):
            yield child
        yield from _calls(child)


def _taken(call: ast.Call) -> Iterator[ast.expr]:
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    places = TAKING.get(name, (0,) if name.endswith("Error") else ())
    if name == "__init__" and isinstance(call.func, ast.Attribute):  # of an error of ours
        places = (0,)
    yield from (call.args[place] for place in places if place < len(call.args))
    known = KEYWORDS if name in TAKING else {"label"}
    yield from (keyword.value for keyword in call.keywords if keyword.arg in known)


def _templates(node: ast.expr, scope: Scope, depth: int = 0) -> list[str]:  # noqa: PLR0911
    """What an expression may come out as, with places for the unknown; empty if all is."""
    match node:
        case ast.Constant(value=str(text)):
            return [text.replace("{", "").replace("}", "")]
        case ast.IfExp(body=one, orelse=other) | ast.BoolOp(op=ast.Or(), values=[one, other]):
            return [t for n in (one, other) for t in _part(n, scope, depth)]
        case ast.BinOp(op=ast.Add()):
            return _joined([_part(n, scope, depth) for n in (node.left, node.right)])
        case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mult()):
            return [text, ""]
        case ast.JoinedStr():
            return _joined([_part(value, scope, depth) for value in node.values])
        case ast.Dict(values=values):
            texts = [t for n in values for t in _templates(n, scope, depth)]
            return texts if all(" " in text for text in texts) else []  # lone words are names
        case ast.Subscript(value=ast.Name(id=name)) if len(scope.get(name, ())) == 1:
            held = scope[name][0]
            return _templates(held, scope, depth) if isinstance(held, ast.Dict) else []
        case ast.Name(id=name) if depth < 3 and 0 < len(scope.get(name, ())) <= MOST_WAYS:
            others = {other: values for other, values in scope.items() if other != name}
            return [t for n in scope[name] for t in _part(n, others, depth + 1)]
        case _:
            return []


def _part(node: ast.expr, scope: Scope, depth: int) -> list[str]:
    inner = node.value if isinstance(node, ast.FormattedValue) else node
    found = _templates(inner, scope, depth)
    said = any(letter.isalpha() for text in found for letter in PLACE.sub("", text))
    if not said and not isinstance(inner, ast.Constant):
        return [f"{{{_name(inner)}}}"]
    return found


def _joined(parts: list[list[str]]) -> list[str]:
    return [_told_apart(parts) for parts in islice(product(*parts), MOST)]


def _told_apart(parts: tuple[str, ...]) -> str:
    """One text whose places have names of their own: n, n2, n3."""
    seen: dict[str, int] = {}

    def renamed(place: re.Match[str]) -> str:
        name = place[1].rstrip("0123456789")
        seen[name] = seen.get(name, 0) + 1
        return f"{{{name}}}" if seen[name] == 1 else f"{{{name}{seen[name]}}}"

    return PLACE.sub(renamed, "".join(parts))


def _name(node: ast.expr) -> str:  # noqa: PLR0911
    """What a place is called."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr="__name__", value=value):
            return _name(value)
        case ast.Attribute(attr=name):
            return name.strip("_")
        case ast.Call(args=[first, *_]) if not isinstance(first, ast.Constant):
            return _name(first)
        case ast.Call(func=function):
            return _name(function)
        case ast.Subscript(value=value) | ast.UnaryOp(operand=value):
            return _name(value)
        case _:
            return "value"
