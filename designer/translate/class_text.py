"""The text of one nn.Module class: what __init__ builds, what forward does."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from blocks.boundary import Input, Output
from blocks.layer import Block, Layer
from blocks.lowering import Call, Learned, OwnModule
from designer.design.containers import (
    Container,
    containers,
    is_attribute,
    reference,
    sequential_of,
)
from designer.design.cost.in_place import activates_in_place, summand
from designer.design.design import Design, Node
from designer.design.evaluation import Specs
from designer.design.variables import Variables, as_variable, source_order
from designer.translate.expressions import constructor, expression
from designer.translate.tracing import infer

INDENT = "    "
NOTHING: Mapping[str, object] = MappingProxyType({})
WIDTH = 100


@dataclass
class Lines:
    """Text under construction, and which node each line came from."""

    texts: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)

    def add(self, text: str, origin: str = "", level: int = 2) -> None:
        """One statement, indented, its arguments on lines of their own where it is too long."""
        for line in text.split("\n"):
            statement = line.lstrip()
            self.texts += _wrapped(INDENT * level + line.removesuffix(statement), statement)
            self.origins += [origin] * (len(self.texts) - len(self.origins))

    def put_first(self, statements: Iterable[str]) -> None:
        """Statements of no node's before all others."""
        texts = [f"{INDENT * 2}{statement}" for statement in statements]
        self.texts[:0], self.origins[:0] = texts, [""] * len(texts)


def _wrapped(indent: str, line: str) -> list[str]:
    call = re.fullmatch(r"(\*\[|.*?\()(.+)([)\]][,:]?)", line)
    if len(indent) + len(line) <= WIDTH or not call:
        return [indent + line if line else ""]
    links = _links(line)
    if links:
        inner = indent + INDENT
        return [indent + links[0], *(inner + link for link in links[1:]), indent + ")"]
    opening, arguments, closing = call.groups()
    inner = indent + INDENT
    filled = textwrap.wrap(
        arguments, WIDTH - len(inner), break_long_words=False, break_on_hyphens=False
    )
    return [indent + opening, *(inner + part for part in filled), indent + closing]


def _links(line: str) -> list[str]:
    """`y = (` and the links of a chain of calls x.flatten(1).permute(0, 2, 1), each a line."""
    chain = re.fullmatch(r"(\w+ = |return )(\w+\..+\))", line)
    if not chain:
        return []
    text, depth, begin, links = chain[2], 0, 0, []
    for place, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if not depth and text.startswith(").", place):
            links.append(text[begin : place + 1])
            begin = place + 1
        elif not depth and character == " ":
            return []  # operators
    return [f"{chain[1]}(", *links, text[begin:]] if links else []


def _target(owner: str, name: str, container: Container) -> tuple[str, str, str]:
    """What stands before a new child's constructor, how it is had again, what stands behind it."""
    if container.has_names and not is_attribute(name):
        put = "register_parameter" if name in container.weights else "add_module"
        return f'{owner}.{put}("{name}", ', f'{owner}.get_submodule("{name}")', ")"
    place = f"{owner}.{name}" if container.has_names else f'{owner}["{name}"]'
    return f"{place} = ", place, ""


class BlockNames:
    """Where a class body gets the constructor calls of what has a class in the source."""

    def construct(self, layer: Layer, specs: Specs) -> str:
        """BasicBlock(in_channels=64, channels=128, stride=2)."""
        raise NotImplementedError


@dataclass
class ClassBody:
    """Prints one design, or the inside of one block, as __init__ and forward.

    `specs` are each node's input specs, `live` the nodes to print, `auxiliary` those that run in
    training only. With probes, each statement runs inside ``with _probe(node id)``. `registered`
    are a block's.
    """

    design: Design
    specs: Mapping[str, Specs]
    live: frozenset[str]
    auxiliary: frozenset[str]
    blocks: BlockNames
    probes: bool = False
    registered: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        nodes = source_order(self.design, self.live, self.auxiliary)
        attributes = {node.id: self._attribute(node) for node in nodes}
        self.root = containers(
            self.design,
            [node for node in self._registered(nodes) if attributes[node.id] is not None],
            called={node.id for node in nodes if attributes[node.id] and self._is_module(node)},
            weights={
                node_id for node_id, found in attributes.items() if isinstance(found, Learned)
            },
        )
        self.order = list(self._chains_together(nodes))

    def _registered(self, nodes: list[Node]) -> list[Node]:
        """The order of __init__, and so of the state dict."""
        place = {part: number for number, part in enumerate(self.registered)}
        return sorted(nodes, key=lambda node: place.get(node.id.split(".", 1)[0], len(place)))

    def _chains_together(self, nodes: list[Node]) -> Iterator[Node]:
        """The same order, but an nn.Sequential's nodes follow its first at once."""
        for node in nodes:
            chain = sequential_of(self.root, node.id)
            if chain is None:
                yield node
            elif next(chain.nodes()) is node:
                yield from chain.nodes()

    def _call(self, node: Node) -> Call:
        return node.layer.torch(*self.specs[node.id])

    def _attribute(self, node: Node) -> Block | Call | Learned | None:
        """What of a node lives in __init__."""
        if isinstance(node.layer, Input | Output):
            return None
        return node.layer if isinstance(node.layer, Block) else self._call(node).attribute

    def _is_module(self, node: Node) -> bool:
        """Whether it is a module that is called on its inputs, and nothing else."""
        return isinstance(node.layer, Block) or self._call(node).is_module

    # -- __init__ ----------------------------------------------------------------------------------

    def init(self) -> Lines:
        """The statements after super().__init__()."""
        lines = Lines()
        self._assignments(lines, "self", self.root)
        return lines

    def _assignments(self, lines: Lines, owner: str, container: Container) -> None:
        """One statement a child; a container that can't be one expression is filled after it."""
        for name, child in container.children.items():
            before, place, after = _target(owner, name, container)
            if isinstance(child, Node):
                lines.add(f"{before}{self._built(child)}{after}", child.id)
            elif child.holds_weights:
                kind = "nn.Module" if child.has_names else "nn.ModuleDict"
                lines.add(f"{before}{kind}(){after}")
                self._assignments(lines, place, child)
            else:
                self._container(lines, before, child, after, 2)

    def _container(
        self, lines: Lines, prefix: str, container: Container, suffix: str, level: int
    ) -> None:
        opening, closing = ("nn.Sequential(", ")")
        if not container.sequential:
            opening, closing = ("nn.ModuleDict({", "})")
        lines.add(prefix + opening, level=level)
        for name, child in container.children.items():
            key = "" if container.sequential else f'"{name}": '
            if isinstance(child, Node):
                lines.add(f"{key}{self._built(child)},", child.id, level + 1)
            else:
                self._container(lines, key, child, ",", level + 1)
        lines.add(closing + suffix, level=level)

    def _built(self, node: Node) -> str:
        """The constructor of a node's module or weight; of copies, a container of them."""
        if node.repeat == 1:
            return self._constructor(node.layer, self.specs[node.id], self._in_place(node))
        parts = []
        for text, count in self._copies(node):
            each = f"*[{text} for _ in range({count})]"
            parts.append(text if count == 1 else each)
        if self._is_module(node):
            opening, closing = "nn.Sequential(", ")"
        else:
            weights = isinstance(self._attribute(node), Learned)
            opening, closing = f"nn.{'ParameterList' if weights else 'ModuleList'}([", "])"
        if len(parts) == 1:
            return f"{opening}{parts[0]}{closing}"
        inner = "".join(f"\n{INDENT}{part}," for part in parts)
        return f"{opening}{inner}\n{closing}"

    def _copies(self, node: Node) -> list[tuple[str, int]]:
        """The constructors of the copies, equal ones in a row once with their number."""
        layer, specs = node.layer, self.specs[node.id]
        runs: list[tuple[str, int]] = []
        for number in range(node.repeat):
            text, outputs = self._constructor(layer, specs), infer(layer, specs)
            later = layer.after_entry()
            same = layer == later and outputs == specs
            count = node.repeat - number if same else 1
            if runs and runs[-1][0] == text:
                runs[-1] = (text, runs[-1][1] + count)
            else:
                runs.append((text, count))
            if same:
                break
            layer, specs = later, outputs
        return runs

    def _in_place(self, node: Node) -> dict[str, object]:
        """The further argument of an activation that may overwrite its input."""
        allowed = activates_in_place(self.design, node, self.specs)
        return {"inplace": True} if allowed else {}

    def _constructor(
        self, layer: Layer, specs: Specs, further: Mapping[str, object] = NOTHING
    ) -> str:
        if isinstance(layer, Block):
            return self.blocks.construct(layer, specs)
        attribute = layer.torch(*specs).attribute
        if isinstance(attribute, OwnModule):
            return self.blocks.construct(layer, specs)
        assert attribute is not None
        if isinstance(attribute, Call) and further:
            attribute = Call(attribute.target, *attribute.args, **attribute.kwargs, **further)
        return constructor(layer, attribute)

    # -- forward -----------------------------------------------------------------------------------

    def forward(self) -> tuple[list[str], Lines]:
        """The arguments and the statements."""
        lines, variables = Lines(), Variables(self.design, self.order)
        entries = (node for node in self.design.nodes() if node.id in self.live)
        inputs = [node for node in entries if isinstance(node.layer, Input)]
        names = ["x"] if len(inputs) == 1 else [as_variable(node.id) for node in inputs]
        arguments = [variables.enter(n, name) for n, name in zip(inputs, names, strict=True)]
        results: dict[str, str] = {}  # the variable of each output, heads apart
        heads: dict[str, str] = {}
        entering: list[str] | None = None  # of the nn.Sequential that is being gone through
        in_training = False
        for node in self.order:
            if isinstance(node.layer, Input):
                continue
            auxiliary = node.id in self.auxiliary
            read = variables.read(node)
            if isinstance(node.layer, Output):
                (heads if auxiliary else results)[node.id] = read[0]
                variables.keep(node)
                continue
            place = summand(self.design, node, self.specs)
            if place is None:
                written = variables.write(node, auxiliary=auxiliary)
            else:
                written = variables.overwrite(node, read[place])
            chain = None if self.probes else sequential_of(self.root, node.id)
            entering = entering or read
            if chain and list(chain.nodes())[-1] is not node:
                continue
            if auxiliary and not in_training:
                lines.add("if self.training:")
            in_training = auxiliary
            self._statement(lines, node, chain.path if chain else node.id, entering, written)
            entering = None
        self._returns(lines, self._in_order(results), self._in_order(heads))
        return arguments, lines

    def _statement(
        self, lines: Lines, node: Node, place: str, read: list[str], written: list[str]
    ) -> None:
        level = 3 if node.id in self.auxiliary else 2
        target = ", ".join(written)
        lives = self._attribute(node) is not None
        # Copies of a module are an nn.Sequential; of all else the loop is written out.
        looped = node.repeat > 1 and (self.probes or not (lives and self._is_module(node)))
        if looped and read != written:  # each copy goes on from the one before
            lines.add(f"{target} = {read[0]}", node.id, level)
            read = written
        where = reference(self.root, place) if lives else ""
        texts = self._expressions(node, read) if looped and not lives else []
        if len(set(texts)) > 1:  # what depends on the size, which each copy changes
            for text in texts:
                self._assign(lines, node, f"{target} = {text}", level)
            return
        if looped:
            loop = f"copy in {where}" if lives else f"_ in range({node.repeat})"
            lines.add(f"for {loop}:", node.id, level)
            level += 1
        where = "copy" if looped else where
        onto = summand(self.design, node, self.specs)
        if onto is None:
            statement = f"{target} = {self._expression(node, where, read)}"
        else:
            statement = f"{target} += {read[1 - onto]}"
        self._assign(lines, node, statement, level)

    def _assign(self, lines: Lines, node: Node, statement: str, level: int) -> None:
        if self.probes:
            lines.add(f'with _probe("{node.id}"):', node.id, level)
            level += 1
        lines.add(statement, node.id, level)

    def _expression(self, node: Node, place: str, read: list[str]) -> str:
        if isinstance(node.layer, Block):
            return f"{place}({', '.join(read)})"
        return expression(node.layer, self._call(node), place, read, self.root.children)

    def _expressions(self, node: Node, read: list[str]) -> list[str]:
        """Those of the copies of what has no module."""
        layer, specs, texts = node.layer, self.specs[node.id], []
        for _ in range(node.repeat):
            call = layer.torch(*specs)
            texts.append(expression(layer, call, "", read, self.root.children))
            layer, specs = layer.after_entry(), infer(layer, specs)
        return texts

    def _in_order(self, variables: dict[str, str]) -> list[str]:
        """Outputs come in the design's order, whichever is ready first."""
        return [variables[node_id] for node_id in self.design.graph if node_id in variables]

    def _returns(self, lines: Lines, results: list[str], heads: list[str]) -> None:
        if heads:
            lines.add("if self.training:")
            lines.add(f"return {', '.join(results + heads)}", level=3)
        lines.add(f"return {', '.join(results)}")
