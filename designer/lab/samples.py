"""Random inputs for a design."""

from typing import TYPE_CHECKING

from blocks.boundary import Input
from designer.design.analysis import Analysis

if TYPE_CHECKING:
    import torch


def samples(
    analysis: Analysis, batch: int, device: "torch.device | str" = "cpu", seed: int = 0
) -> "dict[str, torch.Tensor]":
    """A batch of normal noise for each Input, in the order that the module takes them."""
    import torch

    generator = torch.Generator().manual_seed(seed)
    shapes = {
        node.id: node.layer.shape
        for node in analysis.design.nodes()
        if isinstance(node.layer, Input) and node.id in analysis.live
    }
    return {
        node_id: torch.randn(batch, *shape, generator=generator).to(device)
        for node_id, shape in shapes.items()
    }
