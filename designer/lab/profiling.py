"""Latency of a network: layer by layer with probes, then whole without them.

The layers come first, so that whatever fails has a node's name. On CUDA the times are those of
events on the device's stream: at small batches they hold the gaps in which the device waits for
Python to launch the next kernel, as the latency of eager PyTorch does.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any, TypeVar

from designer.design.analysis import Analysis
from designer.lab import devices, memory_check
from designer.lab.layer_table import costs, rows, spread
from designer.lab.probes import Stopwatch
from designer.lab.protocol import Profile, ProfileDone, ProfileResult
from designer.lab.running import JobError, Running, sound
from designer.lab.samples import samples
from designer.translate.module import to_torch

if TYPE_CHECKING:
    import torch

T = TypeVar("T")
FEWEST = 3  # runs, however long they take
STEADY = 0.01  # enough runs: interquartile range / √runs, an error of the median, below this part


@dataclass(frozen=True)
class Clock:
    """How time is taken on a device: `stamp` marks now, `elapsed` is ms between two marks.

    Marks may be read after `wait`, when the device has done all that was asked.
    """

    stamp: Callable[[], Any]
    elapsed: Callable[[Any, Any], float]
    wait: Callable[[], None]


def clock(device: "torch.device") -> Clock:
    """CUDA events on CUDA, perf_counter elsewhere."""
    if device.type != "cuda":
        return Clock(time.perf_counter_ns, lambda begin, end: (end - begin) / 1e6, lambda: None)
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


def profile(request: Profile, running: Running) -> ProfileDone:
    """Measure the design of a request."""
    import torch

    if min(request.batch, request.min_repeats, request.max_repeats) < 1:
        raise JobError("Batch size and numbers of repeats start at 1.")
    analysis = sound(request.design)
    device = devices.choose(request.device)
    with torch.inference_mode():
        return ProfileDone(job=request.job, result=_measure(request, analysis, device, running))


def _measure(
    request: Profile, analysis: Analysis, device: "torch.device", running: Running
) -> ProfileResult:
    threads = devices.use_threads(request.threads)
    devices.reset_peak(device)
    by_layer = _time_layers(request, analysis, device, running)
    whole = _time_whole(request, analysis, device, running)
    peak = devices.peak_memory(device)
    running.stage("Measuring the memory", 99, 100)
    memory = memory_check.check(analysis, request.batch, device)
    layers = rows(by_layer, costs(analysis), request.batch)
    p50, layers_ms = median(whole), sum(row.ms for row in layers if row.depth == 0)
    return ProfileResult(
        request=request,
        device=devices.describe(device),
        versions=devices.versions(),
        threads=threads,
        p50_ms=p50,
        p95_ms=_p95(whole),
        spread_ms=spread(whole),
        repeats=len(whole),
        images_per_s=1000 * request.batch / max(p50, 1e-9),
        peak_memory_bytes=peak,
        parameters=analysis.totals.parameters,
        macs=analysis.totals.macs * request.batch,
        layers=layers,
        layers_ms=layers_ms,
        layer_repeats=len(by_layer),
        difference_ms=layers_ms - p50,
        memory=memory,
    )


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def _time_layers(
    request: Profile, analysis: Analysis, device: "torch.device", running: Running
) -> list[dict[str, float]]:
    """Times of the leaves, in each run that counts."""
    running.stage("Building the network, with probes", 0, 100)
    ticks = clock(device)
    watch = Stopwatch(running, ticks.stamp)
    module = to_torch(analysis.design, watch).eval().to(device)
    inputs = samples(analysis, request.batch, device).values()

    def once() -> dict[str, float]:
        module(*inputs)
        ticks.wait()
        return watch.take(ticks.elapsed)

    progress = partial(_tell, running, "Timing the layers", 0)
    return _repeat(once, lambda times: sum(times.values()), request, progress)


def _time_whole(
    request: Profile, analysis: Analysis, device: "torch.device", running: Running
) -> list[float]:
    """Times of the whole network, in each run that counts."""
    running.stage("Building the network", 50, 100)
    ticks = clock(device)
    module = to_torch(analysis.design).eval().to(device)
    inputs = samples(analysis, request.batch, device).values()

    def once() -> float:
        begin = ticks.stamp()
        module(*inputs)
        end = ticks.stamp()
        ticks.wait()
        return ticks.elapsed(begin, end)

    progress = partial(_tell, running, "Timing the whole network", 50)
    return _repeat(once, lambda ms: ms, request, progress)


def _tell(running: Running, message: str, before: int, run: int, part: float) -> None:
    which = f"run {run}" if run else "warming up"
    running.advance(f"{message}: {which}", before + int(50 * min(part, 1.0)), 100)


def _repeat(
    once: Callable[[], T],
    milliseconds: Callable[[T], float],
    request: Profile,
    progress: Callable[[int, float], None],
) -> list[T]:
    """Warm up, then run until the median is known well enough or the time is over."""
    begin = time.monotonic()
    for number in range(request.warmup):
        progress(0, 0.0)
        once()
        if number and time.monotonic() > begin + request.seconds:
            break
    begin = time.monotonic()
    kept: list[T] = []
    times: list[float] = []
    part = 0.0
    while len(kept) < request.max_repeats and (len(kept) < FEWEST or part < 1.0):
        progress(len(kept) + 1, part)
        kept.append(once())
        times.append(milliseconds(kept[-1]))
        enough = max(request.min_repeats, _runs_wanted(times))
        elapsed = (time.monotonic() - begin) / max(request.seconds, 1e-9)
        part = max(len(kept) / min(enough, request.max_repeats), elapsed)
    return kept


def _runs_wanted(times: Sequence[float]) -> float:
    """So many runs bring the median's error below STEADY, as far as one can tell."""
    return (spread(times) / (STEADY * max(median(times), 1e-9))) ** 2
