"""What profiles found, as figures of networks that are compared."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from designer.design.cost.survey import Figures, Measured
from designer.design.error import DesignError
from designer.design.files import decode
from designer.lab.messages.measurement import Profile, ProfileResult

LARGEST = 64 * 2**20  # bytes of a result's file
Key = tuple[str, int, int]  # a network's name, its parameters, and MACs of one sample


class Finding(NamedTuple):
    """Whose it is, what was measured, and the request for it, without its design."""

    network: Key
    measured: Measured
    request: Profile


def key(figures: Figures) -> Key:
    """What tells a network from others."""
    return figures.name, figures.parameters, figures.macs


def measured(result: ProfileResult) -> Measured:
    """The whole network's figures, without its layers'."""
    return Measured(
        device=result.device.name,
        batch=result.request.batch,
        ms=result.p50_ms,
        images_per_s=result.images_per_s,
        peak_memory_bytes=_peak(result),
        joules=result.energy.joules_per_sample if result.energy else None,
        settings=_settings(result),
    )


def _peak(result: ProfileResult) -> int | None:
    """Of the run that was timed, else of the run for memory alone, as on a CPU."""
    if result.peak_memory_bytes is None and result.memory:
        return result.memory.measured_bytes
    return result.peak_memory_bytes


def _settings(result: ProfileResult) -> str:
    """What a time depends on beside the device and the batch."""
    threads = "1 CPU thread" if result.threads == 1 else f"{result.threads} CPU threads"
    return ", ".join(([threads] if result.device.id == "cpu" else []) + ways(result.request))


def ways(request: Profile) -> list[str]:
    """The type of numbers, and whatever else is not as usual."""
    parts: list[str] = [request.dtype]
    parts += [request.layout] if request.layout != "contiguous" else []
    parts += ["compiled"] if request.compiled else []
    parts += ["CUDA graph"] if request.cuda_graph else []
    parts += [request.backend] if request.backend != "pytorch" else []
    return parts


def read_result(path: Path) -> ProfileResult:
    """A file that `profile --out` wrote; raises DesignError, OSError."""
    if path.stat().st_size > LARGEST:
        raise DesignError(f"{path.name} is larger than any profile.")
    try:
        return msgspec.json.decode(path.read_bytes(), type=ProfileResult)
    except msgspec.DecodeError as error:
        text = f"{path.name} holds no profile that `profile --out` wrote: {error}."
        raise DesignError(text) from None


def finding(result: ProfileResult) -> Finding | None:
    """What a result tells of its network.

    None of a training step, which is no forward pass, where the whole network could not be timed,
    and where the design can't be read.
    """
    if result.request.mode == "training" or not result.repeats:
        return None
    try:
        name = decode(result.design.encode(), "result").name
    except DesignError:
        return None
    macs = result.macs // max(result.request.batch, 1)
    request = msgspec.structs.replace(result.request, design="", job=0)
    return Finding((name, result.parameters, macs), measured(result), request)


def with_findings(figures: Figures, findings: Iterable[Finding | None]) -> Figures:
    """With what was measured of this very network, the latest last."""
    found = [here.measured for here in findings if here and here.network == key(figures)]
    return replace(figures, measured=(*figures.measured, *found)) if found else figures
