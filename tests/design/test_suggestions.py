"""What is offered fits, and the usual comes first."""

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.convolution import Conv2d
from blocks.linear import Linear
from blocks.pooling import MaxPool2d
from designer.design.analysis import analyse
from designer.design.choosing.shorthand import granted, likeness, wish
from designer.design.choosing.successors import USUAL
from designer.design.choosing.suggestions import Spot
from designer.design.choosing.suggestions import suggestions as lazily
from designer.design.design import Node, Wire
from designer.design.edits import Transaction
from designer.design.operations import add_at, remove_nodes
from designer.design.targets import from_preset, load
from presets.gallery import NAMES
from tests.strategies import examples


def suggestions(*spot_and_text):
    return list(lazily(*spot_and_text))


def names(found):
    return [type(s.layer).__name__ for s in found]


def behind(design, node_id):
    return Spot((node_id, "out"))


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        ("conv 128 /2", Conv2d(128, stride=2)),
        ("3x3", Conv2d(kernel_size=3, padding=1)),
        ("conv 32 5x5 p0", Conv2d(32, 5)),
        ("conv 32 1×1", Conv2d(32, 1)),
        ("maxpool 3x3 /2", MaxPool2d(3, 2)),
        ("conv groups=2 64", Conv2d(64, groups=2)),
    ],
)
def test_shorthand_sets_arguments(text, layer):
    analysis = analyse(load("resnet18"))
    found = suggestions(analysis, behind(analysis.design, "maxpool"), text)
    assert found[0].layer == layer


def test_aliases_find_the_kind_that_fits():
    analysis = analyse(load("resnet18"))
    image, vector = behind(analysis.design, "layer1"), behind(analysis.design, "flatten")
    assert names(suggestions(analysis, image, "bn"))[0] == "BatchNorm2d"
    assert names(suggestions(analysis, vector, "bn"))[0] == "BatchNorm1d"
    assert suggestions(analysis, vector, "fc 10")[0].layer == Linear(10)
    assert suggestions(analysis, image, "no such layer") == []
    assert "Conv2d" not in names(suggestions(analysis, image, "conv 0"))
    assert "Conv2d" not in names(suggestions(analysis, vector, "conv"))
    (first, *_) = suggestions(analysis, image, "conv 64 x3")
    assert (first.layer, first.repeat) == (Conv2d(64), 3)


def test_nothing_typed_offers_the_usual_first():
    analysis = analyse(load("vgg11"))
    assert names(suggestions(analysis, behind(analysis.design, "features.0")))[0] == "ReLU"
    assert names(suggestions(analysis, behind(analysis.design, "avgpool")))[0] == "Flatten"
    assert names(suggestions(analysis, Spot()))[0] == "Input"


def spots(design):
    for node in design.nodes():
        yield from (Spot((node.id, port)) for port in node.layer.outputs)
    yield from map(Spot.on, design.wires())


@pytest.mark.parametrize("target", ["small_cnn", "googlenet", "vit_b_16", "unet"])
def test_whatever_is_offered_raises_no_problem_there(target):
    design = load(target)
    analysis = analyse(design)
    for spot in list(spots(design))[::5]:
        for offered in suggestions(analysis, spot)[::4]:
            node = Node(design.fresh_id(offered.layer), offered.layer)
            step = add_at(design, node, spot.source, spot.target)
            step.apply(design)
            changed = analyse(design)
            assert not changed.nodes[node.id].evaluation.problems
            if spot.target:
                assert not changed.nodes[spot.target[0]].evaluation.problems
            elif len(offered.layer.inputs) == 1:
                assert changed.nodes[node.id].evaluation.outputs == offered.outputs
            step.inverse().apply(design)


def test_before_an_input_only_producers_are_offered():
    design = load("resnet18")
    wire = Wire("flatten", "out", "fc", "in")
    Transaction("", remove_nodes(design, [], [wire]).edits).apply(design)
    analysis = analyse(design)
    found = names(suggestions(analysis, Spot(None, ("fc", "in"))))
    assert found[0] == "Flatten"
    assert "Output" not in found
    assert "MaxPool2d" not in found  # never puts out a vector
    found = names(suggestions(analysis, Spot(None, ("fc", "in")), "input"))
    assert "Input" not in found  # it holds an image unless told otherwise
    assert names(suggestions(analysis, Spot(None, ("fc", "in")), "input shape=512")) == ["Input"]


def test_into_a_wire_goes_what_its_end_can_take():
    design = load("resnet18")
    analysis = analyse(design)
    wire = next(w for w in design.wires() if w.target == "fc")
    found = names(suggestions(analysis, Spot.on(wire)))
    assert "ReLU" in found
    assert not {"Unflatten", "Add", "Output", "Conv2d"} & set(found)


@given(st.text(max_size=30))
@examples(200)
def test_any_text_is_read(text):
    asked = wish(text)
    for kind in (Conv2d, Linear, MaxPool2d):
        granted(kind(), asked)
        assert likeness(kind, asked.words) >= 0


def test_the_table_of_successors_is_that_of_the_presets():
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for preset in NAMES.values():
        design = from_preset(preset)
        for wire in design.wires():
            ends = (type(design.node(end).layer).__name__ for end in (wire.source, wire.target))
            source, target = ends
            counted[source][target] += 1
    wrong = {
        name: following
        for name, following in USUAL.items()
        if counted[name] and following[0] != counted[name].most_common(1)[0][0]
    }
    assert wrong == {}
