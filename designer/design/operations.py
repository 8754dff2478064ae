"""What users do to a design, composed of primitive edits: each function returns a transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from blocks.boundary import Input, Output
from blocks.layer import Block, Layer
from blocks.parameters import Kind, ParameterError
from designer.design.design import Design, Node, Wire
from designer.design.edits import (
    AddNode,
    Connect,
    Disconnect,
    Edit,
    RemoveNode,
    ReplaceNode,
    Transaction,
)
from designer.design.error import DesignError
from designer.design.evaluation import Specs, expand

Position = tuple[float, float]
WIDTHS = ("out_channels", "channels", "out_features", "width")  # names of one thing


def add_node(
    design: Design, layer: Layer, position: Position | None = None, *, placed: bool = False
) -> Transaction:
    """A new node without wires; `placed` where the user said where."""
    node = Node(design.fresh_id(layer), layer, position=position, placed=placed)
    return Transaction(f"Add {type(layer).__name__}", (AddNode(node),))


def connect(design: Design, wire: Wire, instead_of: Wire | None = None) -> Transaction:
    """Draw a wire; one that already ends at the port gives way, as does the one it re-routes."""
    old = {w for w in design.wires_into(wire.target) if w.target_port == wire.target_port}
    if instead_of:
        old.add(instead_of)
    label = "Re-route" if instead_of else "Connect"
    return Transaction(label, (*map(Disconnect, sorted(old)), Connect(wire)))


def disconnect(wire: Wire) -> Transaction:
    """Take a wire away."""
    return Transaction("Disconnect", (Disconnect(wire),))


def replace_layer(node: Node, layer: Layer, label: str) -> Transaction:
    """Another layer in a node's place."""
    return Transaction(label, (ReplaceNode(node, replace(node, layer=layer)),))


def kept(layer: Layer, kind: type[Layer]) -> Layer:
    """A layer of another kind, with what it can keep; a width is one by whatever name."""
    values = layer.values()
    width = next((values[name] for name in WIDTHS if name in values), None)
    if width is not None:
        values |= dict.fromkeys(WIDTHS, width) | values
    found = kind()
    for name, value in values.items():
        if name in kind.kinds:
            with suppress(ParameterError):
                found = found.replace(**{name: value})
    return found


def change_layers(nodes: Sequence[Node], layers: Sequence[Layer]) -> Transaction:
    """Other layers in the places of nodes."""
    changes = zip(nodes, layers, strict=True)
    edits = [ReplaceNode(node, replace(node, layer=layer)) for node, layer in changes]
    what = f"`{nodes[0].id}`" if len(nodes) == 1 else f"{len(nodes)} nodes"
    return Transaction(f"Change {what} to {type(layers[0]).__name__}", tuple(edits))


def set_repeat(node: Node, repeat: int) -> Transaction:
    """So many copies in a chain."""
    edit = ReplaceNode(node, replace(node, repeat=repeat))
    return Transaction(f"Repeat `{node.id}` ×{repeat}", (edit,))


def shared_parameters(nodes: Collection[Node]) -> dict[str, Kind]:
    """What all of the nodes' layers have, by name: parameters of the same kind."""
    first, *others = nodes
    shared = dict(first.layer.kinds)
    for kinds in {type(node.layer): node.layer.kinds for node in others}.values():
        shared = {n: k for n, k in shared.items() if n in kinds and _are_alike(k, kinds[n])}
    return shared


def _are_alike(a: Kind, b: Kind) -> bool:
    """Whether one editor does for both; each layer still checks its own range."""
    also = ("axes", "choices")
    return type(a) is type(b) and all(getattr(a, n, 0) == getattr(b, n, 0) for n in also)


def set_parameter(nodes: Collection[Node], name: str, value: Any) -> Transaction:
    """One parameter of several nodes; raises ParameterError where one can't take the value."""
    edits = [
        ReplaceNode(node, replace(node, layer=node.layer.replace(**{name: value})))
        for node in nodes
        if getattr(node.layer, name) != value
    ]
    return Transaction(f"Set {name} of {len(nodes)} nodes", tuple(edits))


def set_repeats(nodes: Collection[Node], repeat: int) -> Transaction:
    """So many copies of each of several nodes."""
    edits = [ReplaceNode(node, replace(node, repeat=repeat)) for node in nodes]
    return Transaction(f"Repeat {len(nodes)} nodes", tuple(edits))


def move_nodes(
    design: Design, positions: Mapping[str, Position], *, by_hand: bool = True
) -> Transaction:
    """Nodes to other places on the canvas; what the user moves counts as placed."""
    nodes = [design.node(node_id) for node_id in positions]
    edits = [
        ReplaceNode(node, replace(node, position=positions[node.id], placed=by_hand))
        for node in nodes
    ]
    return Transaction("Move", tuple(edits))


def keep_in_place(nodes: Collection[Node], *, placed: bool) -> Transaction:
    """Nodes that arranging leaves where they are, or moves again."""
    edits = [ReplaceNode(node, replace(node, placed=placed)) for node in nodes]
    return Transaction("Keep in place" if placed else "Release", tuple(edits))


def insert_on_wire(
    design: Design,
    wire: Wire,
    *layers: Layer,
    label: str = "",
    position: Position | None = None,
    taken: frozenset[str] = frozenset(),
) -> Transaction:
    """Layers in a chain in the middle of a wire; each needs an input and one output.

    `taken` are ids that other edits of the same transaction use.
    """
    for layer in layers:
        if len(layer.outputs) != 1 or not layer.inputs:
            name = type(layer).__name__
            raise DesignError(f"{name} can't sit on a wire: it needs an input and an output.")
    edits: list[Edit] = [Disconnect(wire)]
    source, port = wire.source, wire.source_port
    for layer in layers:
        node = Node(design.fresh_id(layer, taken), layer, position=position)
        taken |= {node.id}
        edits += [AddNode(node), Connect(Wire(source, port, node.id, layer.inputs[0]))]
        source, port = node.id, layer.outputs[0]
    edits.append(Connect(Wire(source, port, wire.target, wire.target_port)))
    names = " and ".join(type(layer).__name__ for layer in layers)
    return Transaction(label or f"Insert {names}", tuple(edits))


def add_at(
    design: Design,
    node: Node,
    source: tuple[str, str] | None,
    target: tuple[str, str] | None,
) -> Transaction:
    """A new node, fed by an output and feeding an input where they are given.

    A wire that joined the two gives way.
    """
    layer, edits = node.layer, list[Edit]()
    wire = Wire(*source, *target) if source and target else None
    if wire and wire in design.wires_into(wire.target):
        edits.append(Disconnect(wire))
    edits.append(AddNode(node))
    if source and layer.inputs:
        edits.append(Connect(Wire(*source, node.id, layer.inputs[0])))
    if target and layer.outputs:
        edits.append(Connect(Wire(node.id, layer.outputs[0], *target)))
    verb = "Insert" if source and target else "Add"
    return Transaction(f"{verb} {type(layer).__name__}", tuple(edits))


def remove_nodes(
    design: Design, node_ids: Iterable[str], wires: Iterable[Wire] = ()
) -> Transaction:
    """Nodes with their wires, and wires of their own."""
    nodes = [design.node(node_id) for node_id in node_ids]
    gone = set(wires)
    for node in nodes:
        gone.update(design.wires_into(node.id), design.wires_from(node.id))
    count = len(nodes)
    what = f"`{nodes[0].id}`" if count == 1 else f"{count} nodes" if count else "wires"
    edits: list[Edit] = [
        *map(Disconnect, sorted(gone)),
        *(_removal(design, node) for node in nodes),
    ]
    return Transaction(f"Delete {what}", tuple(edits))


def bypass(design: Design, node_ids: Collection[str]) -> Transaction:
    """Nodes taken out, and what fed each joined to what it fed."""
    removal = remove_nodes(design, node_ids)
    gone, joins = set(node_ids), list[Edit]()
    for node_id in node_ids:
        for wire in design.wires_from(node_id):
            if wire.target not in gone:
                source = _before(design, wire, gone)
                if source:
                    joins.append(Connect(Wire(*source, wire.target, wire.target_port)))
    nodes = list(node_ids)
    what = f"`{nodes[0]}`" if len(nodes) == 1 else f"{len(nodes)} nodes"
    return Transaction(f"Bypass {what}", (*removal.edits, *joins))


def _before(design: Design, wire: Wire, gone: set[str]) -> tuple[str, str] | None:
    """The nearest port upstream that stays."""
    while wire.source in gone:
        wires = design.wires_into(wire.source)
        if not wires:
            return None
        wire = wires[0]
    return wire.source, wire.source_port


def unpack(design: Design, node_id: str, specs: Specs) -> Transaction:
    """A block's inside in its place; a repeated block becomes its copies' insides.

    Ids become container.id, so that weights keep their names.
    """
    node = design.node(node_id)
    if not isinstance(node.layer, Block):
        raise DesignError(f"`{node_id}` is no block: there is nothing inside.")
    if len(specs) < len(node.layer.inputs):
        raise DesignError(f"`{node_id}` has no input yet: its inside depends on what it is fed.")
    incoming, outgoing = design.wires_into(node_id), design.wires_from(node_id)
    edits: list[Edit] = [*map(Disconnect, incoming + outgoing), _removal(design, node)]
    entries = [(wire.source, wire.source_port) for wire in incoming]
    block: Block = node.layer
    exits: list[tuple[str, str]] = []
    for copy in range(node.repeat):
        inside = expand(block, specs)
        prefix = f"{node_id}.{copy}" if node.repeat > 1 else node_id
        spread, exits = _unpacked(inside.design, prefix, entries, node.position)
        edits += spread
        entries, specs, block = exits, inside.outputs, block.after_entry()
    ports = node.layer.outputs
    for wire in outgoing:
        source, port = exits[ports.index(wire.source_port)]
        edits.append(Connect(Wire(source, port, wire.target, wire.target_port)))
    return Transaction(f"Unpack `{node_id}`", tuple(edits))


def _unpacked(
    inside: Design, prefix: str, entries: list[tuple[str, str]], position: Position | None
) -> tuple[list[Edit], list[tuple[str, str]]]:
    inputs = [node.id for node in inside.nodes() if isinstance(node.layer, Input)]
    outputs = [node.id for node in inside.nodes() if isinstance(node.layer, Output)]
    ends = dict(zip(inputs, entries, strict=True))

    def place(source: str, port: str) -> tuple[str, str]:
        return ends.get(source, (f"{prefix}.{source}", port))

    edits: list[Edit] = [
        AddNode(replace(node, id=f"{prefix}.{node.id}", position=None, placed=False))
        for node in inside.nodes()
        if not isinstance(node.layer, Input | Output)
    ]
    for wire in inside.wires():
        if wire.target not in outputs:
            source, port = place(wire.source, wire.source_port)
            edits.append(Connect(Wire(source, port, f"{prefix}.{wire.target}", wire.target_port)))
    last = [wire for output in outputs for wire in inside.wires_into(output)]
    return edits, [place(wire.source, wire.source_port) for wire in last]


def _removal(design: Design, node: Node) -> RemoveNode:
    return RemoveNode(node, design.place(node.id))
