"""A sweep as a table, CSV, Markdown and a picture."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from designer.cli.speech import FailureError
from designer.cli.tables import mebibytes
from designer.cli.writing import write_picture
from designer.design.cost.frontier import Spot, frontier, knee
from designer.lab.messages.sweep_messages import Point, differing, shown

FIELDS = ("p50_ms", "p95_ms", "error", "images_per_s", "peak_memory_bytes", "forecast_bytes")


@dataclass(frozen=True)
class Swept:
    """The points of one design, and the settings that were varied."""

    points: Sequence[Point]
    varied: Sequence[str]

    @cached_property
    def good(self) -> list[Point]:
        """Those with figures, by latency."""
        return sorted((p for p in self.points if not p.problem), key=lambda p: p.p50_ms)

    @cached_property
    def problems(self) -> list[Point]:
        """Those that could not be measured."""
        return [point for point in self.points if point.problem]

    @cached_property
    def spots(self) -> list[Spot]:
        """The places of the good ones."""
        return [Spot(p.p50_ms, p.images_per_s) for p in self.good]

    @cached_property
    def names(self) -> list[str]:
        """The settings to show: what was varied, and what is not alike."""
        others = (name for name in differing(self.good) if name not in self.varied)
        return [*self.varied, *others]

    @cached_property
    def several(self) -> bool:
        """Whether they are of several devices."""
        return len({point.device.name for point in self.good if point.device}) > 1

    @cached_property
    def marks(self) -> list[str]:
        """Of each good one: knee, yes (on the frontier) or nothing."""
        best, bend = set(frontier(self.spots)), knee(self.spots)
        places = range(len(self.spots))
        return ["knee" if n == bend else "yes" if n in best else "" for n in places]

    def setting(self, point: Point) -> str:
        """batch 8, bfloat16, 2 threads."""
        parts = [f"batch {point.request.batch}"]
        return ", ".join(parts + [shown(n, getattr(point.request, n)) for n in self.names])


def columns(swept: Swept) -> list[str]:
    """The heads of the table; > marks numbers."""
    device = ["Device"] if swept.several else []
    return [*device, *swept.names, ">Batch", ">ms", ">±, %", ">Images/s", ">Peak, MiB", "Frontier"]


def rows(swept: Swept) -> list[tuple[str, ...]]:
    """The cells of the table."""
    return [
        (
            *([p.device.name if p.device else ""] if swept.several else []),
            *(str(getattr(p.request, name)).lower() for name in swept.names),
            f"{p.request.batch:,}",
            f"{p.p50_ms:,.3f}",
            f"{100 * p.error:.1f}",
            f"{p.images_per_s:,.1f}",
            mebibytes(p.peak_memory_bytes),
            mark,
        )
        for p, mark in zip(swept.good, swept.marks, strict=True)
    ]


def to_csv(swept: Swept) -> str:
    """A line a point, failed ones too, in bytes and full precision."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = ["batch", *swept.names]
    writer.writerow(["device", *names, *FIELDS, "frontier", "problem"])
    marked = [*zip(swept.good, swept.marks, strict=True), *((p, "") for p in swept.problems)]
    for point, mark in marked:
        settings = (str(getattr(point.request, name)).lower() for name in names)
        figures = ("" if point.problem else getattr(point, name) for name in FIELDS)
        device = point.device.name if point.device else ""
        plain = ("" if figure is None else figure for figure in figures)
        writer.writerow([device, *settings, *plain, mark, point.problem])
    return text.getvalue()


def to_markdown(swept: Swept, remarks: Iterable[str]) -> str:
    """The table, and what is to be said of it."""
    heads = columns(swept)
    lines = [_line(head.removeprefix(">") for head in heads)]
    lines.append(_line("---:" if head.startswith(">") else "---" for head in heads))
    lines += [_line(cell.replace("|", "\\|") for cell in row) for row in rows(swept)]
    return "\n".join([*lines, "", *(f"* {remark}" for remark in remarks)]) + "\n"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def draw(swept: Swept, out: Path, *, dark: bool, under: float | None) -> None:
    """Latency against throughput, by the ending of the file."""
    from designer.translate.charts.tradeoff import Setting, to_svg

    if not swept.good:
        raise FailureError("No point could be measured: there is nothing to draw.")
    names = {p.device.name for p in swept.good if p.device}
    title = ", ".join([swept.good[0].name, *(sorted(names) if len(names) == 1 else [])])
    settings = [Setting(_label(swept, p), p.p50_ms, p.images_per_s) for p in swept.good]
    svg = to_svg(title, settings, dark=dark, limit=under)
    write_picture(svg, out)


def _label(swept: Swept, point: Point) -> str:
    device = f", {point.device.name}" if swept.several and point.device else ""
    return swept.setting(point) + device
