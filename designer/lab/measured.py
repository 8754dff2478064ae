"""What profiles found, as figures of networks that are compared."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from designer.design.design import DesignError
from designer.design.files import decode
from designer.design.survey import Figures, Measured
from designer.lab.protocol import ProfileResult

LARGEST = 64 * 2**20  # bytes of a result's file


def measured(result: ProfileResult) -> Measured:
    """The whole network's figures, without its layers'."""
    return Measured(
        device=result.device.name,
        batch=result.request.batch,
        ms=result.p50_ms,
        images_per_s=result.images_per_s,
        peak_memory_bytes=result.peak_memory_bytes,
    )


def read_result(path: Path) -> ProfileResult:
    """A file that `profile --out` wrote; raises DesignError, OSError."""
    if path.stat().st_size > LARGEST:
        raise DesignError(f"{path.name} is larger than any profile.")
    try:
        return msgspec.json.decode(path.read_bytes(), type=ProfileResult)
    except msgspec.DecodeError as error:
        text = f"{path.name} holds no profile that `profile --out` wrote: {error}."
        raise DesignError(text) from None


def with_results(figures: Figures, results: Iterable[ProfileResult]) -> Figures:
    """With what was measured of this very network: by name, parameters and MACs."""
    found = [measured(result) for result in results if _is_of(result, figures)]
    return replace(figures, measured=(*figures.measured, *found))


def _is_of(result: ProfileResult, figures: Figures) -> bool:
    costs = result.parameters, result.macs
    if costs != (figures.parameters, figures.macs * result.request.batch):
        return False
    try:
        return decode(result.design.encode(), "result").name == figures.name
    except DesignError:
        return False
