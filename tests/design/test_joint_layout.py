"""Two designs laid out as one: the same at the same place, gaps where something was added."""

from itertools import combinations

import pytest

from designer.design.design import Wire
from designer.design.edits import Connect, Disconnect
from designer.design.operations import bypass
from designer.design.targets import load
from designer.design.versions.joint_layout import laid_out_together
from designer.design.versions.matching import compare

SIZE = (140.0, 46.0)


def overlapping(places: dict[str, tuple[float, float]]) -> list[object]:
    return [
        (a, b)
        for a, b in combinations(places.values(), 2)
        if abs(a[0] - b[0]) < SIZE[0] and abs(a[1] - b[1]) < SIZE[1]
    ]


@pytest.mark.parametrize("horizontal", [False, True])
@pytest.mark.parametrize(
    ("names", "least"),
    [
        (("resnet18", "resnet50"), 1.0),
        (("alexnet", "alexnet_2012"), 0.8),
        (("vgg11", "vgg16"), 0.8),
        (("vgg16", "vgg11"), 0.8),
        (("googlenet", "inception_v3"), 0.5),
    ],
)
def test_matched_nodes_lie_at_the_same_place(
    names: tuple[str, str], least: float, horizontal: bool
) -> None:
    found = compare(*map(load, names))
    before, after = laid_out_together(found, lambda _: SIZE, horizontal=horizontal)
    assert set(before) == set(found.before.design.graph)
    assert set(after) == set(found.after.design.graph)
    same = [before[pair.before.id] == after[pair.after.id] for pair in found.pairs]
    assert sum(same) >= least * len(same)
    assert overlapping(before) + overlapping(after) == []


def test_where_a_node_is_gone_there_is_a_gap() -> None:
    less = load("small_cnn")
    bypass(less, {"pool2"}).apply(less)
    before, after = laid_out_together(compare(load("small_cnn"), less), lambda _: SIZE)
    assert "pool2" not in after
    assert after["conv3"] == before["conv3"]


def test_nodes_that_changed_places_make_no_loop() -> None:
    one, two = load("small_cnn"), load("small_cnn")
    wires = [Wire("input", "out", "pool1", "in"), Wire("pool1", "out", "conv1", "in")]
    wires.append(Wire("conv1", "out", "conv2", "in"))
    for wire in list(two.wires()):
        if {"conv1", "pool1"} & {wire.source, wire.target}:
            Disconnect(wire).apply(two)
    for wire in wires:
        Connect(wire).apply(two)
    before, after = laid_out_together(compare(one, two), lambda _: SIZE)
    assert after["pool1"][1] < after["conv1"][1] < after["conv2"][1]
    assert before["conv1"][1] < before["pool1"][1] < before["conv2"][1]
    assert after["conv2"] == before["conv2"]
