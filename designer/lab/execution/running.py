"""The job that runs, as its code sees it: it tells how far it is and asks whether to go on."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from designer.design.analysis import Analysis, analyse
from designer.design.error import DesignError
from designer.design.files import decode
from designer.lab.messages.message import Message
from designer.lab.messages.protocol import Progress

BETWEEN = 0.1  # seconds from one progress event to the next


class JobError(ValueError):
    """Why a job can't be done: one sentence with the remedy, and the node's path where known."""

    def __init__(self, message: str, node: str | None = None) -> None:
        super().__init__(message)
        self.node = node


class JobCancelledError(Exception):
    """Raised inside a job that was asked to stop."""


@dataclass
class Running:
    """One job under way. `node` is the path of the node that an exception came out of.

    `survived` is what a job broke off at, that has something to show all the same.
    """

    job: int
    send: Callable[[Message], None]
    cancelled: Callable[[], bool] = lambda: False
    node: str | None = None
    survived: Exception | None = None
    _sent: float = field(default=0.0, init=False)

    def check(self) -> None:
        """Go on or raise JobCancelledError; called between iterations."""
        if self.cancelled():
            raise JobCancelledError

    def due(self) -> bool:
        """Whether it is time for news; true about ten times a second."""
        now = time.monotonic()
        if now - self._sent < BETWEEN:
            return False
        self._sent = now
        return True

    def stage(self, message: str, done: int = 0, total: int = 0) -> None:
        """A new stage of the job: told at once."""
        self.check()
        self.send(Progress(job=self.job, done=done, total=total, message=message))

    def advance(self, message: str, done: int, total: int) -> None:
        """One more iteration: told when it is due."""
        self.check()
        if self.due():
            self.stage(message, done, total)


def sound(text: str) -> Analysis:
    """The analysis of the design in a request; raises JobError where it has a fault."""
    try:
        analysis = analyse(decode(text.encode(), "The design"))
    except DesignError as error:
        raise JobError(str(error)) from None
    if not len(analysis.design):
        raise JobError("The design is empty: add an Input, layers and an Output.")
    for diagnostic in analysis.diagnostics:
        if diagnostic.severity == "error":
            raise JobError(diagnostic.message, diagnostic.node or None)
    return analysis


def ran_out_of_memory(error: BaseException) -> bool:
    """Whether an exception means that a device has no more memory."""
    first = next(iter(str(error).splitlines()), "")
    named = isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError"
    return named or "can't allocate memory" in first or "size calculation overflowed" in first


def sentence(error: Exception) -> str:
    """What happened and what to do, in a sentence, for any exception."""
    if isinstance(error, JobError | DesignError):
        return str(error)
    first = next(iter(str(error).splitlines()), "").strip().rstrip(".")
    if ran_out_of_memory(error):
        return "The device's memory ran out: try a smaller batch, a smaller input or fewer filters."
    return f"{type(error).__name__}: {first[:500]}." if first else f"{type(error).__name__}."
