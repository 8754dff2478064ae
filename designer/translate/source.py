"""Readable PyTorch source of a design: a class a block structure, no import of Netwright.

This text is what runs: designer.translate.module executes it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from blocks.layer import Block, Layer
from designer.design.analysis import analyse
from designer.design.containers import is_attribute
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.evaluation import Expansion, Specs
from designer.translate.class_text import BlockNames, ClassBody, Lines
from designer.translate.own_class import own_class
from designer.translate.tracing import literal, named_axes, trace


@dataclass(frozen=True)
class Source:
    """The text; the main class's name; which class and node each line (from 1) came from."""

    text: str
    class_name: str
    origins: dict[int, tuple[str, str]]

    def nodes_at(self, line: int) -> set[str]:
        """The design's nodes that a line came from; of a block's class, those that hold it."""
        before = self._classes[:line]
        name = before[-1] if before else ""
        if name == self.class_name:
            return {self.origins[line][1]} if line in self.origins else set()
        return self._holders(name, frozenset())

    @cached_property
    def _classes(self) -> list[str]:
        """The class that each line is in; "" above the first."""
        names, name = [], ""
        for text in self.text.splitlines():
            found = re.match(r"class (\w+)", text)
            name = found[1] if found else name
            names.append(name)
        return names

    @cached_property
    def _uses(self) -> dict[str, set[tuple[str, str]]]:
        """By a class's name the (class, node) that construct it."""
        lines, classes = self.text.splitlines(), set(self._classes)
        uses: dict[str, set[tuple[str, str]]] = {}
        for line, origin in self.origins.items():
            for word in re.findall(r"\b(\w+)\(", lines[line - 1]):
                if word in classes:
                    uses.setdefault(word, set()).add(origin)
        return uses

    def _holders(self, name: str, seen: frozenset[str]) -> set[str]:
        """The design's nodes that hold a block's class, however deep."""
        found: set[str] = set()
        for class_name, node_id in self._uses.get(name, ()):
            if class_name == self.class_name:
                found.add(node_id)
            elif class_name not in seen:
                found |= self._holders(class_name, seen | {name})
        return found


def to_source(design: Design) -> str:
    """PyTorch source of a design. Raises DesignError with the first fault where it has any."""
    return print_source(design).text


def print_source(design: Design, *, probes: bool = False) -> Source:
    """The source with its line map; with probes, each statement inside ``with _probe(id)``."""
    analysis = analyse(design)
    faults = [d for d in analysis.diagnostics if d.severity == "error"]
    if faults:
        raise DesignError(_sentence(faults[0].node, faults[0].message))
    if not len(design):
        raise DesignError("The design is empty: add an Input, layers and an Output.")
    name = _class_name(design.name)
    blocks = _Blocks({name}, probes=probes)
    specs = {node_id: node.specs for node_id, node in analysis.nodes.items()}
    auxiliary = analysis.live - analysis.inference
    body = ClassBody(design, specs, analysis.live, auxiliary, blocks, probes)
    main = _class(name, _docstring(design.name), {}, body.init(), *body.forward())
    return _assemble(name, blocks.functions, [*blocks.classes, (name, main)])


def _sentence(node_id: str, message: str) -> str:
    return f"`{node_id}`: {message}" if node_id else message


def _assemble(
    name: str, functions: dict[str, list[str]], classes: list[tuple[str, Lines]]
) -> Source:
    texts = [line for _, lines in classes for line in lines.texts]
    texts += [line for function in functions.values() for line in function]
    used = [module for module in ("math", "torch") if any(f"{module}." in line for line in texts)]
    lines, origins = [*(f"import {module}" for module in used), "from torch import nn"], {}
    if "math" in used:
        lines.insert(1, "")
    for function in functions.values():
        lines += ["", "", *function]
    for class_name, part in classes:
        lines += ["", ""]
        for text, origin in zip(part.texts, part.origins, strict=True):
            lines.append(text)
            if origin:
                origins[len(lines)] = (class_name, origin)
    return Source("\n".join(lines) + "\n", name, origins)


def _class(
    name: str,
    docstring: str,
    arguments: dict[str, object],
    init: Lines,
    inputs: list[str],
    forward: Lines,
) -> Lines:
    lines = Lines()
    lines.add(f"class {name}(nn.Module):", level=0)
    lines.add(f'"""{docstring}"""', level=1)
    lines.add("", level=0)
    lines.add(f"def __init__({', '.join(['self', *arguments])}):", level=1)
    lines.add("super().__init__()")
    for part in (init, forward):
        if part is forward:
            lines.add("", level=0)
            lines.add(f"def forward(self, {', '.join(inputs)}):", level=1)
        lines.texts += part.texts
        lines.origins += part.origins
    return lines


@dataclass
class _Blocks(BlockNames):
    """Makes a class for each block structure and each module of our own.

    Two share one exactly if its text is equal.
    """

    taken: set[str]
    probes: bool = False
    classes: list[tuple[str, Lines]] = field(default_factory=list)
    functions: dict[str, list[str]] = field(default_factory=dict)
    _by_text: dict[str, str] = field(default_factory=dict)
    _structures: dict[str, Expansion] = field(default_factory=dict)
    _known: dict[tuple[Layer, Specs], tuple[str, list[str]]] = field(default_factory=dict)

    def construct(self, layer: Layer, specs: Specs) -> str:
        """The call of the layer's class, its arguments in terms of the caller's names."""
        if (layer, specs) not in self._known:
            self._known[layer, specs] = (
                self._structure(layer, specs)
                if isinstance(layer, Block)
                else self._own(layer, specs)
            )
        name, used = self._known[layer, specs]
        arguments = [f"{argument}={_value(layer, specs, argument)}" for argument in used]
        return f"{name}({', '.join(arguments)})"

    def _structure(self, block: Block, specs: Specs) -> tuple[str, list[str]]:
        inside, names = trace(block, specs)
        everything = frozenset(inside.design.graph)
        body = ClassBody(
            inside.design,
            inside.specs,
            everything,
            frozenset(),
            self,
            self.probes,
            block.registered,
        )
        init, (inputs, forward) = body.init(), body.forward()
        kept = _kept(names, body, forward)
        return self._class(block, names, kept, init, inputs, forward, inside)

    def _own(self, layer: Layer, specs: Specs) -> tuple[str, list[str]]:
        own = own_class(layer, specs)
        self.functions |= own.functions
        return self._class(layer, own.names, own.kept, own.init, ["x"], own.forward)

    def _class(
        self,
        layer: Layer,
        names: dict[str, Any],
        kept: list[str],
        init: Lines,
        inputs: list[str],
        forward: Lines,
        inside: Expansion | None = None,
    ) -> tuple[str, list[str]]:
        """The name and the arguments; `names` may be arguments, `kept` are had in forward."""
        init.put_first(f"self.{name} = {name}" for name in kept)
        words = set(re.findall(r"\w+", "\n".join(init.texts + forward.texts)))
        used = {name: value for name, value in names.items() if name in words}
        used = dict(sorted(used.items(), key=lambda item: item[0] in layer.kinds))
        base = type(layer).__name__
        doc = (type(layer).__doc__ or "").strip().splitlines()[0].replace('"', "'")
        text = "\n".join([base, *used, *init.texts, *forward.texts])
        if text not in self._by_text:
            name = self._name(base, inside)
            self._by_text[text] = name
            if inside:
                self._structures[name] = inside
            self.classes.append((name, _class(name, doc, used, init, inputs, forward)))
        return self._by_text[text], list(used)

    def _name(self, base: str, inside: Expansion | None) -> str:
        """The block's name; a second structure is named by what it has or lacks."""
        name = base
        if inside and base in self._structures:
            mine, first = _parts(inside.design), _parts(self._structures[base].design)
            for word, parts in (("With", mine - first), ("Without", first - mine)):
                if len(parts) == 1 and is_attribute(*parts):
                    name = base + word + parts.pop().title().replace("_", "")
        number, stem = 1, name
        while name in self.taken:
            number += 1
            name = f"{stem}{number}"
        self.taken.add(name)
        return name


def _kept(names: Iterable[str], body: ClassBody, forward: Lines) -> list[str]:
    """The arguments that forward needs."""
    words = set(re.findall(r"\bself\.(\w+)", "\n".join(forward.texts)))
    return [name for name in names if name in words and name not in body.root.children]


def _parts(design: Design) -> set[str]:
    return {node_id.split(".", 1)[0] for node_id in design.graph}


def _value(block: Layer, specs: Specs, argument: str) -> str:
    if argument in block.kinds:
        return literal(getattr(block, argument), pair=isinstance(getattr(block, argument), tuple))
    digits, _, axis = argument.removeprefix("in").partition("_")
    spec = specs[int(digits) - 1 if digits else 0]
    return literal(spec.shape[named_axes(block, spec)[axis]])


@cache
def _class_name(name: str) -> str:
    """ResNet18 of "ResNet-18"; Network where no letter leads."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    joined = "".join(word[0].upper() + word[1:] for word in words)[:60]
    return joined if joined[:1].isalpha() and joined not in {"None", "True", "False"} else "Network"


def _docstring(name: str) -> str:
    """The design's name with nothing in it that could end the string."""
    shown = "".join(c for c in name if c.isprintable() and c not in '"\\')[:60].strip()
    return f"{shown or 'A network'}, drawn in Netwright."
