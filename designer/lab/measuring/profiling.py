"""Latency of a network: layer by layer with probes, whole without them, and as a training step.

The layers come first, so that whatever fails has a node's name. Where a later phase fails, as for
want of memory, what was found before it stays.
"""

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from msgspec.structs import replace

from designer.design.cost.ledger import costs, leaves
from designer.lab.execution import devices
from designer.lab.execution.probes import MemoryGauge, Stopwatch
from designer.lab.execution.running import JobCancelledError, JobError, Running, sentence
from designer.lab.measuring import energy, memory_check
from designer.lab.measuring.layer_table import rows
from designer.lab.measuring.medians import timing
from designer.lab.measuring.onnxruntime_backend import time_session
from designer.lab.measuring.profile_result import result_of
from designer.lab.measuring.queueing import Queueing
from designer.lab.measuring.settings import Subject, explained, forget_compiled, precision, prepare
from designer.lab.measuring.timing import clock, repeat
from designer.lab.measuring.training_step import time_training
from designer.lab.messages.measurement import (
    Energy,
    LayerTime,
    MemoryCheck,
    Phase,
    Profile,
    ProfileDone,
    ProfileResult,
    Timing,
    TrainingStep,
)


def profile(request: Profile, running: Running) -> ProfileDone:
    """Measure the design of a request."""
    if min(request.min_repeats, request.max_repeats) < 1:
        raise JobError("Numbers of repeats start at 1.")
    subject = prepare(request)
    with precision(request):
        try:
            return ProfileDone(job=request.job, result=_measure(request, subject, running))
        finally:
            forget_compiled(request)


@dataclass
class _Found:
    """What the phases leave, and the one that failed."""

    layers: tuple[LayerTime, ...] = ()
    layer_repeats: int = 0
    whole: Timing | None = None
    energy: Energy | None = None
    peak_memory_bytes: int | None = None
    memory: MemoryCheck | None = None
    training: TrainingStep | None = None
    waited: float | None = None
    failed_phase: Phase | None = None
    failed: str = ""
    settled: dict[str, str] = field(default_factory=dict)

    def note_waiting(self, share: float | None) -> None:
        """The worst of all phases."""
        known = [part for part in (self.waited, share) if part is not None]
        self.waited = max(known, default=None)


def _measure(request: Profile, subject: Subject, running: Running) -> ProfileResult:
    threads = devices.use_threads(request.threads)
    phases, found = _Phases(running, request), _Found()
    _run(request, subject, threads, phases, found)
    return result_of(
        request,
        subject.analysis,
        found.whole or (found.training.step if found.training else None),
        found.layers,
        device=devices.describe(subject.device),
        versions=devices.of_run(subject.device),
        threads=threads,
        peak_memory_bytes=found.peak_memory_bytes,
        layer_repeats=found.layer_repeats,
        training=found.training,
        energy=found.energy,
        memory=found.memory,
        clock_mhz=devices.clock_mhz(subject.device),
        settled=found.settled,
        waited=found.waited,
        failed_phase=found.failed_phase,
        failed=found.failed,
    )


def _run(
    request: Profile, subject: Subject, threads: int, phases: "_Phases", found: _Found
) -> None:
    """All phases; raises what the first one raises, and notes what a later one does."""
    import torch

    running = phases.running
    try:
        with explained(request, subject.device):
            if request.mode != "training":
                with torch.inference_mode():
                    _infer(request, subject, threads, phases, found)
            if request.mode != "inference":
                building = "Building and compiling" if request.compiled else "Building"
                phases.begin("training", f"{building} the network for a training step")
                progress = phases.progress("Timing training steps", compiled=request.compiled)
                queueing = Queueing()
                found.training = timed = time_training(request, subject, progress)
                found.note_waiting(queueing.share(threads))
                if request.mode == "training":
                    found.peak_memory_bytes = timed.peak_memory_bytes
                phases.current = "memory"
                beside = memory_check.check_training(subject, timed)
                found.training = replace(timed, memory=beside)
    except JobCancelledError:
        raise
    except Exception as error:  # whatever it is, it takes no figures with it
        if not (found.layers or found.whole or found.training):
            raise
        traceback.print_exc()
        place = f"`{running.node}`: " if running.node else ""
        found.failed_phase, found.failed = phases.current, place + sentence(error)
        error.__cause__ = error.__context__ = None  # the frames behind them hold memory
        running.survived = error.with_traceback(None)


class _Phases:
    """The parts of a profile, each with its share of the progress."""

    def __init__(self, running: Running, request: Profile) -> None:
        layers = request.layers and request.backend == "pytorch"
        powered = request.energy and request.backend == "pytorch"
        inference = (1 + layers + powered) if request.mode != "training" else 0
        self.running = running
        self._count = inference + (request.mode != "inference")
        self._number = 0
        self.current: Phase = "whole"

    def begin(self, phase: Phase, message: str) -> None:
        """The next one starts."""
        self.current = phase
        self.running.stage(message, 100 * self._number // self._count, 100)
        self._number += 1

    def progress(self, message: str, *, compiled: bool = False) -> Callable[[int, float], None]:
        """What `repeat` tells of its runs; torch.compile compiles in the first."""
        return partial(self._tell, message, self._number, compiled)

    def _tell(self, message: str, number: int, compiled: bool, run: int, part: float) -> None:  # noqa: FBT001
        first = "compiling, then warming up" if compiled else "warming up"
        which = f"run {run}" if run else first
        done = int(100 * (number - 1 + min(part, 1.0)) / self._count)
        self.running.advance(f"{message}: {which}", done, 100)


def _infer(
    request: Profile, subject: Subject, threads: int, phases: _Phases, found: _Found
) -> None:
    on_torch = request.backend == "pytorch"
    if request.layers and on_torch:
        phases.begin("layers", "Building the network, with probes")
        watch = phases.progress("Timing the layers")
        found.layers, found.layer_repeats = _time_layers(request, subject, phases, watch)
    devices.reset_peak(subject.device)
    building = "Building and compiling the network" if request.compiled else "Building the network"
    phases.begin("whole", building)
    progress = phases.progress("Timing the whole network", compiled=request.compiled)
    queueing = Queueing()
    if on_torch:
        found.whole = _time_whole(request, subject, progress)
        found.note_waiting(queueing.share(threads))
        found.peak_memory_bytes = devices.peak_memory(subject.device)
        if request.energy:
            phases.begin("energy", "Measuring energy")
            found.energy = _energy(request, subject, phases.running)
        phases.current = "memory"
        found.memory = memory_check.check(subject)
    else:  # its memory is not PyTorch's to measure
        found.whole, provider = time_session(request, subject, threads, progress)
        found.note_waiting(queueing.share(threads))
        found.settled["provider"] = provider


def _time_layers(
    request: Profile, subject: Subject, phases: _Phases, progress: Callable[[int, float], None]
) -> tuple[tuple[LayerTime, ...], int]:
    """The rows of the table, and how many runs count."""
    running = phases.running
    ticks = clock(subject.device)
    watch = Stopwatch(running, ticks.stamp)
    module, inputs = subject.module(watch), subject.inputs()

    def once() -> dict[str, float]:
        module(*inputs)
        ticks.wait()
        return watch.take(ticks.elapsed)

    runs = repeat(once, lambda times: sum(times.values()), request, progress)
    paper = costs(subject.analysis, subject.element_bytes)
    peaks = _layer_peaks(subject, running) if subject.device.type == "cuda" else None
    return rows(runs, paper, request.batch, peaks), len(runs)


def _layer_peaks(subject: Subject, running: Running) -> dict[str, int]:
    """The device's memory at its highest during each leaf, from a pass of its own."""
    gauge = MemoryGauge(
        running,
        lambda: devices.reset_peak(subject.device),
        lambda: devices.peak_memory(subject.device) or 0,
    )
    module, inputs = subject.module(gauge), subject.inputs()
    module(*inputs)
    gauge.peaks.clear()
    module(*inputs)
    return {path: gauge.peaks[path] for path in leaves(gauge.peaks)}


def _time_whole(
    request: Profile, subject: Subject, progress: Callable[[int, float], None]
) -> Timing:
    """The whole network, without probes."""
    ticks = clock(subject.device)
    call = _replayed(subject) if request.cuda_graph else _called(subject)

    def once() -> float:
        begin = ticks.stamp()
        call()
        end = ticks.stamp()
        ticks.wait()
        return ticks.elapsed(begin, end)

    return timing(repeat(once, lambda ms: ms, request, progress))


def _energy(request: Profile, subject: Subject, running: Running) -> Energy:
    """Of the whole network, without probes."""
    ticks = clock(subject.device)
    call = _replayed(subject) if request.cuda_graph else _called(subject)

    def once() -> None:
        call()
        ticks.wait()

    once()
    return energy.measure(once, request.batch, energy.counter(str(subject.device)), running.check)


def _called(subject: Subject) -> Callable[[], Any]:
    module, inputs = subject.whole(subject.module()), subject.inputs()
    return lambda: module(*inputs)


def _replayed(subject: Subject) -> Callable[[], Any]:
    """The launches of a forward pass recorded once, replayed in one go."""
    import torch

    call = _called(subject)
    side = torch.cuda.Stream(subject.device)  # type: ignore[no-untyped-call]
    side.wait_stream(torch.cuda.current_stream(subject.device))
    with torch.cuda.stream(side):
        for _ in range(3):  # libraries choose their kernels before the recording
            call()
    torch.cuda.current_stream(subject.device).wait_stream(side)
    graph: torch.cuda.CUDAGraph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        kept = call()

    def replay(_: Any = kept) -> None:
        graph.replay()

    return replay
