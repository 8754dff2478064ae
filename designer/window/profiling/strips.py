"""Rectangles on an axis of time with their names in them, as far as there is room."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.window.look.theme import Theme, contrast

LEAST = 0.75  # pixels of a strip, so that the shortest layer shows
ROOM = 18  # pixels that a name wants at least
APART = 0.06  # of a row, between two


@dataclass(frozen=True)
class Strip:
    """From `start` to `end` in ms, in the row of its depth; without a node it is hatched."""

    node: str
    name: str
    start: float
    end: float
    depth: int
    family: str
    told: str

    def holds(self, ms: float, row: float) -> bool:
        """Whether a place lies in it."""
        return self.start <= ms < self.end and self.depth <= row < self.depth + 1


class Strips(pg.GraphicsObject):
    """Drawn in pixels, so that names keep their size whatever the zoom."""

    def __init__(self, strips: Sequence[Strip], theme: Theme) -> None:
        super().__init__()
        self._strips, self._theme = strips, theme

    def boundingRect(self) -> QRectF:
        end = max((strip.end for strip in self._strips), default=1.0)
        depth = max((strip.depth for strip in self._strips), default=0)
        return QRectF(0, 0, end, depth + 1)

    def paint(
        self, painter: QPainter, _: QStyleOptionGraphicsItem, __: QWidget | None = None
    ) -> None:
        transform = painter.transform()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        view = self.getViewBox()
        area = transform.mapRect(self.mapRectFromItem(view, view.rect())) if view else None
        for strip in self._strips:
            begin = transform.map(QPointF(strip.start, strip.depth + APART))
            end = transform.map(QPointF(strip.end, strip.depth + 1 - APART))
            rect = QRectF(begin, QPointF(max(end.x(), begin.x() + LEAST), end.y()))
            if area is None or rect.intersects(area):
                self._draw(painter, strip, rect if area is None else rect.intersected(area))

    def _draw(self, painter: QPainter, strip: Strip, rect: QRectF) -> None:
        theme = self._theme
        if strip.node:
            colour = theme[strip.family]
            painter.fillRect(rect, colour)
            ink = _ink(colour)
        else:
            painter.fillRect(rect, QBrush(theme["quiet"], Qt.BrushStyle.BDiagPattern))
            ink = theme["text"]
        if rect.width() > 3 * LEAST:
            painter.setPen(QPen(theme["surface"], 1))
            painter.drawRect(rect)
        if rect.width() >= ROOM:
            self._name(painter, strip, rect, ink)

    def _name(self, painter: QPainter, strip: Strip, rect: QRectF, ink: QColor) -> None:
        metrics = QFontMetricsF(painter.font())
        room = rect.adjusted(3, 0, -3, 0)
        text = metrics.elidedText(strip.name, Qt.TextElideMode.ElideRight, room.width())
        if len(text) < 2 and text != strip.name:
            return
        if not strip.node:  # readable over the hatching
            wide = min(metrics.horizontalAdvance(text) + 6, room.width())
            patch = QRectF(0, 0, wide, metrics.height())
            patch.moveCenter(room.center())
            painter.fillRect(patch, self._theme["surface"])
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _ink(ground: QColor) -> QColor:
    """Black or white, whatever reads better."""
    inks = QColor("#111111"), QColor("#ffffff")
    return max(inks, key=lambda ink: contrast(ink, ground))
