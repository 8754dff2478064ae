"""Networks of the literature as blocks to build on."""

import pytest

from blocks.boundary import Input, Output
from designer.design.analysis import analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.files import decode, encode
from designer.design.own_blocks.backbones import backbone
from designer.design.targets import load
from presets.gallery import FAMILIES, NAMES
from tests.strategies import apply


@pytest.mark.parametrize("family", [f for f in FAMILIES if f in NAMES])
def test_a_backbone_costs_what_its_network_does_in_inference(family: str) -> None:
    whole = load(family)
    analysis = analyse(whole)
    heads = analysis.live - analysis.inference
    head_weights = sum(analysis.nodes[n].evaluation.parameters for n in heads)
    (entry,) = (node for node in whole.nodes() if isinstance(node.layer, Input))
    block = backbone(family)
    nodes = (Node("x", entry.layer), Node("net", block), Node("y", Output()))
    ends = (Wire("x", "out", "net", block.inputs[0]), Wire("net", block.outputs[0], "y", "in"))
    design = apply(Design(), *map(AddNode, nodes), *map(Connect, ends))
    found = analyse(design)
    assert found.diagnostics == ()
    assert found.totals.macs == analysis.totals.macs
    assert found.totals.parameters == analysis.totals.parameters - head_weights
    assert decode(encode(design)) == design
