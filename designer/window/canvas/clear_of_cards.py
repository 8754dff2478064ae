"""Room for what is put on the canvas without being pointed at a place."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from designer.window.canvas.node_item import NodeItem


def clear_of_cards(scene: QGraphicsScene, area: QRectF, gap: float) -> QRectF:
    """The area, as far to the right as need be so that no card lies in it."""
    found = QRectF(area)
    while cards := [item for item in scene.items(found) if isinstance(item, NodeItem)]:
        found.moveLeft(max(card.pos().x() + card.body().right() for card in cards) + gap)
    return found
