"""Tables on stdout: with colour and fitted to a terminal, else plain and as wide as they are."""

import sys
from collections.abc import Iterable, Sequence

from designer.cli.speech import plain

WIDE = 10_000


def mebibytes(size: int | None, digits: int = 1) -> str:
    """As a cell has it under a head that says MiB; empty where it is not known."""
    return "" if size is None else f"{size / 2**20:,.{digits}f}"


def table(
    columns: Sequence[str], rows: Iterable[Sequence[str]], total: Sequence[str] | None = None
) -> None:
    """Print rows of text; a column whose name begins with > is aligned to the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = bool(sys.stdout and sys.stdout.isatty())
    console = Console(file=sys.stdout, width=None if terminal else WIDE, highlight=False)
    grid = Table(box=box.SIMPLE_HEAD if terminal else None, pad_edge=False, show_footer=bool(total))
    for number, name in enumerate(columns):
        grid.add_column(
            Text(name.removeprefix(">")),
            Text(total[number] if total else ""),
            justify="right" if name.startswith(">") else "left",
            overflow="fold",
        )
    for row in rows:
        grid.add_row(*(Text(plain(cell)) for cell in row))
    console.print(grid)
