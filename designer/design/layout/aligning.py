"""Lining up boxes and spacing them evenly: pure geometry."""

from collections.abc import Mapping
from typing import Literal

Box = tuple[float, float, float, float]  # left, top, width, height
Point = tuple[float, float]
Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]

PARTS: dict[Edge, float] = {  # how far along a box's width or height the edge lies
    "left": 0.0,
    "centre": 0.5,
    "right": 1.0,
    "top": 0.0,
    "middle": 0.5,
    "bottom": 1.0,
}
ACROSS = ("left", "centre", "right")


def aligned(boxes: Mapping[str, Box], edge: Edge) -> dict[str, Point]:
    """Corners with which all boxes touch that edge (or middle line) of their common extent."""
    axis = 0 if edge in ACROSS else 1
    low, high = _extent(boxes, axis)
    line = low + PARTS[edge] * (high - low)
    places = {name: line - PARTS[edge] * box[axis + 2] for name, box in boxes.items()}
    return _moved(boxes, axis, places)


def distributed(boxes: Mapping[str, Box], *, horizontally: bool) -> dict[str, Point]:
    """Corners with which the gaps between neighbours are equal; the outermost stay."""
    axis = 0 if horizontally else 1
    order = sorted(boxes, key=lambda name: boxes[name][axis] + boxes[name][axis + 2] / 2)
    low, high = _extent(boxes, axis)
    room = high - low - sum(box[axis + 2] for box in boxes.values())
    gap, place, places = room / max(len(order) - 1, 1), low, dict[str, float]()
    for name in order:
        places[name] = place
        place += boxes[name][axis + 2] + gap
    return _moved(boxes, axis, places)


def _extent(boxes: Mapping[str, Box], axis: int) -> tuple[float, float]:
    low = min(box[axis] for box in boxes.values())
    return low, max(box[axis] + box[axis + 2] for box in boxes.values())


def _moved(boxes: Mapping[str, Box], axis: int, places: Mapping[str, float]) -> dict[str, Point]:
    """Those whose place along the axis changes."""
    found: dict[str, Point] = {}
    for name, place in places.items():
        corner = [boxes[name][0], boxes[name][1]]
        if abs(corner[axis] - place) > 0.05:
            corner[axis] = round(place, 1)
            found[name] = corner[0], corner[1]
    return found
