"""A sentence beside the mouse: why what is being drawn would not fit, or was refused."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

LINGER = 4000  # ms that a refusal stands
ASIDE, EDGE, WIDEST = 18, 6, 320


class Hint(QLabel):
    """Never takes the mouse."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas, objectName="hint", wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._going = QTimer(self, singleShot=True, interval=LINGER)
        self._going.timeout.connect(self.hide)
        self.hide()

    def say(
        self, text: str, at: QPoint, *, clear: Sequence[QRect] = (), lingers: bool = False
    ) -> None:
        """Show it beside that point, off what is to stay clear; nothing to say hides it."""
        self._going.stop()
        if not text:
            self.hide()
            return
        if text != self.text():
            self.setText(text)
            natural = self.fontMetrics().horizontalAdvance(text) + 26
            self.setFixedWidth(min(natural, WIDEST))
            self.setFixedHeight(self.heightForWidth(self.width()))
        self.move(self._beside(at, clear))
        self.show()
        self.raise_()
        if lingers:
            self._going.start()

    def _beside(self, at: QPoint, clear: Sequence[QRect]) -> QPoint:
        """At the right below the point, or another way where that is no good."""
        area = self.parentWidget().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        right = max(area.right() - self.width(), EDGE)
        xs = at.x() + ASIDE, at.x() - ASIDE - self.width(), right
        ys = at.y() + ASIDE, at.y() - ASIDE - self.height()
        boxes = [QRect(QPoint(x, y), self.size()) for y in ys for x in xs]
        inside = [box for box in boxes if area.contains(box)]
        free = [box for box in inside if not any(map(box.intersects, clear))]
        if found := free or inside:
            return found[0].topLeft()
        return QPoint(right, max(min(ys[0], area.bottom() - self.height()), EDGE))
