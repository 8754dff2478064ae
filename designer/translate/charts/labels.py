"""Names beside marks so that few lie on one another: each takes the best free place around it.

A name keeps within the area whatever it costs, off other names and marks where there is room, and
lines from names to their marks cross neither names nor one another if they can help it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin

DIRECTIONS = (0, 8, 12, 4, 14, 10, 2, 6, 15, 9, 1, 7, 13, 11, 3, 5)  # sixteenths; right, left first
DISTANCES = (4.0, 9.0, 15.0, 24.0, 36.0, 50.0, 68.0, 90.0, 120.0, 160.0)
LEADER = 12.0  # from there on a line leads from the name to its mark
FAR, OUTSIDE, ON_NAME, ON_MARK, CROSSED = 2.5, 1e6, 500.0, 300.0, 150.0  # what places cost
ASTRAY = 90.0  # a name nearer to another mark than to its own, without a line
Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]


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
    """The name's top left corner; `leader` ends at the name, or is None where none is needed."""

    x: float
    y: float
    leader: Point | None


@dataclass(frozen=True)
class _Choice:
    """A place, where the name then lies, its line, and what it costs."""

    place: Place
    box: Box
    price: float
    line: tuple[Point, Point] | None


def placed(anchors: Sequence[Anchor], area: Box, rounds: int = 0) -> list[Place]:
    """A place for each, in the order given; the same input always gives the same.

    In so many more rounds names in a bad place look for a better one, all others being placed.
    """
    order = sorted(range(len(anchors)), key=lambda n: (-anchors[n].weight, anchors[n].x, n))
    found: dict[int, _Choice] = {}
    for number in order:
        found[number] = _best(number, anchors, list(found.values()), area)
    for _ in range(rounds):
        for number in order:
            others = [choice for n, choice in found.items() if n != number]
            if any(_pricey(anchors[number], found[number], number, anchors, others)):
                found[number] = _best(number, anchors, others, area)
    return [found[number].place for number in range(len(anchors))]


def _best(number: int, anchors: Sequence[Anchor], taken: Sequence[_Choice], area: Box) -> _Choice:
    anchor, best = anchors[number], None
    for distance in DISTANCES:
        if best is not None and best.price < FAR * distance:
            break  # farther away it could only be worse
        for turn, direction in enumerate(DIRECTIONS):
            box, outside = _within(_beside(anchor, direction, distance), area)
            price = FAR * distance + turn / 2 + OUTSIDE * outside
            if best is not None and price >= best.price:
                continue
            choice = _choice(anchor, box, distance)
            for more in _pricey(anchor, choice, number, anchors, taken):
                price += more
                if best is not None and price >= best.price:
                    break
            else:
                best = replace(choice, price=price)
    assert best is not None
    return best


def _choice(anchor: Anchor, box: Box, distance: float) -> _Choice:
    leader = _leader(anchor, box) if distance >= LEADER else None
    line = ((anchor.x, anchor.y), leader) if leader else None
    return _Choice(Place(box[0], box[1], leader), box, 0.0, line)


def _pricey(
    anchor: Anchor,
    choice: _Choice,
    number: int,
    anchors: Sequence[Anchor],
    taken: Sequence[_Choice],
) -> Iterator[float]:
    """What speaks against a place: names, marks, and lines that cross."""
    box, line = choice.box, choice.line
    own = max(-_reach(box, anchor), 0.0)
    for place, mark in enumerate(anchors):
        depth = _reach(box, mark)
        if depth > 0:
            yield ON_MARK + 4 * depth
        elif line is None and place != number and -depth < own:
            yield ASTRAY
    for other in taken:
        clash = _overlap(box, other.box)
        if clash:
            yield ON_NAME + 6 * clash
        if other.line and _meets(other.line, box):
            yield CROSSED
        if line and _meets(line, other.box):
            yield CROSSED
        if line and other.line and _cross(line, other.line):
            yield CROSSED


def _beside(anchor: Anchor, direction: int, distance: float) -> Box:
    """The name so far from the edge of its mark, towards one of sixteen sides."""
    angle = direction * pi / 8
    dx, dy = cos(angle), sin(angle)
    reach, half_width, half_height = anchor.radius + distance, anchor.width / 2, anchor.height / 2
    middle_x = anchor.x + dx * reach + half_width * _side(dx)
    middle_y = anchor.y + dy * reach + half_height * _side(dy)
    left, top = middle_x - half_width, middle_y - half_height
    return left, top, left + anchor.width, top + anchor.height


def _side(towards: float) -> float:
    """-1, 0 or 1: which edge of the name is the near one, or its middle."""
    return 0.0 if abs(towards) < 1e-9 else 1.0 if towards > 0 else -1.0


def _within(box: Box, area: Box) -> tuple[Box, float]:
    """How far a name would lie outside; it is moved in where that is only a little."""
    left, top, right, bottom = box
    x = max(area[0] - left, 0.0) - max(right - area[2], 0.0)
    y = max(area[1] - top, 0.0) - max(bottom - area[3], 0.0)
    if abs(x) + abs(y) < bottom - top:
        return (left + x, top + y, right + x, bottom + y), 0.0
    return box, abs(x) + abs(y)


def _leader(anchor: Anchor, box: Box) -> Point | None:
    """Where a line from the mark meets the name."""
    x = min(max(anchor.x, box[0]), box[2])
    y = min(max(anchor.y, box[1] + 2), box[3] - 2)
    return (x, y) if hypot(x - anchor.x, y - anchor.y) > anchor.radius else None


def _overlap(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _reach(box: Box, mark: Anchor) -> float:
    """How deep a name reaches into a round mark; the edge alone is none of it."""
    x = min(max(mark.x, box[0]), box[2]) - mark.x
    y = min(max(mark.y, box[1]), box[3]) - mark.y
    return mark.radius + 1 - hypot(x, y)


def _meets(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a line crosses a name: by its diagonals and their ends."""
    left, top, right, bottom = box
    diagonals = ((left, top), (right, bottom)), ((left, bottom), (right, top))
    return any(_cross(line, diagonal) for diagonal in diagonals)


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    return (
        _turn(*one, other[0]) * _turn(*one, other[1]) < 0
        and _turn(*other, one[0]) * _turn(*other, one[1]) < 0
    )


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def in_column(heights: Sequence[float], apart: float, top: float, bottom: float) -> list[float]:
    """The middles of names one below the other, each as near to its height as room allows."""
    order = sorted(range(len(heights)), key=lambda n: (heights[n], n))
    apart = min(apart, (bottom - top) / max(len(heights), 1))
    groups: list[tuple[float, int]] = []  # the middle of names that touch, and how many
    for number in order:
        middle, size = heights[number], 1
        middle = min(max(middle, top + apart / 2), bottom - apart / 2)
        while groups and middle - apart * size / 2 < groups[-1][0] + apart * groups[-1][1] / 2:
            before, many = groups.pop()
            middle = (before * many + middle * size) / (many + size)
            size += many
            room = apart * size / 2
            middle = min(max(middle, top + room), bottom - room)
        groups.append((middle, size))
    found = [m + apart * (k - (size - 1) / 2) for m, size in groups for k in range(size)]
    places = dict(zip(order, found, strict=True))
    return [places[number] for number in range(len(heights))]
