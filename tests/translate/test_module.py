"""The module is the exported source, executed: it computes what the design says."""

import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import torch
from hypothesis import given, note
from torch import nn
from torch.testing import assert_close

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Layer, Value
from blocks.linear import Linear
from blocks.merging import Add, Concat
from blocks.reshaping import Flatten
from blocks.residual import BasicBlock
from designer.design.analysis import analyse
from designer.design.design import RESERVED, Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.files import encode
from designer.design.targets import load
from designer.translate.module import to_torch
from designer.translate.source import to_source
from designer.translate.unrolling import unroll
from tests import oracle
from tests.strategies import apply, designs, examples

SHAPE = (4, 8, 8)


class Hand(Builder):
    """Builds by names: hand(id, layer, ids of what feeds it)."""

    def __call__(self, node_id: str, layer: Layer, *sources: str, repeat: int = 1) -> "Hand":
        fed = [self.values[source] for source in sources]
        self.values[node_id] = self.add(node_id, layer, *fed, repeat=repeat)
        return self

    @property
    def values(self) -> dict[str, Value]:
        return self.__dict__.setdefault("made", {})


def entered(**shapes: tuple[int, ...]) -> Hand:
    hand = Hand("Drawn")
    for name, shape in (shapes or {"input": SHAPE}).items():
        hand(name, Input(shape))
    return hand


@contextmanager
def unheard(_: str) -> Iterator[None]:
    yield


def assert_computes(design: Design, batch: int = 2) -> nn.Module:
    """With and without probes, the module makes of random numbers what its leaves make of them."""
    torch.manual_seed(0)
    analysis = analyse(design)
    live = analysis.live
    module, probed = to_torch(design).eval(), to_torch(design, unheard).eval()
    state = module.state_dict()
    assert {key: tuple(value.shape) for key, value in state.items()} == {
        key: shape for leaf in unroll(design, live) for key, shape in leaf.weights().items()
    }
    probed.load_state_dict(state, strict=True)
    xs = random_inputs(design, live, batch)
    heads = live - analysis.inference
    ends = oracle.outputs(design, state, *xs)
    wanted = [ends[name] for name in design.graph if name in ends and name not in heads]
    with torch.no_grad():
        for tried in (module, probed):
            found = tried(*xs)
            results = found if isinstance(found, tuple) else (found,)
            assert_close(results, tuple(wanted), rtol=0, atol=0, equal_nan=True)
    return module


def random_inputs(design: Design, live: frozenset[str], batch: int) -> list[torch.Tensor]:
    inputs = (n for n in design.nodes() if isinstance(n.layer, Input) and n.id in live)
    return [torch.randn(batch, *node.layer.shape) for node in inputs]


# -- any design ------------------------------------------------------------------------------------


@examples(60)
@given(designs())
def test_a_module_computes_its_design(design: Design) -> None:
    note(encode(design).decode())
    analysis = analyse(design)
    module = assert_computes(design)
    assert sum(weight.numel() for weight in module.parameters()) == analysis.totals.parameters
    results = module.train()(*random_inputs(design, analysis.live, batch=3))
    ys = results if isinstance(results, tuple) else (results,)
    ends = [node.id for node in design.nodes() if isinstance(node.layer, Output)]
    wanted = [spec.shape for name in ends if (spec := analysis.output(name))]
    assert Counter(tuple(y.shape[1:]) for y in ys) == Counter(wanted)


@pytest.mark.parametrize("name", ["small_cnn", "resnet18", "googlenet_2014:classes=10"])
def test_a_presets_module_computes_it(name: str) -> None:
    assert_computes(load(name), batch=1)


# -- containers ------------------------------------------------------------------------------------


def test_parallel_sequentials_may_be_built_in_turns() -> None:
    """Their nodes alternate in the design's order; each stays one nn.Sequential."""
    hand = entered()("a.0", Conv2d(4, 1), "input")("b.0", Conv2d(4, 1), "input")
    hand("a.1", ReLU(), "a.0")("b.1", ReLU(), "b.0")("a.2", Conv2d(4, 1), "a.1")
    design = hand("y", Add(), "a.2", "b.1")("output", Output(), "y").design
    module = assert_computes(design)
    assert isinstance(module.a, nn.Sequential)
    assert isinstance(module.b, nn.Sequential)
    assert "self.a(" in to_source(design)


@pytest.mark.parametrize("tap", ["a.0", "a.1"])
def test_a_tapped_chain_is_a_dictionary(tap: str) -> None:
    hand = entered()("a.0", Conv2d(4, 1), "input")("a.1", ReLU(), "a.0")("a.2", ReLU(), "a.1")
    design = hand("y", Add(), "a.2", tap)("output", Output(), "y").design
    module = assert_computes(design)
    assert isinstance(module.a, nn.ModuleDict)
    assert set(module.state_dict()) == {"a.0.weight", "a.0.bias"}


@pytest.mark.parametrize("ids", [("a.1", "a.0"), ("a.0", "a.2"), ("a.x", "a.y"), ("a.0", "a.b.0")])
def test_what_is_not_numbered_in_order_is_a_dictionary(ids: tuple[str, str]) -> None:
    hand = entered()(ids[0], Conv2d(4, 1), "input")(ids[1], Conv2d(4, 1), ids[0])
    module = assert_computes(hand("output", Output(), ids[1]).design)
    assert isinstance(module.a, nn.ModuleDict)


def test_containers_in_containers() -> None:
    hand = entered()("a.b.0", Conv2d(4, 1), "input")("a.b.1", ReLU(), "a.b.0")
    module = assert_computes(hand("a.c", Conv2d(4, 1), "a.b.1")("output", Output(), "a.c").design)
    assert isinstance(module.a["b"], nn.Sequential)
    assert list(module.state_dict()) == ["a.b.0.weight", "a.b.0.bias", "a.c.weight", "a.c.bias"]


def test_a_function_in_the_middle_of_a_container() -> None:
    hand = entered()("a.0", Conv2d(4, 1), "input")("a.1", Flatten(), "a.0")
    design = hand("a.2", Linear(3), "a.1")("output", Output(), "a.2").design
    assert_computes(design)


# -- ends ------------------------------------------------------------------------------------------


def test_several_inputs_come_in_the_designs_order() -> None:
    hand = entered(left=SHAPE, right=(2, 8, 8))("y", Concat(), "right", "left")
    module = assert_computes(hand("output", Output(), "y").design)
    left, right = torch.randn(1, *SHAPE), torch.randn(1, 2, 8, 8)
    assert torch.equal(module(left, right), torch.cat([right, left], dim=1))


def test_several_outputs_come_in_the_designs_order() -> None:
    """The first is ready last."""
    nodes = [("input", Input(SHAPE)), ("first", Output()), ("second", Output())]
    nodes += [("deep", Conv2d(5, 3)), ("deeper", Conv2d(6, 3))]
    wires = [("input", "deep"), ("deep", "deeper"), ("deeper", "first"), ("input", "second")]
    design = apply(
        Design("Net"),
        *(AddNode(Node(node_id, layer)) for node_id, layer in nodes),
        *(Connect(Wire(source, "out", target, "in")) for source, target in wires),
    )
    first, second = assert_computes(design)(torch.randn(1, *SHAPE))
    assert (first.shape, second.shape) == ((1, 6, 4, 4), (1, *SHAPE))


def test_an_input_may_go_straight_to_an_output() -> None:
    module = assert_computes(entered()("output", Output(), "input").design)
    x = torch.randn(1, *SHAPE)
    assert module(x) is x


def test_auxiliary_heads_run_in_training_alone() -> None:
    hand = entered()("trunk", Conv2d(4, 3), "input")("head", Conv2d(2, 3), "trunk")
    hand("aux", Conv2d(2, 1), "trunk")("more", ReLU(), "aux")
    hand("main", Output(), "head")("side", Output(training_only=True), "more")
    design = hand.design
    module = assert_computes(design)
    forward = to_source(design).partition("def forward")[2]
    assert "        if self.training:\n            aux = self.aux(x)\n" in forward
    x = torch.randn(1, *SHAPE)
    assert module.eval()(x).shape == (1, 2, 4, 4)
    main, side = module.train()(x)
    assert (main.shape, side.shape) == ((1, 2, 4, 4), (1, 2, 6, 6))


def test_googlenet_returns_three_heads_in_training() -> None:
    with torch.device("meta"):
        module = to_torch(load("googlenet_2014:classes=10"))
        x = torch.empty(2, 3, 224, 224)
        assert [tuple(y.shape) for y in module.train()(x)] == [(2, 10)] * 3
        assert module.eval()(x).shape == (2, 10)


def test_dead_branches_are_left_out() -> None:
    hand = entered(input=SHAPE, unused=SHAPE)("a", Conv2d(4, 1), "input")
    hand("dead", Conv2d(64, 1), "a")("deader", ReLU(), "dead")("output", Output(), "a")
    module = assert_computes(hand.design)
    assert set(module.state_dict()) == {"a.weight", "a.bias"}
    assert "dead" not in to_source(hand.design)


# -- repeats ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "layer", [ReLU(), Conv2d(4, 3, padding=1), BasicBlock(4), ConvBnReLU(8, 3, 2)]
)
def test_repeats_behind_a_fork(layer: Layer) -> None:
    """The fork's value is needed again after the copies."""
    hand = entered()("many", layer, "input", repeat=3)("other", layer, "input", repeat=3)
    assert_computes(hand("y", Concat(), "many", "other")("output", Output(), "y").design)


def test_a_repeated_function() -> None:
    hand = entered()("flat", Flatten(), "input", repeat=2)("again", Flatten(), "input", repeat=3)
    assert_computes(hand("y", Add(), "flat", "again")("output", Output(), "y").design)


def test_copies_have_weights_of_their_own() -> None:
    hand = entered()("many", Conv2d(4, 3, 1, 1), "input", repeat=3)
    module = assert_computes(hand("output", Output(), "many").design)
    weights = [module.state_dict()[f"many.{copy}.weight"] for copy in range(3)]
    assert not torch.equal(weights[0], weights[1])


@pytest.mark.parametrize("name", ["copy", "range", "self", "torch", "nn", "x", "y", "input"])
def test_names_of_inputs_do_not_shadow_what_the_program_needs(name: str) -> None:
    hand = entered(**{name: SHAPE, "other": SHAPE})("many", Conv2d(4, 1), name, repeat=2)
    hand("flat", Flatten(), "other", repeat=2)("both", Add(), "many", "other", name)
    hand("cat", Concat(), "both", name)
    assert_computes(hand("output", Output(), "cat")("second", Output(), "flat").design)


# -- probes ----------------------------------------------------------------------------------------


class Trail:
    """Notes the path of ids wherever nothing further is entered."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.ended: list[str] = []

    @contextmanager
    def __call__(self, node_id: str) -> Iterator[None]:
        self.path.append(node_id)
        yield
        self.ended.append("/".join(self.path))
        self.path.pop()


def test_probes_tell_the_path() -> None:
    hand = entered()("stem", ConvBnReLU(4), "input")("many", BasicBlock(4), "stem", repeat=2)
    design = hand("flat", Flatten(), "many")("output", Output(), "flat").design
    trail = Trail()
    to_torch(design, trail).eval()(torch.randn(1, *SHAPE))
    copy = [f"many/{part}" for part in ("conv1", "bn1", "relu1", "conv2", "bn2", "add", "relu")]
    stem = ["stem/conv", "stem/bn", "stem/relu", "stem"]
    assert trail.ended == [*stem, *copy, "many", *copy, "many", "flat"]


@pytest.mark.parametrize(
    "name", ["resnet18:classes=10", "googlenet_2014:classes=10", "vgg11:classes=2"]
)
def test_each_leaf_is_probed(name: str) -> None:
    design, trail = load(name), Trail()
    with torch.device("meta"):
        to_torch(design, trail).eval()(torch.empty(1, 3, 224, 224))
    leaves = unroll(design, analyse(design).inference)
    wanted = sum(not isinstance(leaf.layer, Input | Output) for leaf in leaves)
    blocks = sum(
        n.repeat for n in design.nodes() if isinstance(n.layer, Block) and "aux" not in n.id
    )
    assert len(trail.ended) == wanted + blocks


# -- when it fails ---------------------------------------------------------------------------------


def test_a_failing_forward_shows_the_source() -> None:
    module = to_torch(load("resnet18:classes=10"))
    with pytest.raises(RuntimeError) as failure:
        module(torch.randn(1, 5, 32, 32))
    shown = "".join(traceback.format_exception(failure.value))
    assert "    x = self.conv1(x)\n" in shown
    assert "<netwright ResNet18 " in shown


def test_two_modules_of_one_name_show_each_its_own() -> None:
    designs = [
        load("small_cnn"),
        entered()("wrong", Conv2d(4, 3), "input")("o", Output(), "wrong").design,
    ]
    designs[1].name = designs[0].name
    modules = [to_torch(design) for design in designs]
    for module, line in zip(modules, ("x = self.conv1(x)", "x = self.wrong(x)"), strict=True):
        with pytest.raises(RuntimeError) as failure:
            module(torch.randn(1, 5, 32, 32))
        assert line in "".join(traceback.format_exception(failure.value))


def test_a_design_with_a_fault_has_no_module() -> None:
    with pytest.raises(DesignError, match="The design is empty"):
        to_torch(Design())


def test_the_seed_decides_the_weights() -> None:
    def first() -> torch.Tensor:
        torch.manual_seed(3)
        return next(to_torch(load("small_cnn")).parameters())

    assert torch.equal(first(), first())


def test_reserved_names_are_those_of_modules() -> None:
    names = {name for kind in (nn.Module, nn.ModuleDict, nn.Sequential) for name in dir(kind)}
    names |= set(vars(nn.Module()))
    public = {name for name in names if not name.startswith("_")}
    numbered = {"append", "extend", "insert"}  # nn.Sequential's; its parts are numbers
    assert public - numbered <= RESERVED
