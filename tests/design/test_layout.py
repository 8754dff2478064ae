"""Nodes are placed without overlaps, along the flow, and always the same."""

import random
import subprocess
import sys
from itertools import combinations
from time import perf_counter
from typing import Any

import pytest

from blocks.activation import ReLU
from blocks.boundary import Input
from blocks.merging import Add
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.evaluation import expand
from designer.design.layout.layered import arrange, arrangement
from designer.design.targets import load


def wired(count: int, wires: list[tuple[int, int]]) -> Design:
    design = Design()
    design.graph.add_nodes_from((f"n{i}", {"node": Node(f"n{i}", Add())}) for i in range(count))
    ports = dict.fromkeys(range(count), 0)
    for source, target in wires:
        ports[target] += 1
        design.graph.add_edge(f"n{source}", f"n{target}", key=("out", f"in{ports[target]}"))
    return design


def sizes_of(design: Design, seed: int = 0) -> dict[str, tuple[float, float]]:
    rng = random.Random(seed)
    return {name: (rng.uniform(60, 240), rng.uniform(30, 80)) for name in design.graph}


def tangled(count: int, seed: int) -> Design:
    rng = random.Random(seed)
    wires = [(rng.randrange(max(0, i - 8), i), i) for i in range(1, count) if rng.random() < 0.9]
    wires += [(max(0, i - rng.randrange(2, 12)), i) for i in range(12, count, 3)]
    return wired(count, wires)


def assert_clean(design: Design, *, horizontal: bool = False) -> None:
    sizes = sizes_of(design)
    places = arrange(design, sizes, horizontal=horizontal)
    assert set(places) == set(design.graph)
    boxes = [(*places[n], *sizes[n]) for n in places]
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(boxes, 2):
        assert x + w < x2 or x2 + w2 < x or y + h < y2 or y2 + h2 < y
    axis = 0 if horizontal else 1
    for source, target in design.graph.edges():
        assert places[source][axis] + sizes[source][axis] < places[target][axis]


@pytest.mark.parametrize("horizontal", [False, True])
@pytest.mark.parametrize("name", ["resnet18", "googlenet_2014", "alexnet_2012"])
def test_presets_do_not_overlap_and_flow_one_way(name: str, horizontal: bool) -> None:
    assert_clean(load(name), horizontal=horizontal)


@pytest.mark.parametrize("seed", range(6))
def test_tangled_designs_do_not_overlap_and_flow_one_way(seed: int) -> None:
    assert_clean(tangled(120, seed), horizontal=bool(seed % 2))


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_unconnected_nodes_lie_side_by_side(count: int) -> None:
    assert_clean(wired(count, []))


def test_two_wires_between_the_same_nodes() -> None:
    assert_clean(wired(2, [(0, 1), (0, 1)]))


def test_a_chain_is_a_straight_line() -> None:
    design = wired(20, [(i, i + 1) for i in range(19)])
    sizes = sizes_of(design)
    places = arrange(design, sizes)
    centres = {round(places[n][0] + sizes[n][0] / 2, 6) for n in places}
    assert len(centres) == 1


def middle_of(places: dict[str, tuple[float, float]], sizes: Any, name: str) -> float:
    return round(places[name][0] + sizes[name][0] / 2, 6)


def test_the_trunk_is_straight_beside_auxiliary_heads() -> None:
    design = load("googlenet_2014")
    sizes = sizes_of(design)
    places = arrange(design, sizes)
    trunk = [name for name in design.graph if not name.startswith("aux")]
    assert len({middle_of(places, sizes, name) for name in trunk}) == 1


def test_a_fork_and_a_merge_lie_between_equal_branches() -> None:
    wires = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (3, 6), (4, 7), (5, 7), (6, 7)]
    design = wired(8, wires)
    sizes = dict.fromkeys(design.graph, (100.0, 40.0))
    places = arrange(design, sizes)
    assert middle_of(places, sizes, "n0") == middle_of(places, sizes, "n2")
    assert middle_of(places, sizes, "n7") == middle_of(places, sizes, "n2")


def test_branches_lie_in_the_order_they_were_built() -> None:
    design = load("googlenet_2014")
    block = design.node("inception3a").layer
    inside = expand(block, (Input((192, 28, 28)).infer(),)).design  # type: ignore[arg-type]
    places = arrange(inside, dict.fromkeys(inside.graph, (100.0, 40.0)))
    tops = [places[f"branch{i}.0"][0] for i in (1, 2, 3, 4)]
    assert tops == sorted(tops)


def test_a_shortcut_bends_around_what_it_passes() -> None:
    design = wired(5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)])
    sizes = sizes_of(design)
    plan = arrangement(design, sizes)
    bends = plan.bends["n0", "n4"]
    passed = ["n1", "n1", "n2", "n2", "n3", "n3"]
    for (x, _), name in zip(bends, passed, strict=True):
        left = plan.corners[name][0]
        assert not left <= x <= left + sizes[name][0]


def test_the_same_in_every_process() -> None:
    code = (
        "from designer.design.layout.layered import arrange;"
        "from designer.design.targets import load;"
        "d = load('googlenet_2014'); print(arrange(d, dict.fromkeys(d.graph, (150.0, 40.0))))"
    )
    command = [sys.executable, "-c", code]
    runs = {
        subprocess.run(
            command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_the_order_of_wires_does_not_matter() -> None:
    design, other = Design(), Design()
    for made in (design, other):
        for node in (Node("x", Input()), Node("a", ReLU()), Node("b", ReLU()), Node("y", Add())):
            AddNode(node).apply(made)
    wires = [Wire("x", "out", "a", "in"), Wire("x", "out", "b", "in")]
    wires += [Wire("a", "out", "y", "in1"), Wire("b", "out", "y", "in2")]
    for made, order in ((design, wires), (other, wires[::-1])):
        for wire in order:
            Connect(wire).apply(made)
    sizes = dict.fromkeys(design.graph, (100.0, 40.0))
    assert arrange(design, sizes) == arrange(other, sizes)


def test_ten_thousand_nodes_take_a_moment() -> None:
    design = wired(
        10_000, [(i, i + 1) for i in range(9_999)] + [(i, i + 3) for i in range(0, 9_990, 5)]
    )
    sizes = dict.fromkeys(design.graph, (160.0, 48.0))
    start = perf_counter()
    places = arrange(design, sizes)
    assert perf_counter() - start < 5
    assert len(places) == 10_000
