"""A conversation with real worker processes, with deadlines."""

import os
import select
import subprocess
import time
from collections.abc import Callable

from designer.lab.conversation import Conversation
from designer.lab.far.connection import Connection, connect, environment
from designer.lab.far.host import Host
from designer.lab.messages.protocol import ENDINGS, Ending, Event, Job


class Desk:
    """Does what the window does: starts workers, carries bytes, tells when they end."""

    def __init__(self, host: Host | None = None) -> None:
        self.host = host
        self.conversation = Conversation(host)
        self.connection: Connection | None = None
        self.events: list[Event] = []
        self.process: subprocess.Popen[bytes] | None = None

    def submit(self, job: Job) -> int:
        number = self.conversation.submit(job)
        self.write()
        return number

    def write(self) -> None:
        if self.conversation.busy and self.process is None:
            pipe = subprocess.PIPE
            self.connection = connect(self.host)
            self.process = subprocess.Popen(
                self.connection.command, env=environment(), stdin=pipe, stdout=pipe, bufsize=0
            )
            self.put(self.connection.greeting)
        if self.process:
            self.put(self.conversation.outgoing())

    def put(self, data: bytes) -> None:
        """All of it: the pipe is unbuffered, and takes a part at a time."""
        while data:
            data = data[self.process.stdin.write(data) :]

    def wait(self, until: Callable[[Event], bool], seconds: float = 60) -> Event:
        """Carry bytes until such an event comes."""
        deadline = time.monotonic() + seconds
        seen = len(self.events)
        while True:
            for event in self.events[seen:]:
                seen += 1
                if until(event):
                    return event
            remaining = deadline - time.monotonic()
            assert remaining > 0, f"nothing after {seconds} s; heard {self.events[-3:]}"
            self.turn(remaining)

    def turn(self, seconds: float) -> None:
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        if not ready:
            return
        data = os.read(self.process.stdout.fileno(), 65536)
        if data:
            self.events += self.conversation.receive(self.connection.sift(data))
        else:
            loss = self.connection.loss(self.process.wait(), b"")
            self.events += self.conversation.lost(loss.cause, loss.last_words, loss.sentence)
            self.close()
        self.write()

    def ending(self, number: int, seconds: float = 60) -> Ending:
        return self.wait(lambda e: isinstance(e, ENDINGS) and e.job == number, seconds)

    def close(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()
            self.process = None
