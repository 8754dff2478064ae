"""What lies at a place of the canvas: a node, a wire, a port."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from designer.design.design import Wire
from designer.window.canvas.items.node_item import NodeItem
from designer.window.canvas.items.reach import Port
from designer.window.canvas.items.wire_item import WireItem
from designer.window.look.card import PORT_RADIUS

UNDER = 24.0  # from a card's sides: a wire that just touches it is not meant


def node_at(scene: QGraphicsScene, place: QPointF) -> str | None:
    """The id of the node there."""
    found = (item for item in scene.items(place) if isinstance(item, NodeItem))
    return next((item.node_id for item in found), None)


def wire_at(scene: QGraphicsScene, place: QPointF) -> Wire | None:
    """The wire there, unless a node covers it."""
    for item in scene.items(place):
        if isinstance(item, NodeItem):
            return None
        if isinstance(item, WireItem):
            return item.wire
    return None


def wire_under(scene: QGraphicsScene, node: NodeItem) -> Wire | None:
    """The wire that passes under the middle of a node's card, none of its own."""
    middle = node.body().adjusted(UNDER, 0, -UNDER, 0).translated(node.pos())
    found = [item.wire for item in scene.items(middle) if isinstance(item, WireItem)]
    return next((w for w in found if node.node_id not in {w.source, w.target}), None)


def port_at(scene: QGraphicsScene, place: QPointF, reach: float = PORT_RADIUS + 4) -> Port | None:
    """The port there, within reach."""
    area = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
    for item in scene.items(area):
        if not isinstance(item, NodeItem):
            continue
        ends = [(item.node_id, port, False, item.input_at(port)) for port in item.card.inputs]
        ends += [(item.node_id, port, True, item.output_at(port)) for port in item.card.outputs]
        for node_id, port, output, centre in ends:
            apart = centre - place
            if math.hypot(apart.x(), apart.y()) <= reach:
                return node_id, port, output
    return None
