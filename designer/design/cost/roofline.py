"""The roofline (Williams, Waterman, Patterson 2009): what a device's peaks say of a layer's time.

FLOPs are two a MAC. Fast algorithms (Winograd) do fewer multiplications than are counted, so a
layer may honestly stand above the roof.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from designer.design.analysis import Analysis
from designer.design.cost.ledger import ELEMENT_BYTES, costs, leaves

Limit = Literal["compute", "memory", "overhead"]
SLACK = 4.0  # a layer this many times slower than both limits is held up by something else


@dataclass(frozen=True)
class Peaks:
    """What a device can do at most at a dtype; `source` tells who measured or stated it."""

    device: str
    dtype: str
    flops_per_s: float
    bytes_per_s: float
    source: str

    @property
    def ridge(self) -> float:
        """FLOPs a byte from which on arithmetic is the limit."""
        return self.flops_per_s / self.bytes_per_s


@dataclass(frozen=True)
class Place:
    """A layer under the roof: times in ms, `intensity` in FLOPs a byte, `limit` what binds it."""

    flops: int
    bytes: int
    ms: float
    compute_ms: float
    memory_ms: float
    limit: Limit

    @property
    def intensity(self) -> float:
        """FLOPs a byte."""
        return self.flops / max(self.bytes, 1)

    @property
    def flops_per_s(self) -> float:
        """Achieved."""
        return 1000 * self.flops / self.ms

    @property
    def least_ms(self) -> float:
        """What the device would need at its peaks."""
        return max(self.compute_ms, self.memory_ms)

    @property
    def efficiency(self) -> float:
        """The part of the time that the peaks explain; above 1 where counted work is saved."""
        return self.least_ms / self.ms


def place(flops: int, traffic: int, ms: float, peaks: Peaks) -> Place:
    """Where a measured layer lies; `ms` must be above 0."""
    compute = 1000 * flops / peaks.flops_per_s
    memory = 1000 * traffic / peaks.bytes_per_s
    limit: Limit = "compute" if compute >= memory else "memory"
    if ms > SLACK * max(compute, memory):
        limit = "overhead"
    return Place(flops, traffic, ms, compute, memory, limit)


@dataclass(frozen=True)
class Estimate:
    """What a network would need at least on a device at its peaks; never a measurement."""

    peaks: Peaks
    batch: int
    compute_ms: float
    memory_ms: float
    least_ms: float


def estimate(analysis: Analysis, peaks: Peaks, batch: int = 1) -> Estimate:
    """Leaf by leaf the slower of arithmetic and memory, in inference; launching costs nothing."""
    compute = memory = least = 0.0
    for flops, traffic in _work(analysis, batch, peaks.dtype):
        arithmetic = 1000 * flops / peaks.flops_per_s
        moving = 1000 * traffic / peaks.bytes_per_s
        compute, memory = compute + arithmetic, memory + moving
        least += max(arithmetic, moving)
    return Estimate(peaks, batch, compute, memory, least)


def _work(analysis: Analysis, batch: int, dtype: str) -> Iterator[tuple[int, int]]:
    """FLOPs and bytes of every leaf that runs in inference."""
    found = costs(analysis, ELEMENT_BYTES[dtype])
    for path in leaves(found):
        if path.split("/", 1)[0] in analysis.inference:
            cost = found[path]
            yield 2 * batch * cost.macs, batch * cost.moved_bytes + cost.weight_bytes


# The vendors' data sheets: dense arithmetic, TFLOP/s, and GB/s of memory.
_STATED = (
    ("NVIDIA Jetson TX1", "float32", 0.512, 25.6),
    ("NVIDIA Jetson TX1", "float16", 1.024, 25.6),
    ("NVIDIA T4", "float32", 8.1, 320),
    ("NVIDIA T4", "float16", 65, 320),
    ("NVIDIA V100 SXM2", "float32", 15.7, 900),
    ("NVIDIA V100 SXM2", "float16", 125, 900),
    ("NVIDIA A100 SXM 40 GB", "float32", 19.5, 1555),
    ("NVIDIA A100 SXM 40 GB", "tf32", 156, 1555),
    ("NVIDIA A100 SXM 40 GB", "float16", 312, 1555),
    ("NVIDIA A100 SXM 40 GB", "bfloat16", 312, 1555),
    ("NVIDIA H100 SXM", "float32", 67, 3350),
    ("NVIDIA H100 SXM", "tf32", 494.7, 3350),
    ("NVIDIA H100 SXM", "float16", 989.4, 3350),
    ("NVIDIA H100 SXM", "bfloat16", 989.4, 3350),
)
STATED = tuple(
    Peaks(device, dtype, tera * 1e12, giga * 1e9, "the vendor's data sheet")
    for device, dtype, tera, giga in _STATED
)
