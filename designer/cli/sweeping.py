"""A sweep on the command line: measured points into a file, the frontier as a table."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from designer.cli import jobs
from designer.cli.speech import FailureError, WrongUsageError, answer, answer_json
from designer.cli.tables import mebibytes, table
from designer.design.cost import batch_sizes
from designer.design.cost.frontier import Spot, best_within, frontier, knee
from designer.lab.far.host import Host
from designer.lab.messages.sweep_messages import (
    VARIABLE,
    Point,
    Sweep,
    SweepDone,
    Value,
    differing,
    digest,
    shown,
)
from designer.lab.results import sweep_file

CONVENTIONS = (
    "ms: median of the whole batch; ±: its error. On the frontier no other setting is both at "
    "least as fast and at least as productive; behind the knee, throughput costs ever more "
    "latency. Peak: of tensors, on CUDA of the allocator, in a pass of its own."
)


def sweep(
    request: Sweep, out: Path, *, under: float | None, json: bool, host: Host | None = None
) -> int:
    """Measure what the file lacks, then show all that it has of this design."""
    before = _read(out)
    here = sweep_file.of_design(before, digest(request.design))
    request = replace(request, known=sweep_file.known(before))
    found = {point.key: point for point in here}

    def keep(point: Point) -> None:
        _append(out, point)
        found[point.key] = point

    done = jobs.sweep(request, keep, host)
    shown_now = list(found.values())
    if json:
        answer_json(_record(shown_now, done, under))
    else:
        _show(shown_now, done, list(request.vary), under)
    measured = [point for point in shown_now if not point.problem]
    return int(not measured)


def _read(out: Path) -> list[Point]:
    try:
        return sweep_file.read(out)
    except (ValueError, OSError) as error:
        raise FailureError(str(error)) from None


def _append(out: Path, point: Point) -> None:
    try:
        sweep_file.append(out, point)
    except OSError as error:
        raise FailureError(f"{out.name} can't be written: {error.strerror or error}.") from None


def _measured(points: Sequence[Point]) -> tuple[list[Point], list[Spot]]:
    """Those with figures, by latency, and their places."""
    good = sorted((p for p in points if not p.problem), key=lambda p: p.p50_ms)
    return good, [Spot(p.p50_ms, p.images_per_s) for p in good]


def _show(points: Sequence[Point], done: SweepDone, varied: list[str], under: float | None) -> None:
    good, spots = _measured(points)
    best, bend = set(frontier(spots)), knee(spots)
    names = [*varied, *(n for n in differing(good) if n not in varied)]
    several = len({point.device.name for point in good if point.device}) > 1
    columns = (*(["Device"] if several else []), *names, ">Batch", ">ms", ">±, %", ">Images/s")
    table(
        (*columns, ">Peak, MiB", "Frontier"),
        [
            (
                *([point.device.name if point.device else ""] if several else []),
                *(str(getattr(point.request, name)).lower() for name in names),
                f"{point.request.batch:,}",
                f"{point.p50_ms:,.3f}",
                f"{100 * point.error:.1f}",
                f"{point.images_per_s:,.1f}",
                mebibytes(point.peak_memory_bytes),
                "knee" if number == bend else "yes" if number in best else "",
            )
            for number, point in enumerate(good)
        ],
    )
    for point in points:
        if point.problem:
            answer(f"{_setting(point, varied)}: {point.problem}")
    answer(f"\n{done.measured:,} measured now, {done.known:,} known from before.")
    for stop in done.stops:
        answer(f"Stopped {stop}.")
    if under is not None:
        answer(_verdict(good, spots, under, names))
    answer(CONVENTIONS)


def _verdict(good: list[Point], spots: list[Spot], under: float, names: list[str]) -> str:
    """The answer to: what is the fastest within so many ms?"""
    place = best_within(spots, under)
    if place is None:
        lowest = f"; the lowest latency is {spots[0].ms:,.3f} ms" if spots else ""
        return f"No setting stays within {under:g} ms{lowest}."
    point = good[place]
    return (
        f"Most images a second within {under:g} ms: {_setting(point, names)}, "
        f"{point.images_per_s:,.1f} images/s at {point.p50_ms:,.3f} ms."
    )


def _setting(point: Point, names: Sequence[str]) -> str:
    parts = [f"batch {point.request.batch}"]
    return ", ".join(parts + [shown(name, getattr(point.request, name)) for name in names])


def _record(points: Sequence[Point], done: SweepDone, under: float | None) -> dict[str, Any]:
    """The stable form for programs; keys are only ever added."""
    good, spots = _measured(points)
    bend = knee(spots)
    within = None if under is None else best_within(spots, under)
    return {
        "points": good,
        "problems": [point for point in points if point.problem],
        "frontier": [good[number].key for number in frontier(spots)],
        "knee": None if bend is None else good[bend].key,
        "under_ms": under,
        "best_under": None if within is None else good[within].key,
        "measured": done.measured,
        "known": done.known,
        "stops": done.stops,
    }


# -- what the options say --------------------------------------------------------------------------


def row_of(text: str) -> tuple[tuple[int, ...], bool]:
    """1,2,4,… or 1,8,32: the batches, and whether they go on doubling."""
    first, _, last = text.rpartition(",")
    further = last.strip() in {"…", "..."}
    try:
        return batch_sizes.parsed(first if further else text), further
    except ValueError:
        raise WrongUsageError(
            f"--batch is 1,8,32, or 1,2,4,... to go on, got `{text[:60]}`."
        ) from None


def varied(texts: Sequence[str]) -> dict[str, tuple[Value, ...]]:
    """dtype=float32,bfloat16 and the like, by name."""
    found: dict[str, tuple[Value, ...]] = {}
    for text in texts:
        name, equals, values = text.partition("=")
        if not equals or name not in VARIABLE:
            raise WrongUsageError(
                f"--vary is a setting of profile and its values, as dtype=float32,bfloat16 or "
                f"compiled=false,true, got `{text[:60]}`."
            )
        found[name] = tuple(map(_value, values.split(",")))
    return found


def _value(text: str) -> Value:
    text = text.strip()
    if text.lower() in {"true", "false"}:
        return text.lower() == "true"
    return int(text) if text.isdecimal() else text


def milliseconds(text: str) -> float:
    """5ms, 5 or 0.01s."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|)\s*", text)
    if not found or float(found[1]) == 0:
        raise WrongUsageError(f"--under is a time as 5ms or 0.1s, got `{text[:40]}`.")
    return float(found[1]) * (1000 if found[2] == "s" else 1)
