"""The kinds of charts, after Canziani, Paszke and Culurciello 2016: from figures to what is drawn.

Accuracies compare on one dataset only, so a chart keeps to the commonest; whoever was measured on
another has no place on its scale.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, product, takewhile

from designer.design.cost.correlation import fit
from designer.design.cost.survey import Figures, Measured, common_dataset
from designer.translate.charts import scales
from designer.translate.charts.plan import (
    Axis,
    Bars,
    Chart,
    Curves,
    Line,
    Mark,
    Scatter,
    Series,
    Words,
)
from designer.translate.charts.scales import Scale

GIGA, MEGA, MEBI = 1e9, 1e6, 2**20
COUNTED = ("macs", "parameters", "bars", "density")
MEASURED = ("time", "memory", "energy", "operations")
KINDS = (*COUNTED, *MEASURED)
AGAINST_BATCH = ("time", "memory", "energy")
NAMES = 0.32  # of the width that curves take, for their names behind them
FEW = 8  # the batch that a curve reaches at least
Survey = Sequence[Figures]


class NothingToDrawError(ValueError):
    """The figures that a chart needs are missing: one sentence with the remedy."""


def titles(words: Words = str) -> dict[str, str]:
    """What each kind shows, in short."""
    return {
        "macs": words("Accuracy against MACs"),
        "parameters": words("Accuracy against parameters"),
        "bars": words("Accuracy"),
        "density": words("Accuracy per parameter"),
        "time": words("Time against batch"),
        "memory": words("Memory against batch"),
        "energy": words("Energy against batch"),
        "operations": words("Time against MACs"),
    }


def batches(kind: str, chosen: int = 1) -> tuple[int, ...]:
    """At which a chart wants its networks measured, where one batch was chosen.

    A chart against the batch has a curve each: powers of two up to the one chosen.
    """
    if kind not in AGAINST_BATCH:
        return (chosen,)
    powers = takewhile(lambda batch: batch <= max(chosen, FEW), (2**n for n in range(64)))
    return tuple(sorted({*powers, chosen}))


def chart(kind: str, survey: Survey, words: Words = str) -> Chart:
    """A chart of these networks; raises NothingToDrawError where figures are missing."""
    if not survey:
        raise NothingToDrawError(words("No network is chosen: choose some to compare."))
    drawn: dict[str, Callable[[Survey, Words], Chart]] = {
        "macs": _against_macs,
        "parameters": _against_parameters,
        "bars": _accuracies,
        "density": _densities,
        "time": _times,
        "memory": _memories,
        "energy": _energies,
        "operations": _operations,
    }
    return drawn[kind](survey, words)


# -- counted ---------------------------------------------------------------------------------------


def _against_macs(survey: Survey, words: Words) -> Scatter:
    return _accuracy_against(
        survey,
        words,
        lambda f: f.macs / GIGA,
        words("MACs of one sample, G"),
        (lambda f: f.parameters, words("Parameters, M")),
        words("Top-1 accuracy ({dataset}) against MACs"),
    )


def _against_parameters(survey: Survey, words: Words) -> Scatter:
    return _accuracy_against(
        survey,
        words,
        lambda f: f.parameters / MEGA,
        words("Parameters, M"),
        (lambda f: f.macs / 1000, words("MACs of one sample, G")),
        words("Top-1 accuracy ({dataset}) against parameters"),
    )


def _accuracy_against(
    survey: Survey,
    words: Words,
    x: Callable[[Figures], float],
    x_title: str,
    area: tuple[Callable[[Figures], float], str],
    title: str,
) -> Scatter:
    dataset = common_dataset(survey)
    found = [f for f in survey if x(f) > 0]
    if not found:
        raise NothingToDrawError(words("None of these networks costs anything yet."))
    known = [top1 for f in found if (top1 := f.top1_on(dataset)) is not None]
    scale = scales.spread(map(x, found))
    size, size_title = area
    return Scatter(
        title=title.format(dataset=dataset),
        x=Axis(_titled(x_title, scale, words), scale),
        y=Axis(words("Top-1 accuracy, %"), scales.around(known)),
        marks=tuple(
            _mark(f, x(f), f.top1_on(dataset), words, area=max(size(f), 0.0)) for f in found
        ),
        area=size_title,
        unit=MEGA,
        unknown=words("Hollow, on the axis: accuracy not known"),
    )


def _accuracies(survey: Survey, words: Words) -> Bars:
    dataset = common_dataset(survey)
    rows = [_mark(f, f.top1_on(dataset) or 0.0, f.top1_on(dataset), words) for f in survey]
    scale = Scale(0.0, 100.0)
    return Bars(
        title=words("Top-1 accuracy ({dataset})").format(dataset=dataset),
        x=Axis(words("Top-1 accuracy, %"), scale),
        rows=tuple(_best_first(rows)),
        unknown=words("accuracy not known"),
    )


def _densities(survey: Survey, words: Words) -> Bars:
    dataset = common_dataset(survey)
    rows = []
    for f in survey:
        top1 = f.top1_on(dataset)
        density = None if top1 is None or not f.parameters else top1 / (f.parameters / MEGA)
        rows.append(_mark(f, density or 0.0, density, words))
    scale = scales.from_zero(row.x for row in rows)
    return Bars(
        title=words("Top-1 accuracy ({dataset}) per parameter").format(dataset=dataset),
        x=Axis(words("Top-1 accuracy, % per million parameters"), scale),
        rows=tuple(_best_first(rows)),
        unknown=words("accuracy not known"),
    )


def _best_first(rows: list[Mark]) -> list[Mark]:
    return sorted(rows, key=lambda row: (row.y is None, -row.x, row.name))


# -- measured --------------------------------------------------------------------------------------


def _measured(survey: Survey, words: Words) -> list[Figures]:
    found = [f for f in survey if f.measured]
    if not found:
        raise NothingToDrawError(words("Nothing has been measured of these networks yet."))
    return found


def _times(survey: Survey, words: Words) -> Curves:
    found = _measured(survey, words)
    return _over_batches(
        found,
        words,
        lambda m: m.ms / m.batch,
        words("Time of one sample at the batch, ms, {device}").format(device=_devices(found)),
        titles(words)["time"],
    )


def _memories(survey: Survey, words: Words) -> Curves:
    found = _measured(survey, words)
    if all(m.peak_memory_bytes is None for f in found for m in f.measured):
        raise NothingToDrawError(
            words("No peak memory was measured: the device that was used does not tell it.")
        )
    return _over_batches(
        found,
        words,
        lambda m: None if m.peak_memory_bytes is None else m.peak_memory_bytes / MEBI,
        words("Peak memory, MiB, {device}").format(device=_devices(found)),
        titles(words)["memory"],
    )


def _energies(survey: Survey, words: Words) -> Curves:
    found = _measured(survey, words)
    if all(m.joules is None for f in found for m in f.measured):
        raise NothingToDrawError(
            words("No energy was measured: the device was not asked for it, or does not tell it.")
        )
    return _over_batches(
        found,
        words,
        lambda m: m.joules,
        words("Energy of one sample without idle power, J, {device}").format(
            device=_devices(found)
        ),
        titles(words)["energy"],
    )


def _over_batches(
    survey: Survey,
    words: Words,
    figure: Callable[[Measured], float | None],
    title: str,
    heading: str,
) -> Curves:
    series = []
    places = list(dict.fromkeys(m.where for f in survey for m in f.measured))
    for f, where in product(survey, places):
        here = [m for m in f.measured if m.where == where]
        values = {m.batch: value for m in here if (value := figure(m)) is not None}
        points = tuple((float(batch), values[batch]) for batch in sorted(values))
        if points:
            name = f.name if len(places) == 1 else f"{f.name}, {where}"
            series.append(Series(name, f.target, f.lineage, f.own, points))
    batches = sorted({x for s in series for x, _ in s.points})
    heights = scales.spread(y for s in series for _, y in s.points)
    low, high = batches[0] / 1.3, batches[-1]
    room = max(1.6, (high / low) ** NAMES)
    across = Scale(low, high * room, logarithmic=True, at=tuple(batches))
    return Curves(
        title=heading,
        x=Axis(words("Batch, samples at a time (logarithmic)"), across),
        y=Axis(_titled(title, heights, words), heights),
        series=tuple(series),
    )


def _operations(survey: Survey, words: Words) -> Scatter:
    """Time against MACs as most were measured, at the smallest such batch, with fits."""
    found = _measured(survey, words)
    alike = [{(m.where, m.batch) for m in f.measured} for f in found]
    ways = sorted(set().union(*alike), key=lambda way: (way[1], way[0]))
    where, batch = max(ways, key=lambda way: sum(way in of for of in alike))
    rows = [(f, m) for f in found if (m := f.at(where, batch)) is not None]
    marks = tuple(_mark(f, batch * f.macs / GIGA, m.ms, words, f.parameters) for f, m in rows)
    across = scales.from_zero(mark.x for mark in marks)
    heights = scales.from_zero(mark.y or 0.0 for mark in marks)
    measured = words("Time of a forward pass, ms, median, {device}")
    return Scatter(
        title=words("Time against MACs at batch {batch}").format(batch=batch),
        x=Axis(words("MACs of the batch, G"), across),
        y=Axis(measured.format(device=where), heights),
        marks=marks,
        area=words("Parameters, M"),
        unit=MEGA,
        lines=tuple(_fits([(f, mark) for (f, _), mark in zip(rows, marks, strict=True)], words)),
        batch=batch,
    )


def _fits(rows: Sequence[tuple[Figures, Mark]], words: Words) -> Iterable[Line]:
    """Over all, and in each family with three members or more."""

    def points(of: Iterable[tuple[Figures, Mark]]) -> list[tuple[float, float]]:
        return [(mark.x, mark.y) for _, mark in of if mark.y is not None]

    everyone = fit(points(rows))
    if everyone is not None:
        yield Line(words("all"), None, None, everyone)
    in_order = sorted(rows, key=lambda row: row[0].family)
    for family, group in groupby(in_order, key=lambda row: row[0].family):
        members = points(group)
        inside = fit(members)
        if inside is not None and family and inside.count < len(rows):
            span = min(members)[0], max(members)[0]
            yield Line(family, _lineage(rows, family), span, inside)


def _lineage(rows: Sequence[tuple[Figures, Mark]], family: str) -> str:
    return next(f.lineage for f, _ in rows if f.family == family)


def _devices(survey: Iterable[Figures]) -> str:
    """Where it was measured, or in how many ways."""
    found = list(dict.fromkeys(m.where for f in survey for m in f.measured))
    return found[0] if len(found) == 1 else ", ".join(dict.fromkeys(w.split(",")[0] for w in found))


# -- in words --------------------------------------------------------------------------------------


def _titled(title: str, scale: Scale, words: Words) -> str:
    if not scale.logarithmic:
        return title
    return words("{title} (logarithmic)").format(title=title)


def _mark(f: Figures, x: float, y: float | None, words: Words, area: float = 0.0) -> Mark:
    name = words("{name} (known so far)").format(name=f.name) if f.partial else f.name
    return Mark(name, f.target, f.lineage, f.own, x, y, area, about(f, words))


def about(f: Figures, words: Words = str) -> str:
    """All figures of a network, a line each, with units and source."""
    lines = [f.name + (f" ({f.year})" if f.year else "")]
    if f.accuracy is None or (f.accuracy.top1 is None and f.accuracy.top5 is None):
        lines.append(words("accuracy not known"))
    else:
        for label, share in (("top-1", f.accuracy.top1), ("top-5", f.accuracy.top5)):
            shown = (
                words("not available")
                if share is None
                else words("{n} %").format(n=_figure(share, ".2f", words))
            )
            lines.append(f"{label} {shown}")
        lines.append(f"{f.accuracy.dataset}, {words(f.accuracy.source)}")
    lines += [
        words("{n} M parameters").format(n=_figure(f.parameters / MEGA, ",.2f", words)),
        words("{n} G MACs of one sample").format(n=_figure(f.macs / GIGA, ",.3f", words)),
        words("{n} MiB: weights and activations of one sample, float32").format(
            n=_figure(f.memory_bytes / MEBI, ",.1f", words)
        ),
    ]
    lines += [
        words("batch {batch}: {ms} ms, {rate} images/s, {device}").format(
            batch=m.batch,
            ms=_figure(m.ms, ",.2f", words),
            rate=_figure(m.images_per_s, ",.1f", words),
            device=m.where,
        )
        for m in f.measured
    ]
    return "\n".join(lines)


def _figure(value: float, form: str, words: Words) -> str:
    """With the decimal point of the language; where it is a comma, narrow spaces part thousands."""
    text, point = f"{value:{form}}", words(".")
    return text if point == "." else text.replace(",", "\u202f").replace(".", point)
