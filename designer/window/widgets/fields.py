"""Fields of a form: undo is the design's, unless something is being typed."""

from time import monotonic

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox

GESTURE = 1.0  # s without another step, and it is over
UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def _is_for_the_design(event: QEvent, *, typing: bool) -> bool:
    """Whether it asks a field for undo that has nothing to undo."""
    if typing or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return any(event.matches(key) for key in UNDOING)


class Line(QLineEdit):
    """A line of text."""

    def event(self, event: QEvent) -> bool:
        if _is_for_the_design(event, typing=self.isModified()):
            event.ignore()
            return False
        return super().event(event)


class SpinBox(QSpinBox):
    """A number. Scrolling the form past it changes nothing.

    Arrows and arrow keys step on: `stepping` while one does, `begins` with the first after a pause
    or after the field was left.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stepping = self.begins = False
        self._stepped = 0.0

    def event(self, event: QEvent) -> bool:
        typing = self.cleanText() != self.textFromValue(self.value())
        if _is_for_the_design(event, typing=typing):
            event.ignore()
            return False
        return super().event(event)

    def stepBy(self, steps: int) -> None:
        now = monotonic()
        self.stepping, self.begins = True, now - self._stepped > GESTURE
        super().stepBy(steps)
        self.stepping = self.begins = False
        self._stepped = now

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._stepped = 0.0
        super().focusOutEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
