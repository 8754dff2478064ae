"""Work that takes a while: done beside the window, which says so and lets it be stopped."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.design.error import DesignError
from designer.window.languages.words import tr
from designer.window.waiting.task import Task

Made = TypeVar("Made")
Item = TypeVar("Item")

LARGE = 500  # nodes or edits; fewer take less than 50 ms
PATIENCE = 0.05  # s before the window says that it is at work
EXPOSED = 0.2  # s at most until what says so is on the screen
FRAME = 0.1  # s between two looks of the bar, and at whether to stop


class StoppedError(DesignError):
    """The user did not want to wait; nothing has changed."""


class Waiting:
    """First the `result` of a computation, then `drawing`, which touches the window.

    Where either takes a while, a notice over the window of a widget says so until `waiting` is
    left, and keeps its input away.
    """

    def __init__(self, text: str, widget: QWidget) -> None:
        self._text, self._widget = text, widget
        self._notice: _Notice | None = None

    def _show(self) -> "_Notice":
        if self._notice is None:
            self._notice = _Notice(self._text, self._window())
            self._notice.show()
            _shown.append(self._notice)
        return self._notice

    def _window(self) -> QWidget:
        """The outermost: a panel may float in a window of its own."""
        window = self._widget.window()
        while (parent := window.parentWidget()) is not None:
            window = parent.window()
        return window

    def close(self) -> None:
        """It is done."""
        if self._notice is not None:
            notice, self._notice = self._notice, None
            _shown.remove(notice)
            active = notice.isActiveWindow()
            notice.hide()
            notice.deleteLater()
            if active:  # not every window system gives the focus back by itself
                self._widget.window().activateWindow()

    def result(self, work: Callable[[], Made], *, heavy: bool) -> Made:
        """What a computation returns or raises; StoppedError where the user stopped it.

        It runs in a thread and must not touch the window, nor change what others read: one that is
        stopped is left alone with its result. What is not `heavy` is done at once.
        """
        if not heavy:
            return work()
        task = Task(work)
        if not task.wait(PATIENCE):
            loop = QEventLoop()
            self._show().stopped.connect(loop.quit)
            task.when_over(loop.quit)
            if not task.over:  # showing the notice may have taken longer than what was left
                loop.exec()
            if not task.over:
                raise StoppedError(tr("Stopped; nothing has changed."))
        found: Made = task.outcome()
        return found

    @contextmanager
    def drawing(self, back: Callable[[], object], *, heavy: bool) -> Iterator[None]:
        """The bar follows what goes through `passing` meanwhile.

        Where the user stops it, `passing` ends early; then `back` has to bring about what was there
        before, and StoppedError is raised.
        """
        if not (heavy or self._notice) or _drawn:
            yield
            return
        notice = self._show()
        notice.appear()
        _drawn.append(notice)
        window = self._window()
        window.setUpdatesEnabled(False)  # what is drawn by halves is not seen
        try:
            yield
            if notice.is_stopped:
                notice.hold()
                back()
                raise StoppedError(tr("Stopped; nothing has changed."))
        finally:
            window.setUpdatesEnabled(True)
            _drawn.clear()


@contextmanager
def waiting(text: str, widget: QWidget) -> Iterator[Waiting]:
    """While this is entered, what takes long says so."""
    found = Waiting(text, widget)
    try:
        yield found
    finally:
        found.close()


def is_waited_for(window: QWidget) -> bool:
    """Whether a notice keeps the window's input away; then it must not be closed either."""
    notices = window.findChildren(_Notice, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(notice.isVisible() for notice in notices)


def notice_is_shown() -> bool:
    """Whether there is one, in any window: what can wait does until it is gone."""
    return bool(_shown)


def passing(items: Collection[Item], *, whole: bool = False) -> Iterator[Item]:
    """The items one by one; a notice that is shown tells how many have passed.

    Unless the `whole` has to be done, the rest is left out once the user has stopped it there:
    `is_stopped` tells.
    """
    if not _drawn:
        yield from items
        return
    for number, item in enumerate(items):
        if number % 64 == 0:
            _drawn[0].advance(number / len(items))
        if is_stopped() and not whole:
            return
        yield item


def is_stopped() -> bool:
    """Whether what is drawn was stopped, and will be taken back."""
    return bool(_drawn) and _drawn[0].is_stopped


class _Notice(QDialog):
    """What is going on, how far it is, and a button to stop it."""

    stopped = Signal()

    def __init__(self, text: str, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setObjectName("waiting")
        self.setAccessibleName(text)
        self.is_stopped = False
        self._seen = 0.0
        self._bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        self._bar.setObjectName("progress")
        self._bar.setMinimumWidth(260)
        self.stop = QPushButton(tr("Cancel"))
        self.stop.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(QLabel(text))
        layout.addWidget(self._bar)
        layout.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)

    def reject(self) -> None:
        if self.stop.isEnabled():
            self.is_stopped = True
            self.stopped.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def appear(self) -> None:
        """Be on the screen, and have the focus: who loses it may do something then, and not later.

        The notice is one of a share from here on.
        """
        self._bar.setMaximum(1000)
        end, flag = monotonic() + EXPOSED, QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        while not (self.windowHandle().isExposed() and self.isActiveWindow()) and monotonic() < end:
            QApplication.processEvents(flag, 10)

    def hold(self) -> None:
        """From here on it can't be stopped."""
        self.is_stopped = False
        self.stop.setEnabled(False)

    def advance(self, share: float) -> None:
        """So much is done. No timer is heard but later: its slot would see what is half done."""
        if monotonic() - self._seen > FRAME:
            self._bar.setValue(round(1000 * share))
            self.repaint()
            application = QApplication.instance()
            assert application is not None
            application.installEventFilter(self)
            try:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
            finally:
                application.removeEventFilter(self)
            self._seen = monotonic()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A timer that is not heard comes again."""
        return event.type() == QEvent.Type.Timer or super().eventFilter(watched, event)


_shown: list[_Notice] = []
_drawn: list[_Notice] = []  # the one whose bar follows what passes, if any
