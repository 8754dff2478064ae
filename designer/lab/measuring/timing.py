"""Time as a device tells it, and runs repeated until their median is known well enough.

On CUDA the times are those of events on the device's stream: at small batches they hold the gaps
in which the device waits for Python to launch the next kernel, as the latency of eager PyTorch
does.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, TypeVar

from designer.lab.measuring.medians import spread
from designer.lab.messages.measurement import Profile

if TYPE_CHECKING:
    import torch

T = TypeVar("T")
FEWEST = 3  # runs, unless the first alone takes longer than there is time
STEADY = 0.01  # enough runs: interquartile range / √runs, an error of the median, below this part


@dataclass(frozen=True)
class Clock:
    """How time is taken on a device: `stamp` marks now, `elapsed` is ms between two marks.

    Marks may be read after `wait`, when the device has done all that was asked.
    """

    stamp: Callable[[], Any]
    elapsed: Callable[[Any, Any], float]
    wait: Callable[[], None]


def cpu_clock() -> Clock:
    """The monotonic clock of the machine."""
    return Clock(time.perf_counter_ns, lambda begin, end: (end - begin) / 1e6, lambda: None)


def clock(device: "torch.device") -> Clock:
    """CUDA events on CUDA, perf_counter elsewhere."""
    if device.type != "cuda":
        return cpu_clock()
    import torch

    def stamp() -> torch.cuda.Event:
        event = torch.cuda.Event(enable_timing=True)  # type: ignore[no-untyped-call]
        event.record()
        return event

    return Clock(
        stamp,
        lambda begin, end: float(begin.elapsed_time(end)),
        lambda: torch.cuda.synchronize(device),
    )


def repeat(
    once: Callable[[], T],
    milliseconds: Callable[[T], float],
    request: Profile,
    progress: Callable[[int, float], None],
) -> list[T]:
    """Warm up, then run until the median is known well enough or the time is over.

    `progress` is told the number of the run, 0 in warm-up, and the part that is done. A run that
    takes longer than all the time there is is the only one.
    """
    begin = time.monotonic()
    for _ in range(request.warmup):
        progress(0, 0.0)
        once()
        if time.monotonic() > begin + request.seconds:
            break
    begin = time.monotonic()
    kept: list[T] = []
    times: list[float] = []
    part, fewest = 0.0, FEWEST
    while len(kept) < request.max_repeats and (len(kept) < fewest or part < 1.0):
        progress(len(kept) + 1, part)
        kept.append(once())
        times.append(milliseconds(kept[-1]))
        enough = max(request.min_repeats, _runs_wanted(times))
        elapsed = (time.monotonic() - begin) / max(request.seconds, 1e-9)
        fewest = 1 if len(kept) == 1 and elapsed > 1.0 else fewest
        part = max(len(kept) / min(enough, request.max_repeats), elapsed)
    return kept


def _runs_wanted(times: Sequence[float]) -> float:
    """So many runs bring the median's error below STEADY, as far as one can tell."""
    return (spread(times) / (STEADY * max(median(times), 1e-9))) ** 2
