"""Edits inside users' blocks that sessions of random commands found to go wrong."""

import pytest

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from designer.design.design import Node, Wire
from designer.design.edits import AddNode, Connect, ReplaceNode, Transaction
from designer.design.error import DesignError
from designer.design.files import decode, encode
from designer.design.fragments import copied, pasted
from designer.design.operations import change_layers, disconnect, kept, remove_nodes
from designer.design.own_blocks.grouping import free_name, group, ungroup
from designer.design.own_blocks.redefining import expose
from designer.design.renaming import rename_design
from designer.design.targets import load
from designer.window.documents.document import Document
from designer.window.documents.inside import Inside


def opened(*node_ids: str, name: str = "Stem") -> tuple[Document, Inside]:
    """Small CNN with these nodes in a block, and its inside."""
    document = Document(load("small_cnn"), lambda layer, repeat: (100.0, 40.0))
    document.do(group(document.analysis, node_ids, name))
    return document, Inside(document, name.lower())


def test_a_block_renamed_inside_keeps_its_name_at_the_next_edit() -> None:
    document, inside = opened("conv1", "pool1")
    inside.do(rename_design(inside.design, "Entry"))
    assert inside.design.name == "Entry"
    inside.do(remove_nodes(inside.design, ["pool1"]))
    assert type(document.design.node("stem").layer).__name__ == "Entry"


def two_blocks() -> tuple[Document, Inside]:
    """A block `Stem` to look into, and beside it another that is called `Block`."""
    document, inside = opened("conv1", "pool1", "conv2")
    document.do(group(document.analysis, ["conv3", "avgpool"], "Block"))
    return document, inside


def test_a_group_inside_takes_no_name_that_is_taken_elsewhere() -> None:
    """Such a design could not be saved."""
    document, inside = two_blocks()
    with pytest.raises(DesignError, match="Two different blocks are called `Block`: rename one"):
        inside.do(group(inside.analysis, ["conv1", "pool1"], "Block"))
    inside.do(group(inside.analysis, ["conv1", "pool1"], free_name(document.design)))
    assert decode(encode(document.design)) == document.design


def test_what_is_pasted_inside_takes_no_such_name_either() -> None:
    document, inside = two_blocks()
    other, _ = opened("conv2", "pool2", name="Block")
    text = copied(other.design, ["block"])
    inside.do(pasted(inside.design, text, 0.0, document.design))
    names = [type(node.layer).__name__ for node in inside.design.nodes()]
    assert "Block2" in names
    assert decode(encode(document.design)) == document.design


def test_a_block_whose_output_is_not_wired_inside_can_be_ungrouped() -> None:
    document, inside = opened("conv1", "pool1")
    (wire,) = inside.design.wires_into("output")
    inside.do(disconnect(wire))
    document.do(ungroup(document.design, "stem"))
    assert "pool1" in document.design
    assert not document.design.wires_into("conv2")


def test_a_block_inside_another_keeps_the_ports_that_are_wired_there() -> None:
    """The file could not be read any more."""
    document, body = opened("conv1", "pool1", "conv2", name="Body")
    body.do(group(body.analysis, ["conv1", "pool1"], "Stem"))
    stem = Inside(body, "stem")
    output = stem.design.node("output")
    before = encode(document.design)
    with pytest.raises(DesignError, match="In Body, `stem` would lose its port `output`"):
        stem.do(Transaction("Replace", (ReplaceNode(output, Node("output", ReLU())),)))
    assert encode(document.design) == before


def test_another_layer_follows_only_what_it_has() -> None:
    document, inside = opened("conv1", "pool1")
    inside.do(expose(inside.design, "conv1", "out_channels"))
    node = inside.design.node("conv1")
    inside.do(change_layers([node], [kept(node.layer, ReLU)]))
    assert inside.design.node("conv1").expressions == ()
    assert inside.design.exposed
    assert decode(encode(document.design)) == document.design
    add = (AddNode(Node("x", Input((3, 8, 8)), position=(0.0, 0.0))),)
    inside.do(
        Transaction(
            "Add", (*add, AddNode(Node("y", Output())), Connect(Wire("x", "out", "y", "in")))
        )
    )
    assert document.design.node("stem").layer.inputs == ("input", "x")
