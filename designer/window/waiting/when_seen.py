"""Work that waits for a pause and for somebody to see what comes of it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from designer.window.waiting.waiting import notice_is_shown


class WhenSeen(QObject):
    """`due` comes once a pause after `ask`; while the widget is hidden, when it is shown next.

    `pending` is whether it is still to come.
    """

    due = Signal()

    def __init__(self, widget: QWidget, pause: int) -> None:
        super().__init__(widget)
        self._widget, self.pending = widget, False
        self._timer = QTimer(self, singleShot=True, interval=pause)
        self._timer.timeout.connect(self._go)
        widget.installEventFilter(self)

    def ask(self) -> None:
        """What is shown is no longer right."""
        self.pending = True
        if self._widget.isVisible():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self.pending:
            self._timer.start()
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        if notice_is_shown():
            self._timer.start()
        elif self._widget.isVisible():
            self.pending = False
            self.due.emit()
