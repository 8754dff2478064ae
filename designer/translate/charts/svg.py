"""A chart as a vector picture (SVG): the same figures always give the same bytes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from designer.design.cost.survey import LINEAGES, OTHERS, OWN
from designer.translate.charts.colours import colour_of
from designer.translate.charts.labels import Anchor, in_column, placed
from designer.translate.charts.plan import Bars, Chart, Curves, Line, Mark, Scatter, Words
from designer.translate.charts.scales import Scale, number, step_of
from designer.translate.figure import (
    DARK,
    LIGHT,
    Palette,
    escaped,
    n,
    opened,
    text_width,
    written,
)

WIDTH, HEIGHT = 1100.0, 660.0
TOP, BOTTOM, LEFT, RIGHT = 54.0, 62.0, 72.0, 208.0
SMALL, NORMAL, LARGE = 11, 12, 17
LARGEST, SMALLEST = 34.0, 2.5  # radii of circles, pixels
DOT = 4.5
ROUNDS = 3  # of placing names: a picture is drawn once
ROW = 22.0  # a bar and its gap
SLENDER, BROAD = "iIjlt.,:;'|/!()[] -f", "mwMW%@—"


def to_svg(chart: Chart, *, dark: bool = False, words: Words = str) -> str:
    """The picture, on a light or a dark ground."""
    match chart:
        case Scatter():
            return _ScatterPicture(chart, dark, words).svg()
        case Bars():
            return _BarPicture(chart, dark, words).svg()
        case Curves():
            return _CurvePicture(chart, dark, words).svg()


def radius_of(area: float, largest: float) -> float:
    """So that the circles' areas are in proportion; the smallest can still be seen."""
    if largest <= 0:
        return DOT
    return max(LARGEST * sqrt(area / largest), SMALLEST)


@dataclass
class Picture:
    """The ground, the frame with its axes, and a legend at the right."""

    dark: bool
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT

    @property
    def palette(self) -> Palette:
        """The colours of the ground."""
        return DARK if self.dark else LIGHT

    @property
    def right(self) -> float:
        """Where the frame ends."""
        return self.width - RIGHT

    @property
    def bottom(self) -> float:
        """Where the frame stands."""
        return self.height - BOTTOM

    def colour(self, lineage: str | None, *, own: bool = False) -> str:
        """Of a lineage; own designs and what is of all have the text's."""
        return self.palette.text if own or not lineage else colour_of(lineage, dark=self.dark)

    def across(self, scale: Scale, value: float) -> float:
        """From the left, in pixels."""
        return self.left + scale.place(value) * (self.right - self.left)

    def up(self, scale: Scale, value: float) -> float:
        """From the top, in pixels."""
        return self.bottom - scale.place(value) * (self.bottom - TOP)

    def framed(self, title: str, parts: Sequence[str]) -> str:
        """The whole picture."""
        return "\n".join(
            [
                *opened(self.width, self.height, title, self.palette.ground),
                written(title, self.left, 30, LARGE, self.palette.text, bold=True),
                *parts,
                "</svg>\n",
            ]
        )

    def x_axis(self, title: str, scale: Scale) -> Iterator[str]:
        """Ticks with grid lines, and the title below."""
        p = self.palette
        for value in scale.ticks():
            x = self.across(scale, value)
            yield self.line(x, TOP, x, self.bottom, p.border, 0.6)
            yield written(number(value), x, self.bottom + 17, SMALL, p.muted, anchor="middle")
        yield self.line(self.left, self.bottom, self.right, self.bottom, p.wire, 1)
        middle = (self.left + self.right) / 2
        yield written(title, middle, self.bottom + 42, NORMAL, p.text, anchor="middle")

    def y_axis(self, title: str, scale: Scale) -> Iterator[str]:
        """Ticks with grid lines, and the title beside."""
        p = self.palette
        for value in scale.ticks():
            y = self.up(scale, value)
            yield self.line(self.left, y, self.right, y, p.border, 0.6)
            yield written(number(value), self.left - 8, y + 4, SMALL, p.muted, anchor="end")
        yield self.line(self.left, TOP, self.left, self.bottom, p.wire, 1)
        middle = (TOP + self.bottom) / 2
        turned = f'transform="rotate(-90 18 {n(middle)})"'
        plain = written(title, 18, middle, NORMAL, p.text, anchor="middle")
        yield plain.replace("<text ", f"<text {turned} ", 1)

    def line(
        self, x: float, y: float, x2: float, y2: float, colour: str, width: float, dash: str = ""
    ) -> str:
        """A straight one."""
        ends = f'x1="{n(x)}" y1="{n(y)}" x2="{n(x2)}" y2="{n(y2)}"'
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return f'<line {ends} stroke="{colour}" stroke-width="{width:g}"{dashed}/>'

    def circle(self, x: float, y: float, r: float, colour: str, kind: str) -> str:
        """`kind` is filled, own (filled, with an edge), or hollow."""
        style = {
            "filled": f'fill="{colour}" fill-opacity="0.45" stroke="{colour}"',
            "own": f'fill="{colour}" fill-opacity="0.3" stroke="{colour}" stroke-width="2.5"',
            "hollow": f'fill="{self.palette.ground}" stroke="{colour}" stroke-width="2"',
        }[kind]
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" {style}/>'

    def legend(self, lineages: Iterable[str], own: str = "") -> Iterator[str]:
        """Who has which colour, from the top right downwards; last, one's own, where there are."""
        x, y = self.right + 22, TOP + 8
        for lineage in in_order(lineages):
            yield self.circle(x, y - 4, 5, self.colour(lineage), "filled")
            yield written(cut(lineage, 24), x + 12, y, SMALL, self.palette.text)
            y += 18
        if own:
            yield self.circle(x, y - 4, 5, self.palette.text, "own")
            yield written(own, x + 12, y, SMALL, self.palette.text, bold=True)


def in_order(lineages: Iterable[str]) -> list[str]:
    """As the table has them, the others last."""
    found = set(lineages) - {OWN}
    return [name for name in (*LINEAGES, OTHERS) if name in found]


class _ScatterPicture(Picture):
    def __init__(self, chart: Scatter, dark: bool, words: Words) -> None:  # noqa: FBT001
        super().__init__(dark)
        self.chart, self.words = chart, words
        self.lineages = in_order(mark.lineage for mark in chart.marks)
        self.own = any(mark.own for mark in chart.marks)
        self.largest = max((mark.area for mark in chart.marks), default=0.0)

    def svg(self) -> str:
        chart = self.chart
        marks = sorted(chart.marks, key=lambda mark: (mark.own, -mark.area, mark.name))
        parts = [*self.x_axis(chart.x.title, chart.x.scale)]
        parts += self.y_axis(chart.y.title, chart.y.scale)
        parts += [part for line in chart.lines for part in self._fit(line)]
        parts += [self._circle(mark) for mark in marks]
        parts += self._names(marks)
        parts += self.legend(self.lineages, self.words("own design") if self.own else "")
        parts += self._below_families()
        return self.framed(chart.title, parts)

    def _place(self, mark: Mark) -> tuple[float, float, float]:
        x = self.across(self.chart.x.scale, mark.x)
        if mark.y is None:
            return x, self.bottom, DOT + 1
        y = self.up(self.chart.y.scale, mark.y)
        return x, y, radius_of(mark.area, self.largest) if self.chart.area else DOT

    def _circle(self, mark: Mark) -> str:
        x, y, r = self._place(mark)
        kind = "hollow" if mark.y is None else "own" if mark.own else "filled"
        shown = self.circle(x, y, r, self.colour(mark.lineage, own=mark.own), kind)
        return shown.replace("/>", f">{hint(mark.about)}</circle>")

    def _names(self, marks: Sequence[Mark]) -> Iterator[str]:
        places = [self._place(mark) for mark in marks]
        names = [cut(mark.name, 30) for mark in marks]
        anchors = [
            Anchor(
                *(x, y, r),
                label_width(name, SMALL, bold=mark.own),
                SMALL + 3,
                1e9 * mark.own + r,
            )
            for name, mark, (x, y, r) in zip(names, marks, places, strict=True)
        ]
        area = (self.left + 2, TOP, self.right - 2, self.bottom - 2)
        found = placed(anchors, area, ROUNDS)
        for mark, (x, y, r), place in zip(marks, places, found, strict=True):
            if place.leader is not None:
                yield self.line(*_from_edge(x, y, r, place.leader), self.palette.muted, 0.7)
            baseline = place.y + SMALL
            bold = mark.own
            name = cut(mark.name, 30)
            yield written(name, place.x, baseline, SMALL, self.palette.text, bold=bold)

    def _fit(self, line: Line) -> Iterator[str]:
        x, y = self.chart.x.scale, self.chart.y.scale
        low, high = line.span or (x.low, x.high)
        ends = [(at, line.fit.slope * at + line.fit.offset) for at in (low, high)]
        ends = _cut_to(ends, y)
        places = [(self.across(x, at), self.up(y, value)) for at, value in ends]
        colour = self.colour(line.lineage)
        yield self.line(*places[0], *places[1], colour, 1.5, "" if line.span else "6 4")

    def _below_families(self) -> Iterator[str]:
        """What areas mean, what hollow marks mean, and how well the lines fit."""
        x, p = self.right + 16, self.palette
        y = TOP + 8 + 18 * (len(self.lineages) + self.own) + 16
        if self.chart.area and self.largest > 0:
            yield written(self.chart.area, x, y, SMALL, p.muted)
            for value in _sizes(self.largest / self.chart.unit):
                r = radius_of(value * self.chart.unit, self.largest)
                y += 2 * r + 6 if r > 6 else r + 13
                yield self.circle(x + LARGEST, y - r, r, p.muted, "filled")
                yield written(number(value), x + 2 * LARGEST + 8, y - r + 4, SMALL, p.text)
            y += 24
        if self.chart.lines:
            yield written(self.words("Linear fit, r"), x, y, SMALL, p.muted)
            for line in self.chart.lines:
                y += 17
                dash = "" if line.span else "6 4"
                yield self.line(x, y - 4, x + 18, y - 4, self.colour(line.lineage), 1.5, dash)
                label = f"{cut(line.name, 16)} {line.fit.r:.3f} ({line.fit.count})"
                yield written(label, x + 24, y, SMALL, p.text)
            y += 24
        if self.chart.unknown and any(mark.y is None for mark in self.chart.marks):
            first, _, second = self.chart.unknown.partition(": ")
            yield self.circle(x + 5, y - 4, DOT, p.text, "hollow")
            yield written(first, x + 16, y, SMALL, p.muted)
            yield written(second, x + 16, y + 15, SMALL, p.muted)


class _BarPicture(Picture):
    def __init__(self, chart: Bars, dark: bool, words: Words) -> None:  # noqa: FBT001
        super().__init__(dark)
        self.chart = chart
        self.own = words("own design") if any(mark.own for mark in chart.rows) else ""
        self.lineages = in_order(mark.lineage for mark in chart.rows)
        self.height = TOP + BOTTOM + ROW * max(len(chart.rows), 1)
        self.height = max(self.height, TOP + 18 * (len(self.lineages) + 3))
        widths = (label_width(cut(m.name, 34), SMALL, bold=m.own) for m in chart.rows)
        widest = max(widths, default=0.0)
        self.left = max(LEFT, widest + 22)

    def svg(self) -> str:
        parts = [*self.x_axis(self.chart.x.title, self.chart.x.scale)]
        for row, mark in enumerate(self.chart.rows):
            parts += self._bar(mark, TOP + ROW * row)
        parts += self.legend(self.lineages, self.own)
        return self.framed(self.chart.title, parts)

    def _bar(self, mark: Mark, top: float) -> Iterator[str]:
        p = self.palette
        name, baseline = cut(mark.name, 34), top + ROW / 2 + 4
        yield written(name, self.left - 8, baseline, SMALL, p.text, bold=mark.own, anchor="end")
        if mark.y is None:
            yield self.circle(
                self.left, top + ROW / 2, DOT, self.colour(mark.lineage, own=mark.own), "hollow"
            )
            yield written(self.chart.unknown, self.left + 12, baseline, SMALL, p.muted)
            return
        width = self.across(self.chart.x.scale, mark.y) - self.left
        colour = self.colour(mark.lineage, own=mark.own)
        box = f'x="{n(self.left)}" y="{n(top + 4)}" width="{n(width)}" height="{n(ROW - 8)}"'
        about = hint(mark.about)
        yield f'<rect {box} fill="{colour}" fill-opacity="0.8">{about}</rect>'
        yield written(f"{mark.y:.2f}", self.left + width + 6, baseline, SMALL, p.muted)


class _CurvePicture(Picture):
    def __init__(self, chart: Curves, dark: bool, words: Words) -> None:  # noqa: FBT001
        super().__init__(dark)
        self.chart = chart
        self.own = words("own design") if any(series.own for series in chart.series) else ""
        self.lineages = in_order(series.lineage for series in chart.series)

    def svg(self) -> str:
        chart = self.chart
        parts = [*self.x_axis(chart.x.title, chart.x.scale)]
        parts += self.y_axis(chart.y.title, chart.y.scale)
        ends = []
        for series in chart.series:
            places = [
                (self.across(chart.x.scale, x), self.up(chart.y.scale, y)) for x, y in series.points
            ]
            colour = self.colour(series.lineage, own=series.own)
            path = " ".join(f"{n(x)},{n(y)}" for x, y in places)
            width = 2.5 if series.own else 1.5
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
            )
            parts += [self.circle(x, y, 3, colour, "filled") for x, y in places]
            ends.append(places[-1])
        parts += self._names(ends)
        parts += self.legend(self.lineages, self.own)
        return self.framed(chart.title, parts)

    def _names(self, ends: Sequence[tuple[float, float]]) -> Iterator[str]:
        """Behind the ends, one below the other; a line leads to each that had to give way."""
        heights = in_column([y for _, y in ends], SMALL + 2, TOP, self.bottom - 2)
        start = max(x for x, _ in ends) + 8
        for series, end, height in zip(self.chart.series, ends, heights, strict=True):
            there = end[0] + 8 >= start and abs(height - end[1]) < 2
            if not there:
                yield self.line(*end, start + 12, height, self.palette.muted, 0.7)
            x, y = start + 14 * (not there), height + SMALL * 0.36
            name, colour = cut(series.name, 24), self.palette.text
            yield written(name, x, y, SMALL, colour, bold=series.own)


def _sizes(largest: float) -> list[float]:
    """Three round values for the legend of areas, the largest first."""
    first = step_of(largest / 2.5)
    return [first, first / 4, first / 20]


def _from_edge(
    x: float, y: float, r: float, end: tuple[float, float]
) -> tuple[float, float, float, float]:
    """From the circle's edge to the name."""
    apart = sqrt((end[0] - x) ** 2 + (end[1] - y) ** 2) or 1.0
    return x + (end[0] - x) * r / apart, y + (end[1] - y) * r / apart, *end


def _cut_to(ends: list[tuple[float, float]], y: Scale) -> list[tuple[float, float]]:
    """A line's ends, moved along it until they are within the frame."""
    (x0, y0), (x1, y1) = ends
    if y0 == y1 or x0 == x1:
        return ends
    slope = (y1 - y0) / (x1 - x0)

    def within(x: float, value: float) -> tuple[float, float]:
        kept = min(max(value, y.low), y.high)
        return (x + (kept - value) / slope, kept)

    return [within(x0, y0), within(x1, y1)]


def hint(lines: str) -> str:
    """What a browser shows while the mouse rests there."""
    return f"<title>{'&#10;'.join(map(escaped, lines.splitlines()))}</title>"


def label_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a name is, about, in the widest of the fonts that it may be drawn in."""
    return size * (1.14 if bold else 1.0) * sum(map(_width, text))


def _width(letter: str) -> float:
    if letter in SLENDER:
        return 0.37
    if letter in BROAD:
        return 0.95
    if not letter.isascii():
        return text_width(letter, 1.0)
    return 0.71 if letter.isupper() else 0.62


def cut(text: str, most: int) -> str:
    """A name that fits."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
