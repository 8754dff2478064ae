"""Analysis: what is known, what is unknown, what is wrong, and no more work than needed."""

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Layer
from blocks.linear import Linear
from blocks.merging import Add, Concat
from blocks.normalization import BatchNorm2d
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from blocks.reshaping import Flatten
from blocks.residual import Bottleneck
from blocks.tensor import TensorSpec
from designer.design import evaluation
from designer.design.analysis import Analysis, analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, Disconnect, RemoveNode, ReplaceNode
from designer.design.error import DesignError
from designer.design.targets import load
from tests.strategies import ACTIONS, actions, apply, designs, examples, wired


def chain(*layers: Layer, shape: tuple[int, ...] = (3, 8, 8)) -> Design:
    """input → a → b → … → output."""
    design = Design()
    names = ["input", *"abcdefghij"[: len(layers)], "output"]
    for name, layer in zip(names, (Input(shape), *layers, Output()), strict=True):
        AddNode(Node(name, layer)).apply(design)
    for source, target in pairwise(names):
        Connect(Wire(source, "out", target, "in")).apply(design)
    return design


def replaced(design: Design, node_id: str, layer: Layer) -> ReplaceNode:
    return ReplaceNode(design.node(node_id), Node(node_id, layer, design.node(node_id).repeat))


# -- figures ---------------------------------------------------------------------------------------


def test_shapes_costs_and_totals_by_hand() -> None:
    """3×8×8 → Conv2d(4, 3) → 4×6×6 → Linear(10)."""
    analysis = analyse(chain(Conv2d(4, 3), BatchNorm2d(), ReLU(), Flatten(), Linear(10)))
    shapes = [str(analysis.output(name)) for name in "abcde"]
    assert shapes == ["4×6×6", "4×6×6", "4×6×6", "144", "10"]
    totals = analysis.totals
    assert totals.parameters == (4 * 3 * 9 + 4) + (4 + 4) + (10 * 144 + 10)
    assert totals.macs == 4 * 3 * 9 * 36 + 10 * 144
    assert totals.weight_bytes == 4 * totals.parameters + (4 * 4 * 2 + 8)
    assert totals.activation_bytes == 4 * (3 * 64 + 3 * 144 + 10)
    assert totals.memory_bytes == totals.weight_bytes + totals.activation_bytes
    assert totals.memory_at(32) == totals.weight_bytes + 32 * totals.activation_bytes
    assert not totals.partial


def test_receptive_fields_grow_along_the_chain() -> None:
    layers = (
        Conv2d(4, 3),
        MaxPool2d(2, 2),
        Conv2d(4, 3, 2, 1),
        Conv2d(4, 3, dilation=2, padding=2),
    )
    analysis = analyse(chain(*layers, AdaptiveAvgPool2d(1), shape=(3, 32, 32)))
    fields = [analysis.nodes[name].receptive_field for name in ("input", *"abcde")]
    assert fields == [1, 3, 4, 8, 24, None]
    assert analysis.totals.receptive_field == 24


def test_the_receptive_field_is_of_the_largest_path() -> None:
    design = wired(Concat(), (TensorSpec((3, 9, 9)),))
    apply(design, AddNode(Node("conv", Conv2d(3, 5, padding=2))))
    apply(design, Connect(Wire("x1", "out", "conv", "in")))
    apply(design, Connect(Wire("conv", "out", "layer", "in2")))
    assert analyse(design).nodes["layer"].receptive_field == 5


# -- unknown is not wrong --------------------------------------------------------------------------


def test_one_fault_is_one_red_wire() -> None:
    design = chain(Conv2d(4, 3), Conv2d(4, 99), *[ReLU()] * 5, Flatten(), Linear(9))
    analysis = analyse(design)
    assert [d.node for d in analysis.diagnostics] == ["b"]
    assert analysis.faulty_wires() == {Wire("a", "out", "b", "in")}
    assert analysis.nodes["a"].known
    assert not any(analysis.nodes[name].known for name in "bcdefghi")


def test_totals_stay_and_are_marked_partial() -> None:
    design = chain(Conv2d(4, 3), Conv2d(4, 99), Conv2d(8, 3))
    totals = analyse(design).totals
    assert totals.partial
    assert totals.parameters == 4 * 3 * 9 + 4
    assert totals.macs == 4 * 3 * 9 * 36


def test_a_missing_wire_is_said_where_it_is_missing() -> None:
    design = apply(chain(ReLU(), Flatten()), Disconnect(Wire("input", "out", "a", "in")))
    (diagnostic,) = analyse(design).diagnostics
    assert (diagnostic.node, diagnostic.wire, diagnostic.severity) == ("a", None, "error")
    assert diagnostic.message == "ReLU `a` has nothing at `in`: draw a wire to it."


def test_a_merge_waits_for_its_second_wire() -> None:
    design = apply(chain(), AddNode(Node("add", Add())))
    (nothing,) = analyse(design).diagnostics
    assert "nothing at `in1`" in nothing.message
    Connect(Wire("input", "out", "add", "in1")).apply(design)
    (nothing,) = analyse(design).diagnostics
    assert "nothing at `in2`" in nothing.message
    Connect(Wire("input", "out", "add", "in2")).apply(design)
    assert not analyse(design).diagnostics


def test_what_no_output_needs_is_a_warning_and_does_not_count() -> None:
    design = chain(Conv2d(4, 3))
    totals = analyse(design).totals
    apply(design, AddNode(Node("loose", Conv2d(64, 3))), AddNode(Node("dead", Conv2d(64, 3))))
    Connect(Wire("a", "out", "dead", "in")).apply(design)
    analysis = analyse(design)
    assert [(d.node, d.severity) for d in analysis.diagnostics] == [("loose", "warning")]
    assert analysis.nodes["dead"].known
    assert analysis.totals == totals


def test_without_an_output_everything_counts() -> None:
    design = chain(Conv2d(4, 3))
    apply(
        design, Disconnect(Wire("a", "out", "output", "in")), RemoveNode(Node("output", Output()))
    )
    analysis = analyse(design)
    assert analysis.totals.parameters == 4 * 3 * 9 + 4
    (diagnostic,) = analysis.diagnostics
    assert diagnostic.message == "The design has no Output: add one behind the result."


def test_an_empty_design_has_no_fault() -> None:
    assert analyse(Design()).diagnostics == ()
    assert analyse(Design()).totals.parameters == 0


def test_a_design_without_an_input_says_so() -> None:
    design = apply(Design(), AddNode(Node("output", Output())))
    messages = [d.message for d in analyse(design).diagnostics]
    assert messages[-1] == "The design has no Input: add one for the data."


# -- auxiliary heads -------------------------------------------------------------------------------


def with_head(*, training_only: bool) -> Design:
    design = chain(Conv2d(4, 3), Conv2d(4, 3))
    apply(design, AddNode(Node("aux", Conv2d(8, 3))))
    apply(design, AddNode(Node("head", Output(training_only=training_only))))
    apply(design, Connect(Wire("a", "out", "aux", "in")))
    return apply(design, Connect(Wire("aux", "out", "head", "in")))


def test_auxiliary_heads_count_in_parameters_alone() -> None:
    plain, always, auxiliary = (
        analyse(design).totals
        for design in (
            chain(Conv2d(4, 3), Conv2d(4, 3)),
            with_head(training_only=False),
            with_head(training_only=True),
        )
    )
    assert auxiliary.parameters == always.parameters > plain.parameters
    assert auxiliary.weight_bytes == always.weight_bytes
    assert auxiliary.macs == plain.macs < always.macs
    assert auxiliary.activation_bytes == plain.activation_bytes < always.activation_bytes


def test_flipping_a_head_is_followed() -> None:
    design = with_head(training_only=True)
    analysis = Analysis(design)
    assert analysis.totals == analyse(with_head(training_only=True)).totals
    edit = replaced(design, "head", Output(training_only=False))
    edit.apply(design)
    analysis.refresh(edit.touched())
    assert analysis.totals == analyse(with_head(training_only=False)).totals


def test_googlenets_heads() -> None:
    heads, none = (analyse(load(f"googlenet_2014:aux_logits={a}")) for a in ("true", "false"))
    assert heads.totals.macs == none.totals.macs
    assert heads.totals.activation_bytes == none.totals.activation_bytes
    assert heads.live - heads.inference == {"aux1", "aux2", "aux1_output", "aux2_output"}


# -- what is wrong, and the arithmetic -------------------------------------------------------------


@pytest.mark.parametrize(
    ("layer", "shapes", "message", "parameter"),
    [
        (
            Conv2d(8, 15),
            [(3, 13, 13)],
            "The window of 15 is larger than the height 13 with padding 0: ⌊(13 + 2·0 − 15)/1⌋",
            "kernel_size",
        ),
        (
            Conv2d(8, (1, 5), 2, dilation=(1, 3)),
            [(3, 9, 9)],
            "of 3·(5 − 1) + 1 = 13 is larger than the width 9 with padding 0: ⌊(9 + 2·0 − 13)/2⌋",
            "kernel_size",
        ),
        (
            MaxPool2d(9, ceil_mode=True),
            [(3, 5, 5)],
            "The window of 9 is larger than the height 5 with padding 0: ⌈(5 + 2·0 − 9)/2⌉ + 1",
            "kernel_size",
        ),
        (
            Conv2d(8, groups=4),
            [(6, 8, 8)],
            "6 input channels do not divide into 4 groups: 6 = 1·4 + 2.",
            "groups",
        ),
        (
            Linear(10),
            [(512, 7, 7)],
            "Linear wants a vector, got 512×7×7: flatten it first (512·7·7 = 25088 features).",
            None,
        ),
        (
            Add(),
            [(64, 8, 8), (32, 8, 8)],
            "Add wants equal shapes, got 64×8×8 at in1 and 32×8×8 at in2.",
            None,
        ),
        (Conv2d(8, 1), [(64,)], "Expected an image C×H×W, got 64 (rank 1).", None),
        (ConvBnReLU(8), [(64,)], "In `conv`: Expected an image C×H×W, got 64 (rank 1).", None),
    ],
)
def test_a_fault_says_expected_and_got_with_the_arithmetic(
    layer: Layer, shapes: list[tuple[int, ...]], message: str, parameter: str | None
) -> None:
    design = wired(layer, tuple(map(TensorSpec, shapes)))
    (diagnostic,) = analyse(design).diagnostics
    assert (diagnostic.node, diagnostic.severity) == ("layer", "error")
    assert message in diagnostic.message
    assert diagnostic.parameter == parameter
    assert diagnostic.wire == design.wires_into("layer")[-1]
    assert diagnostic.fixes


def test_the_last_branch_of_a_merge_is_mended_in_place() -> None:
    """A 3×3 without padding in one branch: the padding that keeps the size is offered first."""
    design = wired(Concat(), (TensorSpec((3, 9, 9)),))
    apply(design, AddNode(Node("conv", Conv2d(8, 3))), AddNode(Node("relu", ReLU())))
    wires = (("x1", "conv", "in"), ("conv", "relu", "in"), ("relu", "layer", "in2"))
    apply(design, *(Connect(Wire(source, "out", target, port)) for source, target, port in wires))
    (diagnostic,) = analyse(design).diagnostics
    assert diagnostic.fixes[0] == "Set padding of `conv` to 1"
    diagnostic.repairs[0].transaction.apply(design)
    assert not analyse(design).diagnostics
    assert design.node("conv").layer == Conv2d(8, 3, padding=1)


def test_each_wrong_branch_of_a_merge_can_be_mended() -> None:
    shapes = [(4, 8, 8), (6, 8, 8), (7, 8, 8)]
    design = wired(Add(), tuple(map(TensorSpec, shapes)))
    for _ in range(2):
        diagnostic = analyse(design).diagnostics[0]
        assert diagnostic.repairs
        diagnostic.repairs[0].transaction.apply(design)
    assert not analyse(design).diagnostics


def test_an_objection_before_the_wire_is_drawn() -> None:
    design = apply(chain(Flatten()), AddNode(Node("conv", Conv2d(4, 3))))
    analysis = analyse(design)
    assert "Expected an image" in str(analysis.objection(Wire("a", "out", "conv", "in")))
    assert analysis.objection(Wire("input", "out", "conv", "in")) is None
    assert analysis.objection(Wire("conv", "out", "a", "in")) is None  # unknown: it may


def test_an_objection_takes_the_other_wires_into_account() -> None:
    design = apply(wired(Add(), (TensorSpec((3, 8, 8)),)), AddNode(Node("other", Input((4, 8, 8)))))
    analysis = analyse(design)
    assert "equal shapes" in str(analysis.objection(Wire("other", "out", "layer", "in2")))
    assert analysis.objection(Wire("x1", "out", "layer", "in2")) is None
    assert analysis.objection(Wire("other", "out", "layer", "in1")) is None


# -- work ------------------------------------------------------------------------------------------


def test_refresh_stops_where_nothing_changes() -> None:
    design = chain(Conv2d(4, 3, padding=1), Conv2d(8, 3, padding=1), ReLU(), Flatten(), Linear(10))
    analysis = Analysis(design)
    for layer, changed in (
        (Conv2d(4, 5, padding=2), {"a", "b", "c"}),  # behind Flatten everything is seen anyway
        (Conv2d(4, 5, padding=2, bias=False), {"a"}),
        (Conv2d(4, 5, padding=2, bias=False), set()),
        (Dropout(), {"a", "b", "c"}),
        (Conv2d(4, 3, 2, 1), {*"abcde"}),
    ):
        edit = replaced(design, "a", layer)
        edit.apply(design)
        assert analysis.refresh(edit.touched()) == changed
        assert analysis.nodes == analyse(design).nodes


def test_moving_a_node_is_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    design = chain(Conv2d(4, 3), ReLU())
    analysis = Analysis(design)
    monkeypatch.setattr("designer.design.analysis.evaluate", None)
    edit = ReplaceNode(design.node("a"), Node("a", Conv2d(4, 3), position=(1.0, 1.0)))
    edit.apply(design)
    assert analysis.refresh(edit.touched()) == set()


def test_equal_blocks_are_evaluated_once() -> None:
    evaluation.evaluate.cache_clear()
    evaluation.expand.cache_clear()
    analyse(load("resnet152"))
    assert evaluation.expand.cache_info().currsize <= 8  # two kinds of bottleneck a stage
    assert evaluation.evaluate.cache_info().currsize < 200
    misses = evaluation.evaluate.cache_info().misses
    analyse(load("resnet152"))
    assert evaluation.evaluate.cache_info().misses == misses


@pytest.mark.parametrize(
    "layers",
    [
        (Conv2d(10**9, 3),),
        (Conv2d(10**9, 1), Conv2d(10**9, 1)),
        (Flatten(), Linear(2 * 10**9), Linear(2 * 10**9)),
        (Bottleneck(10**9),),
        (AdaptiveAvgPool2d(10**9),),
    ],
    ids=str,
)
def test_monsters_are_diagnosed_at_once(layers: tuple[Layer, ...]) -> None:
    design = chain(*layers, shape=(1000, 9, 9))
    start = perf_counter()
    diagnostics = analyse(design).diagnostics
    assert perf_counter() - start < 1  # 0.1 s on a free machine
    assert any("must be" in d.message or "Too large" in d.message for d in diagnostics)


def test_ten_thousand_copies_take_a_moment() -> None:
    design = chain(ConvBnReLU(3))
    replacement = ReplaceNode(design.node("a"), Node("a", ConvBnReLU(3), repeat=10_000))
    start = perf_counter()
    analysis = analyse(apply(design, replacement))
    assert perf_counter() - start < 1
    assert analysis.totals.parameters == 10_000 * (3 * 3 * 9 + 6)


@examples(40)
@given(st.data())
def test_any_design_is_analysed_the_same_step_by_step_and_anew(data: st.DataObject) -> None:
    design = data.draw(designs(most=5))
    analysis = Analysis(design)
    for _ in range(3):
        action = data.draw(actions(analysis, data.draw(st.sampled_from(sorted(ACTIONS)))))
        try:
            if action is None:
                continue
            action.apply(design)
        except DesignError:
            continue
        analysis.follow(action)
        fresh = Analysis(design)
        assert analysis.nodes == fresh.nodes
        assert analysis.totals == fresh.totals
        assert analysis.diagnostics == fresh.diagnostics
