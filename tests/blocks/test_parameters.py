"""Parameters: what is accepted, how it reads as text, what a refusal says."""

from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.boundary import Input
from blocks.convolution import Conv2d
from blocks.layer import Layer
from blocks.parameters import (
    LARGEST,
    BoolKind,
    ChoiceKind,
    FloatKind,
    IntKind,
    IntsKind,
    Kind,
    ParameterError,
    ShapeKind,
    TupleKind,
)
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.regularization import Dropout
from designer.translate.tracing import Traced
from presets.resnet import ResNet
from tests.strategies import examples, parameter

INT = IntKind("a number", min=1)
PAIR = TupleKind("two numbers", min=1)
SHAPE = ShapeKind("sizes", min=1)
INTS = IntsKind("some numbers", min=-1)
FLOAT = FloatKind("a share", min=0, max=1)
ANY_FLOAT = FloatKind("any number")
BOOL = BoolKind("a switch")
CHOICE = ChoiceKind("one of few", choices=(18, 34, "same"))
KINDS = (INT, PAIR, SHAPE, INTS, FLOAT, ANY_FLOAT, BOOL, CHOICE)


@pytest.mark.parametrize(
    ("kind", "given", "held"),
    [
        (INT, 1, 1),
        (INT, LARGEST, LARGEST),
        (PAIR, 3, (3, 3)),
        (PAIR, [3, 5], (3, 5)),
        (PAIR, (3, 5), (3, 5)),
        (SHAPE, 7, (7,)),
        (SHAPE, [3, 224, 224], (3, 224, 224)),
        (INTS, -1, (-1,)),
        (INTS, [2, 3, -1], (2, 3, -1)),
        (FLOAT, 1, 1.0),
        (FLOAT, 0.25, 0.25),
        (ANY_FLOAT, -1e300, -1e300),
        (BOOL, False, False),
        (CHOICE, "same", "same"),
        (CHOICE, 34, 34),
    ],
)
def test_what_is_accepted_and_how_it_is_held(kind: Kind, given: Any, held: Any) -> None:
    value = kind.coerce("p", given)
    assert value == held
    assert type(value) is type(held)


HUGE = 10**400
WHOLE, BOTH, SIZES = "p must be a whole number", "p must be one whole number or two", "p must be"
REFUSED: list[tuple[Kind, Any, str]] = [
    (INTS, (1, -2), "p must be one to eight whole numbers of at least -1, got (1, -2)"),
    (INTS, (), "p must be one to eight whole numbers"),
    (INT, 0, "p must be a whole number of at least 1, got 0"),
    (INT, True, "p must be a whole number of at least 1, got True"),
    (INT, 2.0, "got 2.0"),
    (INT, "3", "got '3'"),
    (INT, None, "got None"),
    (INT, LARGEST + 1, WHOLE),
    (INT, HUGE, WHOLE),
    (IntKind("few", min=1, max=8), 9, "p must be a whole number from 1 to 8, got 9"),
    (PAIR, (1, 2, 3), "p must be one whole number or two (height, width), got (1, 2, 3)"),
    (PAIR, (), BOTH),
    (PAIR, "33", BOTH),
    (PAIR, None, BOTH),
    (PAIR, 2.5, BOTH),
    (PAIR, True, WHOLE),
    (PAIR, (3, True), WHOLE),
    (PAIR, (3, 0), WHOLE),
    (PAIR, (3, (3, 3)), WHOLE),
    (PAIR, {3: 4, 5: 6}, BOTH),
    (SHAPE, (), SIZES),
    (SHAPE, (1,) * 9, "p must be one to eight sizes such as 3, 224, 224"),
    (SHAPE, "3x4", SIZES),
    (SHAPE, (3, 0), WHOLE),
    (SHAPE, (3, nan), WHOLE),
    (FLOAT, 1.5, "p must be a number from 0 to 1, got 1.5"),
    (FLOAT, -0.1, "p must be a number from 0 to 1, got -0.1"),
    (FLOAT, nan, "p must be a number, got nan"),
    (FLOAT, True, "p must be a number, got True"),
    (FLOAT, "0.5", "p must be a number"),
    (ANY_FLOAT, inf, "p must be a number, got inf"),
    (ANY_FLOAT, -inf, "p must be a number"),
    (ANY_FLOAT, HUGE, "p must be a number"),
    (ANY_FLOAT, -HUGE, "p must be a number"),
    (BOOL, 1, "p must be true or false, got 1"),
    (BOOL, "true", "p must be true or false"),
    (CHOICE, 50, "p must be one of 18, 34, same, got 50"),
    (CHOICE, 18.0, "p must be one of"),
    (CHOICE, [18], "p must be one of"),
]


@pytest.mark.parametrize(("kind", "value", "sentence"), REFUSED)
def test_a_refusal_names_the_parameter_and_the_range(kind: Kind, value: Any, sentence: str) -> None:
    with pytest.raises(ParameterError) as refusal:
        kind.coerce("p", value)
    assert sentence in str(refusal.value)
    assert refusal.value.parameter == "p"
    assert len(str(refusal.value)) < 150


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@examples(40)
@given(st.data())
def test_what_is_shown_can_be_typed_back(kind: Kind, data: st.DataObject) -> None:
    value = kind.coerce("p", data.draw(parameter(kind)))
    assert kind.parse("p", kind.show(value)) == value


@examples(60)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_are_shown_exactly(value: float) -> None:
    assert ANY_FLOAT.parse("p", ANY_FLOAT.show(value)) == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (INT, " 12 ", 12),
        (PAIR, "3", (3, 3)),
        (PAIR, "3, 5", (3, 5)),
        (PAIR, "(3, 5)", (3, 5)),
        (SHAPE, "3×224×224", (3, 224, 224)),
        (SHAPE, "3x224x224", (3, 224, 224)),
        (SHAPE, "[3, 224, 224]", (3, 224, 224)),
        (SHAPE, "10", (10,)),
        (FLOAT, "1e-3", 0.001),
        (BOOL, "True", True),
        (BOOL, "no", False),
        (CHOICE, "34", 34),
        (CHOICE, " same", "same"),
    ],
)
def test_what_people_type(kind: Kind, text: str, value: Any) -> None:
    assert kind.parse("p", text) == value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@pytest.mark.parametrize("text", ["", "abc", "__import__('os')", "3;4", "nan", "9" * 5000])
def test_what_is_typed_wrongly_is_refused_in_one_sentence(kind: Kind, text: str) -> None:
    with pytest.raises(ParameterError, match=r"^p must be .{5,140}$"):
        kind.parse("p", text)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (PAIR, (3, 3), "3"),
        (PAIR, (3, 5), "3, 5"),
        (SHAPE, (3, 8, 8), "3×8×8"),
        (FLOAT, 0.1, "0.1"),
        (ANY_FLOAT, 1e-5, "1e-05"),
        (BOOL, True, "true"),
        (CHOICE, 18, "18"),
    ],
)
def test_how_values_are_shown(kind: Kind, value: Any, text: str) -> None:
    assert kind.show(value) == text


def test_a_layer_checks_each_way_in() -> None:
    assert Conv2d(8, 3, [2, 1]) == Conv2d(out_channels=8, kernel_size=(3, 3), stride=(2, 1))
    for wrong in ({"kernel_size": 0}, {"bias": 1}, {"padding": -1}):
        with pytest.raises(ParameterError, match=next(iter(wrong))):
            Conv2d(8, **wrong)
        with pytest.raises(ParameterError, match=next(iter(wrong))):
            Conv2d(8).replace(**wrong)
    with pytest.raises(TypeError):
        Conv2d(8, strides=2)


def test_only_what_differs_is_told() -> None:
    assert repr(Conv2d(8, 3, 2)) == "Conv2d(out_channels=8, stride=(2, 2))"
    assert repr(Conv2d()) == "Conv2d()"


@pytest.mark.parametrize(
    ("layer", "text"),
    [
        (Conv2d(64, 3), "3×3, 64"),
        (Conv2d(64, (3, 5), 2, groups=4), "3×5, 64, /2, 4 groups"),
        (MaxPool2d(3, 2), "3×3, /2"),
        (MaxPool2d(3, (2, 1)), "3×3, /2×1"),
        (AdaptiveAvgPool2d(7), "→ 7×7"),
        (Dropout(0.5), "p = 0.5"),
        (Input((3, 8, 8)), "3×8×8"),
    ],
)
def test_shorthands_are_as_the_field_writes(layer: Layer, text: str) -> None:
    assert layer.shorthand == text


def test_a_traced_number_stays_traced_inside_a_layer() -> None:
    layer = Conv2d(Traced(8, "channels"), Traced(3, "k"))
    assert layer.out_channels.expression == "channels"
    assert layer.kernel_size == (3, 3)


def test_presets_use_the_same_words() -> None:
    with pytest.raises(ParameterError, match="depth must be one of 18, 34, 50, 101, 152, got 51"):
        ResNet(51)
