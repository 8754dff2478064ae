"""The user's own blocks: grouped, ungrouped, given parameters, kept in files."""

from dataclasses import replace

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.linear import Linear
from blocks.merging import Add
from designer.design.analysis import analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, ReplaceNode, Transaction
from designer.design.error import DesignError
from designer.design.files import decode, encode
from designer.design.fragments import copied, pasted
from designer.design.operations import replace_layer, set_repeat
from designer.design.own_blocks.grouping import group, ungroup
from designer.design.own_blocks.redefining import difference, expose, redefine, set_expression
from designer.design.targets import load
from designer.design.user_blocks import (
    Definition,
    UserBlock,
    block_class,
    definition_of,
    inside_of,
)
from designer.translate.module import to_torch
from designer.translate.source import to_source
from tests.strategies import apply, examples


def residual() -> Design:
    """x → conv1 → relu → conv2 → add ← x; add → out."""
    nodes = [
        Node("x", Input((8, 6, 6))),
        Node("conv1", Conv2d(16, 3, padding=1)),
        Node("relu", ReLU()),
        Node("conv2", Conv2d(8, 3, padding=1)),
        Node("add", Add()),
        Node("out", Output()),
    ]
    wires = [
        Wire("x", "out", "conv1", "in"),
        Wire("conv1", "out", "relu", "in"),
        Wire("relu", "out", "conv2", "in"),
        Wire("conv2", "out", "add", "in1"),
        Wire("x", "out", "add", "in2"),
        Wire("add", "out", "out", "in"),
    ]
    return apply(Design("Small"), *map(AddNode, nodes), *map(Connect, wires))


def grouped(design: Design, *node_ids: str) -> UserBlock:
    """Group, and the layer that came of it."""
    group(analyse(design), node_ids).apply(design)
    return next(n.layer for n in design.nodes() if isinstance(n.layer, UserBlock))


def inside(design: Design) -> tuple[Definition, Design]:
    """The one block's definition and inside."""
    layer = next(n.layer for n in design.nodes() if isinstance(n.layer, UserBlock))
    definition = type(layer).definition
    return definition, inside_of(definition)


def put_back(design: Design, action: Transaction) -> None:
    """Apply inside the block, and redefine it."""
    old, drawn = inside(design)
    action.apply(drawn)
    redefine(design, old, definition_of(drawn), action.label).apply(design)


def test_a_group_has_a_port_for_each_value_that_crosses() -> None:
    design = residual()
    layer = grouped(design, "conv1", "relu", "conv2", "add")
    assert (layer.inputs, layer.outputs) == (("input",), ("output",))
    assert [n.id for n in design.nodes()] == ["x", "block", "out"]
    assert analyse(design).diagnostics == ()


def test_a_group_that_would_be_a_loop_is_refused() -> None:
    design = residual()
    with pytest.raises(DesignError, match=r"leaves these nodes through `relu` and comes back"):
        group(analyse(design), ["conv1", "conv2"])
    with pytest.raises(DesignError, match="Select layers to group"):
        group(analyse(design), ["x", "out"])


@pytest.mark.parametrize("name", ["resnet18", "googlenet", "densenet121", "vit_b_16", "unet"])
@given(data=st.data())
@examples(15)
def test_grouping_is_undone_exactly_and_costs_nothing(name: str, data: st.DataObject) -> None:
    design = load(name)
    before, figures = encode(design), analyse(design).totals
    ids = list(design.graph)
    start = data.draw(st.integers(0, len(ids) - 1))
    chosen = ids[start : start + data.draw(st.integers(1, 12))]
    original = design.copy()
    try:
        action = group(analyse(design), chosen)
    except DesignError:
        return
    action.apply(design)
    totals = analyse(design).totals
    assert (totals.parameters, totals.macs) == (figures.parameters, figures.macs)
    assert totals.activation_bytes == figures.activation_bytes
    # A block that pools everything hides what was seen before it.
    assert totals.receptive_field in {None, figures.receptive_field}
    assert decode(encode(design)) == design
    block = next(n.id for n in design.nodes() if isinstance(n.layer, UserBlock))
    ungrouping = ungroup(design, block)
    ungrouping.apply(design)
    assert design == original
    if not any(isinstance(original.node(n).layer, Input | Output) for n in chosen):
        assert encode(design) == before  # in the same order too
    ungrouping.inverse().apply(design)
    action.inverse().apply(design)
    assert encode(design) == before


def test_a_group_computes_what_its_nodes_did() -> None:
    design = residual()
    before = to_torch(design).eval()
    grouped(design, "conv1", "relu", "conv2", "add")
    after = to_torch(design).eval()
    weights = {key.removeprefix("block."): value for key, value in after.state_dict().items()}
    before.load_state_dict(weights)
    x = torch.randn(2, 8, 6, 6)
    assert torch.equal(before(x), after(x))


def test_exposed_parameters_are_arguments_of_the_class() -> None:
    design = residual()
    grouped(design, "conv1", "relu", "conv2", "add")
    put_back(design, expose(inside(design)[1], "conv2", "out_channels", "channels"))
    put_back(design, set_expression(inside(design)[1], "conv1", "out_channels", "4 * channels"))
    node = design.node("block")
    assert node.layer.values() == {"channels": 8}
    assert analyse(design).nodes["block"].evaluation.parameters == 32 * 8 * 9 + 32 + 8 * 32 * 9 + 8
    text = to_source(design)
    assert "def __init__(self, in_channels, channels):" in text
    assert "in_channels, 4 * channels, kernel_size=3" in text
    wider = replace_layer(node, node.layer.replace(channels=12), "Widen")
    wider.apply(design)
    assert [d.node for d in analyse(design).diagnostics] == ["block"]  # 12 and 8 can't be added


def test_a_change_inside_reaches_every_use_however_deep() -> None:
    design = residual()
    grouped(design, "conv1", "relu", "conv2", "add")
    group(analyse(design), ["block"], "Outer").apply(design)
    outer = design.node("outer").layer
    second = Node("again", outer)
    apply(design, AddNode(second))
    inner = type(outer).definition.inner[0]
    drawn = inside_of(inner)
    conv = drawn.node("conv1")
    replace_layer(conv, conv.layer.replace(kernel_size=5, padding=2), "Larger").apply(drawn)
    redefine(design, inner, definition_of(drawn), "Larger").apply(design)
    assert design.node("again").layer == design.node("outer").layer
    weights = 16 * 8 * 25 + 16 + 8 * 16 * 9 + 8
    assert analyse(design).totals.parameters == weights


def test_a_lost_port_that_is_wired_is_refused_with_the_remedy() -> None:
    design = residual()
    grouped(design, "conv1", "relu", "conv2")
    old, drawn = inside(design)
    difference(drawn, Design(drawn.name), "Empty").apply(drawn)
    with pytest.raises(DesignError, match="no port `input`, which is wired at `block`: disconnect"):
        redefine(design, old, definition_of(drawn), "Empty").apply(design)
    assert decode(encode(design)) == design


def test_a_pasted_block_of_a_taken_name_goes_by_another() -> None:
    design, other = residual(), residual()
    grouped(design, "conv1", "relu")
    grouped(other, "conv1", "relu", "conv2")
    pasted(design, copied(other, ["block"]), 10.0).apply(design)
    assert type(design.node("block_2").layer).__name__ == "Block2"
    pasted(design, copied(other, ["block"]), 10.0).apply(design)
    pasted(design, copied(design, ["block_2"]), 10.0).apply(design)
    assert type(design.node("block_4").layer) is type(design.node("block_2").layer)
    assert decode(encode(design)) == design


def test_expressions_are_pasted_where_their_names_are_known() -> None:
    design = residual()
    grouped(design, "conv1", "relu", "conv2", "add")
    put_back(design, expose(inside(design)[1], "conv2", "out_channels", "channels"))
    drawn = inside(design)[1]
    text = copied(drawn, ["conv2"])
    pasted(drawn, text, 10.0).apply(drawn)
    assert drawn.node("conv_2").expressions == (("out_channels", "channels"),)
    pasted(design, text, 10.0).apply(design)
    assert design.node("conv2").expressions == ()
    assert decode(encode(design)) == design


def test_an_expression_without_names_stays_inside_blocks() -> None:
    design = residual()
    grouped(design, "conv1", "relu", "conv2", "add")
    put_back(design, set_expression(inside(design)[1], "conv2", "out_channels", "2 * 4"))
    pasted(design, copied(inside(design)[1], ["conv2"]), 10.0).apply(design)
    assert design.node("conv2").expressions == ()
    assert decode(encode(design)) == design
    ungroup(design, "block").apply(design)
    assert not any(node.expressions for node in design.nodes())
    assert decode(encode(design)) == design


def test_repeats_have_weights_of_their_own() -> None:
    design = residual()
    grouped(design, "conv1", "relu", "conv2", "add")
    once = analyse(design).totals.parameters
    set_repeat(design.node("block"), 3).apply(design)
    assert analyse(design).totals.parameters == 3 * once
    ungroup(design, "block").apply(design)
    assert analyse(design).totals.parameters == 3 * once
    assert "block.2.conv1" in design


@given(data=st.data())
@examples(25)
def test_the_difference_of_two_designs_turns_one_into_the_other(data: st.DataObject) -> None:
    names = st.sampled_from(["lenet5", "alexnet", "small_cnn", "resnet18"])
    before, after = (load(data.draw(names)) for _ in range(2))
    gone = data.draw(st.sets(st.sampled_from(sorted(after.graph)), max_size=3))
    for node_id in gone:
        node = after.node(node_id)
        ReplaceNode(node, Node(node.id, node.layer, node.repeat, (1.0, 2.0))).apply(after)
    after.name = before.name
    action = difference(before, after, "All")
    text = encode(before)
    action.apply(before)
    assert before == after
    action.inverse().apply(before)
    assert encode(before) == text


def test_names_that_cannot_be_blocks_are_refused() -> None:
    for name, wanted in (("Conv2d", "a layer"), ("two words", "can't name"), ("", "can't name")):
        with pytest.raises(DesignError, match=wanted):
            Definition(name)
    inner = block_class(Definition("Inner"))()
    with pytest.raises(DesignError, match="can't contain itself"):
        Definition("Inner", nodes=(Node("a", inner),))


def test_a_block_may_not_stand_for_millions_of_layers() -> None:
    layer = Linear(4)
    for depth in range(3):
        nodes = (Node("input", Input((4,))), Node("n", layer, 1000), Node("output", Output()))
        start = Wire("input", "out", "n", layer.inputs[0])
        end = Wire("n", layer.outputs[0], "output", "in")
        layer = block_class(Definition(f"B{depth}", nodes=nodes, wires=(start, end)))()
    design = apply(Design(), AddNode(Node("x", Input((4,)))), AddNode(Node("b", layer)))
    apply(design, Connect(Wire("x", "out", "b", "input")))
    assert "1,000,000,000 layers" in analyse(design).diagnostics[0].message


def test_what_was_placed_by_hand_is_so_in_a_group_and_behind_it() -> None:
    design = load("small_cnn")
    for number, node in enumerate(list(design.nodes())):
        at = replace(node, position=(0.0, 80.0 * number), placed=node.id in {"conv1", "pool1"})
        ReplaceNode(node, at).apply(design)
    group(analyse(design), ["conv1", "pool1"], "Pair").apply(design)
    (block,) = (node for node in design.nodes() if isinstance(node.layer, UserBlock))
    assert block.placed
    ungroup(design, block.id).apply(design)
    assert {node.id for node in design.nodes() if node.placed} == {"conv1", "pool1"}
