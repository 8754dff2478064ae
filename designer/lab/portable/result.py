"""What run.py of a portable job found, as profiles; and any file of results, whoever wrote it.

A file comes from elsewhere: it is decoded by type and by size, and checked against the design in
it, of which all figures but the times are computed anew.
"""

from math import isfinite
from pathlib import Path
from typing import Literal

import msgspec

from designer.design.analysis import Analysis, analyse
from designer.design.cost.ledger import ELEMENT_BYTES, Costs, costs
from designer.design.error import DesignError
from designer.design.files import decode
from designer.lab.measuring.layer_table import rows
from designer.lab.measuring.medians import timing
from designer.lab.measuring.profile_result import result_of
from designer.lab.messages.measurement import Dtype, Layout, Profile, ProfileResult
from designer.lab.messages.message import Device
from designer.lab.results.measured import LARGEST, read_result

FORMAT = "netwright-measurement-1"
MOST_BATCHES = 1000


class RunSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How often, how long and in which way, as in Profile."""

    warmup: int
    min_repeats: int
    max_repeats: int
    seconds: float
    dtype: Dtype = "float32"
    layout: Layout = "contiguous"
    compiled: bool = False


class MeasuredBatch(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds of the whole in each run, and of each path in each run with probes."""

    batch: int
    whole_ms: list[float]
    paths: list[str]
    runs_ms: list[list[float]]
    peak_memory_bytes: int | None
    error: str = ""


class Measurement(msgspec.Struct, frozen=True, kw_only=True):
    """The file that run.py writes."""

    format: Literal["netwright-measurement-1"]
    design: str
    asked: str
    device: Device
    versions: dict[str, str]
    threads: int
    settings: RunSettings
    parameters: int
    batches: list[MeasuredBatch]


class _Kind(msgspec.Struct):
    format: str = ""


def read_results(path: Path) -> tuple[ProfileResult, ...]:
    """The profiles in a file of `profile --out` or of run.py; raises DesignError, OSError."""
    if path.stat().st_size > LARGEST:
        raise DesignError(f"{path.name} is larger than any profile.")
    data = path.read_bytes()
    try:
        if msgspec.json.decode(data, type=_Kind).format != FORMAT:
            return (read_result(path),)
        measurement = msgspec.json.decode(data, type=Measurement)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DesignError(f"{path.name} holds no result: {error}.") from None
    return results(measurement, path.name)


def results(measurement: Measurement, name: str) -> tuple[ProfileResult, ...]:
    """A profile for each batch size that could be measured."""
    analysis = analyse(decode(measurement.design.encode(), name))
    if any(diagnostic.severity == "error" for diagnostic in analysis.diagnostics):
        raise DesignError(f"The design in {name} has faults and can't have been measured.")
    if measurement.parameters != analysis.totals.parameters:
        raise DesignError(
            f"{name} tells of {measurement.parameters:,} parameters, its design has "
            f"{analysis.totals.parameters:,}: they don't belong together."
        )
    paper = costs(analysis, ELEMENT_BYTES[measurement.settings.dtype])
    done = [batch for batch in measurement.batches[:MOST_BATCHES] if not batch.error]
    if not done:
        reason = next((batch.error[:300] for batch in measurement.batches), "no batch was run")
        raise DesignError(f"{name} holds no measurement: {reason}.")
    for batch in done:
        _check(batch, paper, name)
    return tuple(_result(measurement, batch, analysis, paper) for batch in done)


def _check(batch: MeasuredBatch, paper: Costs, name: str) -> None:
    times = [ms for run in (batch.whole_ms, *batch.runs_ms) for ms in run]
    whole = batch.batch >= 1 and batch.whole_ms and batch.runs_ms
    sound = all(isfinite(ms) and 0 <= ms < 1e12 for ms in times)
    complete = all(len(run) == len(batch.paths) for run in batch.runs_ms)
    known = len(set(batch.paths)) == len(batch.paths) and set(batch.paths) <= paper.keys()
    if not (whole and sound and complete and known and batch.batch < 2**31):
        raise DesignError(f"The times in {name} don't belong to the design in it.")


def _result(
    measurement: Measurement, batch: MeasuredBatch, analysis: Analysis, paper: Costs
) -> ProfileResult:
    runs = [dict(zip(batch.paths, run, strict=True)) for run in batch.runs_ms]
    layers = rows(runs, paper, batch.batch)
    settings = msgspec.structs.asdict(measurement.settings)
    return result_of(
        Profile(design=measurement.design, device=measurement.asked, batch=batch.batch, **settings),
        analysis,
        timing(batch.whole_ms),
        layers,
        device=measurement.device,
        versions=measurement.versions,
        threads=measurement.threads,
        peak_memory_bytes=batch.peak_memory_bytes,
        layer_repeats=len(runs),
        settled={"device": measurement.device.id},
    )
