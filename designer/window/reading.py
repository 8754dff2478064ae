"""What is computed from a document beside the window, while it may be edited on."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from designer.window.document import Document
from designer.window.task import POLL, Task
from designer.window.waiting import LARGE


class Reading(QObject):
    """`found` carries the result for a document as it stands.

    What was computed while the document changed is dropped and computed anew.
    """

    found = Signal(object)

    def __init__(self, parent: QObject, work: Callable[[Document], Any]) -> None:
        super().__init__(parent)
        self._work = work
        self._document: Document | None = None
        self._task: Task | None = None
        self._from: tuple[Document, object] | None = None
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self._look)

    def read(self, document: Document) -> None:
        """Compute it for this document: soon, or at once where that is quick."""
        self._document = document
        if len(document.design) < LARGE:
            self.found.emit(self._work(document))
        elif self._task is None:
            self._begin(document)

    def _begin(self, document: Document) -> None:
        self._from = document, document.history.state
        self._task = Task(lambda: self._work(document))
        self._poll.start()

    def _look(self) -> None:
        task, document = self._task, self._document
        if task is None or document is None or not task.over:
            return
        self._task = None
        self._poll.stop()
        if self._from == (document, document.history.state):
            self.found.emit(task.outcome())
        else:
            self.read(document)
