"""Probes for a module built with `to_torch(design, probe)`: where it is, and how long it stays.

A statement runs inside ``with probe(node id):`` and a block's statements inside the block's, so
that the ids entered and not yet left are a path: layer1/conv1.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from designer.design.cost.ledger import leaves
from designer.lab.execution.running import Running


class Trail:
    """Knows the path of the node that runs; where an exception passes, tells the job which."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.path: list[str] = []

    def __call__(self, node_id: str) -> Self:
        """The probe that a statement enters; here a cancelled job stops."""
        self.running.check()
        self.path.append(node_id)
        return self

    def __enter__(self) -> None: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None and self.running.node is None:
            self.running.node = "/".join(self.path)
        self.path.pop()


class Stopwatch(Trail):
    """A trail that stamps the time at both ends of each statement."""

    def __init__(self, running: Running, stamp: Callable[[], Any]) -> None:
        super().__init__(running)
        self._stamp = stamp
        self._begun: list[Any] = []
        self._ended: list[tuple[str, Any, Any]] = []

    def __enter__(self) -> None:
        self._begun.append(self._stamp())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        end = self._stamp()
        self._ended.append(("/".join(self.path), self._begun.pop(), end))
        super().__exit__(kind, error, traceback)

    def take(self, elapsed: Callable[[Any, Any], float]) -> dict[str, float]:
        """Milliseconds of each leaf since the last time, copies of one node summed."""
        spans, self._ended = self._ended, []
        times: dict[str, float] = {}
        for path, begin, end in spans:
            times[path] = times.get(path, 0.0) + elapsed(begin, end)
        return {path: times[path] for path in leaves(times)}


class MemoryGauge(Trail):
    """A trail that reads the device's peak of memory after each statement.

    Inside a block the peak starts anew with each statement, so the leaves alone are to be trusted.
    """

    def __init__(
        self, running: Running, reset: Callable[[], None], peak: Callable[[], int]
    ) -> None:
        super().__init__(running)
        self._reset, self._peak = reset, peak
        self.peaks: dict[str, int] = {}

    def __enter__(self) -> None:
        self._reset()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        path = "/".join(self.path)
        self.peaks[path] = max(self.peaks.get(path, 0), self._peak())
        super().__exit__(kind, error, traceback)
