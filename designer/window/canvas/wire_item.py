"""A wire on the canvas: a curve that carries its shape; unknown dashed, wrong thick and red."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.design.design import Wire
from designer.window.canvas.card import fonts
from designer.window.canvas.look import Look
from designer.window.canvas.node_item import READABLE
from designer.window.words import tr

GRIP = 12.0  # how near a click must be, in scene units


def curve(
    start: QPointF, end: QPointF, bends: Sequence[QPointF] = (), *, sideways: bool = False
) -> QPainterPath:
    """From an output port down (or to the right) to an input port, through the bends."""
    path = QPainterPath(start)
    for before, place in pairwise([start, *bends, end]):
        apart = place - before
        along = max(abs(apart.x() if sideways else apart.y()) / 2, 24.0)
        on = QPointF(along, 0) if sideways else QPointF(0, along)
        path.cubicTo(before + on, place - on, place)
    return path


class WireItem(QGraphicsItem):
    """Holds a wire (a value of ids), its path and its label."""

    def __init__(self, wire: Wire, look: Look) -> None:
        super().__init__()
        self.wire = wire
        self.look = look
        self.label = ""
        self.known = False
        self.wrong = False
        self.target = False  # something is about to be dropped on it
        self._path = QPainterPath()
        self._label_at = 0.5
        self._bounds = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)

    def lay(
        self,
        start: QPointF,
        end: QPointF,
        bends: Sequence[QPointF] = (),
        label_at: float = 0.5,
    ) -> None:
        """Between two places; the label stands at that part of the way."""
        self.prepareGeometryChange()
        self._path, self._label_at = curve(start, end, bends, sideways=self.look.sideways), label_at
        self._measure()

    def state(self, label: str, *, known: bool, wrong: bool) -> None:
        """The shape it carries, and whether its target can take it; to be laid anew after."""
        if (label, known, wrong) != (self.label, self.known, self.wrong):
            self.prepareGeometryChange()
            self.label, self.known, self.wrong = label, known, wrong
            self.setZValue(0.5 if wrong else 0)
            self.setToolTip(f"N×{label}" if known else tr("Not known yet"))
            self.update()

    def aim(self, on: bool) -> None:  # noqa: FBT001
        """Show that a drop would land here."""
        if on != self.target:
            self.target = on
            self.update()

    def ends(self) -> tuple[QPointF, QPointF]:
        """Where it begins and ends."""
        return self._path.elementAt(0), self._path.currentPosition()

    def middle(self) -> QPointF:
        """Where the label stands."""
        return self._path.pointAtPercent(self._label_at)

    def _measure(self) -> None:
        self._bounds = self._path.boundingRect().adjusted(-4, -4, 4, 4) | self._label_area()

    def _label_area(self) -> QRectF:
        metrics = QFontMetricsF(fonts()[1])
        size = metrics.boundingRect(self.label or " ").adjusted(-6, -1, 6, 1)
        size.moveCenter(self.middle())
        return size

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(GRIP)
        return stroker.createStroke(self._path)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        theme = self.look.theme
        name = "wrong" if self.wrong else "wire" if self.known else "unknown"
        pen = QPen(theme[name], 3 if self.wrong else 1.6)
        if not self.known:
            pen.setStyle(Qt.PenStyle.DashLine)
        if self.isSelected() or self.target:
            pen.setWidthF(pen.widthF() + (4 if self.target else 1.4))
            if not self.wrong:
                pen.setColor(theme["accent"])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if self.label and zoom > READABLE:
            self._write(painter)

    def _write(self, painter: QPainter) -> None:
        theme, area = self.look.theme, self._label_area()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["canvas"])
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(fonts()[1])
        painter.setPen(theme["wrong" if self.wrong else "quiet"])
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.label)
