"""A worker's process as its client sees it: how it is started, greeted and mourned."""

import os
import sys
from typing import Protocol

from designer.lab.far.host import Host
from designer.lab.far.loss import Loss, exit_cause, last_line
from designer.lab.far.parcel import ROOT
from designer.lab.far.remote import Remote


class Connection(Protocol):
    """One process; its owner starts `command`, writes `greeting`, lets `sift` see what comes."""

    @property
    def command(self) -> list[str]:
        """The command line."""

    @property
    def greeting(self) -> bytes:
        """What is written before the first request."""

    def sift(self, data: bytes) -> bytes:
        """What of it is the worker's."""

    def loss(self, code: int | None, errors: bytes) -> Loss:
        """Why it ended, from exit code (or minus its signal; None: it never began) and stderr."""


def command() -> list[str]:
    """The worker's command line; -P keeps files of the current folder from being imported."""
    return [sys.executable, "-P", "-m", "designer.lab.worker"]


def environment() -> dict[str, str]:
    """The worker's environment: this one, and where this Netwright lies, installed or not."""
    paths = [str(ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


class Local:
    """A worker on this computer."""

    def __init__(self) -> None:
        self.command = command()
        self.greeting = b""

    def sift(self, data: bytes) -> bytes:
        """All of it."""
        return data

    def loss(self, code: int | None, errors: bytes) -> Loss:
        """The exit code or signal."""
        return Loss(exit_cause(127 if code is None else code), last_line(errors))


def connect(host: Host | None) -> Connection:
    """A connection for one process, to this computer's worker or another's."""
    if host is None:
        return Local()
    return Remote(host)
