"""The worker process: `python -m designer.lab.worker` reads requests and runs one job at a time.

Jobs run on the main thread; a daemon thread reads the requests, so that a cancellation arrives
while a job runs. Events leave by a private copy of stdout: stdout itself is turned into stderr
before any library can print on it.
"""

import gc
import logging
import os
import queue
import signal
import sys
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from designer.lab import needs
from designer.lab.execution.running import JobCancelledError, JobError, Running, sentence
from designer.lab.messages.lines import MAX_LINE, ProtocolError, decode_request, encode
from designer.lab.messages.measurement import Calibrate, Profile, Trace
from designer.lab.messages.message import Message
from designer.lab.messages.protocol import (
    Cancel,
    Cancelled,
    Ending,
    Export,
    Failed,
    Job,
    Progress,
    Ready,
    Train,
)
from designer.lab.messages.sweep_messages import Sweep

PULSE = "NETWRIGHT_PULSE"  # in the environment: seconds between two signs of life
FAREWELL = 5.0  # seconds that a running job has to stop in when the client is gone


class _JobNumber(msgspec.Struct):
    job: int = 0


class Inbox:
    """Requests as they arrive: jobs in a queue, cancellations at once."""

    def __init__(self, requests: BinaryIO, send: Callable[[Message], None]) -> None:
        self.jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self.cancelled: set[int] = set()
        self.closed = False
        self._requests = requests
        self._send = send

    def read(self) -> None:
        """Read until the client closes the line, then end the process, running job or not."""
        while (line := self._requests.readline(MAX_LINE + 1)) and len(line) <= MAX_LINE:
            try:
                request = decode_request(line)
            except ProtocolError as error:
                message = f"The worker did not understand the request: {error}."
                self._send(Failed(job=_number(line), message=message))
                continue
            if isinstance(request, Cancel):
                self.cancelled.add(request.job)
            else:
                self.jobs.put(request)
        self.closed = True
        self.jobs.put(None)
        time.sleep(FAREWELL)
        os._exit(1)

    def stops(self, job: int) -> bool:
        """Whether that job is to stop."""
        return self.closed or job in self.cancelled


def _number(line: bytes) -> int:
    try:
        return msgspec.json.decode(line, type=_JobNumber).job
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return 0


def main() -> None:
    """Serve one client until it closes the line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the client's: it asks to cancel
    requests, events = _private_lines()
    _die_first()
    lock = threading.Lock()

    def send(message: Message) -> None:
        with lock:
            events.write(encode(message))
            events.flush()

    inbox = Inbox(requests, send)
    threading.Thread(target=inbox.read, daemon=True, name="requests").start()
    _quieten()
    if seconds := float(os.environ.get(PULSE) or 0):
        threading.Thread(target=_beat, args=(send, seconds), daemon=True, name="pulse").start()
    try:
        send(_ready())
    except (ImportError, OSError) as error:
        send(Failed(message=f"PyTorch can't be loaded: {error}. Install it again."))
        sys.exit(1)
    while (job := inbox.jobs.get()) is not None:
        if not serve(job, send, inbox.stops):
            os._exit(1)  # a broken CUDA context may hang an orderly exit


def _beat(send: Callable[[Message], None], seconds: float) -> None:
    """Write on a line that may be dead: only then does the far end's ssh server find out."""
    with suppress(OSError):
        while True:
            time.sleep(seconds)
            send(Progress(done=0, total=0, message=""))


def _private_lines() -> tuple[BinaryIO, BinaryIO]:
    """Copies of stdin and stdout that no library knows of."""
    requests, events = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return os.fdopen(requests, "rb"), os.fdopen(events, "wb")


def _die_first() -> None:
    """Where memory runs out, Linux is to end the worker and not the window."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")


def _quieten() -> None:
    warnings.simplefilter("ignore")
    for name in ("lightning.pytorch", "lightning.fabric", "torch"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _ready() -> Ready:
    from designer.lab.execution.devices import available, usual_threads, versions

    usual_threads()
    return Ready(versions=versions(), devices=available())


def serve(job: Job, send: Callable[[Message], None], stops: Callable[[int], bool]) -> bool:
    """Run one job to its end; False where the process can't be trusted with another."""
    running = Running(job.job, send, lambda: stops(job.job))
    sound = True
    ending: Ending
    try:
        running.check()
        ending = perform(job, running)
        sound = not (running.survived and _device_is_lost(running.survived))
    except JobCancelledError:
        ending = Cancelled(job=job.job)
    except Exception as error:  # whatever a job raises, the worker goes on
        traceback.print_exc()
        node = error.node if isinstance(error, JobError) else None
        ending = Failed(job=job.job, message=sentence(error), node=node or running.node)
        sound = not _device_is_lost(error)
    if sound:
        _free_memory()
    send(ending)
    return sound


def perform(job: Job, running: Running) -> Ending:
    """The job's own code, imported when it is first needed."""
    needs.check(job)
    match job:
        case Profile():
            from designer.lab.measuring.profiling import profile

            return profile(job, running)
        case Sweep():
            from designer.lab.measuring.sweeping import sweep

            return sweep(job, running)
        case Trace():
            from designer.lab.measuring.tracing import trace

            return trace(job, running)
        case Calibrate():
            from designer.lab.measuring.calibration import calibrate

            return calibrate(job, running)
        case Train():
            from designer.lab.training.fitting import train

            return train(job, running)
        case Export():
            from designer.lab.verification import export

            return export(job, running)


def _device_is_lost(error: Exception) -> bool:
    """After a fault on CUDA, other than memory running out, its context stays broken."""
    import torch

    signs = ("CUDA error", "CUDNN_STATUS", "CUBLAS_STATUS")
    found = any(sign in str(error) for sign in signs)
    return found and not isinstance(error, torch.OutOfMemoryError)


def _free_memory() -> None:
    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


if __name__ == "__main__":
    main()
