"""A sweep on the command line: measured points into a file, the frontier as a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, get_args

from msgspec.structs import replace

from designer.cli import jobs
from designer.cli.speech import FailureError, WrongUsageError, answer, answer_json
from designer.cli.sweep_reports import (
    Swept,
    columns,
    draw,
    rows,
    to_csv,
    to_markdown,
)
from designer.cli.tables import table
from designer.cli.writing import all_written, check_apart, check_picture, check_place
from designer.design.cost import batch_sizes
from designer.design.cost.frontier import best_within, frontier, knee
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Backend, Dtype, Layout
from designer.lab.messages.sweep_messages import Point, Sweep, SweepDone, Value, digest
from designer.lab.results import sweep_file

TRUTH = ("true", "false")
VALUES: dict[str, tuple[str, ...] | range] = {  # what can be varied, and by which values
    "dtype": get_args(Dtype),
    "layout": get_args(Layout),
    "compiled": TRUTH,
    "cuda_graph": TRUTH,
    "threads": range(4097),
    "backend": get_args(Backend),
    "mode": ("inference", "training"),
    "device": (),  # whatever the machine has
    "warmup": range(1001),
    "min_repeats": range(1, 10_001),
    "max_repeats": range(1, 10_001),
    "seconds": range(1, 3601),
}
CONVENTIONS = (
    "ms: median of the whole batch; ±: its error. On the frontier no other setting is both at "
    "least as fast and at least as productive; behind the knee, throughput costs ever more "
    "latency. Peak: of tensors, on CUDA of the allocator, in a pass of its own."
)


@dataclass(frozen=True)
class Shown:
    """How the points are shown: text, json, csv or md, perhaps a picture too; `under` is in ms."""

    form: str = "text"
    plot: Path | None = None
    dark: bool = False
    under: float | None = None


def sweep(request: Sweep, out: Path, shown: Shown, host: Host | None = None) -> int:
    """Measure what the file lacks, then show all that it has of this design."""
    check_place(out)
    if shown.plot:
        check_picture(shown.plot)
        check_apart([out, shown.plot])
    before = _read(out)
    here = sweep_file.of_design(before, digest(request.design))
    request = replace(request, known=sweep_file.known(before))
    found = {point.key: point for point in here}
    failed = []

    def keep(point: Point) -> None:
        _append(out, point)
        found[point.key] = point
        if point.problem:
            failed.append(point)

    done = jobs.sweep(request, keep, host)
    swept = Swept(list(found.values()), list(request.vary))
    _show(swept, done, len(failed), shown)
    drawing = [partial(_drawn, swept, shown.plot, shown)] if shown.plot else []
    return int(not all_written(drawing) or not swept.good)


def _drawn(swept: Swept, plot: Path, shown: Shown) -> str:
    draw(swept, plot, dark=shown.dark, under=shown.under)
    return f"Wrote {plot}."


def _show(swept: Swept, done: SweepDone, failed: int, shown: Shown) -> None:
    match shown.form:
        case "json":
            answer_json(_record(swept, done, failed, shown.under))
        case "csv":
            answer(to_csv(swept).rstrip("\n"))
        case "md":
            answer(to_markdown(swept, _remarks(swept, done, failed, shown.under)).rstrip("\n"))
        case _:
            table(columns(swept), rows(swept))
            answer("")
            for remark in _remarks(swept, done, failed, shown.under):
                answer(remark)


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


def _remarks(swept: Swept, done: SweepDone, failed: int, under: float | None) -> Iterator[str]:
    for point in swept.problems:
        yield f"{swept.setting(point)}: {point.problem}"
    unlucky = f"{failed:,} failed, " if failed else ""
    yield f"{done.measured - failed:,} measured now, {unlucky}{done.known:,} known from before."
    for stop in done.stops:
        yield f"Stopped {stop}."
    if under is not None:
        yield _verdict(swept, under)
    yield CONVENTIONS


def _verdict(swept: Swept, under: float) -> str:
    """The answer to: what is the fastest within so many ms?"""
    spots, place = swept.spots, best_within(swept.spots, under)
    if place is None:
        lowest = f"; the lowest latency is {spots[0].ms:,.3f} ms" if spots else ""
        return f"No setting stays within {under:g} ms{lowest}."
    point = swept.good[place]
    return (
        f"Most images a second within {under:g} ms: {swept.setting(point)}, "
        f"{point.images_per_s:,.1f} images/s at {point.p50_ms:,.3f} ms."
    )


def _record(swept: Swept, done: SweepDone, failed: int, under: float | None) -> dict[str, Any]:
    """The stable form for programs; keys are only ever added."""
    good, bend = swept.good, knee(swept.spots)
    within = None if under is None else best_within(swept.spots, under)
    return {
        "points": good,
        "problems": swept.problems,
        "frontier": [good[number].key for number in frontier(swept.spots)],
        "knee": None if bend is None else good[bend].key,
        "under_ms": under,
        "best_under": None if within is None else good[within].key,
        "measured": done.measured - failed,
        "failed": failed,
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
    """dtype=float32,bfloat16 and the like, by name; each value once."""
    found: dict[str, tuple[Value, ...]] = {}
    for text in texts:
        name, equals, values = text.partition("=")
        if not equals or name not in VALUES:
            raise WrongUsageError(
                f"--vary is one of {', '.join(VALUES)} and its values, as dtype=float32,bfloat16 "
                f"or compiled=false,true, got `{text[:60]}`."
            )
        asked = (_value(name, value.strip()) for value in values.split(","))
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *asked)))
    return found


def _value(name: str, text: str) -> Value:
    choices = VALUES[name]
    if isinstance(choices, range):
        if text.isdecimal() and len(text) < 10 and int(text) in choices:
            return int(text)
        meant = f"a whole number from {choices[0]:,} to {choices[-1]:,}"
    elif not choices and text:
        return text
    elif text.lower() in choices:
        return text.lower() == "true" if choices == TRUTH else text.lower()
    else:
        meant = f"one of {', '.join(choices)}" if choices else "auto, cpu, cuda or cuda:1"
    raise WrongUsageError(f"--vary {name} is {meant}, got `{text[:60]}`.")


def milliseconds(text: str) -> float:
    """5ms, 5 or 0.01s."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(ms|s|)\s*", text)
    if not found or float(found[1]) == 0:
        raise WrongUsageError(f"--under is a time as 5ms or 0.1s, got `{text[:40]}`.")
    return float(found[1]) * (1000 if found[2] == "s" else 1)
