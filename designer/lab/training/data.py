"""The data that a request names: scikit-learn's digits, or files on this machine."""

from collections.abc import Callable
from pathlib import Path

from designer.lab.execution.running import JobError
from designer.lab.messages.protocol import DATASETS
from designer.lab.training import image_files
from designer.lab.training.labelled import Data, digits


def load(name: str, path: str) -> Data:
    """The data that a request names; raises JobError with what is missing and where."""
    if name == "digits":
        return digits()
    sources: dict[str, Callable[[Path], Data]] = {
        "mnist": image_files.mnist,
        "cifar10": image_files.cifar10,
        "folder": image_files.folder,
    }
    if name not in sources:
        raise JobError(f"There is no data `{name[:40]}`: choose one of {', '.join(DATASETS)}.")
    if not path:
        raise JobError(f"`{name}` wants a path. {DATASETS[name]}.")
    place = Path(path).expanduser()
    if not place.is_dir():
        raise JobError(f"`{path[:200]}` is no folder. {DATASETS[name]}.")
    try:
        return sources[name](place)
    except OSError as error:
        where = error.filename or path
        raise JobError(f"`{where}` can't be read: {error.strerror or error}.") from None
