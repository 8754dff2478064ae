"""The sides that git hands to diff and merge: a design, or nothing where its file came or went."""

import os
from pathlib import Path

from designer.cli.opening import open_target
from designer.cli.speech import FailureError
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.files import decode


def side(target: str) -> Design:
    """The design of a TARGET of diff; raises FailureError with one sentence."""
    return Design() if _nothing(target) else open_target(target)


def opened(path: Path, name: str, *, base: bool = False) -> Design:
    """A side of a merge; messages call it by `name`, as git hands over temporary files.

    Git has an empty base where both sides added the file. Another side without a byte is no
    design: one of a crash would else be read as everything removed.
    """
    if base and _nothing(str(path)):
        return Design()
    if not path.is_file():
        return open_target(str(path))
    try:
        return decode(path.read_bytes(), name)
    except DesignError as error:
        raise FailureError(str(error)) from None
    except OSError as error:
        raise FailureError(f"{name} can't be read: {error.strerror or error}.") from None


def _nothing(target: str) -> bool:
    """Whether git says by it that there is no file on this side: the null device, or no bytes."""
    path = Path(target)
    null = target == "/dev/null" or target.lower() == os.devnull  # nul, on Windows
    return null or (path.is_file() and path.stat().st_size == 0)
