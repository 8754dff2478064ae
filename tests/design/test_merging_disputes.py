"""Merges in which both sides can't have their way: what stands is whole, and the text is true."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import GELU, ReLU
from blocks.boundary import Input, Output
from blocks.layer import Layer
from blocks.normalization import BatchNorm2d
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.lints.book import lint
from designer.design.operations import insert_on_wire, move_nodes, remove_nodes, replace_layer
from designer.design.targets import load
from designer.design.versions.merging import merge
from tests.strategies import examples


def changed(design: Design, node_id: str, **values: Any) -> Design:
    node = design.node(node_id)
    replace_layer(node, node.layer.replace(**values), "Set").apply(design)
    return design


def without(design: Design, *nodes: str) -> Design:
    for node_id in nodes:  # one after the other: each is bypassed
        remove_nodes(design, [node_id]).apply(design)
    return design


def before(design: Design, node_id: str, layer: Layer) -> Design:
    insert_on_wire(design, design.wires_into(node_id)[0], layer).apply(design)
    return design


def findings(design: Design) -> set[str]:
    analysis = analyse(design)
    return {found.message for found in analysis.diagnostics + lint(analysis)}


@pytest.fixture
def three() -> list[Design]:
    return [load("small_cnn") for _ in range(3)]


def test_a_node_changed_here_and_removed_there_stands_with_its_wires(three: list[Design]) -> None:
    base, first, second = three
    changed(first, "pool2", kernel_size=3)
    without(second, "pool2")
    merged = merge(base, first, second)
    assert merged.design == first
    assert findings(merged.design) <= findings(first)
    assert merged.conflicts == (
        "Node `pool2` was changed on the first side, removed on the second.",
    )
    other = merge(base, second, first)
    assert other.design == second
    assert other.conflicts == (
        "Node `pool2` was removed on the first side, changed on the second.",
    )


def test_neighbours_that_were_removed_with_it_stay_with_it(three: list[Design]) -> None:
    base, first, second = three
    changed(first, "pool2", kernel_size=3)
    without(second, "conv2", "pool2", "conv3")
    changed(second, "fc", out_features=7)
    merged = merge(base, first, second)
    assert merged.design == changed(first, "fc", out_features=7)
    assert "Node `conv2`, which the second side removed, stays with it." in merged.conflicts


def test_what_one_side_put_in_its_place_is_left_out_and_said(three: list[Design]) -> None:
    base, first, second = three
    changed(first, "pool2", kernel_size=3)
    without(before(second, "conv3", GELU()), "pool2")
    merged = merge(base, first, second)
    assert merged.design == first
    assert "Node `gelu` of the second side hangs on it and is left out." in merged.conflicts


def test_of_two_nodes_on_one_wire_the_first_side_s_stands(three: list[Design]) -> None:
    base, first, second = three
    before(first, "pool2", GELU())
    before(second, "pool2", BatchNorm2d())
    merged = merge(base, first, second)
    assert merged.design == first
    assert "The wire into `pool2.in` was changed on both sides." in merged.conflicts


def test_two_nodes_of_one_name_are_a_conflict_where_they_differ(three: list[Design]) -> None:
    base, first, second = three
    before(first, "pool1", ReLU())
    before(second, "fc", ReLU())
    merged = merge(base, first, second)
    assert merged.design == first
    assert merged.conflicts == ("Node `relu` was added on both sides, each its own.",)


def test_a_node_that_was_only_moved_may_be_removed(three: list[Design]) -> None:
    base, first, second = three
    move_nodes(first, {"pool2": (5.0, 5.0)}).apply(first)
    without(second, "pool2")
    merged = merge(base, first, second)
    assert merged.conflicts == ()
    assert "pool2" not in merged.design


@pytest.mark.parametrize("name", ["small_cnn", "resnet18"])
@given(data=st.data())
@examples(20)
def test_no_merge_leaves_an_end_loose(name: str, data: st.DataObject) -> None:
    base = load(name)
    sides = [_edited(base.copy(), data) for _ in range(2)]
    merged = merge(base, *sides)
    assert not _loose(merged.design) - set().union(*map(_loose, (base, *sides)))


def _loose(design: Design) -> set[str]:
    """Nodes that lack a wire at one end, beside inputs and outputs."""
    ends = {kind: {getattr(wire, kind) for wire in design.wires()} for kind in ("source", "target")}
    inside = {n.id for n in design.nodes() if not isinstance(n.layer, Input | Output)}
    return inside - (ends["source"] & ends["target"])


def _edited(side: Design, data: st.DataObject) -> Design:
    for _ in range(data.draw(st.integers(1, 4))):
        ids = [n for n in side.graph if side.wires_into(n) and side.wires_from(n)]
        if not ids:
            break
        node_id = data.draw(st.sampled_from(ids))
        what = data.draw(st.sampled_from(("remove", "insert", "change")))
        if what == "remove":
            without(side, node_id)
        elif what == "insert":
            before(side, node_id, data.draw(st.sampled_from((ReLU(), GELU()))))
        else:
            values = side.node(node_id).layer.kinds
            if "out_channels" in values:
                changed(side, node_id, out_channels=data.draw(st.sampled_from((8, 16))))
    return side
