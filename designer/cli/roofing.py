"""The roofline of a network: what binds each layer here, measured; or an estimate elsewhere."""

from math import floor, log10
from typing import Any

from designer.cli import jobs
from designer.cli.speech import WrongUsageError, answer, answer_json, tell
from designer.cli.tables import table
from designer.design.analysis import analyse
from designer.design.cost.ledger import leaves
from designer.design.cost.roofline import STATED, Estimate, Peaks, Place, estimate, place
from designer.design.design import Design
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Calibrate, LayerTime, Profile
from designer.lab.results.profile_sentences import failure

WORDS = {
    "compute": "bound by arithmetic",
    "memory": "bound by memory",
    "overhead": "bound by overhead: neither explains the time",
}


def stated(name: str, dtype: str) -> Peaks:
    """The peaks of a device by a part of its name; raises WrongUsageError."""
    if not name.strip():
        raise WrongUsageError("--on names a device, as `A100`.")
    found = [p for p in STATED if name.lower() in p.device.lower()]
    if not found:
        known = ", ".join(dict.fromkeys(p.device for p in STATED))
        raise WrongUsageError(f"No peaks are known of `{name[:60]}`; of these: {known}.")
    fitting = [p for p in found if p.dtype == dtype]
    if not fitting:
        dtypes = ", ".join(dict.fromkeys(p.dtype for p in found))
        raise WrongUsageError(f"Of {found[0].device} the peaks are known for {dtypes}.")
    return fitting[0]


def guess(design: Design, peaks: Peaks, *, batch: int, json: bool) -> int:
    """What the network would need at least on a device that is not here."""
    found = estimate(analyse(design), peaks, batch)
    if json:
        answer_json(_estimate_record(found))
        return 0
    answer(
        f"An estimate, not a measurement: on {peaks.device} at {peaks.dtype} and batch {batch}, "
        f"inference takes at least {_plain(found.least_ms)} ms, "
        f"{1000 * batch / found.least_ms:,.0f} images/s at most."
    )
    answer(
        f"Arithmetic alone: {_plain(found.compute_ms)} ms at {peaks.flops_per_s / 1e12:g} TFLOP/s; "
        f"memory alone: {_plain(found.memory_ms)} ms at {peaks.bytes_per_s / 1e9:g} GB/s "
        f"({peaks.source}). Launching layers costs nothing here; real networks reach a part of it."
    )
    return 0


def _plain(ms: float) -> str:
    """Three digits behind the point, or as many as show three that are not 0."""
    digits = 3 if ms <= 0 else max(3, 2 - floor(log10(ms)))
    return f"{ms:,.{digits}f}"


def _estimate_record(found: Estimate) -> dict[str, Any]:
    return {
        "estimate": True,
        "device": found.peaks.device,
        "dtype": found.peaks.dtype,
        "peaks": _peaks_record(found.peaks),
        "batch": found.batch,
        "least_ms": found.least_ms,
        "compute_ms": found.compute_ms,
        "memory_ms": found.memory_ms,
    }


def _peaks_record(peaks: Peaks) -> dict[str, Any]:
    return {
        "flops_per_s": peaks.flops_per_s,
        "bytes_per_s": peaks.bytes_per_s,
        "source": peaks.source,
    }


def roofline(request: Profile, *, host: Host | None, json: bool) -> int:
    """Measure the device's peaks, then each layer, and say what binds it."""
    asked = Calibrate(device=request.device, dtype=request.dtype, threads=request.threads)
    found = jobs.calibrate(asked, host)
    source = "measured just now"
    peaks = Peaks(found.device.name, found.dtype, found.flops_per_s, found.bytes_per_s, source)
    result = jobs.measure(request, host=host)
    if result.failed:
        tell(failure(result))
    rows = {row.node: row for row in result.layers}
    lowest = [rows[path] for path in leaves(rows)]
    places = [(row, place(2 * row.macs, row.bytes, max(row.ms, 1e-6), peaks)) for row in lowest]
    if json:
        answer_json(
            {
                "device": peaks.device,
                "dtype": peaks.dtype,
                "peaks": _peaks_record(peaks),
                "batch": request.batch,
                "layers": [_record(row, spot) for row, spot in places],
                "profile": result,
            }
        )
    else:
        _print(peaks, places, request.batch)
    return int(bool(result.failed))


def _record(row: LayerTime, spot: Place) -> dict[str, Any]:
    return {
        "node": row.node,
        "layer": row.layer,
        "ms": row.ms,
        "flops": spot.flops,
        "bytes": spot.bytes,
        "intensity": spot.intensity,
        "flops_per_s": spot.flops_per_s,
        "compute_ms": spot.compute_ms,
        "memory_ms": spot.memory_ms,
        "limit": spot.limit,
    }


def _print(peaks: Peaks, places: list[tuple[LayerTime, Place]], batch: int) -> None:
    columns = ("Node", "Layer", ">ms", ">FLOPs/byte", ">GFLOP/s", ">GB/s", ">Of the roof, %", "")
    table(
        columns,
        [
            (
                row.node,
                row.layer,
                f"{row.ms:.3f}",
                f"{spot.intensity:.1f}",
                f"{spot.flops_per_s / 1e9:,.1f}",
                f"{spot.bytes / row.ms / 1e6 if row.ms else 0:,.1f}",
                f"{100 * spot.efficiency:.0f}",
                WORDS[spot.limit] if row.ms else "",
            )
            for row, spot in places
        ],
    )
    whole = sum(row.ms for row, _ in places) or 1.0
    shares = {
        limit: sum(row.ms for row, spot in places if spot.limit == limit) / whole for limit in WORDS
    }
    answer(
        f"\n{peaks.device}, {peaks.dtype}, batch {batch}: {peaks.flops_per_s / 1e9:,.1f} GFLOP/s "
        f"and {peaks.bytes_per_s / 1e9:,.1f} GB/s, {peaks.source}; from {peaks.ridge:.1f} "
        "FLOPs/byte on, arithmetic is the limit."
    )
    said = ", ".join(f"{100 * share:.0f} % {limit}" for limit, share in shares.items())
    answer(f"Of the layers' time: {said}. 2 FLOPs a MAC; each value moved once.")
