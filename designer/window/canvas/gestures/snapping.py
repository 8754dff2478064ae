"""Snapping: a dragged card keeps to the edges and middle lines of those in view; guides show it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

Line = tuple[float, int]  # where it lies, and whose it is
Part = Callable[[QRectF], float]

EDGES_ACROSS: tuple[Part, ...] = (QRectF.left, QRectF.right)
EDGES_DOWN: tuple[Part, ...] = (QRectF.top, QRectF.bottom)
MIDDLE_ACROSS: tuple[Part, ...] = (lambda box: box.center().x(),)
MIDDLE_DOWN: tuple[Part, ...] = (lambda box: box.center().y(),)


class Snap(NamedTuple):
    """How far to go beyond the mouse, and the guides to draw there."""

    by: QPointF
    guides: QPainterPath


class Snapping:
    """The lines of the cards that stay; sorted once, when a drag begins."""

    def __init__(self, boxes: Iterable[QRectF]) -> None:
        self._boxes = list(boxes)
        # Middles come first: on a tie they win, for a network's trunk is a middle line.
        self._across = [(parts, self._lines(parts)) for parts in (MIDDLE_ACROSS, EDGES_ACROSS)]
        self._down = [(parts, self._lines(parts)) for parts in (MIDDLE_DOWN, EDGES_DOWN)]

    def _lines(self, parts: tuple[Part, ...]) -> list[Line]:
        return sorted((part(box), n) for n, box in enumerate(self._boxes) for part in parts)

    def snap(self, box: QRectF, reach: float) -> Snap:
        """The nearest lines within reach, one across and one down."""
        x, y = _nearest(self._across, box, reach), _nearest(self._down, box, reach)
        by = QPointF(x[0] if x else 0.0, y[0] if y else 0.0)
        moved, guides = box.translated(by), QPainterPath()
        if x:
            both = moved | self._boxes[x[2]]
            guides.moveTo(x[1], both.top())
            guides.lineTo(x[1], both.bottom())
        if y:
            both = moved | self._boxes[y[2]]
            guides.moveTo(both.left(), y[1])
            guides.lineTo(both.right(), y[1])
        return Snap(by, guides)


def _nearest(
    kinds: list[tuple[tuple[Part, ...], list[Line]]], box: QRectF, reach: float
) -> tuple[float, float, int] | None:
    """How far it is to the nearest line, where that lies, and whose it is."""
    best: tuple[float, float, int] | None = None
    for parts, lines in kinds:
        for part in parts:
            here = part(box)
            place = bisect_left(lines, (here, -1))
            for line, whose in lines[max(place - 1, 0) : place + 1]:
                apart = line - here
                if abs(apart) <= reach and (best is None or abs(apart) < abs(best[0]) - 0.01):
                    best = apart, line, whose
    return best
