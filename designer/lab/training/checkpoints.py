"""The weights of a training as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

from designer.design.saving import write_safely

if TYPE_CHECKING:
    import torch


def save_weights(weights: "dict[str, torch.Tensor]", path: Path) -> None:
    """Write a .safetensors file, safely."""
    from safetensors.torch import save

    write_safely(path, save({key: value.detach().contiguous() for key, value in weights.items()}))
