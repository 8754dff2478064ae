"""What differs between designs, and three-way merges."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import GELU, ReLU
from blocks.normalization import BatchNorm2d
from designer.design.analysis import analyse
from designer.design.annotating import (
    add_frame,
    add_note,
    move_all,
    with_notes_removed,
    write_note,
)
from designer.design.design import Design
from designer.design.edits import Rename, Transaction
from designer.design.files import encode
from designer.design.operations import (
    insert_on_wire,
    move_nodes,
    remove_nodes,
    replace_layer,
    set_repeat,
)
from designer.design.own_blocks.grouping import group
from designer.design.targets import load
from designer.design.versions.costs import more
from designer.design.versions.matching import compare
from designer.design.versions.merging import merge
from tests.strategies import examples


def set_value(design: Design, node_id: str, **values: object) -> None:
    node = design.node(node_id)
    replace_layer(node, node.layer.replace(**values), "Set").apply(design)


def insert(design: Design, before: str, layer: object) -> None:
    insert_on_wire(design, design.wires_into(before)[0], layer).apply(design)  # type: ignore[arg-type]


def test_a_design_does_not_differ_from_itself_wherever_its_nodes_lie() -> None:
    design = load("googlenet")
    moved = design.copy()
    move_nodes(moved, dict.fromkeys(moved.graph, (1.0, 2.0))).apply(moved)
    assert compare(design, moved).same


def test_changed_parameters_say_what_they_cost() -> None:
    before, after = load("resnet18"), load("resnet18")
    set_repeat(after.node("layer4"), 3).apply(after)
    set_value(after, "fc", out_features=10)
    found = compare(before, after)
    assert [p.before.id for p in found.changed] == ["layer4", "fc"]
    block, fc = found.changed
    assert [(c.parameter, c.before, c.after) for c in block.changes] == [("repeat", "2", "3")]
    assert more(found, block).parameters == 2 * 512 * 512 * 9 + 4 * 512
    assert more(found, fc).parameters == (10 - 1000) * 513
    total = found.after.totals.parameters - found.before.totals.parameters
    assert total == sum(more(found, pair).parameters for pair in found.pairs)


def test_numbered_layers_are_matched_by_what_they_are() -> None:
    found = compare(load("vgg16"), load("vgg16_bn"))
    assert found.removed == ()
    assert {type(node.layer) for node in found.added} == {BatchNorm2d}
    assert len(found.added) == 13
    assert found.changed == ()


def test_a_renamed_node_is_found_by_its_neighbours() -> None:
    before, after = load("small_cnn"), load("small_cnn")
    node = after.node("pool1")
    into, out = after.wires_into("pool1")[0], after.wires_from("pool1")[0]
    remove_nodes(after, ["pool1"]).apply(after)
    from designer.design.design import Wire
    from designer.design.edits import AddNode, Connect

    AddNode(replace(node, id="halve")).apply(after)
    Connect(Wire(into.source, into.source_port, "halve", into.target_port)).apply(after)
    Connect(Wire("halve", out.source_port, out.target, out.target_port)).apply(after)
    found = compare(before, after)
    assert not found.added
    assert not found.removed
    (pair,) = found.changed
    assert [(c.parameter, c.before, c.after) for c in pair.changes] == [("id", "pool1", "halve")]


def test_another_inside_of_the_same_block_is_a_change() -> None:
    before = load("small_cnn")
    after = before.copy()
    group(analyse(before), ["conv1", "pool1"]).apply(before)
    group(analyse(after), ["conv1", "pool1", "conv2"]).apply(after)
    (pair,) = (p for p in compare(before, after).changed if p.before.id == "block")
    assert pair.changes[0].parameter == "inside"


def test_disjoint_changes_come_together() -> None:
    base = load("small_cnn")
    first, second = base.copy(), base.copy()
    set_value(first, "fc", out_features=100)
    insert(first, "pool1", BatchNorm2d())
    set_value(second, "conv2", out_channels=48)
    insert(second, "pool2", GELU())
    Rename(second.name, "Wider").apply(second)
    merged = merge(base, first, second)
    assert merged.conflicts == ()
    design = merged.design
    assert design.name == "Wider"
    assert design.node("fc").layer.out_features == 100  # type: ignore[attr-defined]
    assert design.node("conv2").layer.out_channels == 48  # type: ignore[attr-defined]
    assert {"batchnorm2d", "gelu"} <= set(design.graph)
    assert analyse(design).diagnostics == ()


def test_two_parameters_of_one_node_are_disjoint() -> None:
    base = load("lenet5")
    first, second = base.copy(), base.copy()
    set_value(first, "c1", out_channels=8)
    set_value(second, "c1", kernel_size=3)
    merged = merge(base, first, second)
    assert merged.conflicts == ()
    assert merged.design.node("c1").layer.values()["out_channels"] == 8
    assert merged.design.node("c1").layer.values()["kernel_size"] == (3, 3)


def test_the_same_changed_twice_is_a_conflict_and_the_first_side_stands() -> None:
    base = load("small_cnn")
    first, second = base.copy(), base.copy()
    set_value(first, "fc", out_features=100)
    set_value(second, "fc", out_features=20)
    remove_nodes(second, ["conv1"]).apply(second)
    set_value(first, "conv1", out_channels=64)
    merged = merge(base, first, second)
    assert merged.design.node("fc").layer.values()["out_features"] == 100
    assert "out_features of `fc` was changed on both sides." in merged.conflicts
    assert "Node `conv1` was changed on the first side, removed on the second." in merged.conflicts


def test_notes_of_both_sides_come_together() -> None:
    base = load("lenet5")
    for text in ("one", "two", "gone"):
        add_note(base, (0, 0, 100, 50), text).apply(base)
    first, second = base.copy(), base.copy()
    write_note(first, 1, "first").apply(first)
    move_all(second, {}, {1: (30, 40)}).apply(second)
    write_note(second, 2, "second").apply(second)
    add_note(first, (5, 5, 100, 50), "from the first").apply(first)
    add_frame(second, (6, 6, 100, 50), "from the second").apply(second)
    with_notes_removed(second, Transaction("Delete", ()), [3]).apply(second)
    merged = merge(base, first, second)
    assert not merged.conflicts
    assert [(n.text, n.x) for n in merged.design.notes] == [
        ("first", 30),
        ("second", 0),
        ("from the first", 5),
        ("from the second", 6),
    ]
    assert len({n.id for n in merged.design.notes}) == 4


def test_a_note_written_twice_is_a_conflict() -> None:
    base = load("lenet5")
    add_note(base, (0, 0, 100, 50), "one").apply(base)
    first, second = base.copy(), base.copy()
    write_note(first, 1, "first").apply(first)
    write_note(second, 1, "second").apply(second)
    merged = merge(base, first, second)
    assert merged.conflicts == ("Note 1 was changed on both sides.",)
    assert [note.text for note in merged.design.notes] == ["first"]


@pytest.mark.parametrize("name", ["small_cnn", "lenet5", "resnet18", "googlenet"])
@given(data=st.data())
@examples(12)
def test_merging_with_an_unchanged_side_gives_the_other(name: str, data: st.DataObject) -> None:
    base = load(name)
    side = base.copy()
    ids = [n for n in side.graph if side.wires_into(n) and side.wires_from(n)]
    for node_id in data.draw(st.sets(st.sampled_from(ids), max_size=3)):
        if data.draw(st.booleans()) or not side.wires_into(node_id):
            remove_nodes(side, [node_id]).apply(side)
        else:
            insert(side, node_id, ReLU())
    for one, two in ((side, base), (base, side), (side, side)):
        merged = merge(base, one, two)
        assert merged.conflicts == ()
        assert merged.design == side
    assert encode(merge(base, side, base).design) == encode(side)


def test_a_parameter_of_one_name_and_two_kinds_is_shown_as_each_has_it() -> None:
    found = compare(load("lenet5"), load("lenet5_1998"))
    changed = {pair.before.id: pair.changes for pair in found.changed}
    assert [(c.before, c.after) for c in changed["c3"]] == [("Conv2d", "TableConvolution")]
