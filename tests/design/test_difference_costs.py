"""What each difference costs: all of them together are the difference of the whole."""

from hypothesis import given
from hypothesis import strategies as st

from designer.design.analysis import Analysis
from designer.design.design import Design
from designer.design.edits import Disconnect
from designer.design.error import DesignError
from designer.design.operations import remove_nodes, replace_layer
from designer.design.targets import load
from designer.design.versions.costs import consequences, counted, more
from designer.design.versions.matching import Comparison, compare
from tests.strategies import ACTIONS, actions, designs, examples


def sums(found: Comparison) -> tuple[int, ...]:
    """Of the rows of diff."""
    rows = [counted(found.before, node.id, -1) for node in found.removed]
    rows += [counted(found.after, node.id) for node in found.added]
    rows += [more(found, pair) for pair in (*found.changed, *consequences(found))]
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0, 0)


def totals(found: Comparison) -> tuple[int, int]:
    one, two = found.before.totals, found.after.totals
    return two.parameters - one.parameters, two.macs - one.macs


def widened() -> Design:
    design = load("small_cnn")
    node = design.node("conv1")
    replace_layer(node, node.layer.replace(out_channels=32), "Set").apply(design)
    return design


def test_what_follows_from_a_change_is_told_apart_from_it() -> None:
    found = compare(load("small_cnn"), widened())
    assert [pair.before.id for pair in found.changed] == ["conv1"]
    assert [pair.before.id for pair in consequences(found)] == ["conv2"]
    assert more(found, consequences(found)[0]).parameters == 16 * 9 * 32
    assert sums(found) == totals(found)


def test_a_node_that_leads_nowhere_any_more_costs_less() -> None:
    before, after = load("small_cnn"), load("small_cnn")
    remove_nodes(after, ["output"]).apply(after)
    assert sums(compare(before, after)) == totals(compare(before, after)) == (0, 0)
    before, after = load("googlenet"), load("googlenet")
    for wire in after.wires_from("inception3a"):
        Disconnect(wire).apply(after)
    found = compare(before, after)
    assert sums(found) == totals(found)
    assert "inception3a" in {pair.before.id for pair in consequences(found)}


@given(data=st.data())
@examples(60)
def test_the_rows_sum_to_the_total_after_any_edits(data: st.DataObject) -> None:
    before = data.draw(designs())
    analysis = Analysis(before.copy())
    for name in data.draw(st.lists(st.sampled_from(sorted(ACTIONS)), min_size=1, max_size=5)):
        edit = data.draw(actions(analysis, name))
        try:
            if edit is not None:
                edit.apply(analysis.design)
                analysis.follow(edit)
        except DesignError:
            continue
    for one, two in ((before, analysis.design), (analysis.design, before)):
        found = compare(one, two)
        assert sums(found) == totals(found)
