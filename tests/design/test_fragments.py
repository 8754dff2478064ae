"""Copy and paste as text."""

import pytest

from designer.design.analysis import analyse
from designer.design.design import Design, Wire
from designer.design.error import DesignError
from designer.design.fragments import copied, pasted
from designer.design.operations import bypass, change_layers, kept
from designer.design.targets import load


def test_what_is_copied_is_text_with_the_wires_between():
    design = load("small_cnn")
    text = copied(design, ["conv1", "pool1", "fc"])
    pasted(Design("Empty"), text, 0).apply(fresh := Design("Empty"))
    assert set(fresh.graph) == {"conv1", "pool1", "fc"}
    assert list(fresh.wires()) == [Wire("conv1", "out", "pool1", "in")]
    assert fresh.node("fc").layer == design.node("fc").layer


def test_pasting_beside_the_original_gives_new_ids_and_one_step_back():
    design = load("vgg11")
    before = load("vgg11")
    chosen = ["features.0", "features.1", "avgpool"]
    transaction = pasted(design, copied(design, chosen), 24)
    transaction.apply(design)
    assert {"features_2.0", "features_2.1", "avgpool_2"} <= set(design.graph)
    assert Wire("features_2.0", "out", "features_2.1", "in") in set(design.wires())
    transaction.inverse().apply(design)
    assert design == before


def test_a_pasted_node_lies_aside():
    design = load("small_cnn")
    pasted(design, copied(design, ["fc"]), 24).apply(design)
    assert design.node("fc_2").position == (24, 24)


@pytest.mark.parametrize("text", ["", "hello", "[1, 2", '{"format": "netwright", "version": 99}'])
def test_other_text_is_refused_with_a_sentence(text):
    with pytest.raises(DesignError, match="Nothing to paste"):
        pasted(Design(), text, 0)


def test_a_bypassed_stretch_is_joined_over():
    design = load("small_cnn")
    bypass(design, ["pool1", "conv2"]).apply(design)
    assert Wire("conv1", "out", "pool2", "in") in set(design.wires())
    assert not analyse(design).diagnostics


def test_bypassing_the_beginning_leaves_the_rest_unfed():
    design = load("small_cnn")
    bypass(design, ["input"]).apply(design)
    assert not design.wires_into("conv1")


def test_a_swapped_layer_keeps_the_parameters_that_both_have():
    from blocks.conv_bn_relu import ConvBnReLU
    from blocks.convolution import Conv2d

    design = load("small_cnn")
    node = design.node("conv2")
    change_layers([node], [kept(node.layer, Conv2d)]).apply(design)
    layer = design.node("conv2").layer
    assert layer == Conv2d(32, 3, 1, 1)
    assert isinstance(load("small_cnn").node("conv2").layer, ConvBnReLU)
