"""Several inputs by name, several outputs whose number is a parameter."""

import pytest

from blocks.attention import CrossAttention
from blocks.boundary import Input, Output
from blocks.splitting import Chunk, Split
from blocks.tensor import TensorSpec
from designer.design.analysis import analyse
from designer.design.design import Design, Wire
from designer.design.edits import Disconnect, Transaction
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.files import decode, encode
from designer.design.operations import replace_layer
from designer.translate.source import to_source


def attending() -> Design:
    builder = Builder("Attending")
    query = builder.add("q", Input((7, 8)))
    key, value = (builder.add(name, Input((5, width))) for name, width in (("k", 4), ("v", 6)))
    builder.add("output", Output(), builder.add("attend", CrossAttention(2), query, key, value))
    return builder.design


def chunked(count: int) -> Design:
    builder = Builder("Chunked")
    parts = builder.add_all("chunk", Chunk(count), builder.add("x", Input((12, 2, 2))))
    for number, part in enumerate(parts):
        builder.add(f"output{number}", Output(), part)
    return builder.design


def test_named_inputs_come_in_the_declared_order_not_the_alphabets() -> None:
    for design in (attending(), decode(encode(attending()))):
        assert [wire.source for wire in design.wires_into("attend")] == ["q", "k", "v"]
        assert [spec.shape[-1] for spec in analyse(design).nodes["attend"].specs] == [8, 4, 6]
        assert "self.attend(q, k, v, need_weights=False)[0]" in to_source(design)


def test_a_wire_is_tried_at_its_own_port() -> None:
    design = attending()
    wire = Wire("k", "out", "attend", "key")
    Disconnect(wire).apply(design)
    assert analyse(design).objection(wire) is None
    crossed = analyse(design).objection(Wire("q", "out", "attend", "key"))
    assert crossed == "There must be a value for each key, got 7 keys and 5 values."


def test_the_number_of_outputs_follows_the_parameter() -> None:
    design = chunked(3)
    node = design.node("chunk")
    replace_layer(node, Chunk(4), "Widen").apply(design)
    assert design.node("chunk").layer.outputs == ("out1", "out2", "out3", "out4")
    assert [str(y) for y in analyse(design).nodes["chunk"].evaluation.outputs] == ["3×2×2"] * 4
    assert decode(encode(design)) == design


def test_an_output_with_a_wire_can_not_go() -> None:
    design = chunked(3)
    before, node = encode(design), design.node("chunk")
    fewer = replace_layer(node, Chunk(2), "Narrow")
    with pytest.raises(DesignError, match="Chunk has no port `out3`: disconnect its wire first"):
        fewer.apply(design)
    assert encode(design) == before
    wire = Wire("chunk", "out3", "output2", "in")
    Transaction("Narrow", (Disconnect(wire), *fewer.edits)).apply(design)
    assert design.node("chunk").layer.outputs == ("out1", "out2")


def test_no_repair_takes_a_wired_output_away() -> None:
    builder = Builder("Misfit")
    parts = builder.add_all("split", Split((4, 4, 4)), builder.add("x", Input((12, 2, 2))))
    for number, part in enumerate(parts):
        builder.add(f"output{number}", Output(), part)
    design = builder.design
    node = design.node("x")
    replace_layer(node, Input((8, 2, 2)), "Narrow").apply(design)
    (diagnostic,) = analyse(design).diagnostics
    assert diagnostic.fixes[0] == "Set sizes to 3, 3, 2"
    diagnostic.repairs[0].transaction.apply(design)
    assert not analyse(design).diagnostics
    assert analyse(design).nodes["split"].evaluation.outputs[2] == TensorSpec((2, 2, 2))
