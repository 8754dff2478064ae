"""The fix for a size that does not suit: a learned layer that makes another of it."""

from collections.abc import Iterator

from blocks.convolution import Conv2d
from blocks.layer import Fix
from blocks.linear import Linear
from blocks.parameters import LARGEST
from blocks.tensor import TensorSpec


def widened(x: TensorSpec, axis: int, size: int) -> Iterator[Fix]:
    """A 1×1 convolution for an image's channels, Linear for the last axis of tokens or a vector."""
    if not 1 <= size <= LARGEST:
        return
    if axis == 1 and x.rank == 3:
        label = f"Insert a 1×1 convolution to {size} channels"
        yield Fix(label, insert=(Conv2d(size, 1, bias=False),))
    elif axis == x.rank and x.rank < 3:
        yield Fix(f"Insert Linear to {size} features", insert=(Linear(size),))
