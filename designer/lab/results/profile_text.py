"""A profile as text to paste and to compute with: Markdown and CSV."""

import csv
import io
from collections.abc import Callable, Iterable

from designer.lab.messages.measurement import LayerTime, ProfileResult
from designer.lab.results.profile_sentences import failure, headline, setup, whole

Cell = int | float | str | None
# name with unit, value at full precision, digits behind the point where people read it
COLUMNS: tuple[tuple[str, Callable[[LayerTime], Cell], int], ...] = (
    ("node", lambda row: row.node, 0),
    ("layer", lambda row: row.layer, 0),
    ("time, ms", lambda row: row.ms, 3),
    ("IQR, ms", lambda row: row.spread_ms, 3),
    ("share, %", lambda row: 100 * row.share, 1),
    ("MACs", lambda row: scaled(row.macs) if row.macs else None, 0),
    ("GFLOP/s", lambda row: row.gflops_per_s, 1),
    ("GB/s", lambda row: row.gbytes_per_s, 2),
    ("parameters", lambda row: row.parameters, 0),
    ("activations, MiB", lambda row: row.activation_bytes / 2**20, 2),
)
CONVENTIONS = (
    "Times are medians of forward passes of the whole batch, IQR the interquartile range. A FLOP "
    "is half a MAC; GB/s counts each input, output and weight once, at the dtype measured, in 10⁹ "
    "bytes. Layers were timed apart, with probes, and not compiled; a block's row is "
    "the sum of those inside it."
)


def to_csv(result: ProfileResult) -> str:
    """A line a row of the table, insides of blocks too, in bytes and full precision."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(LayerTime.__struct_fields__)
    for row in result.layers:
        values = (getattr(row, name) for name in LayerTime.__struct_fields__)
        writer.writerow("" if value is None else value for value in values)
    return text.getvalue()


def to_markdown(result: ProfileResult) -> str:
    """What was measured and how, the figures of the whole, and a row a node, insides too."""
    lines = [f"**{headline(result)}**", "", f"{setup(result)}", ""]
    lines += [f"* {line}" for line in whole(result)]
    lines += [f"* {failure(result)}"] if result.failed else []
    if result.layers:
        lines += ["", _line(name for name, _, _ in COLUMNS)]
        lines.append(_line("---" if number < 2 else "---:" for number in range(len(COLUMNS))))
        lines += [
            _line(_shown(value(row), digits) for _, value, digits in COLUMNS)
            for row in result.layers
        ]
        lines += ["", CONVENTIONS]
    return "\n".join(lines) + "\n"


def scaled(number: float) -> str:
    """36.9 k: three significant digits with a metric prefix."""
    for prefix, size in (("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= 0.9995 * size:
            digits = 3 - len(str(round(number / size)))
            return f"{number / size:,.{max(digits, 0)}f} {prefix}"
    return f"{number:,.0f}"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(value: Cell, digits: int) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("|", "\\|")
    return f"{value:,.{digits}f}"
