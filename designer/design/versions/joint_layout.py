"""Two designs laid out as one, so that what is the same lies at the same place on both sides."""

from bisect import bisect_left
from collections.abc import Callable, Collection

import networkx as nx

from designer.design.design import Design, Node
from designer.design.layout.layered import Point, Size, arrange
from designer.design.versions.matching import Comparison

SizeOf = Callable[[Node], Size]


def laid_out_together(
    found: Comparison, size_of: SizeOf, *, horizontal: bool = False
) -> tuple[dict[str, Point], dict[str, Point]]:
    """Top-left corners before and after; where one was added, the other side has a gap.

    Nodes that changed places with others cannot all lie where they lay: as many as can do.
    """
    pairs = {pair.after.id: pair.before.id for pair in found.pairs}
    names = _names_after(found, pairs)
    union, sizes = _union(found, names, size_of)
    if not nx.is_directed_acyclic_graph(union.graph):
        names = _names_after(found, _in_order(found, pairs))
        union, sizes = _union(found, names, size_of)
    corners = arrange(union, sizes, horizontal=horizontal)

    def place(node: Node, name: str) -> Point:
        (x, y), (wide, high), (width, height) = corners[name], sizes[name], size_of(node)
        return (x, y + (high - height) / 2) if horizontal else (x + (wide - width) / 2, y)

    return (
        {node.id: place(node, node.id) for node in found.before.design.nodes()},
        {node.id: place(node, names[node.id]) for node in found.after.design.nodes()},
    )


def _in_order(found: Comparison, pairs: dict[str, str]) -> dict[str, str]:
    """The most pairs that follow one another on both sides, so that no loop can arise."""
    places = {node.id: place for place, node in enumerate(found.before.design.flow())}
    row = [node.id for node in found.after.design.flow() if node.id in pairs]
    ends: list[int] = []  # of the best rows of each length, the least last place
    last: list[int] = []  # who is there
    previous: dict[int, int | None] = {}
    for number, name in enumerate(row):
        place = places[pairs[name]]
        length = bisect_left(ends, place)
        ends[length:] = [place, *ends[length + 1 :]]
        last[length:] = [number, *last[length + 1 :]]
        previous[number] = last[length - 1] if length else None
    kept: list[int] = []
    at = last[-1] if last else None
    while at is not None:
        kept.append(at)
        at = previous[at]
    return {row[number]: pairs[row[number]] for number in kept}


def _names_after(found: Comparison, pairs: dict[str, str]) -> dict[str, str]:
    """The name in the union of each node after: the one before, or one of its own."""
    names, taken = dict(pairs), set(found.before.design.graph)
    for node_id in found.after.design.graph:
        if node_id not in names:
            names[node_id] = _free(node_id, taken)
            taken.add(names[node_id])
    return names


def _free(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _union(
    found: Comparison, names: dict[str, str], size_of: SizeOf
) -> tuple[Design, dict[str, Size]]:
    """All nodes and wires of both; of matched nodes the larger size."""
    union, sizes = Design(), dict[str, Size]()
    for node in found.before.design.nodes():
        union.put(node)
        sizes[node.id] = size_of(node)
    for node in found.after.design.nodes():
        name, (width, height) = names[node.id], size_of(node)
        if name not in sizes:
            union.put(Node(name, node.layer, node.repeat))
            sizes[name] = width, height
        else:
            sizes[name] = max(width, sizes[name][0]), max(height, sizes[name][1])
    own = {node_id: node_id for node_id in found.before.design.graph}
    for design, here in ((found.before.design, own), (found.after.design, names)):
        for wire in design.wires():
            key = wire.source_port, wire.target_port
            union.graph.add_edge(here[wire.source], here[wire.target], key=key)
    return union, sizes
