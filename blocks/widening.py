"""The fixes for a size or a shape that does not suit: layers that make another of it."""

from collections.abc import Iterator

from blocks.axes import resized
from blocks.convolution import Conv2d
from blocks.layer import Fix, Layer
from blocks.linear import Linear
from blocks.parameters import LARGEST
from blocks.pooling import AdaptiveAvgPool2d
from blocks.reshaping import Flatten, Reshape, Unflatten
from blocks.resizing import Pad
from blocks.tensor import TensorSpec


def widened(x: TensorSpec, axis: int, size: int) -> Iterator[Fix]:
    """A 1×1 convolution for an image's channels, Linear for the last axis of tokens or a vector."""
    if not 1 <= size <= LARGEST:
        return
    if x.dtype == "int64":
        yield from refilled(x, resized(x, axis, size))
    elif axis == 1 and x.rank == 3:
        label = f"Insert a 1×1 convolution to {size} channels"
        yield Fix(label, insert=(Conv2d(size, 1, bias=False),))
    elif axis == x.rank and x.rank < 3:
        yield Fix(f"Insert Linear to {size} features", insert=(Linear(size),))
    else:
        yield from refilled(x, resized(x, axis, size))


def projections(x: TensorSpec, target: TensorSpec) -> Iterator[Fix]:
    """Ways to give a value another's shape; an image stays one."""
    if x.rank != 3 or target.rank != 3:
        yield from _between_images_and_vectors(x, target)
        yield from refilled(x, target)
        return
    if x.spatial == target.spatial:
        label = f"Insert a 1×1 convolution to {target.channels} channels"
        yield Fix(label, insert=(Conv2d(target.channels, 1, bias=False),))
        return
    strides = [-(-a // b) for a, b in zip(x.spatial, target.spatial, strict=True)]
    strided = Conv2d(target.channels, 1, (strides[0], strides[1]), bias=False)
    if min(strides) >= 1 and strided.infer(x) == target:
        label = f"Insert a 1×1 convolution with stride {strides[0]}"
        yield Fix(label + f" to {target.channels} channels", insert=(strided,))
    pool = AdaptiveAvgPool2d(target.spatial)
    if x.channels == target.channels:
        yield Fix(f"Insert pooling to {pool.shorthand[2:]}", insert=(pool,))
    else:
        label = f"Insert pooling to {pool.shorthand[2:]} and a 1×1 convolution"
        yield Fix(label, insert=(pool, Conv2d(target.channels, 1, bias=False)))


def _between_images_and_vectors(x: TensorSpec, target: TensorSpec) -> Iterator[Fix]:
    """As heads and gates do it: the mean of each map, or a value for each map."""
    layers: list[Layer]
    if (x.rank, target.rank) == (3, 1):
        layers = [AdaptiveAvgPool2d(1), Flatten()]
        layers += [] if x.channels == target.channels else [Linear(target.channels)]
        yield Fix(f"Insert global pooling and {_names(layers[1:])}", insert=tuple(layers))
    elif (x.rank, target.rank) == (1, 3):
        layers = [] if x.channels == target.channels else [Linear(target.channels)]
        layers.append(Unflatten((target.channels, 1, 1)))
        label = f"Insert {_names(layers)} to {target.channels}×1×1"
        yield Fix(label, insert=tuple(layers))
        pool = AdaptiveAvgPool2d(target.spatial)
        yield Fix(f"{label} and resizing to {pool.shorthand[2:]}", insert=(*layers, pool))


def _names(layers: list[Layer]) -> str:
    return " and ".join(type(layer).__name__ for layer in layers)


def refilled(x: TensorSpec, target: TensorSpec) -> Iterator[Fix]:
    """Ways to give any value any shape: the same values laid out anew, or others made of them."""
    if max(x.numel, target.numel) > LARGEST:
        return
    if x.numel == target.numel:
        yield Fix(f"Insert Reshape to {target}", insert=(Reshape(target.shape),))
    elif x.rank == target.rank == 2 and x.shape[0] == target.shape[0]:
        yield Fix(f"Insert Linear to {target.shape[1]} features", insert=(Linear(target.shape[1]),))
    if x.dtype == "int64":  # of which no layer with weights can make others
        yield from _padded(x, target)
        return
    layers: list[Layer] = [Flatten()] if x.rank > 1 else []
    layers.append(Linear(target.numel))
    layers += [Unflatten(target.shape)] if target.rank > 1 else []
    names = ", ".join(type(layer).__name__ for layer in layers)
    yield Fix(f"Insert {names} to {target}", insert=tuple(layers))


def _padded(x: TensorSpec, target: TensorSpec) -> Iterator[Fix]:
    """Axis by axis where there are as many, else as one row of values."""
    layers: list[Layer]
    if x.rank == target.rank:
        grown = [b - a for a, b in zip(x.shape, target.shape, strict=True)]
        layers = [Pad(tuple(number for more in grown[::-1] for number in (0, max(0, more))))]
        fits = min(grown) >= 0
    else:
        layers, fits = [Pad((0, max(0, target.numel - x.numel)))], x.numel < target.numel
        layers = [*([Flatten()] if x.rank > 1 else []), *layers]
        layers += [Unflatten(target.shape)] if target.rank > 1 else []
    if fits and x != target:
        yield Fix(f"Insert {_names(layers)} to {target}", insert=tuple(layers))
