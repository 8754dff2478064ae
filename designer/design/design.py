"""Design, Node, Wire: the document as a networkx graph."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from keyword import iskeyword

import networkx as nx

from blocks.layer import Layer
from designer.design.error import DesignError
from designer.design.expressions import Exposed
from designer.design.note import Note

MAX_REPEAT = 10_000
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*")
# Attributes of nn.Module and nn.ModuleDict that a part of an id would shadow (compared with torch
# by a test).
RESERVED = frozenset(
    """
    T_destination add_module apply bfloat16 buffers call_super_init children clear compile cpu cuda
    double dump_patches eval extra_repr float forward get_buffer get_extra_state get_parameter
    get_submodule half ipu items keys load_state_dict modules mtia named_buffers named_children
    named_modules named_parameters parameters pop register_backward_hook register_buffer
    register_forward_hook register_forward_pre_hook register_full_backward_hook
    register_full_backward_pre_hook register_load_state_dict_post_hook
    register_load_state_dict_pre_hook register_module register_parameter
    register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state
    set_submodule share_memory state_dict to to_empty train training type update values xpu
    zero_grad
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Node:
    """One place in a design: an id that is an attribute's name in PyTorch, and a layer.

    `repeat` stands for so many copies in a chain, each with weights of its own. A dotted id such
    as features.0 lies in the container `features`. Without a position it is laid out when shown;
    one that the user `placed` stays where it is when the others are arranged.
    Inside a user's block, `expressions` say which parameters (or the repeat) follow from exposed
    ones, (("out_channels", "4 * channels"),); the layer holds what they give by default.
    """

    id: str
    layer: Layer
    repeat: int = 1
    position: tuple[float, float] | None = None
    expressions: tuple[tuple[str, str], ...] = ()
    placed: bool = False

    def __post_init__(self) -> None:
        objection = _objection(self.id)
        if objection:
            raise DesignError(objection)
        if type(self.repeat) is not int or not 1 <= self.repeat <= MAX_REPEAT:
            raise DesignError(f"Node `{self.id}` can be repeated 1 to {MAX_REPEAT:,} times.")
        if self.expressions:  # a layer of another kind may lack the parameter
            known = {*self.layer.kinds, "repeat"}
            kept = tuple(entry for entry in self.expressions if entry[0] in known)
            object.__setattr__(self, "expressions", kept)

    @property
    def described(self) -> str:
        """Conv2d 64, 3×3 ×2: the layer, and how often it is repeated."""
        times = f" ×{self.repeat}" if self.repeat > 1 else ""
        return f"{type(self.layer).__name__} {self.layer.shorthand}".rstrip() + times


@lru_cache(maxsize=2**16)  # a node that is moved keeps its id
def _objection(node_id: str) -> str | None:
    """Why the id can't be an attribute's name; None where it can."""
    parts = node_id.split(".")
    if not _ID.fullmatch(node_id) or len(node_id) > 100 or iskeyword(parts[0]):
        return (
            f"`{node_id[:60]}` can't name a node: letters, digits, _ and - that begin with a "
            "letter, parts joined by dots."
        )
    taken = next((part for part in parts if part in RESERVED), None)
    return f"`{taken}` can't name a node: PyTorch's nn.Module uses it itself." if taken else None


@dataclass(frozen=True, slots=True, order=True)
class Wire:
    """From an output port to an input port, ports by name."""

    source: str
    source_port: str
    target: str
    target_port: str

    def __str__(self) -> str:
        return f"{self.source}.{self.source_port} → {self.target}.{self.target_port}"


class Design:
    """Nodes joined by wires: no loops, one wire an input port. Only edits change it.

    `graph` is a networkx.MultiDiGraph: nodes are ids with the attribute `node`, edges are keyed
    by (source port, target port). The nodes have an order, which is that of the inputs and of the
    outputs too; a removed node that is put back is where it was.
    """

    def __init__(self, name: str = "Untitled") -> None:
        self.name = name
        self._graph = nx.MultiDiGraph()
        self._next_place = 0
        self._in_order = True
        self.containers: Counter[str] = Counter()
        self.exposed: tuple[Exposed, ...] = ()  # parameters, where it is a block's inside
        self.notes: tuple[Note, ...] = ()  # beside the network

    @property
    def graph(self) -> nx.MultiDiGraph:
        """The networkx graph; its nodes come in their order."""
        if not self._in_order:
            nodes = self._graph._node  # noqa: SLF001 - networkx has no way to move a node
            ordered = sorted(nodes.items(), key=lambda item: item[1]["place"])
            nodes.clear()
            nodes.update(ordered)
            self._in_order = True
        return self._graph

    def put(self, node: Node, place: float | None = None) -> None:
        """Add a node at its place in the order, or behind all others; for AddNode alone."""
        if place is None:
            place = self._next_place
        else:
            self._in_order = False  # sorted once, when the graph is asked for
        self._graph.add_node(node.id, node=node, place=place)
        self._next_place = max(self._next_place, int(place) + 1)

    def take(self, node_id: str) -> None:
        """Remove a node, and give its place free if it was the last; for RemoveNode alone."""
        if self.place(node_id) == self._next_place - 1:
            self._next_place -= 1  # so that undo and redo find everything as it was
        self._graph.remove_node(node_id)

    def place(self, node_id: str) -> float:
        """A node's place in the order; one between two others may be no whole number."""
        place: float = self._graph.nodes[node_id]["place"]
        return place

    def copy(self) -> "Design":
        """Another design with the same nodes and wires."""
        other = Design(self.name)
        other._graph = self.graph.copy()
        other._next_place, other.containers = self._next_place, self.containers.copy()
        other.exposed, other.notes = self.exposed, self.notes
        return other

    def __contains__(self, node_id: str) -> bool:
        return node_id in self._graph

    def __len__(self) -> int:
        return len(self._graph)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Design):
            return NotImplemented
        mine = {node.id: node for node in self.nodes()}
        return (
            mine == {node.id: node for node in other.nodes()}
            and set(self.wires()) == set(other.wires())
            and (self.name, self.exposed, self.notes) == (other.name, other.exposed, other.notes)
        )

    __hash__ = None  # type: ignore[assignment]

    def node(self, node_id: str) -> Node:
        """The node of that id; raises DesignError."""
        data = self._graph._node.get(node_id)  # noqa: SLF001 - hot: the views of networkx cost more
        if data is None:
            raise DesignError(f"There is no node `{node_id[:60]}` in this design.")
        node: Node = data["node"]
        return node

    def nodes(self) -> Iterator[Node]:
        """All nodes in the order they were added."""
        return (data["node"] for _, data in self.graph.nodes(data=True))

    def flow(self, among: Collection[str] | None = None, first: Collection[str] = ()) -> list[Node]:
        """These nodes, or all, as the data flows.

        Where that leaves a choice, those in `first` come first, else as they were added.
        """
        part = self.graph if among is None else self.graph.subgraph(among)
        order = nx.lexicographical_topological_sort(
            part, key=lambda node_id: (node_id not in first, self.place(node_id))
        )
        return [self.node(node_id) for node_id in order]

    def wires(self) -> Iterator[Wire]:
        """All wires."""
        return (Wire(u, key[0], v, key[1]) for u, v, key in self.graph.edges(keys=True))

    def wires_into(self, node_id: str) -> list[Wire]:
        """The wires that end at a node, in the order of its ports."""
        before = self._graph._pred.get(node_id, {})  # noqa: SLF001 - hot, as in `node`
        wires = [Wire(u, key[0], node_id, key[1]) for u, keys in before.items() for key in keys]
        if len(wires) > 1:
            layer = self.node(node_id).layer
            wires.sort(key=lambda wire: port_order(layer, wire.target_port))
        return wires

    def wires_from(self, node_id: str) -> list[Wire]:
        """The wires that begin at a node."""
        after = self._graph._succ.get(node_id, {})  # noqa: SLF001 - hot, as in `node`
        return [Wire(node_id, key[0], v, key[1]) for v, keys in after.items() for key in keys]

    def has(self, wire: Wire) -> bool:
        """Whether the wire is drawn."""
        key = wire.source_port, wire.target_port
        return bool(self._graph.has_edge(wire.source, wire.target, key))

    def is_wired(self, node_id: str, port: str) -> bool:
        """Whether a wire ends at that input port; a merge may have thousands, asked one by one."""
        before = self._graph._pred.get(node_id, {})  # noqa: SLF001 - hot, as in `node`
        return any(key[1] == port for keys in before.values() for key in keys)

    def degrees(self, node_id: str) -> tuple[int, int]:
        """How many wires end at a node, and how many begin there."""
        before, after = self._graph._pred[node_id], self._graph._succ[node_id]  # noqa: SLF001
        return sum(map(len, before.values())), sum(map(len, after.values()))

    def fresh_id(self, layer: Layer, taken: frozenset[str] = frozenset()) -> str:
        """An unused id for a new node: conv2d, conv2d_2, …."""
        stem = type(layer).__name__.lower()
        number = 1
        while True:
            node_id = stem if number == 1 else f"{stem}_{number}"
            free = node_id not in self.graph and node_id not in self.containers
            if free and node_id not in taken:
                return node_id
            number += 1

    def free_port(self, node_id: str) -> str | None:
        """The first input port without a wire; None where all are taken."""
        layer = self.node(node_id).layer
        taken = {wire.target_port for wire in self.wires_into(node_id)}
        for port in layer.inputs:
            if port not in taken:
                return port
        if not layer.variadic:
            return None
        return next(port for i in range(1, len(taken) + 2) if (port := f"in{i}") not in taken)


def port_order(layer: Layer, port: str) -> int:
    """The place among the layer's inputs: in2 before in10, query before key."""
    if layer.variadic:
        return int(port.removeprefix("in"))
    return layer.inputs.index(port) if port in layer.inputs else len(layer.inputs)


def has_input(layer: Layer, port: str) -> bool:
    """Whether the layer has that input port."""
    if port in layer.inputs:
        return True
    digits = port.removeprefix("in")
    return (
        layer.variadic and port.startswith("in") and digits.isdecimal() and 0 < int(digits) < 9999
    )


def lost_port(design: Design, node_id: str, layer: Layer) -> str | None:
    """A wired port that the node would not have any more with this layer; None where it has all."""
    for wire in design.wires_into(node_id):
        if not has_input(layer, wire.target_port):
            return wire.target_port
    ports = [wire.source_port for wire in design.wires_from(node_id)]
    return next((port for port in ports if port not in layer.outputs), None)
