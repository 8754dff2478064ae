"""Where very many cards would come to lie: frames of one item, as moving each would take long."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

FAINT = 60  # of 255


class Outline(QGraphicsItem):
    """Stands over everything, and can't be pointed at."""

    def __init__(self, boxes: Iterable[QRectF], colour: QColor) -> None:
        super().__init__()
        self._boxes = list(boxes)
        self._bounds = QRectF()
        for box in self._boxes:
            self._bounds |= box
        self._pen, self._ground = QPen(colour, 1), QColor(colour)
        self._pen.setCosmetic(True)
        self._ground.setAlpha(FAINT)
        self.setZValue(3)

    def boundingRect(self) -> QRectF:
        return self._bounds.adjusted(-1, -1, 1, 1)

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(self._pen)
        painter.setBrush(self._ground)
        painter.drawRects(self._boxes)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
