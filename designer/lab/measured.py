"""What profiles found, as figures of networks that are compared."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from designer.design.design import DesignError
from designer.design.files import decode
from designer.design.survey import Figures, Measured
from designer.lab.measurement import ProfileResult

LARGEST = 64 * 2**20  # bytes of a result's file
Finding = tuple[tuple[str, int, int], Measured]


def measured(result: ProfileResult) -> Measured:
    """The whole network's figures, without its layers'."""
    return Measured(
        device=result.device.name,
        batch=result.request.batch,
        ms=result.p50_ms,
        images_per_s=result.images_per_s,
        peak_memory_bytes=result.peak_memory_bytes,
        joules=result.energy.joules_per_sample if result.energy else None,
        settings=_settings(result),
    )


def _settings(result: ProfileResult) -> str:
    """What a time depends on beside the device and the batch."""
    request = result.request
    threads = "1 CPU thread" if result.threads == 1 else f"{result.threads} CPU threads"
    parts = [threads] if result.device.id == "cpu" else []
    parts.append(request.dtype)
    parts += [request.layout] if request.layout != "contiguous" else []
    parts += ["compiled"] if request.compiled else []
    parts += ["CUDA graph"] if request.cuda_graph else []
    parts += [request.backend] if request.backend != "pytorch" else []
    return ", ".join(parts)


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
    """Whose it is, by name, parameters and MACs of one sample, and what was measured.

    None of a training step, which is no forward pass, and where the design can't be read.
    """
    if result.request.mode == "training":
        return None
    try:
        name = decode(result.design.encode(), "result").name
    except DesignError:
        return None
    macs = result.macs // max(result.request.batch, 1)
    return (name, result.parameters, macs), measured(result)


def with_findings(figures: Figures, findings: Iterable[Finding | None]) -> Figures:
    """With what was measured of this very network, the latest last."""
    own = figures.name, figures.parameters, figures.macs
    found = [here[1] for here in findings if here is not None and here[0] == own]
    return replace(figures, measured=(*figures.measured, *found)) if found else figures
