"""Messages of a sweep: one design under many settings, a point each."""

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from designer.lab.messages.measurement import Profile, Settings
from designer.lab.messages.message import Device, Message

Value = bool | int | str
_OWN = {"job", "design", "batch"}  # what a sweep sets itself
VARIABLE = tuple(name for name in Profile.__struct_fields__ if name not in _OWN)
# Of these, what a time depends on beside the device.
_TELLING = ("mode", *(n for n in Settings.__struct_fields__ if n in VARIABLE and n != "device"))
LARGEST = 2**12  # batch at which an open row of batches ends


class Sweep(Message, frozen=True, kw_only=True, tag="sweep"):
    """Profile the design at all `batches` under each combination of the values in `vary`.

    `vary` names some of VARIABLE; `base` has all others, without design and batch. Batches go up,
    doubled further where they are `open`, until the next does not fit into `part` of the device's
    memory by the forecast, memory runs out, or a pass takes longer than `longest` seconds.
    `known` are points that need no measuring again: keys with their ms, None where memory
    ran out.
    """

    design: str
    base: Profile
    batches: tuple[int, ...] = (1, 2, 4, 8)
    open: bool = False
    vary: dict[str, tuple[Value, ...]] = msgspec.field(default_factory=dict)
    longest: float = 10.0
    part: float = 0.8
    known: dict[str, float | None] = msgspec.field(default_factory=dict)
    host: str = ""  # the computer, which a key is to tell from others


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """What one setting gave, or the `problem` that kept it from being measured.

    `design` is the digest of the design's text, `key` of that and all settings. Times are of the
    whole batch: `p50_ms` the median, `error` its relative error. `peak_memory_bytes` is measured in
    a pass of its own, `forecast_bytes` what was forecast.
    """

    key: str
    design: str
    name: str
    request: Profile  # without the design's text
    device: Device | None = None
    versions: dict[str, str] = {}
    threads: int = 0
    p50_ms: float = 0.0
    p95_ms: float = 0.0
    error: float = 0.0
    images_per_s: float = 0.0
    peak_memory_bytes: int | None = None
    forecast_bytes: int | None = None
    problem: str = ""
    out_of_memory: bool = False

    @property
    def lasts(self) -> bool:
        """Whether measuring it again would tell the same; another fault may have passed."""
        return not self.problem or self.out_of_memory


class SweepPoint(Message, frozen=True, kw_only=True, tag="sweep-point"):
    """One more setting is measured."""

    point: Point


class SweepDone(Message, frozen=True, kw_only=True, tag="sweep-done"):
    """All is measured; `stops` says where and why a row of batches ended early.

    `design` is the digest of the design's text.
    """

    design: str
    measured: int
    known: int
    stops: tuple[str, ...] = ()


def digest(design: str) -> str:
    """Of a design's text."""
    return hashlib.sha256(design.encode()).hexdigest()[:16]


def key_of(request: Profile, host: str = "") -> str:
    """Of everything that a point depends on, the device's name apart."""
    text = msgspec.json.encode(replace(request, job=0), order="sorted")
    return hashlib.sha256(text + host.encode()).hexdigest()[:24]


def differing(points: Sequence[Point]) -> list[str]:
    """Settings in which the points are not all alike, beside the batch."""
    return [name for name in _TELLING if len({getattr(p.request, name) for p in points}) > 1]


def told(request: Profile, vary: dict[str, tuple[Value, ...]]) -> str:
    """batch 8, bfloat16, 2 threads: the batch and what is varied."""
    return ", ".join([f"batch {request.batch}", *(shown(n, getattr(request, n)) for n in vary)])


def shown(name: str, value: Any) -> str:
    """A setting in a few words."""
    if isinstance(value, bool):
        return name if value else f"not {name}"
    if isinstance(value, tuple):  # a size
        return "×".join(map(str, value))
    if isinstance(value, str):
        return value
    return f"{value} {name.removesuffix('s') if value == 1 else name}"
