"""Timing by repetition, and one line of the table."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Row:
    """What was measured; `bound` is what the figure should not exceed, or the ratio reach."""

    subject: str
    ours: float
    unit: str
    bound: str
    met: bool
    peer: str = ""
    theirs: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.theirs / self.ours if self.theirs is not None else None


def best(work: Callable[[], object], repeats: int) -> float:
    """Seconds of the fastest of so many runs: the least disturbed one."""
    fastest = float("inf")
    for _ in range(repeats):
        start = perf_counter()
        work()
        fastest = min(fastest, perf_counter() - start)
    return fastest
