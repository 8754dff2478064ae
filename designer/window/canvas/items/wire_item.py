"""A wire on the canvas: a curve that carries its shape; unknown dashed, wrong thick and red."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.design.design import Wire
from designer.window.canvas.items.look import Look
from designer.window.canvas.items.node_item import READABLE, SELECTABLE
from designer.window.languages.words import tr
from designer.window.look.card import fonts

GRIP = 12.0  # how near a click must be, in scene units
SAG = 24.0  # how far a wire goes straight down at least before it turns
EXPOSED = QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption  # to know what is in view


def curve(
    start: QPointF, end: QPointF, bends: Sequence[QPointF] = (), *, sideways: bool = False
) -> QPainterPath:
    """From an output port down (or to the right) to an input port, through the bends."""
    path = QPainterPath(start)
    for before, place in pairwise([start, *bends, end]):
        apart = place - before
        along = max(abs(apart.x() if sideways else apart.y()) / 2, SAG)
        on = QPointF(along, 0) if sideways else QPointF(0, along)
        path.cubicTo(before + on, place - on, place)
    return path


def around(
    start: QPointF, end: QPointF, bends: Sequence[QPointF] = (), *, sideways: bool = False
) -> QRectF:
    """A box that the curve does not leave, found without drawing it."""
    places = [(place.x(), place.y()) for place in (start, *bends, end)]
    if sideways:
        places = [(y, x) for x, y in places]
    along: list[float] = []
    for (_, before), (_, after) in pairwise(places):
        on = max(abs(after - before) / 2, SAG)
        along += (before, before + on, after - on, after)
    across = [x for x, _ in places]
    low, high = min(across), max(across)
    if sideways:
        return QRectF(min(along), low, max(along) - min(along), high - low)
    return QRectF(low, min(along), high - low, max(along) - min(along))


@lru_cache(maxsize=4096)
def _label_size(text: str) -> QRectF:
    return QFontMetricsF(fonts()[1]).boundingRect(text).adjusted(-6, -1, 6, 1)


class WireItem(QGraphicsItem):
    """Holds a wire (a value of ids), its places and its label; the curve is drawn on first use.

    The places are its own: it may be carried to another position as it is.
    """

    def __init__(self, wire: Wire, look: Look) -> None:
        super().__init__()
        self.wire = wire
        self.look = look
        self.label = ""
        self.known = False
        self.wrong = False
        self.moving = False  # an end is under way, and something else draws it
        self.target = False  # something is about to be dropped on it
        self._start = self._end = QPointF()
        self._bends: Sequence[QPointF] = ()
        self._curve: QPainterPath | None = None
        self._label_at = 0.5
        self._bounds: QRectF | None = None
        self._label_box: QRectF | None = None
        self.setFlag(SELECTABLE)
        self.setFlag(EXPOSED)

    def lay(
        self,
        start: QPointF,
        end: QPointF,
        bends: Sequence[QPointF] = (),
        label_at: float = 0.5,
    ) -> None:
        """Between two places; the label stands at that part of the way."""
        self.prepareGeometryChange()
        if not self.pos().isNull():
            self.setPos(0, 0)
        self._start, self._end, self._bends, self._label_at = start, end, bends, label_at
        self._curve = self._bounds = self._label_box = None
        self.moving = False

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Between two places while an end is dragged: unseen, and to be laid anew after.

        Its box stays what it was, so that Qt need not look for it anew with each move.
        """
        offset = self.pos()
        self._start, self._end, self._bends = start - offset, end - offset, ()
        self._bounds, self._curve, self._label_box = self.boundingRect(), None, None
        self.moving = True

    def state(self, label: str, *, known: bool, wrong: bool) -> None:
        """The shape it carries, and whether its target can take it; to be laid anew after."""
        if (label, known, wrong) != (self.label, self.known, self.wrong):
            self.prepareGeometryChange()
            self.label, self.known, self.wrong = label, known, wrong
            self._bounds = self._label_box = None
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
        return self.pos() + self._start, self.pos() + self._end

    @property
    def straight(self) -> bool:
        """Whether it is laid without bends, for good: it may go along with both its ends."""
        return not (self._bends or self.moving)

    def middle(self) -> QPointF:
        """Where the label stands."""
        return self.pos() + self._middle()

    def _middle(self) -> QPointF:
        return self._path.pointAtPercent(self._label_at)

    @property
    def _path(self) -> QPainterPath:
        if self._curve is None:
            sideways = self.look.sideways
            self._curve = curve(self._start, self._end, self._bends, sideways=sideways)
        return self._curve

    def _label_area(self) -> QRectF:
        if self._label_box is None:
            self._label_box = QRectF(_label_size(self.label or " "))
            self._label_box.moveCenter(self._middle())
        return self._label_box

    def boundingRect(self) -> QRectF:
        """Where curve and label may be: wherever on the curve the label stands."""
        if self._bounds is None:
            label, near = (
                _label_size(self.label or " "),
                around(self._start, self._end, self._bends, sideways=self.look.sideways),
            )
            x, y = max(label.width() / 2, 4), max(label.height() / 2, 4)
            self._bounds = near.adjusted(-x, -y, x, y)
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
        painter.setPen(self.pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if self.label and zoom > READABLE and option.exposedRect.intersects(self._label_area()):
            self._write(painter)

    def pen(self) -> QPen:
        """Its colour says what it carries, its width what is pointed at."""
        theme = self.look.theme
        name = "wrong" if self.wrong else "wire" if self.known else "unknown"
        pen = QPen(theme[name], 3 if self.wrong else 1.6)
        if not self.known:
            pen.setStyle(Qt.PenStyle.DashLine)
        if self.wire in self.look.marks:
            pen.setColor(theme[self.look.marks[self.wire]])
            pen.setWidthF(3.5)
        if self.isSelected() or self.target:
            pen.setWidthF(pen.widthF() + (4 if self.target else 1.4))
            if not self.wrong:
                pen.setColor(theme["accent"])
        if self.look.crowded and pen.widthF() < 2:
            pen.setWidth(1)
            pen.setCosmetic(True)  # a hair takes a tenth of the time
        return pen

    def _write(self, painter: QPainter) -> None:
        theme, area = self.look.theme, self._label_area()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["canvas"])
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(fonts()[1])
        painter.setPen(theme["wrong" if self.wrong else "quiet"])
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.label)
