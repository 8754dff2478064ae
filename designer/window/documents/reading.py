"""What is computed from a document beside the window, while it may be edited on."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from designer.window.documents.document import Document
from designer.window.waiting.task import POLL, Task
from designer.window.waiting.waiting import LARGE

Work = Callable[[Document], Any]


class Reading(QObject):
    """`found` carries the result of the work that was asked for last.

    What was computed while the document changed, or something else was asked for, is dropped.
    """

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: tuple[Document, Work] | None = None
        self._begun: tuple[Document, Work, int] | None = None
        self._task: Task | None = None
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self._look)

    def read(self, document: Document, work: Work) -> None:
        """Compute it from the document: soon, or at once where that is quick."""
        self._asked = document, work
        if len(document.design) < LARGE:
            self.found.emit(work(document))
        elif self._task is None:
            self._begun = document, work, document.revision
            self._task = Task(lambda: work(document))
            self._poll.start()

    def _look(self) -> None:
        task = self._task
        if task is None or self._asked is None or not task.over:
            return
        self._task = None
        self._poll.stop()
        document, work = self._asked
        if self._begun == (document, work, document.revision):
            self.found.emit(task.outcome())
        else:
            self.read(document, work)
