"""A profile as the command line shows it, and as the files that it is saved in."""

from pathlib import Path

from designer.cli.speech import WrongUsageError, answer
from designer.cli.tables import mebibytes, table
from designer.cli.writing import check_place
from designer.design.saving import write_safely
from designer.lab.messages.measurement import LayerTime, ProfileResult
from designer.lab.results.profile_files import ENDINGS, text
from designer.lab.results.profile_sentences import headline, setup, whole
from designer.lab.results.profile_text import CONVENTIONS, scaled


def check_ending(out: Path) -> None:
    """Raises WrongUsageError and FailureError before hours of measuring."""
    if out.suffix.lower() not in ENDINGS:
        raise WrongUsageError(
            f"A profile is saved as {', '.join(ENDINGS)}; `{out.name[:60]}` has none of these "
            "endings."
        )
    check_place(out)


def save(result: ProfileResult, out: Path) -> None:
    """Write the result in the form that the file's ending names."""
    ending = out.suffix.lower()
    content = text(result, ending)
    if ending != ".png":
        write_safely(out, content.encode())
        return
    from designer.window.look.raster import svg_to_png

    svg_to_png(content, out)


def show(result: ProfileResult) -> None:
    """The table, the figures of the whole, and how they were taken."""
    if result.layers:
        _table(result.layers)
        answer("")
    answer(f"{headline(result)}.")
    for line in whole(result):
        answer(f"{line}.")
    answer(f"Measured with {setup(result)}")
    answer(CONVENTIONS)


def _table(layers: tuple[LayerTime, ...]) -> None:
    columns: tuple[str, ...] = (
        "ms",
        "±",
        "Share, %",
        "MACs",
        "GFLOP/s",
        "GB/s",
        "Activations, MiB",
        "Parameters",
    )
    measured = any(row.peak_memory_bytes is not None for row in layers)
    columns += ("Peak, MiB",) if measured else ()
    table(
        ("Node", "Layer", *(f">{name}" for name in columns)),
        [_cells(row, measured=measured) for row in layers],
    )


def _cells(row: LayerTime, *, measured: bool) -> tuple[str, ...]:
    peak = row.peak_memory_bytes
    return (
        "  " * row.depth + row.node.rpartition("/")[2],
        row.layer,
        f"{row.ms:.3f}",
        f"{row.spread_ms:.3f}",
        f"{100 * row.share:.1f}",
        scaled(row.macs) if row.macs else "",
        "" if row.gflops_per_s is None else f"{row.gflops_per_s:,.1f}",
        "" if row.gbytes_per_s is None else f"{row.gbytes_per_s:,.2f}",
        mebibytes(row.activation_bytes, 2),
        f"{row.parameters:,}",
        *([mebibytes(peak)] if measured else []),
    )
