"""The contract of every layer and block: parametrised over the catalogue, so none is forgotten."""

import re
from collections.abc import Callable
from dataclasses import fields

import pytest
import torch
from hypothesis import event, given
from hypothesis import strategies as st

from blocks.activation import Softmax
from blocks.arithmetic import MatMul, Multiply, Subtract
from blocks.attention import MultiheadAttention, ScaledDotProductAttention
from blocks.boundary import Input
from blocks.catalogue import BY_NAME, FAMILIES, LAYERS, UnknownLayerError, layer_class
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Layer, Problem
from blocks.linear import Linear
from blocks.merging import Add
from blocks.parameters import Kind
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.reduction import Mean
from blocks.reshaping import Squeeze, Unflatten
from blocks.splitting import Chunk, Select, Slice
from blocks.tensor import TensorSpec
from designer.design.analysis import analyse
from designer.design.design import Design, Node
from designer.design.edits import AddNode
from designer.design.evaluation import Evaluation, Specs, evaluate
from designer.design.files import decode, encode
from designer.translate.module import to_torch
from designer.translate.unrolling import Leaf, unroll
from tests.oracle import run, verdict
from tests.strategies import apply, examples, fed_layers, layers, wired

every_layer = pytest.mark.parametrize("kind", LAYERS, ids=lambda layer: layer.__name__)
every_fed_layer = pytest.mark.parametrize(
    "kind", [layer for layer in LAYERS if layer.inputs], ids=lambda layer: layer.__name__
)


# -- declaration -----------------------------------------------------------------------------------


@every_layer
def test_the_declaration_is_whole(kind: type[Layer]) -> None:
    first_line = (kind.__dict__["__doc__"] or "").strip().partition("\n")[0]
    assert 0 < len(first_line) <= 100
    assert first_line.endswith((".", ")")), "the palette shows the first line alone"
    assert kind.category in FAMILIES
    assert all(alias == alias.lower() for alias in kind.aliases)
    assert layer_class(kind.__name__) is kind
    for field in fields(kind):
        declared = field.metadata["kind"]
        assert isinstance(declared, Kind)
        assert declared.doc, f"{field.name} says nothing of itself"
        assert declared.coerce(field.name, field.default) == field.default
        assert declared.parse(field.name, declared.show(field.default)) == field.default


@every_layer
def test_layers_are_values(kind: type[Layer]) -> None:
    assert kind() == kind()
    assert hash(kind()) == hash(kind())
    assert eval(repr(kind()), dict(BY_NAME)) == kind()
    assert isinstance(kind().shorthand, str)


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownLayerError, match=r"`Conv2`\. Did you mean `Conv2d`\?"):
        layer_class("Conv2")
    with pytest.raises(UnknownLayerError, match="newer Netwright"):
        layer_class("Zzzzz")


@every_layer
@examples(10)
@given(st.data())
def test_files_and_repeats(kind: type[Layer], data: st.DataObject) -> None:
    """A node survives the file; its later copies start from the defaults of what is `entry`."""
    layer = data.draw(layers(kind))
    design = apply(Design(), AddNode(Node("layer", layer, 2, (1.5, -2.0))))
    assert decode(encode(design)) == design
    later = layer.after_entry()
    for name, declared in kind.kinds.items():
        assert declared.coerce(name, getattr(later, name)) == getattr(later, name)
        if declared.entry:
            assert getattr(later, name) == kind.defaults[name]


# -- check and infer against PyTorch ---------------------------------------------------------------

Complaint = Callable[[Specs, tuple[Problem, ...]], bool]


def rank_is(*ranks: int) -> Complaint:
    return lambda specs, _: specs[0].rank in ranks


def shapes_differ(specs: Specs, _: tuple[Problem, ...]) -> bool:
    return len({spec.shape for spec in specs}) > 1


def says(*words: str) -> Complaint:
    return lambda _, problems: any(word in problems[0].message for word in words)


# Where a layer refuses what PyTorch would take, and why. A layer for sequences, images or
# volumes may refuse all else.
STRICTER: dict[str, Complaint] = {
    "GroupNorm": says("single value"),  # which becomes 0: PyTorch refuses it if the batch is one
    "ConvTranspose1d": says("takes the whole"),  # an output without values
    "ConvTranspose2d": says("takes the whole"),
    "ConvTranspose3d": says("takes the whole"),
    "Linear": rank_is(3, 4),  # mixing along an image's width is a mistake
    "Bilinear": lambda specs, _: max(spec.rank for spec in specs) > 2,  # the same
    "Unflatten": rank_is(2, 3, 4),  # unflattening one axis of several is another layer
    "Add": shapes_differ,  # a shortcut that broadcasts is a mistake
    "Multiply": shapes_differ,  # so is stretching to one another's sizes, or to fewer axes
    "Subtract": shapes_differ,
    "MatMul": lambda specs, _: shapes_differ(specs, _) or specs[0].rank == 1,  # mixes samples
    "Chunk": says("parts, not"),  # an output would have nothing
    "Slice": says("Nothing lies in"),  # no values
    "Select": says("lone number"),  # which no layer takes
    "Squeeze": says("lone number", "only an axis of size 1 can go"),  # does nothing else
    "Mean": says("lone number"),
    "Max": says("lone number"),
    "Pad": says("can't pad", "whole numbers"),  # pads the batch; cuts the constant off
    "Concat": says("one dtype"),  # makes fractions of whole numbers
    "Stack": says("one dtype"),
    "MultiheadAttention": rank_is(1),  # samples would attend to one another
    "CrossAttention": rank_is(1),
    "RelativePositionAttention": says("Expected tokens", "not those of a window of 1×1"),
    "WindowReverse": says("whole windows"),  # some would be cut
    # The same; stretches the axes before; on a CPU nothing looks whether each key has a value.
    "ScaledDotProductAttention": says("Expected", "There must be a value for each key"),
}


def _stricter(kind: type[Layer], specs: Specs, problems: tuple[Problem, ...]) -> bool:
    wants_images = any(p.message.startswith(("Expected a ", "Expected an ")) for p in problems)
    complaint = STRICTER.get(kind.__name__)
    return wants_images or bool(complaint and complaint(specs, problems))


def _refused(layer: Layer, specs: Specs, problems: tuple[Problem, ...]) -> None:
    assert all(problem.message.strip() for problem in problems)
    assert all(0 <= problem.port < len(specs) for problem in problems)
    if not isinstance(layer, Block) and not _stricter(type(layer), specs, problems):
        with pytest.raises((RuntimeError, ValueError, IndexError, TypeError, AssertionError)):
            verdict(layer, specs, "cpu")


UNCOUNTED = {"Bilinear"}  # matrix products that PyTorch's counter does not see
# A part of the work is the same for all samples: counted as for one alone, as torchvision does.
ONCE_A_BATCH = {"ShiftedWindowAttentionV2"}


def leaves(layer: Layer, specs: Specs) -> list[Leaf]:
    """The layers that it is in the end."""
    design = wired(layer, specs)
    return list(unroll(design, analyse(design).live))


def _accepted(layer: Layer, specs: Specs, evaluation: Evaluation) -> None:
    assert all(size >= 1 for y in evaluation.outputs for size in y.shape)
    assert evaluation == evaluate.__wrapped__(layer, specs)
    if not isinstance(layer, Block):
        found = verdict(layer, specs)
        weights = {name: TensorSpec(shape) for name, shape in layer.parameters(*specs).items()}
        assert found.stored == weights | layer.buffers(*specs)
        assert found.outputs == layer.infer_all(*specs)
    if layer.outputs:
        with torch.device("meta"):
            module = to_torch(wired(layer, specs))
        outputs, macs = run(module, specs)
        assert outputs == evaluation.outputs
        if any(type(leaf.layer).__name__ in ONCE_A_BATCH for leaf in leaves(layer, specs)):
            _, macs = run(module, specs, batch=1)
        assert macs == (0 if type(layer).__name__ in UNCOUNTED else evaluation.macs)
        assert sum(weight.numel() for weight in module.parameters()) == evaluation.parameters


@every_fed_layer
def test_a_layer_is_what_pytorch_makes_of_it(kind: type[Layer]) -> None:
    """Where `check` is silent: outputs, weights by name, MACs. Where it is not, PyTorch raises."""
    fitting = 0

    @examples(30)
    @given(fed_layers(kind))
    def look(fed: tuple[Layer, Specs]) -> None:
        nonlocal fitting
        layer, specs = fed
        evaluation = evaluate(layer, specs)
        event("refused" if evaluation.problems else "accepted")
        if evaluation.problems:
            _refused(layer, specs, evaluation.problems)
        else:
            fitting += 1
            _accepted(layer, specs, evaluation)

    look()
    assert fitting >= 3, "too little that fits is drawn: teach tests.strategies.inputs"


STRICT: list[tuple[Layer, list[tuple[int, ...]]]] = [
    (Linear(), [(3, 4, 5)]),
    (Unflatten(), [(64, 2)]),
    (Add(), [(3, 4), (1, 4)]),
    (Multiply(), [(3, 1), (1, 4)]),
    (Subtract(), [(3, 1), (1, 4)]),
    (MatMul(), [(2, 3, 4), (1, 4, 5)]),
    (Chunk(4), [(9, 2)]),
    (Slice(start=3), [(3, 2)]),
    (Select(), [(3,)]),
    (Squeeze(), [(3, 4)]),
    (Mean((1,)), [(3,)]),
    (MultiheadAttention(), [(8,)]),
    (ScaledDotProductAttention(), [(3,), (3,), (3,)]),
]


@pytest.mark.parametrize(("layer", "shapes"), STRICT, ids=lambda value: type(value).__name__)
def test_what_is_refused_on_purpose_pytorch_takes(
    layer: Layer, shapes: list[tuple[int, ...]]
) -> None:
    specs = tuple(map(TensorSpec, shapes))
    assert list(layer.check(*specs))
    verdict(layer, specs, "cpu")


HUGE = 2**31 - 1


@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        (Conv2d(HUGE, HUGE, padding=HUGE), (HUGE, 5, 5)),
        (Conv2d(HUGE, 1, groups=HUGE), (HUGE, HUGE, HUGE)),
        (MaxPool2d(HUGE, HUGE, HUGE // 2), (3, HUGE, 1)),
        (AdaptiveAvgPool2d(HUGE), (HUGE, 1, 1)),
        (Linear(HUGE), (HUGE,)),
        (ConvBnReLU(HUGE), (3, 8, 8)),
        (Softmax(8), (1,)),
        (Input((HUGE,) * 8), ()),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Layer) else "",
)
def test_huge_values_are_evaluated_or_diagnosed(layer: Layer, shape: tuple[int, ...]) -> None:
    evaluation = evaluate(layer, (TensorSpec(shape),) if shape else ())
    assert evaluation.problems or evaluation.outputs


# -- in a network ----------------------------------------------------------------------------------


@every_fed_layer
@examples(6)
@given(st.data())
def test_the_source_runs_and_repeats(kind: type[Layer], data: st.DataObject) -> None:
    """Real numbers go through; a repeat that fits is that many copies, else it is diagnosed."""
    layer, specs = data.draw(fed_layers(kind))
    repeat = data.draw(st.integers(1, 3))
    evaluation = evaluate(layer, specs, repeat)
    if not layer.outputs:
        return
    design = wired(layer, specs, repeat)
    analysis = analyse(design)
    if evaluation.problems:
        assert next(d.node for d in analysis.diagnostics) == "layer"
        return
    assert not analysis.diagnostics
    module = to_torch(design).eval()
    with torch.no_grad():
        y = module(*(torch.rand(2, *spec.shape).to(getattr(torch, spec.dtype)) for spec in specs))
    ys = y if isinstance(y, tuple) else (y,)
    assert [tuple(each.shape[1:]) for each in ys] == [spec.shape for spec in evaluation.outputs]
    count = sum(weight.numel() for weight in module.parameters())
    assert count == analysis.totals.parameters == evaluation.parameters


def test_copies_have_weights_of_their_own_and_only_the_first_strides() -> None:
    once, thrice = (
        evaluate(ConvBnReLU(4, stride=2), (TensorSpec((4, 9, 9)),), repeat) for repeat in (1, 3)
    )
    assert thrice.parameters == 3 * once.parameters
    assert thrice.outputs == once.outputs == (TensorSpec((4, 5, 5)),)


@pytest.mark.parametrize(
    ("layer", "shape", "sentence"),
    [
        (Conv2d(4, 3), (4, 8, 8), r"Copy 4 of 9: The window of 3 is larger than the height 2 "),
        (Add(), (4, 8, 8), r"Add can't repeat"),
    ],
)
def test_a_repeat_that_does_not_fit_says_which_copy(
    layer: Layer, shape: tuple[int, ...], sentence: str
) -> None:
    specs = (TensorSpec(shape),) * len(layer.inputs)
    (problem,) = evaluate(layer, specs, 9).problems
    assert re.match(sentence, problem.message)
