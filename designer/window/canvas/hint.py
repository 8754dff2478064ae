"""A sentence beside the mouse: why what is being drawn would not fit, or was refused."""

from PySide6.QtCore import QPoint, Qt, QTimer
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

    def say(self, text: str, at: QPoint, *, lingers: bool = False) -> None:
        """Show it beside that point; nothing to say hides it."""
        self._going.stop()
        if not text:
            self.hide()
            return
        if text != self.text():
            self.setText(text)
            natural = self.fontMetrics().horizontalAdvance(text) + 26
            self.setFixedWidth(min(natural, WIDEST))
            self.setFixedHeight(self.heightForWidth(self.width()))
        area = self.parentWidget().rect()
        x = at.x() + ASIDE
        if x + self.width() > area.right() - EDGE:
            x = at.x() - ASIDE - self.width()
        y = min(at.y() + ASIDE, area.bottom() - self.height() - EDGE)
        self.move(max(x, EDGE), max(y, EDGE))
        self.show()
        self.raise_()
        if lingers:
            self._going.start()
