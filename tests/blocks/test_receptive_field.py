"""What one output sees, measured: which inputs change its gradient, anywhere in the middle."""

import pytest
import torch

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv1d, Conv2d, Conv3d
from blocks.layer import Layer
from blocks.merging import Add, Concat
from blocks.pooling import AdaptiveAvgPool2d, AvgPool2d
from blocks.reshaping import Flatten
from blocks.transposed_convolution import ConvTranspose1d, ConvTranspose2d
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.evaluation import Builder
from designer.translate.module import to_torch

SIZE = 64
SAME = Conv2d(1, 3, padding=1)
UP = ConvTranspose2d(1, 2, 2)
DOWN = Conv2d(1, 3, 2, 1)


def told(design: Design) -> int | None:
    return analyse(design).nodes["output"].receptive_field


def measured(design: Design) -> int:
    """The widest stretch of rows that one output far from the edges depends on."""
    module = to_torch(design)
    for weight in module.parameters():
        torch.nn.init.uniform_(weight, 0.5, 1)
    shape = design.node("input").layer.shape
    x = torch.rand(1, *shape, requires_grad=True)
    y = module(x)
    widest = 0
    for place in range(y.shape[2] * 3 // 8, y.shape[2] * 5 // 8):
        column = y[0, 0, place].flatten()
        (slope,) = torch.autograd.grad(column[len(column) // 2], x, retain_graph=True)
        rows = slope[0, 0].reshape(shape[1], -1).abs().sum(1).nonzero()
        if len(rows):
            widest = max(widest, int(rows[-1] - rows[0]) + 1)
    return widest


def chain(*layers: Layer, shape: tuple[int, ...] = (1, SIZE, SIZE)) -> Design:
    builder = Builder("Chain")
    x = builder.add("input", Input(shape))
    for number, layer in enumerate(layers):
        x = builder.add(f"layer{number}", layer, x)
    builder.add("output", Output(), x)
    return builder.design


@pytest.mark.parametrize(
    "layers",
    [
        (SAME, DOWN, SAME),
        (UP,),
        (UP, SAME),
        (UP, SAME, SAME),
        (DOWN, UP),
        (DOWN, UP, SAME),
        (DOWN, UP, SAME, SAME, SAME),
        (DOWN, SAME, DOWN, UP, SAME, UP, SAME, SAME),
        (AvgPool2d(4, 4), ConvTranspose2d(1, 4, 4), SAME, SAME),
        (ConvTranspose2d(1, 5, 2, 2, 1), SAME),
        (ConvTranspose2d(1, 4, 3, dilation=2), SAME, SAME),
        (ConvTranspose2d(1, 3, dilation=3, stride=1),),
        (DOWN, ConvTranspose2d(1, 3, 2, 1), Conv2d(1, 3, dilation=3)),
        (AdaptiveAvgPool2d(16), SAME),
        (DOWN, AdaptiveAvgPool2d(96), SAME),
        (Conv2d(1, 4, padding="same"), ReLU()),
    ],
    ids=str,
)
def test_a_chain_sees_what_is_told(layers: tuple[Layer, ...]) -> None:
    design = chain(*layers)
    assert told(design) == measured(design)


def test_a_sequence_is_as_high_as_it_is_long() -> None:
    design = chain(Conv1d(1, 3, 2), ConvTranspose1d(1, 3, 2), Conv1d(1, 5), shape=(1, SIZE))
    assert told(design) == measured(design)


def test_a_volumes_field_is_that_in_the_plane() -> None:
    assert told(chain(Conv3d(1, (9, 3, 5)), Conv3d(1, (9, 3, 1)), shape=(1, 20, 20, 20))) == 5


@pytest.mark.parametrize("joint", [Add(), Concat()], ids=str)
def test_a_skip_over_an_upsampling_sees_the_larger(joint: Layer) -> None:
    """As in U-Net: the way down and up sees more than the way across."""
    builder = Builder("Skip")
    x = builder.add("input", Input((1, SIZE, SIZE)))
    across = builder.chain(x, near=SAME)
    around = builder.chain(across, down=DOWN, deep=SAME, up=UP)
    x = builder.chain(builder.add("joint", joint, across, around), last=SAME, later=SAME)
    builder.add("output", Output(), x)
    assert told(builder.design) == measured(builder.design)


@pytest.mark.parametrize(
    "layers",
    [
        (UP, DOWN),  # its phase decides
        (ConvTranspose2d(1, 2, 3, dilation=2),),  # some outputs see more taps than others
        (AdaptiveAvgPool2d(24),),  # cells of two sizes
        (Flatten(),),
    ],
    ids=str,
)
def test_none_is_told_where_no_figure_is_right(layers: tuple[Layer, ...]) -> None:
    assert told(chain(*layers)) is None
