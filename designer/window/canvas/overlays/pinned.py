"""Keeping a widget in a corner of the canvas, whatever its size."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

EDGE = 12


class Pinned(QObject):
    """Follows the canvas's size and the widget's own; `widest` is its width where there is room."""

    def __init__(
        self, widget: QWidget, canvas: QWidget, corner: Qt.Corner, widest: int = 0
    ) -> None:
        super().__init__(widget)
        self._widget, self._canvas, self._corner = widget, canvas, corner
        self._widest = widest
        canvas.installEventFilter(self)
        widget.installEventFilter(self)

    def move_to(self, canvas: QWidget) -> None:
        """Another canvas."""
        self._canvas.removeEventFilter(self)
        self._canvas = canvas
        canvas.installEventFilter(self)
        self.place()

    def turn_to(self, corner: Qt.Corner) -> None:
        """Another corner."""
        self._corner = corner
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self.place()
        return False

    def place(self) -> None:
        """Back into the corner."""
        area, widget = self._canvas.rect(), self._widget
        if self._widest:
            widget.setFixedWidth(max(min(self._widest, area.width() - 2 * EDGE), 0))
        widget.move(self.place_in(self._corner))

    def place_in(self, corner: Qt.Corner) -> QPoint:
        """Where the widget would stand in a corner."""
        area, widget = self._canvas.rect(), self._widget
        right = corner in {Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner}
        bottom = corner in {Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner}
        x = area.right() - widget.width() - EDGE if right else EDGE
        y = area.bottom() - widget.height() - EDGE if bottom else EDGE
        return QPoint(max(x, 0), max(y, 0))
