"""The worker as its clients start it, and a blocking run of one job for the command line."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from designer.lab.conversation import Conversation
from designer.lab.protocol import ENDINGS, Ending, Event, Job

__all__ = ["GRACE", "Conversation", "command", "environment", "exit_cause", "run"]

GRACE = 2.0  # seconds that a worker has to obey a cancellation before it is killed
ROOT = Path(__file__).resolve().parents[2]


def command() -> list[str]:
    """The worker's command line; -P keeps files of the current folder from being imported."""
    return [sys.executable, "-P", "-m", "designer.lab.worker"]


def environment() -> dict[str, str]:
    """The worker's environment: this one, and where this Netwright lies, installed or not."""
    paths = [str(ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def exit_cause(code: int) -> str:
    """How a process ended: its exit code, or minus the signal that killed it."""
    if code >= 0:
        return f"exit code {code}"
    try:
        name = f" ({signal.Signals(-code).name})"
    except ValueError:
        name = ""
    memory = "; was it short of memory?" if -code == 9 else ""
    return f"killed by signal {-code}{name}{memory}"


def run(request: Job, on_event: Callable[[Event], None]) -> Ending:
    """Run one job in a worker of its own and wait for its end.

    `on_event` gets every event, the ending too. Ctrl-C asks the job to stop; a second one, or a
    job that does not stop, kills the worker.
    """
    conversation = Conversation()
    conversation.submit(request)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command(),
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        try:
            return _follow(process, conversation, on_event, errors)
        finally:
            _dismiss(process)


def _follow(
    process: "subprocess.Popen[bytes]",
    conversation: Conversation,
    on_event: Callable[[Event], None],
    errors: IO[bytes],
) -> Ending:
    while True:
        try:
            for event in _exchange(process, conversation, errors):
                on_event(event)
                if isinstance(event, ENDINGS):
                    return event
        except KeyboardInterrupt:
            _interrupt(process, conversation)


def _exchange(
    process: "subprocess.Popen[bytes]", conversation: Conversation, errors: IO[bytes]
) -> list[Event]:
    """Write what is to be written, wait for something to read."""
    _write(process, conversation.outgoing())
    data = _read(process)
    if data:
        return conversation.receive(data)
    return conversation.lost(exit_cause(process.wait()), _last_line(errors))


def _interrupt(process: "subprocess.Popen[bytes]", conversation: Conversation) -> None:
    job = conversation.running
    if job is None:
        raise KeyboardInterrupt
    conversation.cancel(job.job)
    cancellation = conversation.outgoing()
    if not cancellation:
        process.kill()
        return
    _write(process, cancellation)
    timer = threading.Timer(GRACE, process.kill)
    timer.daemon = True
    timer.start()


def _write(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    if data and process.stdin:
        with suppress(OSError):  # it is gone; reading tells how
            process.stdin.write(data)
            process.stdin.flush()


def _read(process: "subprocess.Popen[bytes]") -> bytes:
    return os.read(process.stdout.fileno(), 2**16) if process.stdout else b""


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read()[-2000:].decode(errors="replace").split("\n")
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")


def _dismiss(process: "subprocess.Popen[bytes]") -> None:
    """End the worker: whatever it had to tell or to write is told and written."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
