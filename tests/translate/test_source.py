"""The printed source: what a person would write, stands alone, and can hold nothing harmful."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.catalogue import BY_NAME
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Net, Value
from blocks.linear import Linear
from blocks.merging import Concat
from blocks.parameters import Int
from blocks.pooling import MaxPool2d
from blocks.reshaping import Flatten
from blocks.residual import BasicBlock, Bottleneck
from blocks.tensor import TensorSpec
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.targets import load
from designer.translate.source import Source, print_source, to_source
from designer.translate.tracing import Traced
from presets.gallery import NAMES
from tests.strategies import designs, examples, wired

GOLDEN = Path(__file__).with_name("golden")


def classes(text: str) -> dict[str, ast.ClassDef]:
    return {node.name: node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}


def method(text: str, class_name: str, name: str) -> str:
    """A method's body as text."""
    methods = classes(text)[class_name].body
    (found,) = (m for m in methods if isinstance(m, ast.FunctionDef) and m.name == name)
    return "\n".join(map(ast.unparse, found.body))


def built(*layers: tuple[str, Any], shape: tuple[int, ...] = (3, 16, 16)) -> Design:
    """input → layers by their ids → output."""
    builder = Builder("Net")
    x = builder.add("input", Input(shape))
    for node_id, layer in layers:
        x = builder.add(node_id, layer, x)
    builder.add("output", Output(), x)
    return builder.design


def assert_stands_alone(text: str) -> None:
    """Imports of torch, classes, functions for buffers; calls are of nn, torch and its classes.

    Of the standard library there is `math` where a function needs it.
    """
    tree = ast.parse(text)
    defined = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    imports = [ast.unparse(node) for node in tree.body if node not in defined]
    used = [m for m in ("math", "torch") if re.search(rf"\b{m}\.", text)]
    assert imports == [*(f"import {module}" for module in used), "from torch import nn"]
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    functions = {node.name for node in defined if isinstance(node, ast.FunctionDef)}
    known = {*classes(text), "nn", "torch", "self", "super", "range", "_", *functions}
    if functions:
        known |= {"int", "list", "float", "max", "abs", *used}
    assigned = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and _stored(n)}
    arguments = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    assert names <= known | assigned | arguments


def _stored(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Store)


def assert_neat(text: str) -> None:
    """No line is too long, and a closing bracket stands below the line that it closes."""
    assert text.endswith("\n")
    open_lines: list[int] = []
    for line in text.splitlines():
        assert len(line) <= 100 or '"""' in line, line
        assert line == line.rstrip()
        indent = len(line) - len(line.lstrip())
        assert indent % 4 == 0, line
        if re.match(r"\s*[)\]}]", line):
            assert open_lines.pop() == indent, line
        if line.endswith(("(", "[", "{")):
            open_lines.append(indent)
    assert not open_lines


# -- presets ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["small_cnn", "resnet18", "googlenet_2014"])
def test_the_source_is_as_it_was(name: str) -> None:
    """After a wanted change: NETWRIGHT_UPDATE_GOLDEN=1, and read the difference."""
    golden, text = GOLDEN / f"{name}.py.txt", to_source(load(name))
    if os.environ.get("NETWRIGHT_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_presets_source_stands_alone_and_is_neat(name: str) -> None:
    text = to_source(load(name))
    assert_stands_alone(text)
    assert_neat(text)


def test_the_source_runs_where_netwright_is_not(tmp_path: Path) -> None:
    names = ("small_cnn", "resnet50", "googlenet_2014", "vgg16_bn", "alexnet_2012")
    for name in names:
        (tmp_path / f"{name}.py").write_text(to_source(load(name)), encoding="utf-8")
    program = """
import importlib, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        assert name.split(".")[0] not in ("designer", "blocks", "presets"), name
sys.meta_path.insert(0, Refuse())
sys.path.insert(0, sys.argv[1])
import torch
for name in sys.argv[2:]:
    module = importlib.import_module(name)
    (network,) = [c for c in vars(module).values() if "drawn in Netwright" in (c.__doc__ or "")]
    with torch.device("meta"):
        print(sum(p.numel() for p in network().parameters()))
"""
    command = [sys.executable, "-I", "-c", program, str(tmp_path), *names]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert list(map(int, done.stdout.split())) == [
        analyse(load(name)).totals.parameters for name in names
    ]


# -- classes and expressions -----------------------------------------------------------------------


def test_a_class_a_structure() -> None:
    """Two kinds of basic block in ResNet-18, five instances of them."""
    text = to_source(load("resnet18"))
    assert list(classes(text)) == ["BasicBlock", "BasicBlockWithDownsample", "ResNet18"]
    body = method(text, "ResNet18", "__init__")
    assert "*[BasicBlock(in_channels=64, channels=64, stride=1) for _ in range(2)]" in body
    assert "BasicBlockWithDownsample(in_channels=128, channels=256, stride=2)" in body


def test_all_inceptions_are_one_class() -> None:
    text = to_source(load("googlenet_2014"))
    assert len(classes(text)) == 3
    assert len(re.findall(r"= Inception\(", text)) == 9


def test_what_a_block_lacks_names_its_class() -> None:
    text = to_source(built(("a", BasicBlock(8)), ("b", BasicBlock(8))))
    assert list(classes(text)) == ["BasicBlock", "BasicBlockWithoutDownsample", "Net"]


def test_block_classes_make_way_for_the_designs_name() -> None:
    design = wired(BasicBlock(3), (TensorSpec((3, 8, 8)),), name="Basic block")
    assert list(classes(to_source(design))) == ["BasicBlock2", "BasicBlock"]


def test_expressions_are_those_of_the_block() -> None:
    text = to_source(built(("a", Bottleneck(8, 2))))
    body = method(text, "Bottleneck", "__init__")
    assert "self.bn3 = nn.BatchNorm2d(expansion * channels" in body
    assert "nn.Conv2d(in_channels, expansion * channels, kernel_size=1, stride=stride" in body
    assert "self.a = Bottleneck(in_channels=3, channels=8, stride=2, expansion=4" in method(
        text, "Net", "__init__"
    )


class Tower(Block):
    """A block of blocks, repeated as often as a parameter says."""

    category = "Tests"

    width: int = Int(8, "channels", min=1)
    depth: int = Int(2, "copies", min=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """Copies of ConvBnReLU, then all that came before joined to their result."""
        (x,) = xs
        y = net.add("body", ConvBnReLU(2 * self.width - 1), x, repeat=self.depth)
        y = net.add("concat", Concat(), x, y)
        return net.add("last", Conv2d(y.spec.channels // 2, 1), y)


def test_expressions_pass_through_nested_blocks() -> None:
    text = to_source(built(("tower", Tower(8, 3))))
    body = method(text, "Tower", "__init__")
    assert "in_channels=in_channels, out_channels=2 * width - 1" in body
    assert "in_channels=2 * width - 1, out_channels=2 * width - 1" in body
    total = "in_channels + (2 * width - 1)"
    assert f"nn.Conv2d({total}, ({total}) // 2, kernel_size=1" in body
    assert "self.tower = Tower(in_channels=3, width=8)" in method(text, "Net", "__init__")
    assert_neat(text)


LETTERS = {"a": 7, "b": 3, "c": 64}


@st.composite
def traced(draw: Any, depth: int = 4) -> int:
    if depth == 0 or draw(st.booleans()):
        name = draw(st.sampled_from((*LETTERS, "")))
        return Traced(LETTERS[name], name) if name else draw(st.integers(-3, 3))
    left, right = draw(traced(depth=depth - 1)), draw(traced(depth=depth - 1))
    match draw(st.sampled_from("+-*/")):
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    return left // right if right else left


@examples(300)
@given(traced())
def test_a_traced_number_is_worth_its_expression(value: int) -> None:
    if isinstance(value, Traced):
        assert eval(value.expression, dict(LETTERS)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4 * Traced(8, "n"), "4 * n"),
        (1 * Traced(8, "n"), "n"),
        (Traced(8, "n") * 1, "n"),
        (0 + Traced(8, "n"), "n"),
        (Traced(8, "n") // 1 - 0, "n"),
        ((Traced(8, "n") + 1) * 2, "(n + 1) * 2"),
        (Traced(8, "n") - (Traced(2, "m") - 1), "n - (m - 1)"),
        (Traced(8, "n") * (Traced(2, "m") // 2), "n * (m // 2)"),
        (Traced(8, "n") + 1 + Traced(2, "m"), "n + 1 + m"),
        (Traced(8, "n") * -2, "n * (-2)"),
    ],
)
def test_an_expression_is_written_as_people_do(value: Traced, text: str) -> None:
    assert value.expression == text


# -- names -----------------------------------------------------------------------------------------

HOSTILE = (
    '"""',
    '"""; import os; os.abort(); """',
    "\\",
    'ends with a quote"',
    "two\nlines\r\nand\ttabs",
    "\u2028import os",
    "nul\0",
    "\ud800",
    "网络 é",
    "{x} %s {}",
    "x" * 5000,
    "",
    "class",
    "None",
    "nn",
    "torch",
    "self",
    "1st",
    "# comment",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_a_design_is_called_the_program_is_the_same(name: str) -> None:
    plain, hostile = (
        wired(ConvBnReLU(4), (TensorSpec((3, 8, 8)),), name=n) for n in ("Plain", name)
    )
    source = print_source(hostile)
    source.text.encode()
    assert_stands_alone(source.text)
    assert_neat(source.text)
    assert source.class_name.isidentifier()
    trees = [ast.parse(print_source(design).text) for design in (plain, hostile)]
    for tree in trees:
        (network,) = [c for c in tree.body if isinstance(c, ast.ClassDef) if c.name != "ConvBnReLU"]
        network.name, network.body[0] = "Network", ast.Pass()
    assert ast.dump(trees[0]) == ast.dump(trees[1])


@pytest.mark.parametrize(
    ("name", "class_name"),
    [
        ("ResNet-50 (2015)", "ResNet502015"),
        ("small cnn", "SmallCnn"),
        ("12", "Network"),
        ("网络", "Network"),
        ("none", "Network"),
        ("conv bn reLU", "ConvBnReLU"),
    ],
)
def test_class_names(name: str, class_name: str) -> None:
    assert print_source(wired(ReLU(), (TensorSpec((3,)),), name=name)).class_name == class_name


# -- where a line comes from -----------------------------------------------------------------------


def origin(source: Source, statement: str) -> tuple[str, str]:
    """Of the first line of the statement."""
    lines = [line.strip() for line in source.text.splitlines()]
    return source.origins[lines.index(statement) + 1]


def test_each_line_knows_its_node() -> None:
    source = print_source(load("small_cnn"))
    assert origin(source, "x = self.pool1(x)") == ("SmallCNN", "pool1")
    assert origin(source, "x = torch.flatten(x, 1)") == ("SmallCNN", "flatten")
    assert origin(source, "self.fc = nn.Linear(64, 10, bias=True)") == ("SmallCNN", "fc")
    assert origin(source, "x = self.bn(x)") == ("ConvBnReLU", "bn")


def test_lines_of_a_long_statement_and_of_a_container_know_it_too() -> None:
    source = print_source(load("vgg11"))
    lines = source.text.splitlines()
    wrapped = next(n for n, line in enumerate(lines) if "256, 512, kernel_size" in line)
    assert lines[wrapped - 1].strip() == "nn.Conv2d("
    assert {source.origins[n] for n in (wrapped, wrapped + 1)} == {("VGG11", "features.11")}


@examples(40)
@given(designs(), st.booleans())
def test_origins_cover_what_is_printed(design: Design, probes: bool) -> None:
    """All live nodes, and every statement but the frame around them."""
    source = print_source(design, probes=probes)
    assert_stands_alone(source.text.replace("_probe", "_"))
    lines = source.text.splitlines()
    live = analyse(design).live
    ends = {node.id for node in design.nodes() if isinstance(node.layer, Input | Output)}
    chains = set() if probes else {node_id for node_id in live if "." in node_id}
    found = {node_id for name, node_id in source.origins.values() if name == source.class_name}
    assert live - ends - chains <= found <= live
    frame = re.compile(
        r'$|class |def |"""|super|return |if self.training|(self.)?\S+ = nn|"\w+": nn|[])}]'
        r"|nn\.Sequential\($|self\.(\w+) = \2$"
    )
    own = {number for span in _own(source) for number in span}
    for number, line in enumerate(lines, 1):
        if number not in source.origins | dict.fromkeys(own) and "import" not in line:
            assert frame.match(line.strip()), line


def _own(source: Source) -> Iterator[range]:
    """The lines of functions, and of the classes that are layers of ours and no node's inside."""
    for node in ast.parse(source.text).body:
        span = range(node.lineno, (node.end_lineno or 0) + 1)
        name = node.name if isinstance(node, ast.ClassDef) else ""
        layer = BY_NAME.get(name) or BY_NAME.get(name.rstrip("0123456789")) or Block
        if isinstance(node, ast.FunctionDef) or not issubclass(layer, Block):
            assert not set(span) & set(source.origins)
            yield span


# -- what can't be printed -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("design", "sentence"),
    [
        (Design(), "The design is empty: add an Input, layers and an Output."),
        (wired(Linear(9), (TensorSpec((3, 8, 8)),)), "`layer`: Linear wants a vector, got 3×8×8"),
        (wired(Flatten(), ()), "`layer`: Flatten `layer` has nothing at `in`: draw a wire to it."),
    ],
)
def test_a_design_with_a_fault_is_refused_with_the_fault(design: Design, sentence: str) -> None:
    with pytest.raises(DesignError) as refusal:
        to_source(design)
    assert str(refusal.value).startswith(sentence)


def test_the_same_text_each_time() -> None:
    assert to_source(load("googlenet_2014")) == to_source(load("googlenet_2014"))


def test_no_argument_is_left_to_a_default() -> None:
    """MaxPool2d's stride is not 1 where it is not given."""
    text = to_source(built(("pool", MaxPool2d(3, 1))))
    call = "nn.MaxPool2d(kernel_size=3, stride=1, padding=0, dilation=1, ceil_mode=False)"
    assert call in text
