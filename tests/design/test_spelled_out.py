"""The arithmetic shown is right: evaluated as it is printed, it gives the figure shown."""

import re
from collections.abc import Iterator
from math import ceil, floor

import pytest

from blocks.attention import CrossAttention, MultiheadAttention
from blocks.convolution import Conv2d
from blocks.layer import Block, Layer
from blocks.linear import Linear
from blocks.pooling import MaxPool2d
from blocks.recurrent import LSTM
from blocks.relative_attention import RelativePositionAttention
from blocks.shifted_window_attention import ShiftedWindowAttention, ShiftedWindowAttentionV2
from blocks.tensor import TensorSpec
from blocks.transposed_convolution import ConvTranspose2d
from designer.design.analysis import analyse
from designer.design.cost.spelled_out import Sum, macs, parameters, sizes
from designer.design.evaluation import Specs, evaluate, expand
from designer.design.targets import load
from presets.gallery import NAMES

THIN = "\u202f"
SIGNS = {THIN: "", "·": "*", "−": "-", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")"}


def evaluated(text: str) -> int:
    for sign, python in SIGNS.items():
        text = text.replace(sign, python)
    assert re.fullmatch(r"[\d\s+*/()-]*", text.replace("floor", "").replace("ceil", ""))
    return int(eval(text, {"floor": floor, "ceil": ceil}))


def spelled(layer: Layer, specs: Specs, repeat: int = 1) -> list[Sum]:
    found = (*sizes(layer, specs, repeat), parameters(layer, specs, repeat))
    return [s for s in (*found, macs(layer, specs, repeat)) if s is not None]


def by_subject(layer: Layer, *shapes: tuple[int, ...]) -> dict[str, str]:
    specs = tuple(map(TensorSpec, shapes))
    return {s.subject: str(s).replace(THIN, " ") for s in spelled(layer, specs)}


def test_the_first_layer_of_resnet() -> None:
    assert by_subject(Conv2d(64, 7, 2, 3, bias=False), (3, 224, 224)) == {
        "height, width": "⌊(224 + 2·3 − 7)/2⌋ + 1 = 112",
        "parameters": "(3·7·7)·64 = 9 408",
        "MACs": "9 408·112·112 = 118 013 952",
    }


PLANE = "height, width"
X = (3, 9, 9)
Found = Iterator[tuple[Layer, Specs, int]]


@pytest.mark.parametrize(
    ("layer", "shape", "subject", "text"),
    [
        (Conv2d(8, 3), X, "parameters", "(3·3·3)·8 + 8 = 224"),
        (Conv2d(8, 3, 1, 1), X, PLANE, "9 + 2·1 − 3 + 1 = 9"),
        (Conv2d(8, (3, 1)), (3, 9, 8), "height", "9 − 3 + 1 = 7"),
        (
            Conv2d(8, 3, 2, dilation=2),
            (3, 9, 9),
            "height, width",
            "⌊(9 − (2·(3 − 1) + 1))/2⌋ + 1 = 3",
        ),
        (Conv2d(8, 2, padding="same"), X, PLANE, "9 + 0 + 1 − 2 + 1 = 9"),
        (MaxPool2d(3, 2, ceil_mode=True), (3, 8, 8), PLANE, "⌈(8 − 3)/2⌉ + 1 = 4"),
        (MaxPool2d(1, 2, ceil_mode=True), (3, 8, 8), PLANE, "⌈(8 − 1)/2⌉ + 1 − 1 = 4"),
        (
            ConvTranspose2d(8, 3, 2, 1, 1),
            (3, 7, 7),
            "height, width",
            "(7 − 1)·2 − 2·1 + 3 + 1 = 14",
        ),
        (Linear(10), (512,), "MACs", "512·10 = 5 120"),
        (Linear(10), (7, 512), "MACs", "5 120·7 = 35 840"),
    ],
    ids=str,
)
def test_by_hand(layer: Layer, shape: tuple[int, ...], subject: str, text: str) -> None:
    assert by_subject(layer, shape)[subject] == text


def walked(
    layer: Layer, specs: Specs, repeat: int, seen: set
) -> Iterator[tuple[Layer, Specs, int]]:
    """A node, and what is inside it at any depth, each sort once."""
    if (layer, specs, repeat) in seen:
        return
    seen.add((layer, specs, repeat))
    yield layer, specs, repeat
    if isinstance(layer, Block):
        for step in expand(layer, specs).steps:
            if step.inputs:
                inner = tuple(value.spec for value in step.inputs)
                yield from walked(step.layer, inner, step.repeat, seen)


def check(layer: Layer, specs: Specs, repeat: int) -> None:
    found, sums = evaluate(layer, specs, repeat), spelled(layer, specs, repeat)
    for s in sums:
        assert evaluated(s.text) == s.value, s
    by_name = {s.subject: s.value for s in sums}
    many = isinstance(layer, Block) or repeat > 1  # may have more terms than help anybody
    for subject, value in (("parameters", found.parameters), ("MACs", found.macs)):
        if value and not (many and subject not in by_name):
            assert by_name[subject] == value, layer
    if sums and not many:
        y = found.outputs[0]
        for s in sums:
            assert s.subject in {"parameters", "MACs"} or s.value in y.shape


SEEN: set = set()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_node_of_the_published_networks_at_any_depth(name: str) -> None:
    analysis = analyse(load(name))
    for node in analysis.design.nodes():
        for layer, specs, repeat in walked(
            node.layer, analysis.nodes[node.id].specs, node.repeat, SEEN
        ):
            if specs:
                check(layer, specs, repeat)


@pytest.mark.parametrize(
    ("layer", "shapes"),
    [
        (MultiheadAttention(2), [(7, 12)]),
        (CrossAttention(2), [(7, 12), (5, 6), (5, 4)]),
        (ShiftedWindowAttention(3, 7, 3), [(12, 17, 12)]),
        (ShiftedWindowAttentionV2(3, 4), [(12, 17, 12)]),
        (RelativePositionAttention(3, 2), [(5, 6, 4, 12)]),
        (LSTM(5, num_layers=2), [(7, 12)]),
        (LSTM(5, bidirectional=True, last_only=True), [(7, 12)]),
        (ConvTranspose2d(8, 3, 2), [(3, 7, 7)]),
        (Conv2d(8, 3, groups=2), [(4, 7, 9)]),
        (Conv2d(7, 3), [(7, 9, 9)]),
    ],
    ids=str,
)
def test_other_layers(layer: Layer, shapes: list[tuple[int, ...]]) -> None:
    check(layer, tuple(map(TensorSpec, shapes)), 1)
    subjects = {s.subject for s in spelled(layer, tuple(map(TensorSpec, shapes)))}
    assert {"parameters", "MACs"} <= subjects
