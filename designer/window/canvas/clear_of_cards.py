"""Room for what is put on the canvas without being pointed at a place."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from designer.window.canvas.items.node_item import NodeItem


def clear_of_cards(scene: QGraphicsScene, area: QRectF, gap: float) -> QRectF:
    """The area, as far to the right as need be so that no card lies in it."""
    strip, found = QRectF(area), QRectF(area)
    strip.setRight(max(scene.sceneRect().right(), area.right()))
    cards = (item for item in scene.items(strip) if isinstance(item, NodeItem))
    for box in sorted((c.body().translated(c.pos()) for c in cards), key=QRectF.left):
        if box.left() >= found.right():
            break
        if box.right() > found.left():
            found.moveLeft(box.right() + gap)
    return found
