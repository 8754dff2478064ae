"""The user's own blocks: a named inside with exposed parameters, as a value and as a Block.

A definition holds its nodes by value, other users' blocks' among them, so that no block can
contain itself, and a design holds all that it needs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar
from weakref import WeakValueDictionary

import networkx as nx

from blocks.boundary import Input, Output
from blocks.catalogue import BY_NAME
from blocks.layer import Block, Layer, Net, Problem, Value
from blocks.tensor import TensorSpec
from designer.design.design import MAX_REPEAT, Design, Node, Wire, has_input, port_order
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError
from designer.design.expressions import Exposed, value_of
from designer.design.note import Note

CATEGORY = "My blocks"
REPEAT = "repeat"  # what an expression of the repeat goes by
MAX_DEPTH = 20
MAX_LEAVES = 1_000_000


@dataclass(frozen=True)
class Definition:
    """A block's name, what it is for, its parameters and its inside.

    Inputs and outputs of the inside are the block's ports, in their order, named by their ids.
    """

    name: str
    about: str = ""
    exposed: tuple[Exposed, ...] = ()
    nodes: tuple[Node, ...] = ()
    wires: tuple[Wire, ...] = ()
    notes: tuple[Note, ...] = ()  # on the canvas of its inside

    def __post_init__(self) -> None:
        name = self.name
        if not name.isidentifier() or not name.isascii() or name.startswith("_") or len(name) > 60:
            raise DesignError(f"`{name[:60]}` can't name a block: letters and digits, no spaces.")
        if name in BY_NAME:
            raise DesignError(f"There is a layer `{name}` already: choose another name.")
        if name in self.uses:
            raise DesignError(f"The block `{name}` can't contain itself.")
        order = {node.id: place for place, node in enumerate(self.nodes)}
        wires = sorted(self.wires, key=lambda wire: (order[wire.target], wire.target_port))
        object.__setattr__(self, "wires", tuple(wires))
        self._check_ports({node.id: node.layer for node in self.nodes})
        names = [exposed.name for exposed in self.exposed]
        if len(set(names)) < len(names):
            raise DesignError(f"Two parameters of `{name}` share a name.")
        if self.depth > MAX_DEPTH:
            raise DesignError(f"Blocks lie in blocks at most {MAX_DEPTH} deep; `{name}` is deeper.")

    def _check_ports(self, layers: Mapping[str, Layer]) -> None:
        """A block inside may have lost a port, or a parameter have changed them."""
        for wire in self.wires:
            source, target = layers[wire.source], layers[wire.target]
            lost = None if wire.source_port in source.outputs else (wire.source, wire.source_port)
            if not has_input(target, wire.target_port):
                lost = wire.target, wire.target_port
            if lost:
                raise DesignError(
                    f"In {self.name}, `{lost[0]}` would lose its port `{lost[1]}`: disconnect its "
                    "wire there first."
                )

    @cached_property
    def inner(self) -> tuple["Definition", ...]:
        """The users' blocks right inside, each once."""
        layers = (node.layer for node in self.nodes)
        found = (type(layer).definition for layer in layers if isinstance(layer, UserBlock))
        return tuple(dict.fromkeys(found))

    @cached_property
    def uses(self) -> frozenset[str]:
        """The names of all users' blocks inside, however deep."""
        return frozenset(name for inner in self.inner for name in (inner.name, *inner.uses))

    @cached_property
    def depth(self) -> int:
        """1 where it holds layers alone."""
        return 1 + max((inner.depth for inner in self.inner), default=0)

    def ports(self, kind: type[Layer]) -> tuple[str, ...]:
        """The ids of its inputs or outputs."""
        return tuple(node.id for node in self.nodes if isinstance(node.layer, kind))

    @cached_property
    def plan(self) -> tuple[tuple[Node, tuple[Wire, ...]], ...]:
        """The nodes that lead to an output, each behind what feeds it, with the wires into it."""
        into: dict[str, list[Wire]] = {node.id: [] for node in self.nodes}
        for wire in self.wires:
            into[wire.target].append(wire)
        graph = nx.DiGraph()
        graph.add_nodes_from(into)
        graph.add_edges_from((wire.source, wire.target) for wire in self.wires)
        ends = self.ports(Output)
        needed = set(ends).union(*(nx.ancestors(graph, end) for end in ends), self.ports(Input))
        by_id = {node.id: node for node in self.nodes}
        order = nx.lexicographical_topological_sort(graph.subgraph(needed), list(into).index)
        return tuple(
            (
                node,
                tuple(sorted(into[node.id], key=lambda w: port_order(node.layer, w.target_port))),
            )
            for node in map(by_id.__getitem__, order)
        )


class UserBlock(Block):
    """A block that a user drew; each definition has a class of its own (`block_class`)."""

    definition: ClassVar[Definition]

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """The inside is whole."""
        definition, name = self.definition, type(self).__name__
        if not self.outputs:
            yield Problem(f"{name} has no Output inside: open it and add one behind the result.")
        for node, wires in definition.plan:
            if isinstance(node.layer, Output) and node.layer.training_only:
                yield Problem(f"In `{node.id}`: a head for training can't lie inside a block.")
            needed = max(len(node.layer.inputs), 2 if node.layer.variadic else 0)
            if len(wires) < needed:
                yield Problem(f"{name} lacks a wire to `{node.id}`: open it and draw one.")

    def build(self, net: Net, *xs: Value) -> Value | tuple[Value, ...]:
        """Node by node, the exposed parameters' values put in."""
        given = self.values()
        leaves = _leaves(self.definition, given)
        if leaves > MAX_LEAVES:
            raise DesignError(f"It stands for {leaves:,} layers; {MAX_LEAVES:,} are the most.")
        values: dict[tuple[str, str], Value] = {}
        entries, results = dict(zip(self.inputs, xs, strict=True)), dict[str, Value]()
        for node, wires in self.definition.plan:
            inputs = [values[wire.source, wire.source_port] for wire in wires]
            if isinstance(node.layer, Input):
                values[node.id, node.layer.outputs[0]] = entries[port_of(node.id)]
            elif isinstance(node.layer, Output):
                results[port_of(node.id)] = inputs[0]
            else:
                layer, repeat = resolved(node, given)
                out: tuple[Value, ...]
                if len(layer.outputs) == 1:
                    out = (net.add(node.id, layer, *inputs, repeat=repeat),)
                else:
                    out = net.add_all(node.id, layer, *inputs)
                for port, value in zip(layer.outputs, out, strict=True):
                    values[node.id, port] = value
        found = tuple(results[port] for port in self.outputs)
        return found[0] if len(found) == 1 else found

    @property
    def shorthand(self) -> str:
        """The parameters that differ from their defaults."""
        changed = [n for n, kind in self.kinds.items() if getattr(self, n) != self.defaults[n]]
        return ", ".join(f"{n} {self.kinds[n].show(getattr(self, n))}" for n in changed[:3])


_CLASSES: WeakValueDictionary[Definition, type[UserBlock]] = WeakValueDictionary()


def block_class(definition: Definition) -> type[UserBlock]:
    """The class of a definition's blocks: equal definitions share one."""
    known = _CLASSES.get(definition)
    if known is None:
        ports = {kind: tuple(map(port_of, definition.ports(kind))) for kind in (Input, Output)}
        for names in ports.values():
            if len(set(names)) < len(names):
                raise DesignError(f"Two ports of `{definition.name}` would share a name.")
        namespace: dict[str, Any] = {
            "__doc__": definition.about or f"{definition.name}, drawn in Netwright.",
            "__annotations__": {exposed.name: Any for exposed in definition.exposed},
            "definition": definition,
            "category": CATEGORY,
            "inputs": ports[Input],
            "outputs": ports[Output],
        }
        for exposed in definition.exposed:
            namespace[exposed.name] = field(
                default=exposed.default, metadata={"kind": exposed.kind}
            )
        known = type(definition.name, (UserBlock,), namespace)
        _CLASSES[definition] = known
    return known


def port_of(node_id: str) -> str:
    """The port of a block that an Input or Output of its inside stands for."""
    return node_id.replace(".", "_")


def resolved(node: Node, given: Mapping[str, Any]) -> tuple[Layer, int]:
    """A node's layer and repeat where the exposed parameters have these values.

    Raises ExpressionError, ParameterError.
    """
    if not node.expressions:
        return node.layer, node.repeat
    values = {name: value_of(text, given) for name, text in node.expressions}
    repeat = values.pop(REPEAT, node.repeat)
    if not isinstance(repeat, int) or not 1 <= repeat <= MAX_REPEAT:
        raise DesignError(f"`{node.id}` can be repeated 1 to {MAX_REPEAT:,} times, not {repeat}.")
    return node.layer.replace(**values), repeat


def _leaves(definition: Definition, given: Mapping[str, Any]) -> int:
    """How many layers it stands for, every repeat written out."""
    total = 0
    for node in definition.nodes:
        if isinstance(node.layer, Input | Output):
            continue
        layer, repeat = resolved(node, given)
        inner = _leaves(layer.definition, layer.values()) if isinstance(layer, UserBlock) else 1
        total += repeat * inner
    return total


def settled(design: Design) -> Design:
    """The same inside with every expression worked out from the parameters' defaults."""
    given = {exposed.name: exposed.default for exposed in design.exposed}
    return with_values(design, given)


def with_values(design: Design, given: Mapping[str, Any]) -> Design:
    """A copy with every expression worked out; raises ExpressionError, ParameterError."""
    other = design.copy()
    for node in design.nodes():
        if node.expressions:
            layer, repeat = resolved(node, given)
            other.graph.nodes[node.id]["node"] = replace(node, layer=layer, repeat=repeat)
    return other


def definition_of(design: Design, about: str = "") -> Definition:
    """What a block with this inside is; the design's name is its name."""
    inside = settled(design)
    nodes, wires = tuple(inside.nodes()), tuple(inside.wires())
    return Definition(design.name, about, design.exposed, nodes, wires, design.notes)


def inside_of(definition: Definition) -> Design:
    """The inside of a definition as a design to be edited."""
    design = Design(definition.name)
    for node in definition.nodes:
        AddNode(node).apply(design)
    for wire in definition.wires:
        Connect(wire).join(design)
    design.exposed, design.notes = definition.exposed, definition.notes
    return design


def definitions_in(layers: Iterable[Layer]) -> dict[str, Definition]:
    """All users' blocks that these layers are made of, by name, inner ones first.

    Raises DesignError where two different ones share a name.
    """
    found: dict[str, Definition] = {}

    def visit(definition: Definition) -> None:
        if found.get(definition.name) is definition:
            return
        for inner in definition.inner:
            visit(inner)
        if found.setdefault(definition.name, definition) != definition:
            raise DesignError(f"Two different blocks are called `{definition.name}`: rename one.")

    for layer in layers:
        if isinstance(layer, UserBlock):
            visit(type(layer).definition)
    return found
