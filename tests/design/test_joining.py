"""The wire between two nodes that are named without ports."""

import pytest

from blocks.activation import ReLU
from blocks.attention import ScaledDotProductAttention
from blocks.boundary import Input, Output
from blocks.linear import Linear
from blocks.merging import Add
from designer.design.analysis import analyse
from designer.design.choosing.joining import joining
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError

LAYERS = {
    "input": Input((8,)),
    "narrow": Linear(4),
    "relu": ReLU(),
    "add": Add(),
    "attention": ScaledDotProductAttention(),
    "output": Output(),
    "second": Output(),
}


def drawn(*wires):
    design = Design()
    for name, layer in LAYERS.items():
        AddNode(Node(name, layer)).apply(design)
    for wire in wires:
        Connect(Wire(*wire)).apply(design)
    return analyse(design)


def test_free_ports_come_one_after_the_other():
    wires = []
    for port in ("query", "key", "value"):
        found = joining(drawn(*wires), "relu", "attention")
        assert found == Wire("relu", "out", "attention", port)
        wires.append(("relu", "out", "attention", port))
    with pytest.raises(DesignError, match="`relu` leads to `attention` already"):
        joining(drawn(*wires), "relu", "attention")


def test_a_variadic_layer_has_room_for_one_more_and_a_taken_port_gives_way():
    full = drawn(("input", "out", "add", "in1"), ("relu", "out", "add", "in2"))
    assert joining(full, "narrow", "add") == Wire("narrow", "out", "add", "in3")
    with pytest.raises(DesignError, match="already"):
        joining(full, "relu", "add")
    assert joining(drawn(("input", "out", "relu", "in")), "narrow", "relu").target_port == "in"


def test_it_goes_along_the_flow_or_the_only_way_possible():
    analysis = drawn(("input", "out", "narrow", "in"), ("narrow", "out", "relu", "in"))
    with pytest.raises(DesignError, match="`narrow` leads to `relu` already"):
        joining(analysis, "relu", "narrow")
    assert joining(analysis, "output", "relu") == Wire("relu", "out", "output", "in")
    assert joining(analysis, "add", "input") == Wire("input", "out", "add", "in1")
    assert joining(analysis, "add", "relu") == Wire("add", "out", "relu", "in")


def test_where_no_wire_can_be_it_says_why():
    with pytest.raises(DesignError, match=r"`output` and `second` .*: neither has an output"):
        joining(drawn(), "output", "second")


def test_what_does_not_fit_is_drawn_all_the_same():
    analysis = drawn(
        ("input", "out", "narrow", "in"),
        ("narrow", "out", "add", "in1"),
    )
    assert analysis.objection(joining(analysis, "input", "add")) is not None
