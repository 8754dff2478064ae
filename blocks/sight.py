"""What one output sees of the input, axis by axis, through windows one behind the other.

An axis is (extent, step): n + 1 outputs in a row see extent + step·n pixels beyond one. Behind an
upsampling they see them in leaps, and the step is a `Finer`. All figures are exact; where no step
can say it, there is none.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finer:
    """The step behind an upsampling: n outputs on, `leap` pixels ⌊(room + n)/parts⌋ times more."""

    parts: int
    room: int = 0
    leap: int = 1


Step = int | Finer
Axis = tuple[int, Step]
Window = tuple[tuple[int, int], tuple[Step, Step]]  # extent beyond one pixel and step: both (h, w)
POINTWISE: Window = ((0, 0), (1, 1))


def beyond(sight: Window, window: Window) -> Window | None:
    """What is seen through a window on values that themselves see `sight`."""
    (height, width), (row, column) = sight
    (h, w), (r, c) = window
    if not (isinstance(row, Finer) or isinstance(column, Finer)) and not (
        isinstance(r, Finer) or isinstance(c, Finer)
    ):
        return (height + row * h, width + column * w), (row * r, column * c)  # nearly always
    return _joined(_beyond((height, row), (h, r)), _beyond((width, column), (w, c)))


def widest(one: Window, other: Window) -> Window | None:
    """What is seen by two ways at once: the larger figures."""
    (height, width), (row, column) = one
    (h, w), (r, c) = other
    return _joined(_widest((height, row), (h, r)), _widest((width, column), (w, c)))


def _joined(vertical: Axis | None, horizontal: Axis | None) -> Window | None:
    if vertical is None or horizontal is None:
        return None
    return (vertical[0], horizontal[0]), (vertical[1], horizontal[1])


def _beyond(sight: Axis, window: Axis) -> Axis | None:
    (extent, step), (more, stride) = sight, window
    if not isinstance(step, Finer):
        extent += step * more
        if not isinstance(stride, Finer):
            return extent, step * stride
        return extent, Finer(stride.parts, stride.room, step * stride.leap)
    room = step.room + more
    if isinstance(stride, Finer):
        if stride.leap != 1:
            return None
        room = room * stride.parts + stride.room
        return _settled(extent, room, step.parts * stride.parts, step.leap)
    return _settled(extent, room, step.parts, step.leap) if stride == 1 else None


def _settled(extent: int, room: int, parts: int, leap: int) -> Axis:
    """The extent is that of one output: what the room holds already belongs to it."""
    return extent + leap * (room // parts), Finer(parts, room % parts, leap)


def _widest(one: Axis, other: Axis) -> Axis | None:
    if not isinstance(one[1], Finer) and not isinstance(other[1], Finer):
        return max(one[0], other[0]), max(one[1], other[1])
    if _covers(one, other):
        return one
    return other if _covers(other, one) else None


def _covers(one: Axis, other: Axis) -> bool:
    """Whether it is larger wherever one looks; sure, but not for all that are."""
    (extent, step), (e, s) = one, other
    if (
        isinstance(step, Finer)
        and isinstance(s, Finer)
        and (step.parts, step.leap)
        == (
            s.parts,
            s.leap,
        )
    ):
        return extent - e >= (0 if step.room >= s.room else step.leap)
    step = step if isinstance(step, Finer) else Finer(1, 0, step)
    s = s if isinstance(s, Finer) else Finer(1, 0, s)
    least = extent * step.parts + step.leap * (step.room - step.parts + 1)  # in `parts` of a pixel
    most = e * s.parts + s.leap * s.room
    return step.leap * s.parts >= s.leap * step.parts and least * s.parts >= most * step.parts
