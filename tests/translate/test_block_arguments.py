"""What a block's arguments become: copies that grow, attributes that forward needs, odd names."""

import re
from contextlib import nullcontext

import pytest
import torch

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convnext import ConvNeXtBlock
from blocks.convolution import Conv2d
from blocks.layer import Block, Net, Value
from blocks.learned import LayerScale
from blocks.parameters import Float
from blocks.regularization import Dropout, DropPath
from blocks.residual import BasicBlock
from blocks.tensor import TensorSpec
from blocks.transformer import TransformerEncoder
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.evaluation import Builder, evaluate
from designer.design.operations import unpack
from designer.translate.module import to_torch
from designer.translate.source import to_source
from designer.translate.unrolling import unroll


def built(layer: object, shape: tuple[int, ...], node_id: str = "node", repeat: int = 1) -> Design:
    """input → the layer → output."""
    builder = Builder("Net")
    x = builder.add(node_id, layer, builder.add("input", Input(shape)), repeat=repeat)
    builder.add("output", Output(), x)
    return builder.design


# -- growth ----------------------------------------------------------------------------------------

GROWING = ConvNeXtBlock(stochastic_depth=0.1, depth_growth=0.25)
GROWN = [0.1, 0.35, 0.6, 0.85, 1.0]


def dropped(design: Design) -> list[float]:
    leaves = unroll(design, analyse(design).live)
    return [leaf.layer.p for leaf in leaves if isinstance(leaf.layer, DropPath)]


def test_each_copy_has_more_up_to_the_most_there_is() -> None:
    layer, found = GROWING, []
    for _ in GROWN:
        found.append(layer.stochastic_depth)
        layer = layer.after_entry()
    assert found == GROWN


def test_drawing_source_and_unpacking_agree_on_the_copies() -> None:
    design = built(GROWING, (4, 7, 7), repeat=5)
    assert dropped(design) == GROWN
    printed = re.findall(r"stochastic_depth=([\d.]+)", to_source(design))
    assert list(map(float, printed)) == GROWN
    assert to_source(design).count("class ConvNeXtBlock") == 1
    unpack(design, "node", (TensorSpec((4, 7, 7)),)).apply(design)
    assert dropped(design) == GROWN


def test_growth_changes_no_figure_of_a_repeat() -> None:
    spec = (TensorSpec((4, 7, 7)),)
    still, growing = evaluate(ConvNeXtBlock(), spec, 5), evaluate(GROWING, spec, 5)
    assert still == growing


# -- arguments in forward --------------------------------------------------------------------------


class Dropping(Block):
    """The same argument in a module and in a function."""

    rate: float = Float(0.25, "of both", min=0, max=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """A dropout and a drop path."""
        return net.chain(xs[0], **{self.taken: Dropout(self.rate)}, path=DropPath(self.rate))

    taken = "dropout"


class Clashing(Dropping):
    """A module has the argument's name."""

    taken = "rate"


def test_forward_has_the_arguments_as_attributes() -> None:
    text = to_source(built(Dropping(0.125), (4, 3, 3)))
    assert "def __init__(self, rate):" in text
    assert "self.rate = rate" in text
    assert "self.dropout = nn.Dropout(p=rate)" in text
    assert "p=self.rate, training=self.training" in text
    assert to_torch(built(Dropping(0.125), (4, 3, 3))).node.rate == 0.125


def test_a_number_stays_plain_where_a_module_has_its_name() -> None:
    design = built(Clashing(0.125), (4, 3, 3))
    text = to_source(design)
    assert "self.rate = nn.Dropout(p=rate)" in text
    assert "p=0.125, training=self.training" in text
    x = torch.randn(2, 4, 3, 3)
    assert torch.equal(to_torch(design).eval()(x), x)


def test_two_values_of_a_number_share_a_class() -> None:
    builder = Builder("Net")
    x = builder.add("input", Input((4, 3, 3)))
    for number, rate in enumerate((0.1, 0.2)):
        x = builder.add(f"node{number}", Dropping(rate), x)
    builder.add("output", Output(), x)
    text = to_source(builder.design)
    assert text.count("class Dropping") == 1
    assert "Dropping(rate=0.1)" in text


def test_tokens_are_called_tokens() -> None:
    text = to_source(built(TransformerEncoder(1, 2, 16), (5, 8)))
    assert "TransformerEncoder(\n            in_tokens=5, in_channels=8, num_heads=2," in text
    assert "torch.randn(1, in_tokens, in_channels)" in text
    assert "nn.LayerNorm(in_channels, eps=1e-06" in text


# -- names that are no Python names ----------------------------------------------------------------


@pytest.mark.parametrize("probes", [False, True])
def test_ids_that_no_attribute_can_have(probes: bool) -> None:
    builder = Builder("Net")
    x = builder.add("in-put", Input((3, 8, 8)))
    x = builder.add("first-0", Conv2d(4, 1), x)
    x = builder.add("part.block1-0", BasicBlock(4), x, repeat=2)
    x = builder.add("part.scale-1", LayerScale(), x)
    x = builder.add("part.chain-2.0", Conv2d(4, 1), x)
    x = builder.add("part.chain-2.1", ReLU(), x)
    builder.add("out-put", Output(), x)
    module = to_torch(builder.design, (lambda _: nullcontext()) if probes else None).eval()
    keys = {key.rpartition(".")[0] for key in module.state_dict()}
    assert {"first-0", "part.block1-0.0.conv1", "part.block1-0.1.bn2", "part.chain-2.0"} <= keys
    assert "part.scale-1" in module.state_dict()
    assert sum(weight.numel() for weight in module.parameters()) == (
        analyse(builder.design).totals.parameters
    )
    assert module(torch.randn(2, 3, 8, 8)).shape == (2, 4, 8, 8)
