"""A computation in a thread beside the window's.

No object of Qt may die in that thread, where Qt would not have it. So Python collects no garbage
while one is at work, and what it holds is let go by the window's thread.
"""

import gc
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer

POLL = 8  # ms between two looks whether it is over


class Task:
    """Begins at once. It must not touch the window, nor change what others read."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._result: Any = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        gc.disable()
        _at_work.append(self)
        self._thread.start()
        QTimer.singleShot(POLL, _let_go)

    def _run(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:  # for whoever asks for the outcome
            self._error = error

    @property
    def over(self) -> bool:
        """Whether there is an outcome."""
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> bool:
        """Whether it is over within so long."""
        self._thread.join(seconds)
        return self.over

    def when_over(self, act: Callable[[], object]) -> None:
        """Do this, in the thread of who asks, once it is over."""
        if self.over:
            act()
        else:
            QTimer.singleShot(POLL, lambda: self.when_over(act))

    def outcome(self) -> Any:
        """What it returned or raised."""
        if self._error is not None:
            raise self._error
        return self._result


_at_work: list[Task] = []  # and what is over and not let go yet


def is_at_work() -> bool:
    """Whether one is not over, be it waited for or left alone."""
    return any(not task.over for task in _at_work)


def _let_go() -> None:
    _at_work[:] = [task for task in _at_work if not task.over]
    if _at_work:
        QTimer.singleShot(POLL, _let_go)
    else:
        gc.enable()
        gc.collect(0)  # here, where nothing of Qt is half taken down, not at the next allocation
