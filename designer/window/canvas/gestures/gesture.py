"""What a mouse does on the canvas: one small class a gesture."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from designer.window.canvas.scene import Scene


class Gesture(Protocol):
    """Begun by a press; told of every move; finished by the release or cancelled by Escape.

    `shape` is what it draws over the canvas meanwhile.
    """

    @property
    def shape(self) -> QGraphicsItem | None:
        """What it draws over the canvas meanwhile."""

    def move(self, place: QPointF, *, free: bool = False) -> str:
        """The mouse is there; returns what is to be said about it. `free` is without snapping."""

    def finish(self, place: QPointF) -> None:
        """The button was let go there; raises DesignError where the result is refused."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class RubberBand:
    """Selects what a rectangle touches."""

    def __init__(self, scene: Scene, start: QPointF, kept: set[str]) -> None:
        self._scene, self._start, self._kept = scene, start, kept
        self._touched: object = None
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
        notes = set(self._scene.notes.within(area))
        if (inside, notes) != self._touched:
            self._touched = inside, notes
            self._scene.select(inside | self._kept)
            self._scene.notes.select(notes)
        return ""

    def finish(self, place: QPointF) -> None:
        self._scene.removeItem(self.shape)

    def cancel(self) -> None:
        self._scene.removeItem(self.shape)
        self._scene.select(self._kept)
