"""What repairs cost, and mending all faults of a kind in one action."""

from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.linear import Linear
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.pooling import MaxPool2d
from designer.design.analysis import Analysis, analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.lints.book import lint
from designer.design.targets import load
from designer.design.trial import Price, Trial
from tests.design.test_analysis import chain, replaced
from tests.strategies import ACTIONS, actions, apply, designs, examples


def merging(out: int) -> Design:
    """A trunk of 8 channels and a branch of other width, joined by Add."""
    builder = Builder()
    x = builder.add("trunk", Conv2d(8, 3, padding=1), builder.add("input", Input((3, 8, 8))))
    builder.add("branch", Conv2d(out, 3, padding=1), x)
    builder.add("output", Output(), builder.add("relu", ReLU(), x))
    design = builder.design
    apply(design, AddNode(Node("add", Add())), AddNode(Node("result", Output())))
    for source, target, port in (
        ("trunk", "add", "in1"),
        ("branch", "add", "in2"),
        ("add", "result", "in"),
    ):
        apply(design, Connect(Wire(source, "out", target, port)))
    return design


def prices(analysis: Analysis) -> dict[str, Price | None]:
    trial, (fault,) = Trial(analysis), analysis.diagnostics
    return {r.label: trial.price(r.transaction, fault.node) for r in fault.repairs}


def test_an_inserted_layer_costs_what_it_costs() -> None:
    found = prices(analyse(merging(4)))
    (projection,) = (price for label, price in found.items() if "1×1" in label)
    assert projection is not None
    weights = 4 * 8
    assert projection.parameters in {weights, weights + 8}
    assert projection.macs == weights * 64


def test_a_changed_layer_costs_the_difference() -> None:
    found = prices(analyse(merging(4)))
    assert found["Set out_channels of `branch` to 8"] == Price(4 * (8 * 9 + 1), 4 * 8 * 9 * 64)


def test_the_mended_node_counts_so_that_repairs_can_be_compared() -> None:
    found = prices(analyse(chain(Linear(10), shape=(6, 4, 4))))
    assert found["Insert Flatten"] == Price(6 * 16 * 10 + 10, 6 * 16 * 10)
    assert found["Insert global average pooling and Flatten"] == Price(6 * 10 + 10, 6 * 10)


def test_a_mended_node_that_leads_nowhere_yet_counts_too() -> None:
    builder = Builder()
    x = builder.add("input", Input((6, 4, 4)))
    builder.add("output", Output(), builder.add("relu", ReLU(), x))
    design = apply(builder.design, AddNode(Node("linear", Linear(10))))
    apply(design, Connect(Wire("relu", "out", "linear", "in")))
    assert prices(analyse(design))["Insert Flatten"] == Price(6 * 16 * 10 + 10, 6 * 16 * 10)


def test_what_comes_to_be_known_behind_a_fault_is_not_the_repairs_price() -> None:
    design = chain(Conv2d(4, 9), Conv2d(64, 3, padding=1), shape=(3, 8, 8))
    found = prices(analyse(design))
    assert found["Set padding to 1"] == Price(4 * 3 * 81 + 4, 4 * 3 * 81 * 4)


def test_a_bias_that_goes_is_a_negative_price() -> None:
    analysis = analyse(load("vgg11_bn"))
    trial, before = Trial(analysis), analysis.totals
    findings = lint(analysis)
    assert trial.price(findings[0].repairs[0].transaction) == Price(-64, 0)
    mended = trial.mend_all(findings[0], findings[0].repairs[0])
    assert (mended.count, mended.left) == (8, ())
    assert mended.transaction is not None
    price = trial.price(mended.transaction)
    mended.transaction.apply(analysis.design)
    after = analyse(analysis.design)
    assert lint(after) == ()
    assert price == Price(after.totals.parameters - before.parameters, 0)
    assert price.parameters == -(64 + 128 + 256 * 2 + 512 * 4)


def test_nothing_tried_stays() -> None:
    analysis = analyse(merging(4))
    before = analysis.design.copy()
    trial = Trial(analysis)
    (fault,) = analysis.diagnostics
    for repair in fault.repairs:
        first = trial.price(repair.transaction, fault.node)
        trial.mend_all(fault, repair)
        assert trial.price(repair.transaction, fault.node) == first
    assert analysis.design == before
    assert trial._up_to_date().design == before


def test_errors_of_a_kind_are_mended_together_and_what_is_left_is_said() -> None:
    builder = Builder()
    x = builder.add("input", Input((4, 8, 8)))
    for number in range(3):
        builder.add(f"output{number}", Output(), builder.add(f"pool{number}", MaxPool2d(2), x))
    design = builder.design
    for number in range(3):
        design_node = design.node(f"pool{number}")
        edit = replaced(design, design_node.id, Linear(3))
        edit.apply(design)
    analysis = analyse(design)
    kinds = {d.kind for d in analysis.diagnostics}
    assert kinds == {"Linear: wrong input"}
    fault = analysis.diagnostics[0]
    flatten = next(r for r in fault.repairs if r.label == "Insert Flatten")
    mended = Trial(analysis).mend_all(fault, flatten)
    assert (mended.count, mended.left) == (3, ())
    assert mended.transaction is not None
    assert mended.transaction.label == "Mend 3: Linear: wrong input"
    mended.transaction.apply(design)
    assert analyse(design).diagnostics == ()
    mended.transaction.inverse().apply(design)
    assert len(analyse(design).diagnostics) == 3


def test_a_chain_of_the_same_findings_is_mended_in_turn() -> None:
    analysis = analyse(chain(*[ReLU()] * 4, shape=(9,)))
    findings = lint(analysis)
    assert [d.node for d in findings] == ["b", "c", "d"]
    mended = Trial(analysis).mend_all(findings[1], findings[1].repairs[0])
    assert mended.transaction is not None
    apply(analysis.design, *mended.transaction.edits)
    assert set(analysis.design.graph) == {"input", "a", "output"}
    assert lint(analyse(analysis.design)) == ()


def test_a_trial_follows_the_design() -> None:
    analysis = analyse(chain(Conv2d(4, 3), BatchNorm2d()))
    trial = Trial(analysis)
    (finding,) = lint(analysis)
    assert trial.price(finding.repairs[0].transaction) == Price(-4, 0)
    widened = replaced(analysis.design, "a", Conv2d(8, 3))
    action = finding.repairs[0].transaction.__class__("Widen", (widened,))
    action.apply(analysis.design)
    analysis.follow(action)
    trial.follow(action)
    (finding,) = lint(analysis)
    assert trial.price(finding.repairs[0].transaction) == Price(-8, 0)


@examples(30)
@given(st.data())
def test_the_price_is_the_difference_of_the_totals(data: st.DataObject) -> None:
    analysis = Analysis(data.draw(designs(most=5)))
    action = data.draw(actions(analysis, data.draw(st.sampled_from(sorted(ACTIONS)))))
    if action is None or analysis.diagnostics:
        return
    design, before = analysis.design.copy(), analysis.totals
    try:
        action.apply(design)
    except DesignError:
        assert Trial(analysis).price(action) is None
        return
    after = Analysis(design)
    if after.ailing or before.partial:
        return
    gained = Price(after.totals.parameters - before.parameters, after.totals.macs - before.macs)
    assert Trial(analysis).price(action) == gained
