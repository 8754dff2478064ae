"""Rolling: values moved along an axis, what leaves at one end enters at the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from blocks.keeping import NOTHING, Keeping
from blocks.layer import Fix, Layer, Problem
from blocks.lowering import Call, Constant, Op, X
from blocks.padding import END
from blocks.parameters import LARGEST, Ints
from blocks.tensor import DTYPES, TensorSpec


class Roll(Layer):
    """Moves the values along axes; what leaves at one end enters at the other.

    Between two window attentions, by minus half a window down and to the right, it lets neighbours
    meet that a window's edge kept apart (Liu et al. 2021, section 3.2: the cyclic shift).
    """

    category = "Reshaping"
    aliases = ("shift", "cyclic", "swin", "circular", "torch.roll")
    dtypes = DTYPES

    shifts: tuple[int, ...] = Ints((1,), "places to move by, one number an axis", min=-LARGEST)
    dims: tuple[int, ...] = Ints((1,), "the axes; 1 is the first, the batch not counted", min=1)

    def check(self, *xs: TensorSpec) -> Iterator[Problem]:
        """A shift for each axis, and axes that exist."""
        (x,) = xs
        if len(self.shifts) != len(self.dims):
            count = min(len(self.shifts), len(self.dims))
            shorter = self.replace(shifts=self.shifts[:count], dims=self.dims[:count])
            yield Problem(
                f"Each axis wants a shift: {len(self.shifts)} shifts and {len(self.dims)} axes.",
                "shifts",
                fixes=(Fix(f"Roll along {count} of them", _existing(shorter, x)),),
            )
        elif max(self.dims) > x.rank:
            yield Problem(
                f"Axis {max(self.dims)} does not exist: the input {x} has axes 1 to {x.rank}.",
                "dims",
                fixes=(Fix(f"Set dims to at most {x.rank}", _existing(self, x)),),
            )

    def keeps(self, *xs: TensorSpec) -> Keeping:
        """Nothing."""
        return NOTHING

    def torch(self, *xs: TensorSpec) -> Call:
        """torch.roll."""
        return Call("torch.roll", X, self.shifts, self.dims)

    def onnx(self, *xs: TensorSpec) -> tuple[Op, ...]:
        """The end put before the beginning: Slice, Slice, Concat for each axis."""
        moves = zip(self.dims, self.shifts, strict=True)
        return rolled(X, xs[0], moves, "y") or (Op("Identity", X),)

    @property
    def shorthand(self) -> str:
        """−3, −3 along 1, 2."""
        shifts, dims = (", ".join(map(str, numbers)) for numbers in (self.shifts, self.dims))
        return f"{shifts} along {dims}".replace("-", "−")


def _existing(layer: Roll, x: TensorSpec) -> Roll:
    return layer.replace(dims=tuple(min(axis, x.rank) for axis in layer.dims))


def rolled(
    x: Any, spec: TensorSpec, moves: Iterable[tuple[int, int]], result: str
) -> tuple[Op, ...]:
    """Operators that roll x, of that spec, along each axis by a shift; none where nothing moves."""
    ops: list[Op] = []
    for number, (axis, shift) in enumerate(moves):
        places = shift % spec.shape[axis - 1]
        if not places:
            continue
        tail, head, joined = (f"{result}_{part}{number}" for part in ("tail", "head", "rolled"))
        bounds = ((tail, -places, END), (head, 0, -places))
        for name, start, stop in bounds:
            numbers = (Constant((n,), integers=True) for n in (start, stop, axis))
            ops.append(Op("Slice", x, *numbers, result=name))
        ops.append(Op("Concat", tail, head, axis=axis, result=joined))
        x = joined
    if ops:
        last = ops.pop()
        ops.append(Op("Concat", *last.inputs, axis=last.attributes["axis"], result=result))
    return tuple(ops)
