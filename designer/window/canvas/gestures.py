"""What a mouse does on the canvas: one small class a gesture."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from designer.design.operations import move_nodes
from designer.window.canvas.scene import Scene

THRESHOLD = 3.0  # a press that moves less is a click


class Gesture(Protocol):
    """Begun by a press; told of every move; finished by the release or cancelled by Escape.

    `shape` is what it draws over the canvas meanwhile.
    """

    shape: QGraphicsItem | None

    def move(self, place: QPointF, *, free: bool = False) -> str:
        """The mouse is there; returns what is to be said about it. `free` is without snapping."""

    def finish(self, place: QPointF) -> None:
        """The button was let go there; raises DesignError where the result is refused."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class MoveNodes:
    """Drags the selected nodes; one transaction at the end.

    A press that moves nothing is a click: of several selected nodes it leaves the clicked one.
    """

    def __init__(self, scene: Scene, start: QPointF, clicked: str | None) -> None:
        self._clicked = clicked
        self._scene, self._start = scene, start
        self._from = {node_id: scene.nodes[node_id].pos() for node_id in scene.selected_nodes()}
        self._moving = False
        self.shape = None

    def move(self, place: QPointF, *, free: bool = False) -> str:
        offset = place - self._start
        self._moving = self._moving or offset.manhattanLength() > THRESHOLD
        if self._moving:
            self._shift(offset)
        return ""

    def _shift(self, offset: QPointF) -> None:
        for node_id, origin in self._from.items():
            self._scene.nodes[node_id].setPos(origin + offset)
        self._scene.lay_wires_of(set(self._from))

    def finish(self, place: QPointF) -> None:
        document = self._scene.document
        if not self._moving or document is None:
            if self._clicked:
                self._scene.select({self._clicked})
            return
        if document.read_only:
            self.cancel()
            return
        items = self._scene.nodes
        places = {n: (round(items[n].x(), 1), round(items[n].y(), 1)) for n in self._from}
        document.do(move_nodes(document.design, places))

    def cancel(self) -> None:
        self._shift(QPointF(0, 0))


class RubberBand:
    """Selects what a rectangle touches."""

    def __init__(self, scene: Scene, start: QPointF, kept: set[str]) -> None:
        self._scene, self._start, self._kept = scene, start, kept
        theme = scene.look.theme
        self.shape = QGraphicsRectItem()
        self.shape.setPen(QPen(theme["accent"], 1, Qt.PenStyle.DashLine))
        self.shape.setZValue(3)
        scene.addItem(self.shape)

    def move(self, place: QPointF, *, free: bool = False) -> str:
        area = QRectF(self._start, place).normalized()
        self.shape.setRect(area)
        inside = {
            node_id
            for node_id, item in self._scene.nodes.items()
            if area.intersects(item.body().translated(item.pos()))
        }
        self._scene.select(inside | self._kept)
        return ""

    def finish(self, place: QPointF) -> None:
        self._scene.removeItem(self.shape)

    def cancel(self) -> None:
        self._scene.removeItem(self.shape)
        self._scene.select(self._kept)
