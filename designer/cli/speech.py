"""What the command line says: data on stdout, everything else on stderr, never a traceback."""

import sys
from typing import Any

import msgspec


class FailureError(Exception):
    """The design or the run failed: one sentence, exit 1."""


class WrongUsageError(Exception):
    """The command can't be meant so: one sentence, exit 2."""


def plain(text: str) -> str:
    """Without letters that would steer a terminal: names come from files."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in text)


def tell(text: str) -> None:
    """A message, on stderr."""
    if sys.stderr:
        sys.stderr.write(plain(text) + "\n")


def answer(text: str) -> None:
    """A line of data, on stdout."""
    if sys.stdout:
        sys.stdout.write(plain(text) + "\n")


def answer_json(value: Any) -> None:
    """The data as JSON, alone on stdout."""
    answer(as_json(value))


def as_json(value: Any) -> str:
    """Indented, keys in their order."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


class Status:
    """How far a job is, on stderr: one line that changes, or one a stage where that can't be."""

    def __init__(self) -> None:
        self._live = bool(sys.stderr and sys.stderr.isatty())
        self._said = ""

    def stage(self, text: str, amount: str = "") -> None:
        """The stage of the job, and in a terminal how far it is."""
        if self._live:
            self.show(f"{text} {amount}".rstrip())
            return
        stage = text.partition(": ")[0]  # "Timing the layers: run 7" is one stage with all runs
        if stage != self._said:
            tell(stage)
        self._said = stage

    def show(self, text: str) -> None:
        """A passing detail, for a terminal alone."""
        if self._live:
            sys.stderr.write(f"\r\x1b[K{plain(text)}")
            sys.stderr.flush()
            self._said = text

    def keep(self, text: str) -> None:
        """A line that stays."""
        self.clear()
        tell(text)

    def clear(self) -> None:
        """Leave the line empty for what comes."""
        if self._live and self._said:
            sys.stderr.write("\r\x1b[K")
            self._said = ""
