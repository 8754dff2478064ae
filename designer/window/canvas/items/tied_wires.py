"""Wires of which one end is under way, drawn as one item: Qt's calls for each would be the cost."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.design.design import Wire
from designer.window.canvas.items.wire_item import WireItem, curve

MANY = 24  # from here on they are hairs, without smooth edges


class TiedWires(QGraphicsItem):
    """Stands for these items, which can't be seen meanwhile, until it is let go."""

    def __init__(
        self, items: Iterable[WireItem], ends: Callable[[Wire], tuple[QPointF, QPointF]]
    ) -> None:
        super().__init__()
        self._items, self._ends = list(items), ends
        self.hasty = len(self._items) > MANY
        self._drawn: list[tuple[QPen, QPainterPath]] = []
        self._bounds = QRectF()
        self.setZValue(0.25)
        for item in self._items:
            item.setOpacity(0)  # hidden, they would be selected no more

    def follow(self) -> None:
        """To where the ports are now."""
        self.prepareGeometryChange()
        drawn: dict[tuple[bool, bool, bool], tuple[QPen, QPainterPath]] = {}
        for item in self._items:
            start, end = self._ends(item.wire)
            item.drag(start, end)
            alike = item.known, item.wrong, item.isSelected()
            if alike not in drawn:
                drawn[alike] = self._pen(item), QPainterPath()
            drawn[alike][1].addPath(curve(start, end, sideways=item.look.sideways))
        self._drawn = list(drawn.values())
        self._bounds = QRectF()
        for pen, path in self._drawn:
            wide = pen.widthF()
            self._bounds |= path.controlPointRect().adjusted(-wide, -wide, wide, wide)

    def _pen(self, item: WireItem) -> QPen:
        pen = item.pen()
        if self.hasty:
            pen.setWidth(3 if item.wrong else 1)
            pen.setCosmetic(True)
        return pen

    def let_go(self) -> None:
        """The items are seen again; they are to be laid anew."""
        for item in self._items:
            item.setOpacity(1)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        """Nothing that could be pointed at."""
        return QPainterPath()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self.hasty)
        for pen, path in self._drawn:
            painter.strokePath(path, pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
