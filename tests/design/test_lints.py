"""Lints: what each rule finds and leaves alone, that repairs mend, and that edits are followed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import (
    ELU,
    GELU,
    LeakyReLU,
    LogSoftmax,
    ReLU,
    ReLU6,
    Sigmoid,
    Softmax,
    Tanh,
)
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Layer
from blocks.linear import Linear
from blocks.merging import Add, Concat
from blocks.norm_pooling import LPPool2d
from blocks.normalization import BatchNorm1d, BatchNorm2d
from blocks.pooling import AdaptiveAvgPool2d, AvgPool2d, MaxPool2d
from blocks.regularization import Dropout, Dropout2d
from blocks.reshaping import Flatten
from blocks.splitting import Chunk
from designer.design.analysis import Analysis, analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.lints import book
from designer.design.lints.book import RULES, Lints, lint
from designer.design.targets import load
from presets.gallery import NAMES
from tests.design.test_analysis import chain
from tests.strategies import ACTIONS, actions, apply, designs, examples

Case = tuple[str, tuple[Layer, ...], tuple[int, ...]]
FOUND: list[Case] = [
    ("bias-before-norm", (Conv2d(4, 3), BatchNorm2d()), (3, 8, 8)),
    ("bias-before-norm", (Linear(4), BatchNorm1d()), (9,)),
    ("dropout-before-norm", (Dropout(), BatchNorm2d()), (3, 8, 8)),
    ("softmax-before-loss", (Softmax(),), (9,)),
    ("softmax-before-loss", (LogSoftmax(),), (9,)),
    ("softmax-before-loss", (Softmax(), Dropout(), Flatten()), (9, 1, 1)),
    ("activation-twice", (ReLU(), LeakyReLU()), (9,)),
    ("dropout-before-norm", (Dropout2d(), BatchNorm2d()), (3, 8, 8)),
    ("activation-twice", (ReLU(), ReLU()), (9,)),
    ("activation-twice", (Sigmoid(), ReLU6()), (9,)),
    ("activation-twice", (Tanh(), GELU()), (9,)),
    ("pooling-one-value", (AdaptiveAvgPool2d(1),), (3, 1, 1)),
    ("pooling-one-value", (MaxPool2d(3, 2, 1),), (3, 1, 1)),
    ("stride-over-window", (Conv2d(4, 1, 2),), (3, 9, 9)),
    ("stride-over-window", (MaxPool2d(2, 3),), (3, 9, 9)),
    ("stride-over-window", (Conv2d(4, (3, 1), (1, 4)),), (3, 9, 9)),
    ("stride-over-window", (LPPool2d(2, 3),), (3, 9, 9)),
]
NOT_FOUND: list[Case] = [
    ("bias-before-norm", (Conv2d(4, 3, bias=False), BatchNorm2d()), (3, 8, 8)),
    ("bias-before-norm", (Conv2d(4, 3), ReLU(), BatchNorm2d()), (3, 8, 8)),
    ("bias-before-norm", (Linear(4), BatchNorm1d()), (5, 9)),  # of tokens T is normalised
    ("dropout-before-norm", (Dropout(0), BatchNorm2d()), (3, 8, 8)),
    ("softmax-before-loss", (Softmax(), Linear(3)), (9,)),
    ("activation-twice", (ReLU(), Linear(9), ReLU()), (9,)),
    ("pooling-one-value", (MaxPool2d(2),), (3, 1, 2)),
    ("stride-over-window", (Conv2d(4, 2, 2),), (3, 8, 8)),
    ("stride-over-window", (Conv2d(4, 2, 3, dilation=2),), (3, 9, 9)),
]


def found(design: Design, rule: str) -> list[str]:
    return [d.node for d in lint(analyse(design)) if d.check == rule]


@pytest.mark.parametrize(("rule", "layers", "shape"), FOUND, ids=str)
def test_found_once_and_never_as_an_error(rule: str, layers: tuple, shape: tuple) -> None:
    (finding,) = lint(analyse(chain(*layers, shape=shape)))
    assert finding.check == rule
    assert finding.severity in {"advice", "warning"}
    assert finding.message.endswith((".", ")."))


@pytest.mark.parametrize(("rule", "layers", "shape"), NOT_FOUND, ids=str)
def test_left_alone(rule: str, layers: tuple, shape: tuple) -> None:
    assert found(chain(*layers, shape=shape), rule) == []


@pytest.mark.parametrize(("rule", "layers", "shape"), FOUND, ids=str)
def test_each_repair_mends_and_breaks_nothing(rule: str, layers: tuple, shape: tuple) -> None:
    before = analyse(chain(*layers, shape=shape))
    (finding,) = lint(before)
    assert finding.repairs
    for repair in finding.repairs:
        design = apply(before.design.copy(), *repair.transaction.edits)
        after = analyse(design)
        assert not after.diagnostics
        assert lint(after) == ()
        assert after.nodes["output"].specs == before.nodes["output"].specs


def test_a_softmax_is_found_behind_what_only_rearranges() -> None:
    (finding,) = lint(analyse(chain(Softmax(), Flatten(), shape=(9, 1, 1))))
    assert finding.message.endswith("flattens the gradients (training here too).")
    (finding,) = lint(analyse(chain(Softmax(), shape=(9,))))
    assert finding.message.endswith("(training here sees it and does not).")


def test_a_bias_that_is_also_read_elsewhere_stays() -> None:
    builder = Builder()
    x = builder.add("conv", Conv2d(4, 3), builder.add("input", Input((3, 8, 8))))
    y = builder.add("add", Add(), x, builder.add("norm", BatchNorm2d(), x))
    builder.add("output", Output(), y)
    assert found(builder.design, "bias-before-norm") == []


def test_copies_in_a_chain_keep_their_biases() -> None:
    builder = Builder()
    x = builder.add("conv", Conv2d(3, 1), builder.add("input", Input((3, 8, 8))), repeat=3)
    builder.add("output", Output(), builder.add("norm", BatchNorm2d(), x))
    assert found(builder.design, "bias-before-norm") == []


def test_a_shortcuts_projection_may_skip_pixels() -> None:
    def with_stride(merge: Layer) -> Design:
        builder = Builder()
        x = builder.add("input", Input((3, 8, 8)))
        trunk = builder.add("trunk", Conv2d(8, 3, 2, 1), x)
        side = builder.chain(x, project=Conv2d(8, 1, 2, bias=False), norm=BatchNorm2d())
        builder.add("output", Output(), builder.add("merge", merge, trunk, side))
        return builder.design

    assert found(with_stride(Add()), "stride-over-window") == []
    assert found(with_stride(Concat()), "stride-over-window") == []


def test_a_mean_that_counts_padding_is_no_idle_pooling() -> None:
    (finding,) = lint(analyse(chain(AvgPool2d(3, 2, 1), shape=(3, 1, 1))))
    assert finding.check == "pooling-one-value"
    assert finding.repairs == ()


def test_positive_values_pass_through() -> None:
    (finding,) = lint(analyse(chain(ReLU(), ELU(), shape=(9,))))
    assert finding.message == "`b` changes nothing: ELU leaves what ReLU `a` gives as it is."


def test_what_a_block_ends_with_counts() -> None:
    (finding,) = lint(analyse(chain(ConvBnReLU(4), ReLU())))
    assert "ReLU leaves what ReLU inside `a` gives as it is" in finding.message


def test_a_dead_branch_is_one_warning_and_goes_as_one() -> None:
    design = chain(Conv2d(4, 3))
    apply(design, *(AddNode(Node(name, Conv2d(4, 3))) for name in ("x", "y", "loose")))
    apply(design, Connect(Wire("a", "out", "x", "in")), Connect(Wire("x", "out", "y", "in")))
    (finding,) = (d for d in lint(analyse(design)) if d.check == "dead-branch")
    assert (finding.node, finding.severity) == ("y", "warning")
    assert finding.message.startswith("The branch of 2 nodes that ends at `y` leads to no Output")
    apply(design, *finding.repairs[0].transaction.edits)
    assert set(design.graph) == {"input", "a", "output", "loose"}
    assert lint(analyse(design)) == ()


def test_an_unused_part() -> None:
    design = chain(Flatten(), shape=(8,))
    apply(design, AddNode(Node("chunk", Chunk(2))), AddNode(Node("out2", Output())))
    apply(design, Connect(Wire("a", "out", "chunk", "in")))
    apply(design, Connect(Wire("chunk", "out1", "out2", "in")))
    (finding,) = lint(analyse(design))
    assert finding.message == "Nothing takes `out2` of `chunk`: 50 % of its values are dropped."


def test_rules_are_told_apart_and_can_be_switched_off() -> None:
    assert len({rule.name for rule in RULES}) == len({rule.title for rule in RULES}) == len(RULES)
    analysis = analyse(chain(Conv2d(4, 3), BatchNorm2d(), ReLU(), ReLU()))
    lints = Lints(analysis)
    assert {d.check for d in lints.findings()} == {"bias-before-norm", "activation-twice"}
    assert {d.check for d in lints.findings(without=("activation-twice",))} == {"bias-before-norm"}


# torchvision's VGG with batch normalisation keeps its biases: 8 to 16 convolutions each.
EXPECTED = {"vgg11_bn": 8, "vgg13_bn": 10, "vgg16_bn": 13, "vgg19_bn": 16}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_published_networks_give_what_is_true_of_them(name: str) -> None:
    findings = lint(analyse(load(name)))
    assert len(findings) == EXPECTED.get(name, 0)
    assert {d.check for d in findings} <= {"bias-before-norm"}


LAYERS = (Conv2d(4, 1, 2), BatchNorm2d(), ReLU(), Dropout(), MaxPool2d(1, 1), Softmax())


@examples(40)
@given(st.data())
def test_any_edits_are_followed(data: st.DataObject) -> None:
    design = data.draw(designs(most=5))
    for place, layer in enumerate(data.draw(st.lists(st.sampled_from(LAYERS), max_size=4))):
        apply(design, AddNode(Node(f"extra{place}", layer)))
        source = data.draw(st.sampled_from([n.id for n in design.nodes() if n.layer.outputs]))
        if source != f"extra{place}":
            port = design.node(source).layer.outputs[0]
            apply(design, Connect(Wire(source, port, f"extra{place}", "in")))
    analysis = Analysis(design)
    lints = Lints(analysis)
    assert lints.findings() == lint(analysis)
    for _ in range(4):
        action = data.draw(actions(analysis, data.draw(st.sampled_from(sorted(ACTIONS)))))
        try:
            if action is None:
                continue
            action.apply(design)
        except DesignError:
            continue
        lints.follow(action, analysis.follow(action))
        assert lints.findings() == lint(Analysis(design))


@examples(60)
@given(st.data())
def test_looking_a_while_at_a_time_finds_the_same(data: st.DataObject) -> None:
    design = data.draw(designs(most=5))
    analysis = Analysis(design)
    lints = Lints(analysis)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(book, "AT_A_TIME", 1)
        assert lints.look(0.0) == (len(design) <= 1)
        for _ in range(6):
            action = data.draw(actions(analysis, data.draw(st.sampled_from(sorted(ACTIONS)))))
            try:
                if action is None:
                    continue
                action.apply(design)
            except DesignError:
                continue
            lints.follow(action, analysis.follow(action))
            for _ in range(data.draw(st.integers(0, 3))):
                lints.look(0.0)
    assert lints.findings() == lint(Analysis(design))
