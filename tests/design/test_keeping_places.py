"""Arranging around placed nodes: they stay, no two cards touch, what is clear does not move."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import ReLU
from blocks.boundary import Input
from blocks.merging import Add
from designer.design.design import Design, Node
from designer.design.edits import ReplaceNode
from designer.design.evaluation import Builder
from designer.design.layout.keeping_places import around_placed, rearranged
from designer.design.layout.layered import anchored, arrange, offsets
from tests.strategies import examples

SIZE = (140.0, 60.0)


def network(branches: int, deep: int) -> Design:
    builder = Builder("Wide")
    x = builder.add("input", Input((8, 4, 4)))
    for row in range(deep):
        ends = [builder.add(f"relu{row}_{n}", ReLU(), x) for n in range(branches)]
        x = builder.add(f"add{row}", Add(), *ends)
    return builder.design


def lies(node: Node) -> tuple[float, float]:
    assert node.position is not None
    return node.position


def touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) < size for a, b, size in zip(one, other, SIZE, strict=True))


def assert_it_stays(design: Design, sizes: dict[str, tuple[float, float]], *, horizontal: bool):
    """What is arranged is not moved by arranging it again, where nothing had to go aside."""
    there, corners = design.copy(), arrange(design, sizes, horizontal=horizontal)
    for node_id, place in rearranged(there, corners, sizes, horizontal=horizontal).items():
        node = there.node(node_id)
        ReplaceNode(node, replace(node, position=place)).apply(there)
    free = {n.id: corners[n.id] for n in there.nodes() if not n.placed}
    apart = {(round(x, 1), round(y, 1)) for x, y in offsets(there, free).values()}
    assert len(apart) > 1 or not rearranged(there, corners, sizes, horizontal=horizontal)


@examples(60)
@given(st.data(), st.integers(1, 6), st.integers(1, 4), st.booleans())
def test_placed_nodes_stay_and_nothing_lies_on_them(
    data: st.DataObject, branches: int, deep: int, horizontal: bool
) -> None:
    design = network(branches, deep)
    sizes = {node.id: SIZE for node in design.nodes()}
    laid = arrange(design, sizes, horizontal=horizontal)
    for node in list(design.nodes()):
        ReplaceNode(node, replace(node, position=laid[node.id])).apply(design)
    kept = data.draw(st.lists(st.sampled_from(sorted(laid)), min_size=1, max_size=3, unique=True))
    for node_id in kept:
        node = design.node(node_id)
        place = tuple(data.draw(st.floats(-300, 900).map(round)) for _ in "xy")
        moved = replace(node, position=(float(place[0]), float(place[1])), placed=True)
        ReplaceNode(node, moved).apply(design)
    moved = around_placed(
        design, anchored(design, arrange(design, sizes, horizontal=horizontal)), sizes,
        horizontal=horizontal,
    )  # fmt: skip
    assert not moved.keys() & set(kept)
    assert_it_stays(design, sizes, horizontal=horizontal)
    after = {node.id: moved.get(node.id, lies(node)) for node in design.nodes()}
    for (one, here), (other, there) in combinations(after.items(), 2):
        assert {one, other} <= set(kept) or not touch(here, there), (one, other)
    axis = 1 if horizontal else 0
    along = anchored(design, laid)
    for node_id in after.keys() - set(kept):  # across the flow only: wires still point on
        assert after[node_id][1 - axis] == along.get(node_id, lies(design.node(node_id)))[1 - axis]
