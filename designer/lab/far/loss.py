"""How a worker's process ended, in words."""

import signal
from dataclasses import dataclass


@dataclass(frozen=True)
class Loss:
    """How a worker ended: a cause, the last thing it said; a sentence, where it says all."""

    cause: str
    last_words: str = ""
    sentence: str = ""


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


def last_line(errors: bytes) -> str:
    """The last thing that a process said."""
    lines = errors[-2000:].decode(errors="replace").split("\n")
    return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")
