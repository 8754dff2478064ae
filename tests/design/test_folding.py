"""Stretches that come again become one node with a repeat, and cost what they did."""

from itertools import pairwise

import pytest

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Block
from designer.design.analysis import analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.files import encode
from designer.design.operations import unpack
from designer.design.own_blocks.folding import fold, repetition
from designer.design.targets import load
from tests.strategies import apply


def chain(*layers: object) -> Design:
    """An input, these layers, an output."""
    nodes = [Node("x", Input((8, 6, 6)))]
    nodes += [Node(f"n{i}", layer) for i, layer in enumerate(layers)]  # type: ignore[arg-type]
    nodes += [Node("y", Output())]
    wires = [Wire(a.id, "out", b.id, "in") for a, b in pairwise(nodes)]
    return apply(Design("Chain"), *map(AddNode, nodes), *map(Connect, wires))


def test_a_lone_layer_repeats() -> None:
    design = chain(Conv2d(8, padding=1), Conv2d(8, padding=1), Conv2d(8, padding=1), ReLU())
    found = repetition(design)
    assert found
    assert found.copies == (("n0",), ("n1",), ("n2",))
    fold(design, found).apply(design)
    assert design.node("n0").repeat == 3
    assert [n.id for n in design.nodes()] == ["x", "n0", "n3", "y"]


def test_layers_that_only_the_first_copy_would_have_are_not_folded() -> None:
    """A stride stands in the first copy of a repeat alone."""
    assert repetition(chain(Conv2d(8, stride=2), Conv2d(8, stride=2))) is None
    assert repetition(chain(ReLU(), Conv2d(8))) is None


def test_a_chosen_part_is_folded_alone() -> None:
    design = chain(*[Conv2d(8, padding=1)] * 6)
    found = repetition(design, ["n3", "n4", "n1"])
    assert found
    assert found.copies == (("n3",), ("n4",))


@pytest.mark.parametrize("name", ["resnet50", "resnet18", "vgg16_bn", "mobilenet_v2"])
def test_what_was_unpacked_is_folded_again(name: str) -> None:
    design = load(name)
    for node in list(design.nodes()):
        if isinstance(node.layer, Block):
            specs = analyse(design).nodes[node.id].specs
            unpack(design, node.id, specs).apply(design)
    unpacked, before, text = analyse(design).totals, len(design), encode(design)
    done = []
    while found := repetition(design):
        done.append(fold(design, found))
        done[-1].apply(design)
        assert analyse(design).diagnostics == ()
    folded = analyse(design).totals
    assert len(design) < before
    assert (folded.parameters, folded.macs) == (unpacked.parameters, unpacked.macs)
    assert folded.activation_bytes == unpacked.activation_bytes
    for action in reversed(done):
        action.inverse().apply(design)
    assert encode(design) == text
