"""The worker as its clients start it, and a blocking run of one job for the command line."""

import os
import subprocess
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, cast

from designer.lab.conversation import Conversation
from designer.lab.execution.running import JobError
from designer.lab.far.connection import Connection, command, connect, environment
from designer.lab.far.host import Host
from designer.lab.far.parcel import ROOT
from designer.lab.messages.protocol import ENDINGS, Ending, Event, Failed, Job, Train
from designer.lab.training import folder as training_folder

__all__ = [
    "GRACE",
    "ROOT",
    "Conversation",
    "command",
    "environment",
    "refusal",
    "run",
]

# Seconds that a worker has to obey a cancellation before it is killed. Killing it and hearing of
# its end take up to half a second more, and a cancelled job is to be over within two.
GRACE = 1.2


def refusal(request: Job, host: Host | None) -> str:
    """Why a job can't be sent to that computer; empty where it can."""
    if host and isinstance(request, Train):
        try:
            training_folder.prepare(request.folder)
        except JobError as error:
            return str(error)
    return ""


def run(request: Job, on_event: Callable[[Event], None], host: Host | None = None) -> Ending:
    """Run one job in a worker of its own, here or on a host, and wait for its end.

    `on_event` gets every event, the ending too. Ctrl-C asks the job to stop; a second one, or a
    job that does not stop, kills the worker.
    """
    fault = refusal(request, host)
    if fault:
        failed = Failed(message=fault)
        on_event(failed)
        return failed
    conversation, connection = Conversation(host), connect(host)
    conversation.submit(request)
    with tempfile.TemporaryFile() as errors:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, or ssh
                connection.command,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                start_new_session=host is not None,  # Ctrl-C is the client's: it asks to cancel
            )
        except FileNotFoundError:
            conversation.outgoing()
            (ending,) = _loss(conversation, connection, None, errors)
            on_event(ending)
            return cast("Ending", ending)
        try:
            _write(process, connection.greeting)
            return _follow(process, conversation, connection, on_event, errors)
        finally:
            _dismiss(process)


def _follow(
    process: "subprocess.Popen[bytes]",
    conversation: Conversation,
    connection: Connection,
    on_event: Callable[[Event], None],
    errors: IO[bytes],
) -> Ending:
    while True:
        try:
            for event in _exchange(process, conversation, connection, errors):
                on_event(event)
                if isinstance(event, ENDINGS):
                    return event
        except KeyboardInterrupt:
            _interrupt(process, conversation)


def _exchange(
    process: "subprocess.Popen[bytes]",
    conversation: Conversation,
    connection: Connection,
    errors: IO[bytes],
) -> list[Event]:
    """Write what is to be written, wait for something to read."""
    _write(process, conversation.outgoing())
    data = _read(process)
    if data:
        return conversation.receive(connection.sift(data))
    return _loss(conversation, connection, process.wait(), errors)


def _loss(
    conversation: Conversation,
    connection: Connection,
    code: int | None,
    errors: IO[bytes],
) -> list[Event]:
    errors.seek(0)
    loss = connection.loss(code, errors.read())
    return conversation.lost(loss.cause, loss.last_words, loss.sentence)


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


def _dismiss(process: "subprocess.Popen[bytes]") -> None:
    """End the worker: whatever it had to tell or to write is told and written."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()
