"""Compare: many networks by accuracy, cost and, where measured, time; as a table and a chart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from blocks.parameters import ParameterError
from designer.cli import jobs
from designer.cli.speech import FailureError, WrongUsageError, answer, answer_json, tell
from designer.cli.tables import mebibytes, table
from designer.cli.writing import all_written, check_picture, write_picture
from designer.design.cost.survey import WELL_KNOWN, Figures, of_target
from designer.design.error import DesignError
from designer.design.targets import load
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Profile, ProfileResult
from designer.lab.portable.result import read_results
from designer.lab.results.in_turn import InTurn
from designer.lab.results.measured import finding, measured, with_findings
from designer.lab.results.profile_sentences import disturbance, failure
from designer.translate.charts.kinds import (
    GIGA,
    KINDS,
    MEASURED,
    MEGA,
    NothingToDrawError,
    chart,
)
from designer.translate.charts.plan import Scatter
from presets.gallery import UnknownPresetError

CONVENTIONS = (
    "MACs: multiply–accumulates of convolutions and matrix products of one sample; memory: weights "
    "and every activation of one sample, float32. Top-1, top-5: percent, as torchvision's weights "
    "or the paper state it (--json names the source); figures of different sources compare "
    "roughly. Peak memory: measured in inference, weights included; on a CPU all tensors alive at "
    "once, on CUDA what was allocated. Empty: not available."
)


@dataclass(frozen=True)
class Plot:
    """The picture that is wanted."""

    out: Path | None
    kind: str
    dark: bool


def checked(plot: Plot) -> Plot:
    """The plot, if it can be drawn; raises WrongUsageError."""
    if plot.kind not in KINDS:
        known = ", ".join(KINDS)
        raise WrongUsageError(f"--kind is one of {known}, got `{plot.kind[:60]}`.")
    if plot.out:
        check_picture(plot.out)
    return plot


def survey_of(targets: Sequence[str], results: Sequence[Path]) -> list[Figures]:
    """The figures of the targets, with what was measured before; raises FailureError."""
    try:
        findings = [finding(result) for path in results for result in read_results(path)]
    except (DesignError, OSError) as error:
        raise FailureError(str(error)) from None
    found: list[Figures] = []
    for target in dict.fromkeys(targets or WELL_KNOWN):  # each once
        try:
            found.append(with_findings(of_target(target), findings))
        except (DesignError, UnknownPresetError, ParameterError) as error:
            raise FailureError(str(error)) from None
        except OSError as error:
            reason = error.strerror or error
            raise FailureError(f"{target[:60]} can't be read: {reason}.") from None
    used = sum(len(figures.measured) for figures in found)
    if used < len(findings):
        tell(f"Of {len(findings)} results, {len(findings) - used} are of other networks.")
    return found


def profiled(
    survey: Sequence[Figures], request: Profile, batches: Sequence[int], host: Host | None = None
) -> tuple[list[Figures], bool]:
    """With what is measured now; and whether all of it could be."""
    found, complete, said = list(survey), True, ""
    turns = InTurn([(figures, batches) for figures in survey])
    for turn in turns:
        tell(f"{turn.number}/{turn.total} {turn.figures.name} at batch {turn.batch}")
        result = _measure(turn.figures, request, turn.batch, host)
        if result is None:
            complete = False
            turns.give_up(turn)
            continue
        if said_of := disturbance(result):
            tell(f"{turn.figures.name}: {said_of}.")
        if result.failed:
            tell(f"{turn.figures.name}: {failure(result)}")
            complete = False
        if request.energy and result.energy and result.energy.unavailable not in {"", said}:
            said = result.energy.unavailable
            tell(f"Energy is not available: {said}.")
        known = found[turn.number - 1]
        found[turn.number - 1] = replace(known, measured=(*known.measured, measured(result)))
    return found, complete


def _measure(
    figures: Figures, request: Profile, batch: int, host: Host | None
) -> ProfileResult | None:
    text = jobs.text_of(load(figures.target))
    try:
        return jobs.measure(
            msgspec.structs.replace(request, design=text, batch=batch), host=host, quiet=True
        )
    except FailureError as error:
        tell(f"{figures.name}: {error}")
        return None


def compare(survey: Sequence[Figures], plot: Plot, *, json: bool, measured: bool = False) -> int:
    """The table or the record, and the picture: what was measured is shown before it is drawn."""
    drawing = partial(_drawn, survey, plot, measured=measured)
    early = drawing() if plot.out and not measured else ""
    if json:
        answer_json({"networks": [_record(f) for f in survey], "fits": _fits(survey)})
    else:
        _print(survey)
    if early:
        tell(early)
    return int(bool(plot.out and measured) and not all_written([drawing]))


def _drawn(survey: Sequence[Figures], plot: Plot, *, measured: bool) -> str:
    from designer.translate.charts.svg import to_svg

    assert plot.out is not None
    try:
        svg = to_svg(chart(plot.kind, survey), dark=plot.dark)
    except NothingToDrawError as error:
        lacking = plot.kind in MEASURED and not measured
        hint = " Add --profile, or --results." if lacking else ""
        raise FailureError(f"{error}{hint}") from None
    write_picture(svg, plot.out)
    return f"Wrote {plot.out}."


def _print(survey: Sequence[Figures]) -> None:
    table(
        (
            "Network",
            "Family",
            ">Year",
            ">Parameters, M",
            ">MACs, G",
            ">Memory, MiB",
            ">Top-1, %",
            ">Top-5, %",
            ">Top-1 per M parameters",
        ),
        [_row(f) for f in survey],
    )
    rows = [(f.name, m) for f in survey for m in f.measured]
    if rows:
        answer("")
        table(
            (
                "Measured",
                "Device",
                "Settings",
                ">Batch",
                ">ms, median",
                ">images/s",
                ">Peak memory, MiB",
                ">J a sample",
            ),
            [
                (
                    name,
                    m.device,
                    m.settings,
                    str(m.batch),
                    f"{m.ms:,.3f}",
                    f"{m.images_per_s:,.1f}",
                    mebibytes(m.peak_memory_bytes),
                    "" if m.joules is None else f"{m.joules:.4g}",
                )
                for name, m in rows
            ],
        )
    for fit in _fits(survey):
        whose = "all networks" if fit["family"] is None else fit["family"]
        answer(
            f"Time against MACs at batch {fit['batch']}, {whose}: r = {fit['r']:.3f} over "
            f"{fit['count']}, {fit['ms_per_gmac']:.3f} ms a GMAC."
        )
    answer("\n" + CONVENTIONS)


def _row(f: Figures) -> tuple[str, ...]:
    accuracy, density = f.accuracy, _density(f)
    return (
        f"{f.name} (known so far)" if f.partial else f.name,
        f.family or "own design",
        str(f.year or ""),
        f"{f.parameters / MEGA:,.2f}",
        f"{f.macs / GIGA:,.3f}",
        mebibytes(f.memory_bytes),
        "" if accuracy is None or accuracy.top1 is None else f"{accuracy.top1:.2f}",
        "" if accuracy is None or accuracy.top5 is None else f"{accuracy.top5:.2f}",
        "" if density is None else f"{density:.2f}",
    )


def _density(f: Figures) -> float | None:
    known = f.accuracy is not None and f.accuracy.top1 is not None and f.parameters > 0
    return f.accuracy.top1 / (f.parameters / MEGA) if known and f.accuracy else None  # type: ignore[operator]


def _record(f: Figures) -> dict[str, Any]:
    """The stable form for programs; keys are only ever added."""
    accuracy = f.accuracy
    return {
        "name": f.name,
        "target": f.target,
        "family": f.family or None,
        "year": f.year,
        "own": f.own,
        "parameters": f.parameters,
        "macs": f.macs,
        "memory_bytes": f.memory_bytes,
        "partial": f.partial,
        "top1": accuracy.top1 if accuracy else None,
        "top5": accuracy.top5 if accuracy else None,
        "dataset": accuracy.dataset if accuracy else None,
        "source": accuracy.source if accuracy else None,
        "top1_per_million_parameters": _density(f),
        "measured": [
            {
                "device": m.device,
                "batch": m.batch,
                "ms": m.ms,
                "images_per_s": m.images_per_s,
                "peak_memory_bytes": m.peak_memory_bytes,
                "joules_per_sample": m.joules,
                "settings": m.settings,
            }
            for m in f.measured
        ],
    }


def _fits(survey: Sequence[Figures]) -> list[dict[str, Any]]:
    """How well MACs tell the time: over all, and in each family of three and more."""
    try:
        drawn = chart("operations", survey)
    except NothingToDrawError:
        return []
    assert isinstance(drawn, Scatter)
    return [
        {
            "family": line.name if line.span else None,
            "batch": drawn.batch,
            "r": line.fit.r,
            "count": line.fit.count,
            "ms_per_gmac": line.fit.slope,
            "offset_ms": line.fit.offset,
        }
        for line in drawn.lines
    ]
