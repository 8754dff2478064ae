"""Random inputs for a design."""

from typing import TYPE_CHECKING

from blocks.boundary import Input
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

    def drawn(layer: Input) -> torch.Tensor:
        if layer.dtype == "int64":
            return torch.randint(0, 2, (batch, *layer.shape), generator=generator)
        return torch.randn(batch, *layer.shape, generator=generator)

    return {
        node.id: drawn(node.layer).to(device)
        for node in analysis.design.nodes()
        if isinstance(node.layer, Input) and node.id in analysis.live
    }
