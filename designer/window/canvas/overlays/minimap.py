"""The minimap: all nodes in a corner and what is in view; a click or a drag moves the view."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from designer.window.canvas.far import FAR
from designer.window.canvas.items.node_item import NodeItem
from designer.window.canvas.overlays.pinned import EDGE, Pinned
from designer.window.canvas.settings import MINIMAP, is_on
from designer.window.canvas.view import View
from designer.window.languages.words import tr
from designer.window.waiting.when_seen import WhenSeen

WIDEST, TALLEST, NARROWEST = 190.0, 300.0, 24.0
MARGIN = 5.0
PAUSE = 120  # ms after a change before the picture is taken anew
LEAST = 3.0  # pixels: the frame of a small part stays visible
ROOM = QSizeF(420, 360).toSize()  # a canvas smaller than this is wanted whole
# At the top left nothing else stands; at the left below it may be the heat map's legend.
CORNERS = (Qt.Corner.BottomRightCorner, Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner)


class Minimap(QWidget):
    """The far picture, taken once and kept; a frame only draws it with the rectangle on top.

    Hidden by itself while everything is in view, and on a small canvas. It gives way to what a
    person works on: a selected card, or what is dragged there. `moved` tells that it stands
    elsewhere, or came or went.
    """

    moved = Signal()

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._view, self._scene = view, view.canvas
        self._picture = QPixmap()
        self._area = QRectF()
        self._wanted = is_on(MINIMAP)
        self.setAccessibleName(tr("Minimap"))
        self.setToolTip(tr("Click or drag to move the view"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the canvas below is not painted
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._pin = Pinned(self, view, CORNERS[0])
        self._dragged: QPoint | None = None  # where the mouse is, with a button down
        self._taking = WhenSeen(view, PAUSE)
        self._taking.due.connect(self.take)
        self._scene.redrawn.connect(self._ask)
        self._scene.selectionChanged.connect(self._ask)
        self._scene.selectionChanged.connect(self._give_way)
        view.moved.connect(self._follow)
        view.viewport().installEventFilter(self)
        self.hide()

    def want(self, on: bool) -> None:  # noqa: FBT001
        """Show it where there is more than is in view, or never."""
        self._wanted = on
        self._ask()
        self._follow()

    def _ask(self) -> None:
        if self._wanted:
            self._taking.ask()

    def take(self) -> None:
        """The picture as the design is now."""
        self._area = self._scene.contents().adjusted(-20, -20, 20, 20)
        scale = min(WIDEST / self._area.width(), TALLEST / self._area.height(), 0.2)
        size = QSizeF(self._area.width() * scale, self._area.height() * scale)
        size = size.expandedTo(QSizeF(NARROWEST, NARROWEST))
        margins = QSizeF(2 * MARGIN, 2 * MARGIN)
        self.setFixedSize((size + margins).toSize())
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.translate(self._inner().topLeft())
        painter.scale(self._scale(), self._scale())
        painter.translate(-self._area.topLeft())
        self._scene.draw_far(painter, titled=False)
        painter.end()
        self._follow()

    def _scale(self) -> float:
        inner_width, inner_height = self.width() - 2 * MARGIN, self.height() - 2 * MARGIN
        return min(inner_width / self._area.width(), inner_height / self._area.height())

    def _inner(self) -> QRectF:
        """Where the design lies, in the middle of the widget."""
        size = self._area.size() * self._scale()
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(QPointF(left, top), size)

    def _in_view(self) -> QRectF:
        return self._view.mapToScene(self._view.viewport().rect()).boundingRect()

    def _follow(self) -> None:
        """The view moved, or the wish changed."""
        whole = not self._scene.nodes or self._in_view().contains(self._scene_area())
        room = self._view.size().expandedTo(ROOM) == self._view.size()
        shown = self._wanted and room and not whole and not self._picture.isNull()
        if shown != self.isVisibleTo(self._view):
            self.setVisible(shown)
            self.moved.emit()
        self._give_way()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            held = event.buttons() != Qt.MouseButton.NoButton
            if held or self._dragged is not None:
                self._dragged = event.position().toPoint() if held else None
                self._give_way()
        return super().eventFilter(watched, event)

    def _give_way(self) -> None:
        """To the first corner that covers nothing; not while it is held itself."""
        if not self.isVisible() or self.underMouse():
            return
        before = self.pos()
        self._pin.turn_to(next((c for c in CORNERS if not self._covers(c)), CORNERS[0]))
        if self.pos() != before:
            self.moved.emit()

    def _covers(self, corner: Qt.Corner) -> bool:
        area = QRect(self._pin.place_in(corner), self.size()).adjusted(-EDGE, -EDGE, EDGE, EDGE)
        if self._dragged is not None and area.contains(self._dragged):
            return True
        if self._view.zoom() < FAR:  # cards are dots, and there may be thousands
            return False
        below = self._view.items(area)
        return any(isinstance(item, NodeItem) and item.isSelected() for item in below)

    def _scene_area(self) -> QRectF:
        return self._area.adjusted(20, 20, -20, -20)

    def frame(self) -> QRectF:
        """What is in view, in the widget's pixels."""
        shown, inner, scale = self._in_view(), self._inner(), self._scale()
        corner = (shown.topLeft() - self._area.topLeft()) * scale + inner.topLeft()
        frame = QRectF(corner, shown.size() * scale)
        if frame.height() < LEAST:
            frame.adjust(0, -LEAST / 2, 0, LEAST / 2)
        return frame.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._ask()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._scene.look.theme, QPainter(self)
        painter.setPen(QPen(theme["border"], 1))
        painter.setBrush(theme["window"])
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.drawPixmap(0, 0, self._picture)
        tint = QColor(theme["accent"])  # a copy: the theme's is everyone's
        painter.setPen(QPen(tint, 1.5))
        tint.setAlpha(36)
        painter.setBrush(tint)
        painter.drawRect(self.frame())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def _go(self, place: QPointF) -> None:
        """The view's middle to what lies there."""
        there = (place - self._inner().topLeft()) / self._scale() + self._area.topLeft()
        self._view.centerOn(there)
