"""What the axes of values are called, and where nothing is said."""

import pytest

from blocks.activation import ReLU
from blocks.attention import MultiheadAttention
from blocks.boundary import Input, Output
from blocks.convolution import Conv1d, Conv2d, Conv3d
from blocks.embedding import Embedding
from blocks.layer import Layer
from blocks.layer_normalization import LayerNorm
from blocks.linear import Linear
from blocks.normalization import BatchNorm1d
from blocks.pooling import MaxPool2d
from blocks.rearranging import Permute, PixelShuffle, Transpose
from blocks.recurrent import LSTM
from blocks.reduction import Mean
from blocks.regularization import Dropout
from blocks.reshaping import Flatten, Unflatten
from blocks.splitting import Select
from designer.design.analysis import analyse
from designer.design.axis_letters import lettered, letters_from
from designer.design.design import Design, Node
from designer.design.edits import AddNode
from designer.design.evaluation import Builder
from designer.design.own_blocks.grouping import group
from designer.design.targets import load
from presets.gallery import NAMES
from tests.design.test_analysis import chain
from tests.strategies import apply

IMAGE, TOKENS, SEQUENCE = (3, 8, 8), (7, 12), (12, 7)


@pytest.mark.parametrize(
    ("shape", "layers", "text"),
    [
        (IMAGE, (Conv2d(4, 3),), "N×4×6×6 (N C H W)"),
        (IMAGE, (Conv2d(4, 3), ReLU(), Dropout(), MaxPool2d(2)), "N×4×3×3 (N C H W)"),
        (IMAGE, (Conv2d(4, 3), Flatten(), Linear(5)), "N×5 (N F)"),
        (IMAGE, (Conv2d(4, 3), Mean((2, 3))), "N×4 (N F)"),
        (IMAGE, (Conv2d(4, 3), Flatten(2)), "N×4×36 (N C L)"),
        (IMAGE, (Conv2d(4, 3), Flatten(2), Transpose(1, 2)), "N×36×4 (N L C)"),
        (
            IMAGE,
            (Conv2d(4, 3), Flatten(2), Transpose(1, 2), MultiheadAttention(2)),
            "N×36×4 (N L E)",
        ),
        (IMAGE, (Conv2d(4, 3), Permute((2, 3, 1)), LayerNorm()), "N×6×6×4 (N H W C)"),
        (
            IMAGE,
            (Conv2d(4, 3), Permute((2, 3, 1)), Linear(9, channels_last=True)),
            "N×6×6×9 (N H W C)",
        ),
        (IMAGE, (Conv2d(4, 3), PixelShuffle(2)), "N×1×12×12 (N C H W)"),
        (IMAGE, (Conv2d(4, 3), Flatten(1, 2)), "N×24×6"),  # channels and rows in one
        ((12,), (Unflatten((3, 2, 2)),), "N×3×2×2"),  # might be anything
        ((12,), (Unflatten((3, 2, 2)), Conv2d(4, 1)), "N×4×2×2 (N C H W)"),
        ((2, 4, 4, 4), (Conv3d(3, 3),), "N×3×2×2×2 (N C D H W)"),
        (SEQUENCE, (Conv1d(4, 3), BatchNorm1d()), "N×4×5 (N C L)"),
        (SEQUENCE, (Conv1d(4, 3), Linear(9)), "N×4×9"),  # mixes along the length
        (TOKENS, (Linear(9), ReLU()), "N×7×9 (N L E)"),
        (TOKENS, (LSTM(5),), "N×7×5 (N L E)"),
        (TOKENS, (LSTM(5, last_only=True),), "N×5 (N F)"),
        (TOKENS, (MultiheadAttention(2), Select(1, 0)), "N×12 (N F)"),
    ],
    ids=str,
)
def test_letters_behind_layers(
    shape: tuple[int, ...], layers: tuple[Layer, ...], text: str
) -> None:
    analysis = analyse(chain(*layers, shape=shape))
    last = "abcdefghij"[len(layers) - 1]
    spec = analysis.output(last)
    assert spec is not None
    assert lettered(spec, letters_from(analysis, last)) == text


@pytest.mark.parametrize(
    ("shape", "layer", "letters"),
    [
        (IMAGE, Conv2d(4, 3), ("C", "H", "W")),
        (IMAGE, Flatten(), ("C", "H", "W")),
        (IMAGE, Permute((3, 1, 2)), None),  # declared as H×W×C
        (TOKENS, Linear(3), ("L", "E")),
        (SEQUENCE, Conv1d(4, 3), ("C", "L")),
        (TOKENS, ReLU(), None),
        ((9,), Linear(3), ("F",)),
    ],
    ids=str,
)
def test_an_input_is_what_its_taker_takes(
    shape: tuple[int, ...], layer: Layer, letters: tuple[str, ...] | None
) -> None:
    assert letters_from(analyse(chain(layer, shape=shape)), "input") == letters


def test_whole_numbers_become_tokens() -> None:
    builder = Builder()
    x = builder.add("input", Input((7,), "int64"))
    builder.add("output", Output(), builder.add("embedding", Embedding(10, 4), x))
    analysis = analyse(builder.design)
    assert letters_from(analysis, "input") == ("L",)
    assert letters_from(analysis, "embedding") == ("L", "E")


def test_what_is_unknown_has_none() -> None:
    assert letters_from(analyse(apply(Design(), AddNode(Node("relu", ReLU())))), "relu") is None


def test_a_long_way_back_is_left_unsaid() -> None:
    builder = Builder()
    x = builder.add("input", Input((2, 3, 4, 5)))
    for number in range(2000):
        x = builder.add(f"relu{number}", ReLU(), x)
    assert letters_from(analyse(builder.design), "relu1999") is None


@pytest.mark.parametrize("name", sorted(NAMES))
def test_all_values_of_the_published_networks_have_letters(name: str) -> None:
    analysis = analyse(load(name))
    for node in analysis.design.nodes():
        if node.layer.outputs:
            letters = letters_from(analysis, node.id)
            spec = analysis.output(node.id)
            assert letters
            assert spec is not None
            assert len(letters) == spec.rank


def test_a_long_block_has_letters_too() -> None:
    builder = Builder("Long")
    x = builder.add("input", Input((3, 8, 8)))
    for n in range(400):
        x = builder.add(f"relu{n}", ReLU(), x)
    builder.add("output", Output(), x)
    design = builder.design
    group(analyse(design), [f"relu{n}" for n in range(400)], "Many").apply(design)
    block = next(node.id for node in design.nodes() if node.id.startswith("many"))
    assert letters_from(analyse(design), block) == ("C", "H", "W")
