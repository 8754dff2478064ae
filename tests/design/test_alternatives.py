"""What nodes can be changed to: told as it comes out, and asked once where nodes are equal."""

from functools import partial

import pytest

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.linear import Linear
from blocks.merging import Add, Concat
from blocks.normalization import BatchNorm2d
from blocks.pooling import MaxPool2d
from blocks.reshaping import Flatten
from designer.design.analysis import analyse
from designer.design.choosing import substitution
from designer.design.choosing.alternatives import Alternatives
from designer.design.evaluation import Builder
from designer.design.operations import change_layers


def branches(count):
    builder = Builder("Wide")
    x = builder.add("input", Input((8, 16, 16)))
    ways = [builder.add(f"relu{n}", ReLU(), x) for n in range(count)]
    builder.add("output", Output(), builder.add("cat", Concat(), *ways))
    return builder.design


def network():
    builder = Builder("Mixed")
    x = builder.add("input", Input((8, 16, 16)))
    a = builder.chain(x, conv1=Conv2d(8, 3, padding=1), norm=BatchNorm2d(), relu=ReLU())
    b = builder.add("conv2", Conv2d(8, 1), a)
    y = builder.chain(builder.add("sum", Add(), a, b), pool=MaxPool2d(2), flat=Flatten())
    builder.add("output", Output(), builder.add("fc", Linear(10), y))
    return builder.design


def offered(design, ids):
    nodes = [design.node(node_id) for node_id in ids]
    return nodes, Alternatives(analyse(design), nodes)


@pytest.fixture
def asked(monkeypatch):
    """Each question that is really put to a layer."""
    found, real = [], substitution.evaluate

    def evaluate(*question):
        found.append(question)
        return real(*question)

    monkeypatch.setattr(substitution, "evaluate", evaluate)
    return found


@pytest.mark.parametrize(
    ("built", "ids"),
    [(network, [node_id]) for node_id in ("conv1", "norm", "conv2", "sum", "pool", "fc")]
    + [(partial(branches, 3), ["relu0", "relu1", "relu2"])],
)
def test_what_fits_is_what_has_no_problem_once_it_is_changed(built, ids):
    nodes, found = offered(built(), ids)
    verdicts = set()
    for other in found.like(""):
        design = built()
        change_layers(nodes, [other.instead_of[node.layer] for node in nodes]).apply(design)
        after = analyse(design)
        behind = {wire.target for node in nodes for wire in design.wires_from(node.id)}
        known = [after.nodes[node_id].evaluation for node_id in behind | set(ids)]
        assert other.fits == (not any(result.problems for result in known)), other
        if other.fits:
            assert other.outputs == after.nodes[ids[0]].evaluation.outputs
        verdicts.add(other.fits)
    assert False in verdicts


def test_of_two_in_a_row_the_second_is_fed_what_the_first_would_put_out():
    builder = Builder("Small")
    x = builder.chain(builder.add("input", Input((8, 3, 3))), first=ReLU(), second=ReLU())
    builder.add("output", Output(), x)
    for ids, fits in ((["first"], True), (["first", "second"], False)):
        _, found = offered(builder.design, ids)
        (pooling,) = [o for o in found.like("maxpool2d") if isinstance(o.first, MaxPool2d)]
        assert pooling.fits == fits


def test_a_long_chain_of_equal_nodes_is_asked_once(asked):
    builder = Builder("Chain")
    x = builder.add("input", Input((8, 4, 4)))
    builder.add("output", Output(), builder.chain(x, **{f"relu{n}": ReLU() for n in range(40)}))
    _, found = offered(builder.design, [f"relu{n}" for n in range(40)])
    offers = len(found.like(""))
    assert len(asked) < 4 * offers


def test_equal_nodes_are_asked_once(asked):
    counts = []
    for count in (3, 30):
        asked.clear()
        design = branches(count)
        _, found = offered(design, [f"relu{n}" for n in range(count)])
        assert any(other.fits for other in found.like(""))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_merge_is_asked_once_for_all_that_puts_out_the_same(asked):
    _, found = offered(branches(5), [f"relu{n}" for n in range(5)])
    found.like("")
    merged = [specs for layer, specs, _ in asked if isinstance(layer, Concat) and len(specs) == 5]
    assert merged
    assert len(merged) == len(set(merged))


def test_another_letter_asks_nothing_anew(asked):
    _, found = offered(network(), ["conv1"])
    everything = found.like("")
    asked.clear()
    assert 0 < len(found.like("c")) < len(everything)
    assert 0 < len(found.like("conv")) <= len(found.like("c"))
    assert not asked
    assert found.like("conv2d 5x5")[0].first == Conv2d(8, 5, padding=2)
    assert asked


def test_what_would_lose_a_wire_is_not_offered():
    _, found = offered(branches(3), ["cat"])
    names = {type(other.first).__name__ for other in found.like("")}
    assert "Add" in names
    assert "ReLU" not in names
