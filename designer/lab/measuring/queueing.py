"""How long a measurement's threads wanted a processor and had none: other work beside it shows.

Linux counts it for each thread (Documentation/scheduler/sched-stats.rst); nobody else is asked.
"""

import os
from contextlib import suppress
from pathlib import Path

TASKS = Path("/proc/self/task")
Times = dict[str, tuple[int, int]]


class Queueing:
    """From now on, over all threads of this process."""

    def __init__(self, tasks: Path = TASKS) -> None:
        self._tasks = tasks
        self._before = _times(tasks)

    def share(self, threads: int) -> float | None:
        """The part of the wanted time that was spent waiting; None where it tells nothing.

        So it is where it isn't counted, and where so many threads are more than the processors:
        they wait for each other.
        """
        if threads > _processors():
            return None
        ran = waited = 0
        for thread, (now_ran, now_waited) in _times(self._tasks).items():
            before_ran, before_waited = self._before.get(thread, (0, 0))
            ran += now_ran - before_ran
            waited += now_waited - before_waited
        return waited / (ran + waited) if ran > 0 and waited >= 0 else None


def _times(tasks: Path) -> Times:
    """Nanoseconds of each thread: on a processor, and in the queue for one."""
    found: Times = {}
    with suppress(OSError):
        for task in tasks.iterdir():
            with suppress(OSError, ValueError):  # it has ended meanwhile
                ran, waited, _ = (task / "schedstat").read_text().split()
                found[task.name] = int(ran), int(waited)
    return found


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
