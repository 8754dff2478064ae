"""Arranging around the nodes that the user placed: they stay, and nothing comes to lie on them."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping

from designer.design.design import Design
from designer.design.layout.layered import COLUMN_GAP, anchored, offsets, shifted

Point = tuple[float, float]
Size = tuple[float, float]

CELL = 256.0  # of the grid by which overlaps are found, about a card's width
MOST_TRIED = 4  # places of a whole layout
MARGIN = 8.0  # nearer than this, cards touch


def rearranged(
    design: Design, corners: Mapping[str, Point], sizes: Mapping[str, Size], *, horizontal: bool
) -> dict[str, Point]:
    """What has to move for a layout of all nodes; those that the user placed do not.

    Of the places where the layout as a whole may lie, it takes the one at which fewest move: so
    what has been arranged stays when it is arranged again.
    """
    common = anchored(design, corners)
    free = {n: corner for n, corner in corners.items() if not design.node(n).placed}
    if len(free) == len(corners):
        return common
    rounded = ((round(x, 1), round(y, 1)) for x, y in offsets(design, free).values())
    likely = (by for by, _ in Counter(rounded).most_common(MOST_TRIED))
    layouts = [common, *(shifted(design, corners, by) for by in likely)]
    moves = (around_placed(design, moved, sizes, horizontal=horizontal) for moved in layouts)
    return min(moves, key=len)


def around_placed(
    design: Design, moved: Mapping[str, Point], sizes: Mapping[str, Size], *, horizontal: bool
) -> dict[str, Point]:
    """The same moves without those of placed nodes.

    What would lie on one of them goes beside it, across the flow, and pushes its neighbours on.
    """
    kept = {n.id: n.position for n in design.nodes() if n.placed and n.position is not None}
    if not kept:
        return dict(moved)
    corners = {n.id: moved.get(n.id, n.position) for n in design.nodes()}
    free = {n: corner for n, corner in corners.items() if corner is not None and n not in kept}
    aside = _aside(kept, free, sizes, axis=1 if horizontal else 0)
    found = (dict(moved) | aside).items()
    return {n: place for n, place in found if n not in kept and place != design.node(n).position}


def _aside(
    kept: Mapping[str, Point],
    free: Mapping[str, Point],
    sizes: Mapping[str, Size],
    axis: int,
) -> dict[str, Point]:
    """Where the free nodes go that lie on a kept one, or on one that had to go."""
    settled, loose = _Ground(sizes), _Ground(sizes)
    for node_id, corner in free.items():
        loose.put(node_id, corner)
    for node_id, corner in kept.items():
        settled.put(node_id, corner)
    moved = dict[str, Point]()
    waiting = deque((other, node_id) for node_id in kept for other in loose.touching(node_id, kept))
    while waiting:
        node_id, pusher = waiting.popleft()
        if node_id in moved:
            continue
        corner, size = free[node_id], sizes[node_id]
        middle = corner[axis] + size[axis] / 2
        onward = middle >= settled.corners[pusher][axis] + sizes[pusher][axis] / 2
        while hits := [*settled.hits(node_id, corner)]:
            edges = [(settled.corners[hit][axis], sizes[hit][axis]) for hit in hits]
            if onward:
                along = max(edge + length for edge, length in edges) + COLUMN_GAP
            else:
                along = min(edge for edge, _ in edges) - COLUMN_GAP - size[axis]
            along = round(along, 1)
            corner = (along, corner[1]) if axis == 0 else (corner[0], along)
        moved[node_id] = corner
        settled.put(node_id, corner)
        waiting.extend((other, node_id) for other in loose.touching(node_id, settled.corners))
    return moved


class _Ground:
    """Cards that lie somewhere, found by where."""

    def __init__(self, sizes: Mapping[str, Size]) -> None:
        self.corners = dict[str, Point]()
        self._sizes = sizes
        self._cells = dict[tuple[int, int], list[str]]()

    def put(self, node_id: str, corner: Point) -> None:
        self.corners[node_id] = corner
        for cell in self._covered(node_id, corner):
            self._cells.setdefault(cell, []).append(node_id)

    def _covered(self, node_id: str, corner: Point) -> Iterator[tuple[int, int]]:
        (x, y), (width, height) = corner, self._sizes[node_id]
        for column in range(int((x - MARGIN) // CELL), int((x + width + MARGIN) // CELL) + 1):
            for row in range(int((y - MARGIN) // CELL), int((y + height + MARGIN) // CELL) + 1):
                yield column, row

    def hits(self, node_id: str, corner: Point) -> Iterator[str]:
        """The cards here that one would touch, were it at this place."""
        (x, y), (width, height) = corner, self._sizes[node_id]
        near = (n for cell in self._covered(node_id, corner) for n in self._cells.get(cell, ()))
        for other in dict.fromkeys(near):
            (left, top), (wide, high) = self.corners[other], self._sizes[other]
            across = x - MARGIN < left + wide and left < x + width + MARGIN
            if across and y - MARGIN < top + high and top < y + height + MARGIN:
                yield other

    def touching(self, node_id: str, where: Mapping[str, Point]) -> list[str]:
        """The cards here that one touches where it lies."""
        return [*self.hits(node_id, where[node_id])]
