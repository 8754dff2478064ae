"""The client's side of the conversation with a worker: queue, requests out, events in.

It moves no bytes itself: the window joins it to a QProcess, `designer.lab.client.run` to a pipe.
"""

from collections import deque

from msgspec.structs import replace

from designer.lab.far.delivery import Delivery
from designer.lab.far.host import Host
from designer.lab.messages.lines import MAX_LINE, ProtocolError, decode_event, encode
from designer.lab.messages.measurement import Calibrate, Profile, Trace
from designer.lab.messages.protocol import (
    ENDINGS,
    Cancel,
    Cancelled,
    Event,
    Export,
    Failed,
    Job,
    Ready,
    Train,
)
from designer.lab.messages.sweep_messages import Sweep

NOUNS = {
    Profile: "the profile",
    Sweep: "the sweep",
    Trace: "the trace",
    Calibrate: "the calibration",
    Train: "the training",
    Export: "the export",
}


class Conversation:
    """Jobs queued for one worker after another; one runs at a time.

    The owner writes `outgoing()` to a running worker, starting one when `busy`; gives what it reads
    to `receive`; and says `lost` when the worker has ended. When `broken`, it ends the worker.
    """

    def __init__(self, host: Host | None = None) -> None:
        self._delivery = Delivery(host) if host else None
        self.ready: Ready | None = None
        self.broken = False
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._cancelling = False
        self._numbers = 0
        self._outgoing = bytearray()
        self._incoming = bytearray()
        self._complaint = ""

    @property
    def running(self) -> Job | None:
        """The job that a worker has, or is about to get."""
        return self._running

    @property
    def waiting(self) -> tuple[Job, ...]:
        """The jobs that come after it."""
        return tuple(self._waiting)

    @property
    def busy(self) -> bool:
        """Whether a worker is needed."""
        return self._running is not None or bool(self._waiting)

    def submit(self, job: Job) -> int:
        """Put a job at the end of the queue; its number."""
        self._numbers += 1
        self._waiting.append(replace(job, job=self._numbers))
        return self._numbers

    def cancel(self, number: int) -> list[Event]:
        """Stop a job: one that waits ends at once, the running one is asked to.

        A worker that has not obeyed after GRACE is to be killed; the job then ends as Cancelled.
        """
        for job in self._waiting:
            if job.job == number:
                self._waiting.remove(job)
                return [Cancelled(job=number)]
        if self._running and self._running.job == number and not self._cancelling:
            self._cancelling = True
            self._outgoing += encode(Cancel(job=number))
        return []

    def outgoing(self) -> bytes:
        """What is to be written now, handed out once; ask after each submit, cancel and event."""
        if self.broken:
            return b""
        if self._running is None and self._waiting:
            self._running = self._waiting.popleft()
            sent = self._delivery.departing(self._running) if self._delivery else self._running
            self._outgoing += encode(sent)
        written = bytes(self._outgoing)
        self._outgoing.clear()
        return written

    def receive(self, data: bytes) -> list[Event]:
        """The events in what was read; a line that is none breaks the conversation."""
        if self.broken:
            return []
        self._incoming += data
        events: list[Event] = []
        if b"\n" in data:
            *lines, rest = self._incoming.split(b"\n")
            self._incoming = rest
            for line in lines:
                try:
                    events += self._heard(bytes(line))
                except ProtocolError as error:
                    return events + self._break(f"it sent what is no event, {error}")
        if len(self._incoming) > MAX_LINE:
            return events + self._break(f"it sent a line of more than {MAX_LINE >> 20} MiB")
        return events

    def _heard(self, line: bytes) -> list[Event]:
        event = decode_event(line)
        if isinstance(event, Ready):
            self.ready = event
            return [event]
        if isinstance(event, Failed) and event.job == 0:
            self._complaint = event.message
            return []
        if self._running is None or event.job != self._running.job:
            return []
        heard = self._delivery.arriving(event, self._running) if self._delivery else event
        if isinstance(heard, ENDINGS):
            self._end()
        return [heard] if heard else []

    def _end(self) -> None:
        self._running, self._cancelling = None, False
        if self._delivery:
            self._delivery.abandon()

    def _break(self, cause: str) -> list[Event]:
        events = self.lost(cause)
        self.broken = True
        return events

    def lost(self, cause: str, last_words: str = "", sentence: str = "") -> list[Event]:
        """The worker has ended, as `exit_cause` says; the next job starts a new one.

        A `sentence` is all that is to be said of it.
        """
        job, cancelling = self._running, self._cancelling
        complaint = self._complaint or sentence
        self._end()
        self._outgoing.clear()
        self._incoming.clear()
        self.ready, self.broken, self._complaint = None, False, ""
        if job is None:
            return []
        if cancelling:
            return [Cancelled(job=job.job, killed=True)]
        message = complaint or (
            f"The worker stopped ({cause}) during {NOUNS[type(job)]}; the next job starts a new "
            "one."
        )
        words = f" Its last words: {last_words}" if last_words and not complaint else ""
        return [Failed(job=job.job, message=message + words, lost=not complaint)]
