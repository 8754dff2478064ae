"""Placing nodes: layers from top to bottom, or left to right, as the data flows.

The layered drawing of Sugiyama, Tagawa and Toda (1981): a library finds the rows and the order
inside them that crosses few wires; the coordinates follow from the nodes' real sizes.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median_low
from typing import Any

import networkx as nx

from designer.design.design import Design
from designer.design.layout.columns import columns

Point = tuple[float, float]
Size = tuple[float, float]

ROW_GAP = 52.0  # room for a wire's shape, written across it
ROW_GAP_HORIZONTAL = 112.0  # written along it
COLUMN_GAP = 36.0
COMPONENT_GAP = 80.0
UNMOVED = 0.3  # rounding, no movement
ENOUGH = 300  # wires, to tell the direction of a layout from


@dataclass(frozen=True)
class Arrangement:
    """Where everything lies: top-left corners of nodes, and the bends of wires that pass rows.

    `bends` holds, by (source, target), where a wire over several rows enters and leaves the gap
    that it was given between the nodes of each row it passes.
    """

    corners: dict[str, Point]
    bends: dict[tuple[str, str], list[Point]]


def arrange(
    design: Design, sizes: Mapping[str, Size], *, horizontal: bool = False
) -> dict[str, Point]:
    """Top-left corners of all nodes so that none overlap and every wire points down (or right).

    `sizes` holds (width, height) of every node. The same design and sizes always give the same.
    """
    return arrangement(design, sizes, horizontal=horizontal).corners


def arrangement(
    design: Design, sizes: Mapping[str, Size], *, horizontal: bool = False
) -> Arrangement:
    """As `arrange`, with the bends of the wires."""
    result = Arrangement({}, {})
    for part, (left, top) in _packed([*_components(design, sizes, horizontal=horizontal)]):

        def placed(x: float, y: float, left: float = left, top: float = top) -> Point:
            return (top + y, left + x) if horizontal else (left + x, top + y)

        for name, box, (x, y) in zip(part.names, part.boxes, part.centres, strict=False):
            result.corners[name] = placed(x - box[0] / 2, y - box[1] / 2)
        for source, target, passed in part.long_wires():
            points = [placed(*point) for bend in passed for point in part.gap(bend)]
            result.bends[part.names[source], part.names[target]] = points
    return result


def arranged_part(
    design: Design, node_ids: Collection[str], sizes: Mapping[str, Size], *, horizontal: bool
) -> Arrangement:
    """As `arrangement`, for some nodes and the wires among them."""
    part = Design()
    for node in design.nodes():
        if node.id in node_ids:
            part.put(node)
    for wire in design.wires():
        if wire.source in part and wire.target in part:
            part.graph.add_edge(wire.source, wire.target, key=(wire.source_port, wire.target_port))
    return arrangement(part, sizes, horizontal=horizontal)


def anchored(design: Design, corners: Mapping[str, Point]) -> dict[str, Point]:
    """A layout moved as a whole so that most nodes stay; those that then still move.

    So a small change of the network moves little of the picture.
    """
    apart = list(offsets(design, corners).values())
    dx, dy = (median_low([a[axis] for a in apart]) if apart else 0.0 for axis in (0, 1))
    return shifted(design, corners, (dx, dy))


def offsets(design: Design, corners: Mapping[str, Point]) -> dict[str, Point]:
    """How far each node lies from where a layout has it."""
    places = ((node_id, design.node(node_id).position, corners[node_id]) for node_id in corners)
    return {n: (old[0] - x, old[1] - y) for n, old, (x, y) in places if old is not None}


def shifted(design: Design, corners: Mapping[str, Point], by: Point) -> dict[str, Point]:
    """Where a layout, moved as a whole, has the nodes that do not lie there already."""
    moved = {n: (round(x + by[0], 1), round(y + by[1], 1)) for n, (x, y) in corners.items()}
    return {n: to for n, to in moved.items() if not _is_near(design.node(n).position, to)}


def _is_near(old: Point | None, new: Point) -> bool:
    return old is not None and abs(old[0] - new[0]) + abs(old[1] - new[1]) <= UNMOVED


def is_sideways(source: Point, size: Size, target: Point) -> bool:
    """Whether a wire between these cards runs to the right, and not down."""
    return target[0] >= source[0] + size[0] and target[1] < source[1] + size[1]


def runs_sideways(design: Design, sizes: Mapping[str, Size]) -> bool:
    """Whether a design is laid out from left to right, as its wires tell."""
    right = down = 0
    for wire in islice(design.wires(), ENOUGH):
        source, target = design.node(wire.source).position, design.node(wire.target).position
        if source and target:
            width, height = sizes[wire.source]
            right += target[0] >= source[0] + width
            down += target[1] >= source[1] + height
    return right > down


@dataclass
class _Component:
    """A connected part, from (0, 0): its nodes numbered from 0, behind them the bends of wires."""

    names: list[str]
    boxes: list[Size]
    links: list[tuple[int, int]]
    centres: list[Point]
    heights: list[float]  # of the row that each lies in
    size: Size

    def gap(self, bend: int) -> tuple[Point, Point]:
        """The top and the bottom of a bend's row, at its place."""
        (x, y), half = self.centres[bend], self.heights[bend] / 2
        return (x, y - half), (x, y + half)

    def long_wires(self) -> Iterator[tuple[int, int, list[int]]]:
        """Each wire that passes rows: source, target, and the bends between."""
        count = len(self.names)
        after = {source: target for source, target in self.links if source >= count}
        for source, target in self.links:
            if source < count <= target:
                end, bends = target, []
                while end >= count:
                    bends.append(end)
                    end = after[end]
                yield source, end, bends


def _components(
    design: Design, sizes: Mapping[str, Size], *, horizontal: bool
) -> Iterator[_Component]:
    """In the order of their first nodes."""
    place = {name: number for number, name in enumerate(design.graph)}
    for part in nx.weakly_connected_components(design.graph):
        names = sorted(part, key=place.__getitem__)
        boxes = [sizes[name] for name in names]
        if horizontal:
            boxes = [(height, width) for width, height in boxes]
        number = {name: i for i, name in enumerate(names)}
        edges = {(number[u], number[v]) for name in names for u, v in design.graph.edges(name)}
        row_gap = ROW_GAP_HORIZONTAL if horizontal else ROW_GAP
        yield _component(names, boxes, sorted(edges), row_gap)


def _component(
    names: list[str], boxes: list[Size], edges: list[tuple[int, int]], row_gap: float
) -> _Component:
    count = len(boxes)

    def half(node: int) -> float:
        return boxes[node][0] / 2 if node < count else 0.0

    def gap(a: int, b: int) -> float:
        return half(a) + COLUMN_GAP + half(b)

    rows, links = _rows(edges, count) if edges else ([[0]], [])
    places = columns(rows, links, gap, lambda node: node < count)
    left = min(x - half(node) for node, x in places.items())
    right = max(x + half(node) for node, x in places.items())
    centres, heights, top = dict[int, Point](), dict[int, float](), 0.0
    for row in rows:
        height = max((boxes[node][1] for node in row if node < count), default=0.0)
        for node in row:
            centres[node], heights[node] = (places[node] - left, top + height / 2), height
        top += height + row_gap
    order = range(len(centres))
    size = right - left, top - row_gap
    return _Component(
        names, boxes, links, [centres[n] for n in order], [heights[n] for n in order], size
    )


def _rows(
    edges: list[tuple[int, int]], count: int
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """Rows from the top, each from the left, and the links from row to row.

    The picture is mirrored where the nodes then come in more of their own order.
    """
    import fast_sugiyama

    drawn: Any = fast_sugiyama.from_edges(edges, dummy_vertices=True)
    ((positions, _, _, links),) = drawn
    number = {node: node for node in range(count)}
    by_height: dict[float, list[tuple[float, int]]] = {}
    for node, (x, y) in sorted(positions):
        by_height.setdefault(-y, []).append((x, number.setdefault(node, len(number))))
    rows = [[node for _, node in sorted(by_height[y])] for y in sorted(by_height)]
    nodes = ([node for node in row if node < count] for row in rows)
    if sum(1 if a < b else -1 for row in nodes for a, b in pairwise(row)) < 0:
        rows = [row[::-1] for row in rows]
    return rows, [(number[source], number[target]) for source, target in links]


def _packed(parts: list[_Component]) -> Iterator[tuple[_Component, Point]]:
    """Unconnected parts side by side, in lines like a text's."""
    area = sum((w + COMPONENT_GAP) * (h + ROW_GAP) for w, h in (part.size for part in parts))
    limit = max([area**0.5 * 1.5, *(part.size[0] for part in parts)], default=0.0)
    x = y = tallest = 0.0
    for part in parts:
        width, height = part.size
        if x and x + width > limit:
            x, y, tallest = 0.0, y + tallest + ROW_GAP, 0.0
        yield part, (x, y)
        x += width + COMPONENT_GAP
        tallest = max(tallest, height)
