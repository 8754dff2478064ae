"""Where new nodes go: into their wire, into a node's place, with room made; behind a selection.

Whether the flow runs down or to the right is read from the ends of the wire that is changed.
"""

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
from designer.design.layout.layered import ROW_GAP, ROW_GAP_HORIZONTAL, arrangement, is_sideways
from designer.design.operations import add_node, insert_on_wire

Size = tuple[float, float]
SizeOf = Callable[[Layer, int], Size]
GAP, GAP_SIDEWAYS = ROW_GAP, ROW_GAP_HORIZONTAL  # so that arranging later moves nothing


def place_after(
    design: Design,
    layer: Layer,
    selected: list[str],
    middle: Size,
    size_of: SizeOf,
    *,
    sideways: bool = False,
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
    x, y = _turned(source.position or corner, sideways)
    across, along = _turned(size_of(source.layer, source.repeat), sideways)
    own = _turned((width, height), sideways)[0]
    behind = x + (across - own) / 2, y + along + (GAP_SIDEWAYS if sideways else GAP)
    added = add_node(design, layer, _turned(behind, sideways))
    (edit,) = added.edits
    assert isinstance(edit, AddNode)
    wire = Wire(source.id, source.layer.outputs[0], edit.node.id, layer.inputs[0])
    return Transaction(added.label, (edit, Connect(wire)))


def repeated(step: Transaction, copies: int) -> Transaction:
    """The same action, with its new nodes in so many copies where they can be a chain."""
    edits = [
        AddNode(replace(edit.node, repeat=copies)) if _may_repeat(edit) else edit
        for edit in step.edits
    ]
    return Transaction(step.label, tuple(edits)) if copies > 1 else step


def _may_repeat(edit: Edit) -> TypeGuard[AddNode]:
    return isinstance(edit, AddNode) and len(edit.node.layer.inputs) == 1 == len(
        edit.node.layer.outputs
    )


def slid_in(design: Design, node: Node, wire: Wire, size_of: SizeOf) -> Transaction:
    """A node that is there already into a wire, with room made."""
    places: dict[str, Size] = {}
    push: dict[str, Size] = {}
    _spread(design, wire, [node], size_of, places, push)
    into = Wire(wire.source, wire.source_port, node.id, node.layer.inputs[0])
    out = Wire(node.id, node.layer.outputs[0], wire.target, wire.target_port)
    moved = replace(node, position=places.get(node.id, node.position))
    edits = (Disconnect(wire), Connect(into), Connect(out), ReplaceNode(node, moved))
    step = Transaction(f"Insert `{node.id}`", edits)
    return Transaction(step.label, (*edits, *_pushed(design, push, step)))


def with_room(design: Design, transaction: Transaction, size_of: SizeOf) -> Transaction:
    """The same action, with a place for each new node that has none.

    What is inserted on a wire goes between the wire's ends; what takes a node's place is laid out
    there. Where there is too little room, the nodes behind are pushed on in the same step.
    """
    added = {e.node.id: e.node for e in transaction.edits if _is_unplaced(e)}
    if not added:
        return transaction
    places: dict[str, Size] = {}
    push: dict[str, Size] = {}
    for edit in transaction.edits:
        if isinstance(edit, Disconnect) and edit.wire.source in design:
            chain = list(_inserted(transaction.edits, added, edit.wire))
            if chain:
                _spread(design, edit.wire, chain, size_of, places, push)
        elif isinstance(edit, RemoveNode):
            _unfold(design, edit.node, transaction.edits, added, size_of, places, push)
    edits = [_placed(edit, places) for edit in transaction.edits]
    return Transaction(transaction.label, (*edits, *_pushed(design, push, transaction)))


def _is_unplaced(edit: Edit) -> TypeGuard[AddNode]:
    return isinstance(edit, AddNode) and edit.node.position is None


def _placed(edit: Edit, places: dict[str, Size]) -> Edit:
    if isinstance(edit, AddNode) and edit.node.id in places:
        return AddNode(replace(edit.node, position=places[edit.node.id]))
    return edit


def _inserted(edits: Sequence[Edit], added: dict[str, Node], wire: Wire) -> Iterator[Node]:
    """The new nodes that now lie between the ends of a wire."""
    following = {e.wire.source: e.wire.target for e in edits if isinstance(e, Connect)}
    chain: list[Node] = []
    place = following.get(wire.source, "")
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
    push: dict[str, Size],
) -> None:
    source, target = design.node(wire.source), design.node(wire.target)
    if source.position is None or target.position is None:
        return
    box = size_of(source.layer, source.repeat)
    sideways = is_sideways(source.position, box, target.position)
    gap = GAP_SIDEWAYS if sideways else GAP
    (left, top), (width, height) = _turned(source.position, sideways), _turned(box, sideways)
    middle, top = left + width / 2, top + height + gap
    sizes = [_turned(size_of(node.layer, node.repeat), sideways) for node in chain]
    missing = top + sum(size[1] + gap for size in sizes) - _turned(target.position, sideways)[1]
    if missing < 0:  # more room than is needed: in its middle
        top -= missing / 2
    for node, size in zip(chain, sizes, strict=True):
        places[node.id] = _turned((round(middle - size[0] / 2, 1), round(top, 1)), sideways)
        top += size[1] + gap
    if missing > 0:
        push[target.id] = _turned((0.0, missing), sideways)


def _turned(pair: Size, sideways: bool) -> Size:  # noqa: FBT001
    """Across and along the flow, from (x, y) or back."""
    return (pair[1], pair[0]) if sideways else pair


def _unfold(
    design: Design,
    removed: Node,
    edits: Sequence[Edit],
    added: dict[str, Node],
    size_of: SizeOf,
    places: dict[str, Size],
    push: dict[str, Size],
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
    box = size_of(removed.layer, removed.repeat)
    ends = [design.node(wire.target).position for wire in design.wires_from(removed.id)]
    sideways = any(end and is_sideways(removed.position, box, end) for end in ends)
    corners = {
        node_id: _turned(corner, sideways)
        for node_id, corner in arrangement(part, sizes, horizontal=sideways).corners.items()
    }
    sizes = {node_id: _turned(size, sideways) for node_id, size in sizes.items()}
    (left, top), (width, height) = _turned(removed.position, sideways), _turned(box, sideways)
    total = max(x + sizes[n][0] for n, (x, _) in corners.items())
    left += (width - total) / 2
    for node_id, (x, y) in corners.items():
        places[node_id] = _turned((round(left + x, 1), round(top + y, 1)), sideways)
    extra = max(y + sizes[n][1] for n, (_, y) in corners.items()) - height
    for wire in design.wires_from(removed.id):
        push[wire.target] = _turned((0.0, extra), sideways)


def _pushed(design: Design, push: dict[str, Size], transaction: Transaction) -> Iterator[Edit]:
    """The nodes from these on, unless the action changes them itself."""
    changed = {e.before.id for e in transaction.edits if isinstance(e, ReplaceNode)}
    shifts: dict[str, Size] = {}
    for start, (dx, dy) in push.items():
        for node_id in [start, *nx.descendants(design.graph, start)]:
            x, y = shifts.get(node_id, (0.0, 0.0))
            shifts[node_id] = max(dx, x), max(dy, y)
    for node_id, (dx, dy) in shifts.items():
        node = design.node(node_id)
        if node.position and node_id not in changed:
            x, y = node.position
            yield ReplaceNode(node, replace(node, position=(round(x + dx, 1), round(y + dy, 1))))
