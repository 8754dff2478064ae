"""Safe saving: the old file or the new one stands, whatever happens meanwhile."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from designer.design.error import DesignError


def write_safely(path: Path, data: bytes, *, backup: bool = True) -> None:
    """A temporary file beside it, flushed to disk, then renamed over; the old one kept as name~.

    Without a `backup` nothing is left beside it, as where git keeps what was there.
    """
    try:
        path = path.resolve()
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except (OSError, RuntimeError) as error:  # a loop of links is the latter before Python 3.13
        raise _unsaved(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file():
            temporary.chmod(path.stat().st_mode & 0o777)
            if backup:
                _keep_backup(path)
        else:
            umask = os.umask(0)
            os.umask(umask)
            temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise _unsaved(path, error) from None


def _unsaved(path: Path, error: Exception) -> DesignError:
    reason = getattr(error, "strerror", None) or error
    return DesignError(
        f"{path.name} can't be saved in {path.parent}: {reason}. What was there "
        "is untouched; save in another place."
    )


def _keep_backup(path: Path) -> None:
    backup = path.with_name(path.name + "~")
    with suppress(OSError):  # a file system without hard links keeps no backup
        backup.unlink(missing_ok=True)
        backup.hardlink_to(path)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every file system can; the new file stands all the same
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
