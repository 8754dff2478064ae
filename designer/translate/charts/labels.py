"""Names beside marks so that few lie on one another: each takes the best free place around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

DIRECTIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
DISTANCES = (3.0, 10.0, 20.0, 34.0, 50.0)
LEADER = 12.0  # from there on a line leads from the name to its mark
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Anchor:
    """A mark of a radius, and the size of its name; those of more weight choose first."""

    x: float
    y: float
    radius: float
    width: float
    height: float
    weight: float = 0.0


@dataclass(frozen=True)
class Place:
    """The name's top left corner; `leader` ends at the name, or is None where none is needed.

    `clash` is the area that lies on other names.
    """

    x: float
    y: float
    leader: tuple[float, float] | None
    clash: float


def placed(anchors: Sequence[Anchor], area: Box) -> list[Place]:
    """A place for each, in the order given; the same input always gives the same."""
    marks = [(a.x - a.radius, a.y - a.radius, a.x + a.radius, a.y + a.radius) for a in anchors]
    order = sorted(range(len(anchors)), key=lambda n: (-anchors[n].weight, anchors[n].x, n))
    found: dict[int, Place] = {}
    taken: list[Box] = []
    for number in order:
        found[number], box = _best(anchors[number], number, marks, taken, area)
        taken.append(box)
    return [found[number] for number in range(len(anchors))]


def _best(
    anchor: Anchor, own: int, marks: list[Box], taken: list[Box], area: Box
) -> tuple[Place, Box]:
    best: tuple[float, Place, Box] | None = None
    for distance in DISTANCES:
        for turn, (dx, dy) in enumerate(DIRECTIONS):
            box = _beside(anchor, dx, dy, distance)
            clash = sum(_overlap(box, other) for other in taken)
            price = 6 * clash + 0.35 * distance * 10 + turn
            price += sum(_on_mark(box, mark) for n, mark in enumerate(marks) if n != own)
            price += 1000 * (not _within(box, area))
            if best is None or price < best[0]:
                best = price, _place(anchor, box, distance, clash), box
        if best is not None and best[0] < 0.35 * distance * 10 + len(DIRECTIONS):
            break  # farther away it could only be worse
    assert best is not None
    return best[1], best[2]


def _beside(anchor: Anchor, dx: int, dy: int, distance: float) -> Box:
    reach = anchor.radius + distance
    if dx and dy:
        reach *= 0.75
    middle_x = anchor.x + dx * (reach + anchor.width / 2)
    middle_y = anchor.y + dy * (reach + anchor.height / 2)
    if not dx:
        middle_x = anchor.x
    half_width, half_height = anchor.width / 2, anchor.height / 2
    left, top = middle_x - half_width, middle_y - half_height
    return left, top, left + anchor.width, top + anchor.height


def _place(anchor: Anchor, box: Box, distance: float, clash: float) -> Place:
    if distance < LEADER:
        return Place(box[0], box[1], None, clash)
    end_x = min(max(anchor.x, box[0]), box[2])
    end_y = min(max(anchor.y, box[1] + 2), box[3] - 2)
    apart = hypot(end_x - anchor.x, end_y - anchor.y)
    return Place(box[0], box[1], (end_x, end_y) if apart > anchor.radius else None, clash)


def _overlap(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _on_mark(box: Box, mark: Box) -> float:
    """A small mark is hidden by a name, a large one only crossed."""
    size = (mark[2] - mark[0]) * (mark[3] - mark[1])
    return _overlap(box, mark) * (3.0 if size < 300 else 1.2 if size < 2000 else 0.5)


def _within(box: Box, area: Box) -> bool:
    inside = area[0] <= box[0] and box[2] <= area[2]
    return inside and area[1] <= box[1] and box[3] <= area[3]
