"""Where new nodes go: into their wire, into a node's place, with room made; behind a selection."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

import networkx as nx

from blocks.layer import Layer
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
from designer.design.layout import arrangement
from designer.design.operations import add_node, insert_on_wire

Size = tuple[float, float]
SizeOf = Callable[[Layer, int], Size]
GAP = 44.0  # room for a wire's shape between two cards


def place_after(
    design: Design, layer: Layer, selected: list[str], middle: Size, size_of: SizeOf
) -> Transaction:
    """Behind the one selected node: into its wire where it has one, else joined to it.

    Without a selection, in the middle of the view.
    """
    width, height = size_of(layer, 1)
    corner = middle[0] - width / 2, middle[1] - height / 2
    if len(selected) != 1 or not design.node(selected[0]).layer.outputs or not layer.inputs:
        return add_node(design, layer, corner)
    source = design.node(selected[0])
    wires = design.wires_from(source.id)
    if len(wires) == 1 and layer.outputs and not layer.variadic:
        return insert_on_wire(design, wires[0], layer)
    x, y = source.position or corner
    source_width, source_height = size_of(source.layer, source.repeat)
    below = x + (source_width - width) / 2, y + source_height + GAP
    added = add_node(design, layer, below)
    (edit,) = added.edits
    assert isinstance(edit, AddNode)
    wire = Wire(source.id, source.layer.outputs[0], edit.node.id, layer.inputs[0])
    return Transaction(added.label, (edit, Connect(wire)))


def slid_in(design: Design, node: Node, wire: Wire, size_of: SizeOf) -> Transaction:
    """A node that is there already into a wire, with room made."""
    places: dict[str, Size] = {}
    down: dict[str, float] = {}
    _spread(design, wire, [node], size_of, places, down)
    into = Wire(wire.source, wire.source_port, node.id, node.layer.inputs[0])
    out = Wire(node.id, node.layer.outputs[0], wire.target, wire.target_port)
    moved = replace(node, position=places.get(node.id, node.position))
    edits = (Disconnect(wire), Connect(into), Connect(out), ReplaceNode(node, moved))
    step = Transaction(f"Insert `{node.id}`", edits)
    return Transaction(step.label, (*edits, *_moved_down(design, down, step)))


def with_room(design: Design, transaction: Transaction, size_of: SizeOf) -> Transaction:
    """The same action, with a place for each new node that has none.

    What is inserted on a wire goes between the wire's ends; what takes a node's place is laid out
    there. Where there is too little room, the nodes behind are moved down in the same step.
    """
    added = {e.node.id: e.node for e in transaction.edits if _is_unplaced(e)}
    if not added:
        return transaction
    places: dict[str, Size] = {}
    down: dict[str, float] = {}
    for edit in transaction.edits:
        if isinstance(edit, Disconnect) and edit.wire.source in design:
            chain = list(_inserted(transaction.edits, added, edit.wire))
            if chain:
                _spread(design, edit.wire, chain, size_of, places, down)
        elif isinstance(edit, RemoveNode):
            _unfold(design, edit.node, transaction.edits, added, size_of, places, down)
    edits = [_placed(edit, places) for edit in transaction.edits]
    return Transaction(transaction.label, (*edits, *_moved_down(design, down, transaction)))


def _is_unplaced(edit: Edit) -> TypeGuard[AddNode]:
    return isinstance(edit, AddNode) and edit.node.position is None


def _placed(edit: Edit, places: dict[str, Size]) -> Edit:
    if isinstance(edit, AddNode) and edit.node.id in places:
        return AddNode(replace(edit.node, position=places[edit.node.id]))
    return edit


def _inserted(edits: Sequence[Edit], added: dict[str, Node], wire: Wire) -> Iterator[Node]:
    """The new nodes that now lie between the ends of a wire."""
    following = {e.wire.source: e.wire.target for e in edits if isinstance(e, Connect)}
    chain, place = [], following.get(wire.source, "")
    while place in added and len(chain) < len(added):
        chain.append(added[place])
        place = following.get(place, "")
    yield from chain if place == wire.target else ()


def _spread(
    design: Design,
    wire: Wire,
    chain: list[Node],
    size_of: SizeOf,
    places: dict[str, Size],
    down: dict[str, float],
) -> None:
    source, target = design.node(wire.source), design.node(wire.target)
    if source.position is None or target.position is None:
        return
    width, height = size_of(source.layer, source.repeat)
    middle, top = source.position[0] + width / 2, source.position[1] + height + GAP
    sizes = [size_of(node.layer, node.repeat) for node in chain]
    missing = top + sum(size[1] + GAP for size in sizes) - target.position[1]
    if missing < 0:  # more room than is needed: in its middle
        top -= missing / 2
    for node, size in zip(chain, sizes, strict=True):
        places[node.id] = round(middle - size[0] / 2, 1), round(top, 1)
        top += size[1] + GAP
    if missing > 0:
        down[target.id] = missing


def _unfold(
    design: Design,
    removed: Node,
    edits: Sequence[Edit],
    added: dict[str, Node],
    size_of: SizeOf,
    places: dict[str, Size],
    down: dict[str, float],
) -> None:
    """Lay new nodes out, their top where the node was that they take the place of."""
    if removed.position is None:
        return
    part = Design()
    for node in added.values():
        AddNode(node).apply(part)
    for edit in edits:
        if isinstance(edit, Connect) and {edit.wire.source, edit.wire.target} <= added.keys():
            edit.apply(part)
    sizes = {node.id: size_of(node.layer, node.repeat) for node in added.values()}
    corners = arrangement(part, sizes).corners
    width, height = size_of(removed.layer, removed.repeat)
    total = max(x + sizes[n][0] for n, (x, _) in corners.items())
    left, top = removed.position[0] + (width - total) / 2, removed.position[1]
    for node_id, (x, y) in corners.items():
        places[node_id] = round(left + x, 1), round(top + y, 1)
    extra = max(y + sizes[n][1] for n, (_, y) in corners.items()) - height
    for wire in design.wires_from(removed.id):
        down[wire.target] = extra


def _moved_down(design: Design, down: dict[str, float], transaction: Transaction) -> Iterator[Edit]:
    """The nodes from these on, unless the action changes them itself."""
    changed = {e.before.id for e in transaction.edits if isinstance(e, ReplaceNode)}
    shifts: dict[str, float] = {}
    for start, by in down.items():
        for node_id in [start, *nx.descendants(design.graph, start)]:
            shifts[node_id] = max(by, shifts.get(node_id, 0.0))
    for node_id, by in shifts.items():
        node = design.node(node_id)
        if node.position and node_id not in changed:
            x, y = node.position
            yield ReplaceNode(node, replace(node, position=(x, round(y + by, 1))))
