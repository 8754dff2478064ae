"""Random inputs for a design."""

from typing import TYPE_CHECKING

from blocks.tensor import TensorSpec
from designer.design.analysis import Analysis

if TYPE_CHECKING:
    import torch


def samples(
    analysis: Analysis, batch: int, device: "torch.device | str" = "cpu", seed: int = 0
) -> "dict[str, torch.Tensor]":
    """A batch for each Input, in the order that the module takes them.

    Normal noise; of whole numbers 0 and 1, which every embedding holds.
    """
    import torch

    generator = torch.Generator().manual_seed(seed)

    def drawn(spec: TensorSpec) -> torch.Tensor:
        if spec.dtype == "int64":
            return torch.randint(0, 2, (batch, *spec.shape), generator=generator)
        return torch.randn(batch, *spec.shape, generator=generator)

    return {node_id: drawn(spec).to(device) for node_id, spec in analysis.inputs.items()}
