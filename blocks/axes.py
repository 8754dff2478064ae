"""Axes of a tensor counted as in PyTorch: 0 is the batch, a sample's are 1 to its rank."""

from collections.abc import Iterator

from blocks.layer import Fix, Layer, Problem
from blocks.tensor import TensorSpec


def axis_exists(layer: Layer, x: TensorSpec, name: str = "dim") -> Iterator[Problem]:
    """The layer's axis of that name is one of the input's.

    The fix takes the last axis, and mends what then does not fit.
    """
    axis = getattr(layer, name)
    if axis <= x.rank:
        return
    label, fitting = f"Set {name} to {x.rank}", layer.replace(**{name: x.rank})
    further = next(iter(fitting.check(x)), None)
    fix = next((fix for fix in further.fixes if fix.layer), None) if further else None
    if fix and fix.layer:
        label, fitting = f"{label} and {fix.label.removeprefix('Set ')}", fix.layer
    yield Problem(
        f"Axis {axis} does not exist: the input {x} has axes 1 to {x.rank}.",
        name,
        fixes=(Fix(label, fitting),),
    )


def at(x: TensorSpec, axis: int) -> int:
    """The size along an axis."""
    return x.shape[axis - 1]


def resized(x: TensorSpec, axis: int, *sizes: int) -> TensorSpec:
    """The same tensor with other sizes (one, several, none) in the place of an axis."""
    return x.like(*x.shape[: axis - 1], *sizes, *x.shape[axis:])
