"""Blocks of the user's own in PyTorch and ONNX: repeated, nested, with arguments."""

from pathlib import Path

import numpy as np
import pytest
import torch

from designer.design.analysis import analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.operations import replace_layer, set_repeat
from designer.design.own_blocks.backbones import backbone
from designer.design.own_blocks.grouping import group
from designer.design.own_blocks.redefining import expose, redefine, set_expression
from designer.design.targets import load
from designer.design.user_blocks import UserBlock, definition_of, inside_of
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from designer.translate.source import to_source
from tests.strategies import apply
from tests.translate.test_onnx_writer import session, state_of


def residual() -> Design:
    """A block of three layers around which the value is added, thrice, with a width."""
    design = load("small_cnn")
    group(analyse(design), ["conv3"], "Deep").apply(design)
    group(analyse(design), ["pool2", "deep"], "Outer").apply(design)
    return design


def agreement(design: Design, path: Path) -> float:
    """The largest difference between ONNX Runtime and the module."""
    torch.manual_seed(0)
    module = to_torch(design).eval()
    to_onnx(design, path, state_of(module))
    (entry,) = (n for n in design.nodes() if not design.wires_into(n.id))
    x = torch.randn(2, *entry.layer.infer().shape)  # type: ignore[union-attr]
    running = session(path)
    (got,) = running.run(None, {running.get_inputs()[0].name: x.numpy()})
    with torch.no_grad():
        return float(np.abs(got - module(x).numpy()).max())


def test_nested_blocks_compute_the_same_everywhere(tmp_path: Path) -> None:
    design = residual()
    text = to_source(design)
    assert "class Deep(nn.Module):" in text
    assert "class Outer(nn.Module):" in text
    assert agreement(design, tmp_path / "a.onnx") < 1e-5


def test_arguments_and_repeats_compute_the_same_everywhere(tmp_path: Path) -> None:
    design = load("small_cnn")
    group(analyse(design), ["conv2"], "Wide").apply(design)
    layer = design.node("wide").layer
    assert isinstance(layer, UserBlock)
    old = type(layer).definition
    drawn = inside_of(old)
    expose(drawn, "conv2", "out_channels", "width").apply(drawn)
    set_expression(drawn, "conv2", "out_channels", "width // 2").apply(drawn)
    redefine(design, old, definition_of(drawn), "Expose").apply(design)
    node = design.node("wide")
    replace_layer(node, node.layer.replace(width=48), "Set").apply(design)
    set_repeat(design.node("wide"), 3).apply(design)
    assert analyse(design).diagnostics == ()
    assert str(analyse(design).output("wide")).startswith("24×")
    assert "width=48" in to_source(design)
    assert agreement(design, tmp_path / "a.onnx") < 1e-5


@pytest.mark.parametrize("name", ["lenet5", "small_cnn", "resnet20_cifar"])
def test_a_backbone_computes_the_same_everywhere(name: str, tmp_path: Path) -> None:
    whole = load(name)
    entry = next(n for n in whole.nodes() if not whole.wires_into(n.id))
    block = backbone(name)
    end = next(n for n in whole.nodes() if not n.layer.outputs)
    nodes = (Node("x", entry.layer), Node("net", block), Node("y", end.layer))
    ends = (Wire("x", "out", "net", block.inputs[0]), Wire("net", block.outputs[0], "y", "in"))
    design = apply(Design(), *map(AddNode, nodes), *map(Connect, ends))
    assert agreement(design, tmp_path / "a.onnx") < 1e-5
