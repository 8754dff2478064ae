"""The outputs of a classifier: which there are, whether they can be trained, their loss."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from blocks.activation import Softmax
from blocks.boundary import Output
from designer.design.analysis import Analysis
from designer.lab.execution.running import JobError

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Head:
    """One output: its node, the factor of its loss, whether it gives probabilities, not scores."""

    node: str
    weight: float
    probabilities: bool = False


def heads(analysis: Analysis, classes: int) -> tuple[Head, ...]:
    """The heads as the module returns them in training, the main one first.

    Raises JobError for a design that is no classifier of so many classes.
    """
    outputs = [node for node in analysis.design.nodes() if isinstance(node.layer, Output)]
    main = [node for node in outputs if not node.layer.training_only]  # type: ignore[attr-defined]
    if len(main) != 1:
        names = ", ".join(f"`{node.id}`" for node in main) or "none"
        raise JobError(
            f"Training a classifier wants one main Output, the design has {len(main)} ({names}): "
            "mark auxiliary heads as training only, delete the others."
        )
    auxiliary = [node for node in outputs if node is not main[0]]
    return tuple(_head(analysis, node.id, classes) for node in (*main, *auxiliary))


def _head(analysis: Analysis, node_id: str, classes: int) -> Head:
    layer = analysis.design.node(node_id).layer
    assert isinstance(layer, Output)
    (spec,) = analysis.nodes[node_id].specs
    if spec.rank != 1:
        raise JobError(
            f"Training a classifier wants a vector of scores at `{node_id}`, got {spec}: put "
            f"Flatten and Linear({classes}) before it.",
            node_id,
        )
    if spec.channels < classes:
        raise JobError(
            f"`{node_id}` has {spec.channels} scores, the data {classes} classes: set the last "
            f"layer's width to {classes}.",
            node_id,
        )
    (wire,) = analysis.design.wires_into(node_id)
    last = analysis.design.node(wire.source).layer
    return Head(node_id, layer.loss_weight, isinstance(last, Softmax))


def input_shape(analysis: Analysis) -> tuple[int, ...]:
    """The shape of the one Input; raises JobError where there are more."""
    inputs = [spec.shape for spec in analysis.inputs.values()]
    if len(inputs) != 1:
        raise JobError(f"Training on images wants one Input, the design has {len(inputs)}.")
    return inputs[0]


def total_loss(
    outputs: "tuple[torch.Tensor, ...]", labels: "torch.Tensor", of: tuple[Head, ...]
) -> "torch.Tensor":
    """The sum of the heads' cross-entropies, each with its weight."""
    losses = [head.weight * loss(y, labels, head) for y, head in zip(outputs, of, strict=True)]
    return sum(losses[1:], losses[0])


def loss(y: "torch.Tensor", labels: "torch.Tensor", head: Head) -> "torch.Tensor":
    """The cross-entropy of one head, of scores or, behind a Softmax, of probabilities."""
    from torch.nn import functional

    if head.probabilities:
        return functional.nll_loss(y.clamp_min(1e-12).log(), labels)
    return functional.cross_entropy(y, labels)
