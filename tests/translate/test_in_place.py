"""Statements that overwrite their input change no result, no gradient and nobody else's values."""

import re

import pytest
import torch

import designer
from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Layer
from blocks.linear import Linear
from blocks.merging import Add
from blocks.normalization import BatchNorm2d
from blocks.pooling import MaxPool2d
from blocks.reshaping import Flatten
from designer.design.analysis import analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.lab.measuring.images import resized
from designer.translate.source import print_source

SMALL = {
    "alexnet": 64,
    "densenet121": 32,
    "efficientnet_b0": 32,
    "googlenet": 64,
    "mobilenet_v2": 32,
    "mobilenet_v3_small": 32,
    "regnet_y_400mf": 32,
    "resnet18": 32,
    "resnet50": 32,
    "shufflenet_v2_x0_5": 32,
    "unet": 32,
    "vgg11_bn": 32,
}


def built(name: str, text: str) -> torch.nn.Module:
    namespace = {"__name__": "a_network"}
    exec(compile(text, "a network", "exec"), namespace)
    torch.manual_seed(1)
    return namespace[name]()


def plain(text: str) -> str:
    """The same source with nothing in place."""
    text = re.sub(r"\(inplace=True\)", "()", text)
    return re.sub(r"^( +)(\w+) \+= (\w+)$", r"\1\2 = \2 + \3", text, flags=re.MULTILINE)


def trained(module: torch.nn.Module, x: torch.Tensor) -> dict[str, torch.Tensor]:
    """Results and gradients in training, results in inference after it."""
    torch.manual_seed(2)
    y = module.train()(x)
    outputs = y if isinstance(y, tuple) else (y,)
    sum((one * torch.arange(one.numel()).view(one.shape).cos()).sum() for one in outputs).backward()
    found = {f"output {n}": one.detach() for n, one in enumerate(outputs)}
    found |= {name: weight.grad for name, weight in module.named_parameters()}
    with torch.inference_mode():
        found["inference"] = module.eval()(x)
    return found


@pytest.mark.parametrize("name", SMALL)
def test_results_and_gradients_are_those_of_the_plain_text(name):
    size = SMALL[name]
    source = print_source(resized(analyse(designer.load(name)), (size, size)).design)
    assert "inplace=True" in source.text
    bare = plain(source.text)
    assert "inplace" not in bare
    assert "+=" not in bare
    (node,) = (n for n in designer.load(name).nodes() if isinstance(n.layer, Input))
    torch.manual_seed(0)
    x = torch.randn(2, node.layer.shape[0], size, size)
    before = x.clone()
    ours, theirs = (trained(built(source.class_name, t), x) for t in (source.text, bare))
    assert torch.equal(x, before)
    assert ours.keys() == theirs.keys()
    for key, value in theirs.items():
        same = ours[key] is value or torch.equal(ours[key], value)
        assert same, key


def graph(*wires: str, shape: tuple[int, ...] = (4, 8, 8), **layers: Layer | Node) -> str:
    """The source of a design of these wires, `a-b`, between `input`, the layers and `output`."""
    design = Design("Graph")
    nodes = {"input": Input(shape), **layers, "output": Output()}
    for name, layer in nodes.items():
        AddNode(layer if isinstance(layer, Node) else Node(name, layer)).apply(design)
    entered: dict[str, int] = {}
    for wire in wires:
        source, target = wire.split("-")
        entered[target] = entered.get(target, 0) + 1
        many = design.node(target).layer.variadic
        port = f"in{entered[target]}" if many else "in"
        Connect(Wire(source, "out", target, port)).apply(design)
    return designer.to_source(design)


def test_behind_a_convolution_a_normalisation_a_linear_layer_and_a_sum():
    text = graph("input-a", "a-b", "b-output", a=Conv2d(4, 1), b=ReLU())
    assert "nn.ReLU(inplace=True)" in text
    text = graph("input-a", "a-b", "b-output", a=Linear(4), b=ReLU(), shape=(4,))
    assert "nn.ReLU(inplace=True)" in text
    text = graph(
        *("input-a", "a-b", "b-add", "input-add", "add-c", "c-output"),
        a=Conv2d(4, 1),
        b=BatchNorm2d(),
        add=Add(),
        c=ReLU(),
    )
    assert "nn.ReLU(inplace=True)" in text
    assert re.search(r"y \+= x\n", text)


@pytest.mark.parametrize(
    "wires_and_layers",
    [
        (("input-a", "a-output"), {"a": ReLU()}),
        (("input-v", "v-a", "a-output"), {"v": Flatten(), "a": ReLU()}),
        (("input-p", "p-a", "a-output"), {"p": MaxPool2d(2), "a": ReLU()}),
        (("input-r", "r-a", "a-output"), {"r": ReLU(), "a": ReLU()}),
        (("input-b", "b-a", "a-output"), {"b": ConvBnReLU(4), "a": ReLU()}),
        (("input-c", "c-a", "a-output"), {"c": Conv2d(4, 1), "a": Node("a", ReLU(), repeat=2)}),
        (
            ("input-c", "c-a", "c-s", "a-s", "s-output"),
            {"c": Conv2d(4, 1), "a": ReLU(), "s": Add()},
        ),
    ],
    ids=["input", "view", "pooling", "activation", "block", "copies", "shared"],
)
def test_not_in_place(wires_and_layers):
    wires, layers = wires_and_layers
    assert "nn.ReLU(inplace=True)" not in graph(*wires, **layers).partition("class Graph")[2]


def test_a_sum_overwrites_normalised_values_alone():
    for layers in (
        {"a": Conv2d(4, 1), "b": Conv2d(4, 1)},
        {"a": ReLU(), "b": Conv2d(4, 1)},
    ):
        text = graph("input-a", "input-b", "a-s", "b-s", "s-output", s=Add(), **layers)
        assert "+=" not in text
    twice = graph("input-a", "a-s", "a-s", "s-output", a=BatchNorm2d(), s=Add())
    assert "+=" not in twice
    three = graph(
        *("input-a", "input-b", "a-s", "b-s", "input-s", "s-output"),
        a=BatchNorm2d(),
        b=BatchNorm2d(),
        s=Add(),
    )
    assert "+=" not in three


def test_a_compiled_network_agrees():
    design = resized(analyse(designer.load("resnet18")), (32, 32)).design
    module = designer.to_torch(design).eval()
    x = torch.randn(2, 3, 32, 32)
    with torch.inference_mode():
        torch.testing.assert_close(torch.compile(module, backend="aot_eager")(x), module(x))
    torch.compiler.reset()
