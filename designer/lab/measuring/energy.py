"""Energy of a device while it works: NVML on NVIDIA GPUs, RAPL on CPUs whose counters are readable.

Both count energy since some moment; what a job used is a difference, less what the device would
have used idle in the same time.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from designer.lab.messages.measurement import Energy

POWERCAP = Path("/sys/class/powercap")
IDLE = 1.0  # seconds that the idle power is measured over
WORK = 2.0  # seconds that the work is repeated for, at least


class Counter(Protocol):
    """A counter of energy."""

    source: str

    def joules(self) -> float:
        """Since some moment; ever more."""


class Rapl:
    """The CPU packages' counters in sysfs, which wrap around (Linux powercap documentation)."""

    def __init__(self, zones: list[Path]) -> None:
        self.source = "RAPL, CPU packages"
        self._zones = zones
        self._ranges = [int((zone / "max_energy_range_uj").read_text()) for zone in zones]
        self._last = self._read()
        self._sum = 0.0

    def _read(self) -> list[int]:
        return [int((zone / "energy_uj").read_text()) for zone in self._zones]

    def joules(self) -> float:
        """To be read more often than a counter wraps around: every minute is enough."""
        now = self._read()
        for before, after, whole in zip(self._last, now, self._ranges, strict=True):
            self._sum += (after - before if after >= before else after - before + whole) / 1e6
        self._last = now
        return self._sum


class Nvml:
    """A GPU's own counter of millijoules (Volta and later; NVML API reference)."""

    def __init__(self, index: int) -> None:
        import pynvml

        pynvml.nvmlInit()
        self._nvml, self._handle = pynvml, pynvml.nvmlDeviceGetHandleByIndex(index)
        self.source = "NVML, whole board"
        self.joules()

    def joules(self) -> float:
        """Since the driver was loaded."""
        return float(self._nvml.nvmlDeviceGetTotalEnergyConsumption(self._handle)) / 1000


@dataclass(frozen=True)
class NoCounter:
    """There is none, and why."""

    reason: str


def counter(device: str, powercap: Path = POWERCAP) -> Counter | NoCounter:
    """The counter of a device such as "cpu" or "cuda:1"."""
    kind, _, index = device.partition(":")
    if kind == "cuda":
        return _of_gpu(int(index or 0))
    return _of_cpu(powercap) if kind == "cpu" else NoCounter(f"no counter is known for {kind}")


def _of_gpu(index: int) -> Counter | NoCounter:
    try:
        return Nvml(index)
    except ImportError:
        return NoCounter("install nvidia-ml-py to read the GPU's energy")
    except Exception as error:
        return NoCounter(f"the GPU's driver does not tell: {error}")


def _of_cpu(powercap: Path) -> Counter | NoCounter:
    zones = sorted(powercap.glob("intel-rapl:?")) + sorted(powercap.glob("intel-rapl:??"))
    if not zones:
        return NoCounter("this machine has no RAPL counters")
    with suppress(OSError, ValueError):
        return Rapl(zones)
    return NoCounter("RAPL's counters can be read by root alone here")


def measure(
    work: Callable[[], object],
    samples: int,
    source: Counter | NoCounter,
    check: Callable[[], None] = lambda: None,
) -> Energy:
    """Repeat work on so many samples at a time; `check` may raise to stop it.

    `work` must return only when the device has done it.
    """
    if isinstance(source, NoCounter):
        return Energy(unavailable=source.reason)
    idle = _idle_watts(source, check)
    begin, before, runs = time.monotonic(), source.joules(), 0
    while (elapsed := time.monotonic() - begin) < WORK:
        check()
        work()
        runs += 1
    elapsed = time.monotonic() - begin
    used = source.joules() - before
    return Energy(
        source=source.source,
        joules_per_sample=max(used - idle * elapsed, 0.0) / max(runs * samples, 1),
        watts=used / elapsed,
        idle_watts=idle,
        seconds=elapsed,
    )


def _idle_watts(source: Counter, check: Callable[[], None]) -> float:
    begin, before = time.monotonic(), source.joules()
    while (elapsed := time.monotonic() - begin) < IDLE:
        check()
        time.sleep(0.05)
    return (source.joules() - before) / elapsed
