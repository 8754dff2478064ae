"""Files that a verb writes: refused before anything is measured, and each written for itself."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from designer.cli.speech import FailureError, WrongUsageError, tell
from designer.design.error import DesignError
from designer.design.saving import write_safely

PICTURES = (".svg", ".png", ".pdf")


def check_place(out: Path) -> None:
    """Raises FailureError where a file can't be written, before hours of measuring."""
    if out.is_dir():
        raise FailureError(f"{out.name} is a folder: name a file in it.")
    folder = out.parent
    if not folder.is_dir():
        raise FailureError(f"There is no folder {folder} to write {out.name} in: make it first.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise FailureError(f"Nothing may be written in {folder}: name another place.")


def check_picture(out: Path) -> None:
    """As `check_place`; raises WrongUsageError where its ending is of no picture."""
    if out.suffix.lower() not in PICTURES:
        names = ", ".join(PICTURES)
        raise WrongUsageError(f"Charts are written as {names}; --plot is {out.name[:60]}.")
    check_place(out)


def write_picture(svg: str, out: Path) -> None:
    """In the form of the file's ending."""
    ending = out.suffix.lower()
    if ending == ".svg":
        write_safely(out, svg.encode())
        return
    from designer.window.look.raster import svg_to_pdf, svg_to_png

    (svg_to_png if ending == ".png" else svg_to_pdf)(svg, out)


def check_apart(outs: Iterable[Path]) -> None:
    """Raises WrongUsageError where one file would replace another."""
    seen: set[Path] = set()
    for out in outs:
        place = out.resolve()
        if place in seen:
            raise WrongUsageError(f"{out.name} is named twice: one would replace the other.")
        seen.add(place)


def all_written(tasks: Iterable[Callable[[], str]]) -> bool:
    """Do each, telling what it says or why it failed; whether all could be done."""
    complete = True
    for task in tasks:
        try:
            tell(task())
        except (DesignError, FailureError) as error:
            tell(str(error))
            complete = False
        except OSError as error:
            tell(f"{error.filename or 'A file'} can't be written: {error.strerror or error}.")
            complete = False
    return complete
