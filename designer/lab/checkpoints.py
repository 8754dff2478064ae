"""What a training leaves in its folder: checkpoint.ckpt, weights.safetensors, result.json."""

from pathlib import Path
from typing import TYPE_CHECKING

from designer.design.saving import write_safely
from designer.lab.running import JobError

if TYPE_CHECKING:
    import torch

CHECKPOINT = "checkpoint.ckpt"
WEIGHTS = "weights.safetensors"
RESULT = "result.json"


def prepare(folder: str) -> Path:
    """Make the folder, before hours of training; raises JobError where nothing can be written."""
    place = Path(folder).expanduser()
    try:
        place.mkdir(parents=True, exist_ok=True)
        trial = place / ".writable"
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise JobError(
            f"The checkpoint can't be written in {folder}: {error.strerror or error}. Choose "
            "another folder."
        ) from None
    return place


def save_weights(weights: "dict[str, torch.Tensor]", path: Path) -> None:
    """Write a .safetensors file, safely."""
    from safetensors.torch import save

    write_safely(path, save({key: value.detach().contiguous() for key, value in weights.items()}))
