"""Layers over one, two or three axes after the channels, and what is done with other inputs."""

from collections.abc import Iterator
from dataclasses import field, fields, replace
from inspect import get_annotations
from math import isqrt
from typing import Any, ClassVar

from blocks.layer import Fix, Layer, Problem
from blocks.parameters import LARGEST, PLANE, Kind, TupleKind
from blocks.reshaping import Flatten, Unflatten
from blocks.tensor import TensorSpec

WANTED = {1: "a sequence C×L", 2: "an image C×H×W", 3: "a volume C×D×H×W"}


class Spatial(Layer):
    """A member of a family whose names differ in 1d, 2d, 3d alone.

    The family's class declares the parameters once; each member says its `axes`, and what has a
    number for each axis then has so many.
    """

    axes: ClassVar[tuple[str, ...]] = PLANE

    def __init_subclass__(cls) -> None:
        if "axes" in cls.__dict__:
            cls.__annotations__ = dict(get_annotations(cls))
            for inherited in fields(cls):  # type: ignore[arg-type]
                kind: Kind = inherited.metadata["kind"]
                if isinstance(kind, TupleKind):
                    cls.__annotations__[inherited.name] = inherited.type
                    setattr(cls, inherited.name, _over(cls.axes, kind, inherited.default))
        super().__init_subclass__()
        if cls.category:
            _MEMBERS[cls.__name__[:-2], len(cls.axes)] = cls

    @property
    def ranks(self) -> tuple[int, ...]:
        """Numbers of axes, channels included, that it takes."""
        return (len(self.axes) + 1,)

    def has_rank(self, x: TensorSpec) -> Iterator[Problem]:
        """As many axes as the layer goes over; else its relative for that many is offered."""
        if x.rank not in self.ranks:
            yield _misfit(x, len(self.axes), (*self._relatives(x), *_unflattened(x, self.axes)))

    def _relatives(self, x: TensorSpec) -> Iterator[Fix]:
        for (stem, count), member in _MEMBERS.items():
            if stem != type(self).__name__[:-2] or member is type(self):
                continue
            relative = member(
                **{
                    name: _resized(value, count)
                    if isinstance(self.kinds[name], TupleKind)
                    else value
                    for name, value in self.values().items()
                }
            )
            if x.rank in relative.ranks:
                yield Fix(f"Use {member.__name__} instead", relative)


_MEMBERS: dict[tuple[str, int], type[Spatial]] = {}


def is_image(x: TensorSpec) -> Iterator[Problem]:
    """An image C×H×W is wanted."""
    if x.rank != 3:
        yield _misfit(x, 2, tuple(_unflattened(x, PLANE)))


def _misfit(x: TensorSpec, axes: int, fixes: tuple[Fix, ...]) -> Problem:
    return Problem(f"Expected {WANTED[axes]}, got {x} (rank {x.rank}).", fixes=fixes)


def _unflattened(x: TensorSpec, axes: tuple[str, ...]) -> Iterator[Fix]:
    """One channel as square as it can be, after flattening where need be."""
    sizes, rest = [1], x.numel
    if rest > LARGEST:
        return
    for left in range(len(axes) - 1, -1, -1):
        size = rest if not left else _near_root(rest, left + 1)
        sizes.append(size)
        rest //= size
    shape, flat = "×".join(map(str, sizes)), (Flatten(),) if x.rank > 1 else ()
    label = f"Insert {'Flatten and ' if flat else ''}Unflatten to {shape}"
    yield Fix(label, insert=(*flat, Unflatten(tuple(sizes))))


def _near_root(number: int, degree: int) -> int:
    """The largest divisor that is no more than the root; what is huge stays whole."""
    root = isqrt(number) if degree == 2 else round(number ** (1 / degree))
    if root > 2**12:
        return 1
    return next(size for size in range(root, 0, -1) if number % size == 0)


def _over(axes: tuple[str, ...], kind: TupleKind, default: Any) -> Any:
    kind = replace(kind, axes=axes)
    return field(default=_resized(default, len(axes)), metadata={"kind": kind})


def _resized(value: tuple[int, ...] | str, count: int) -> tuple[int, ...] | str:
    """A number for each of so many axes: the last ones stay, the first one is repeated."""
    if isinstance(value, str):
        return value
    return (value[0],) * (count - len(value)) + value[-count:]
