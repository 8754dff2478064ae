"""A sweep in the worker: profile after profile, until memory or patience ends a row of batches."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from typing import Any

import msgspec
from msgspec.structs import replace

from designer.design.cost.byte_sizes import shown as amount
from designer.design.cost.memory import Forecast
from designer.lab.execution import devices
from designer.lab.execution.running import (
    JobCancelledError,
    JobError,
    Running,
    ran_out_of_memory,
    sound,
)
from designer.lab.measuring.profiling import profile
from designer.lab.measuring.settings import prepare
from designer.lab.messages.measurement import Profile
from designer.lab.messages.message import Message
from designer.lab.messages.protocol import Progress
from designer.lab.messages.sweep_messages import (
    LARGEST,
    VARIABLE,
    Point,
    Sweep,
    SweepDone,
    SweepPoint,
    digest,
    key_of,
    told,
)


def sweep(request: Sweep, running: Running) -> SweepDone:
    """Measure all that is not known yet; raises JobError where nothing of it can be asked."""
    settings = list(_settings(request))
    name = sound(request.design).design.name
    run = _Run(request, running, name, total=len(settings) * len(list(_batches(request))))
    for number, each in enumerate(settings):
        run.done = number * run.total // len(settings)
        run.row(each)
    return SweepDone(
        job=request.job,
        design=digest(request.design),
        measured=run.measured,
        known=run.known,
        stops=tuple(run.stops),
    )


def _settings(request: Sweep) -> Iterator[Profile]:
    """Each combination of what is varied."""
    unknown = [name for name in request.vary if name not in VARIABLE]
    if unknown:
        raise JobError(f"`{unknown[0][:40]}` is no setting of a profile.")
    if not request.batches or min(request.batches) < 1:
        raise JobError("Batch sizes start at 1.")
    base = replace(request.base, job=request.job, design=request.design)
    for values in product(*request.vary.values()):
        changed = replace(base, **dict(zip(request.vary, values, strict=True)))
        try:
            yield msgspec.json.decode(msgspec.json.encode(changed), type=Profile)
        except msgspec.DecodeError as error:
            raise JobError(f"A value can't be had: {error}.") from None


def _batches(request: Sweep) -> Iterator[int]:
    batches = sorted(set(request.batches))
    yield from batches
    batch = 2 * batches[-1]
    while request.open and batch <= LARGEST:
        yield batch
        batch *= 2


@dataclass
class _Run:
    """One sweep under way."""

    request: Sweep
    running: Running
    name: str
    total: int
    done: int = 0
    measured: int = 0
    known: int = 0
    stops: list[str] = field(default_factory=list)

    def row(self, settings: Profile) -> None:
        """The batches of one combination."""
        request = self.request
        limit: tuple[Forecast | None, int | None] = (None, None)
        for number, batch in enumerate(_batches(request)):
            each = replace(settings, batch=batch)
            key = key_of(each, request.host)
            if key in request.known:
                self.known += 1
                self.done += 1
                if self._ends(each, request.known[key]):
                    return
                continue
            if number == 0 or limit[0] is None:
                try:
                    limit = _limit(each, request.part)
                except JobError as error:
                    self._tell(each, key, problem=str(error))
                    return
            run, available = limit
            needed = run.at(batch).peak if run else 0
            if available is not None and needed > available:
                self._stop(each, f"forecast {amount(needed)}, {amount(available)} may be used")
                return
            point = self._measure(each, key, needed)
            if point.lasts and self._ends(each, None if point.out_of_memory else point.p50_ms):
                return

    def _ends(self, each: Profile, ms: float | None) -> bool:
        """Whether larger batches are of no use, and why; None ms: memory ran out."""
        if ms is None:
            self._stop(each, "memory ran out")
        elif ms > 1000 * self.request.longest:
            self._stop(each, f"a pass takes more than {self.request.longest:g} s", beyond=True)
        else:
            return False
        return True

    def _stop(self, each: Profile, why: str, *, beyond: bool = False) -> None:
        from_here = "beyond " if beyond else "from "
        self.stops.append(f"{from_here}{told(each, self.request.vary)}: {why}")

    def _measure(self, each: Profile, key: str, needed: int) -> Point:
        what = told(each, self.request.vary)
        self.running.stage(what, self.done, self.total)
        tell = partial(self._pass_on, what)
        inner = Running(self.request.job, tell, self.running.cancelled)
        try:
            result = profile(each, inner).result
        except JobCancelledError:
            raise
        except Exception as error:
            if _is_lost(error):
                raise
            full = ran_out_of_memory(error)
            text = "The device's memory ran out." if full else f"{error}".split("\n", 1)[0][:500]
            return self._tell(each, key, problem=text, out_of_memory=full, forecast_bytes=needed)
        if inner.survived and _is_lost(inner.survived):
            raise inner.survived
        found = result.memory or (result.training.memory if result.training else None)
        return self._tell(
            each,
            key,
            device=result.device,
            versions=result.versions,
            threads=result.threads,
            p50_ms=result.p50_ms,
            p95_ms=result.p95_ms,
            error=result.error,
            images_per_s=result.images_per_s,
            peak_memory_bytes=found.measured_bytes if found else result.peak_memory_bytes,
            forecast_bytes=needed or None,
        )

    def _pass_on(self, what: str, event: Message) -> None:
        if isinstance(event, Progress):
            self.running.send(replace(event, done=self.done, total=self.total, message=what))

    def _tell(self, each: Profile, key: str, **found: Any) -> Point:
        self.measured += 1
        self.done += 1
        design = self.request.design
        bare = replace(each, design="", job=0)
        point = Point(key=key, design=digest(design), name=self.name, request=bare, **found)
        self.running.send(SweepPoint(job=self.request.job, point=point))
        return point


def _limit(settings: Profile, part: float) -> tuple[Forecast | None, int | None]:
    """The forecast of these settings, and the bytes of the device that may be used."""
    subject = prepare(settings)
    found = subject.forecast(training=settings.mode != "inference")
    memory = devices.describe(subject.device).memory_bytes
    return found, int(part * memory) if memory else None


def _is_lost(error: Exception) -> bool:
    """A fault after which the device can't be used again in this process."""
    return any(sign in str(error) for sign in ("CUDA error", "CUDNN_STATUS", "CUBLAS_STATUS"))
