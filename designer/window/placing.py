"""Where new nodes go: into their wire, with room made below, or behind the selected node."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import networkx as nx

from blocks.layer import Layer
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, Disconnect, Edit, ReplaceNode, Transaction
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


def with_room(design: Design, transaction: Transaction, size_of: SizeOf) -> Transaction:
    """The same action, but nodes that it inserts on a wire are placed between the wire's ends.

    Where there is too little room, the nodes behind are moved down in the same step.
    """
    edits = list(transaction.edits)
    for edit in transaction.edits:
        if isinstance(edit, Disconnect) and edit.wire.source in design:
            chain = list(_inserted(edits, edit.wire))
            if chain:
                _spread(design, edits, edit.wire, chain, size_of)
    return Transaction(transaction.label, tuple(edits))


def _inserted(edits: list[Edit], wire: Wire) -> Iterator[Node]:
    """The new nodes without a place that now lie between the ends of a wire."""
    added = {e.node.id: e.node for e in edits if isinstance(e, AddNode) and not e.node.position}
    following = {e.wire.source: e.wire.target for e in edits if isinstance(e, Connect)}
    place = following.get(wire.source, "")
    while place in added:
        yield added.pop(place)
        place = following.get(place, "")


def _spread(
    design: Design, edits: list[Edit], wire: Wire, chain: list[Node], size_of: SizeOf
) -> None:
    source, target = design.node(wire.source), design.node(wire.target)
    if source.position is None or target.position is None:
        return
    width, height = size_of(source.layer, source.repeat)
    middle, top = source.position[0] + width / 2, source.position[1] + height + GAP
    sizes = [size_of(node.layer, node.repeat) for node in chain]
    needed = sum(size[1] + GAP for size in sizes)
    missing = top + needed - target.position[1]
    if missing < 0:  # more room than is needed: in its middle
        top -= missing / 2
    for node, size in zip(chain, sizes, strict=True):
        place = round(middle - size[0] / 2, 1), round(top, 1)
        edits[edits.index(AddNode(node))] = AddNode(replace(node, position=place))
        top += size[1] + GAP
    if missing > 0:
        edits += _moved_down(design, target, missing)


def _moved_down(design: Design, target: Node, by: float) -> Iterator[Edit]:
    assert target.position is not None
    for node_id in [target.id, *nx.descendants(design.graph, target.id)]:
        node = design.node(node_id)
        if node.position and node.position[1] >= target.position[1]:
            x, y = node.position
            yield ReplaceNode(node, replace(node, position=(x, round(y + by, 1))))
