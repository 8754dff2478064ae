"""What hypothesis draws: layers with parameters and inputs, small designs, users' actions.

Runs are the same each time; NETWRIGHT_EXPLORE=20 draws anew, twenty times as many.
"""

import os
from collections.abc import Callable, Iterable
from math import prod
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.catalogue import LAYERS
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.layer import Block, Layer, Value
from blocks.linear import Linear
from blocks.merging import Add, Concat
from blocks.parameters import (
    BoolKind,
    ChoiceKind,
    FloatKind,
    IntKind,
    IntsKind,
    Kind,
    ShapeKind,
    TupleKind,
)
from blocks.reshaping import Flatten, Unflatten
from blocks.residual import BasicBlock
from blocks.spatial import Spatial
from blocks.tensor import TensorSpec
from designer.design import operations
from designer.design.analysis import Analysis
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, Rename, Transaction, containers_of
from designer.design.error import DesignError
from designer.design.evaluation import Builder, Specs, evaluate
from tests.mending import mended

Draw = Callable[[st.SearchStrategy[Any]], Any]
EXPLORE = int(os.environ.get("NETWRIGHT_EXPLORE", "0"))


def examples(count: int, **more: Any) -> settings:
    """So many examples, without a deadline: the machine may be busy."""
    return settings(
        max_examples=count * max(1, EXPLORE),
        deadline=None,
        derandomize=not EXPLORE,
        suppress_health_check=list(HealthCheck),
        **more,
    )


# -- layers ----------------------------------------------------------------------------------------


def parameter(kind: Kind) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one a kind
    """Small legal values of a parameter."""
    match kind:
        case TupleKind():
            one = st.integers(kind.min, kind.min + 3)
            words = (st.just(word) for word in kind.words)
            return st.one_of(one, st.tuples(*[one] * len(kind.axes)), *words)
        case IntsKind():
            one = st.integers(kind.min, kind.min + 4)
            return st.lists(one, min_size=1, max_size=4).map(tuple)
        case ShapeKind():
            return st.lists(st.integers(1, 6), min_size=1, max_size=4).map(tuple)
        case IntKind():
            return st.integers(kind.min, min(kind.max, kind.min + 5))
        case FloatKind():
            return st.floats(max(kind.min, 0.0), min(kind.max, 4.0))
        case BoolKind():
            return st.booleans()
        case ChoiceKind():
            return st.sampled_from(kind.choices)
    raise NotImplementedError(f"no values for {type(kind).__name__}: add a case here")


def layers(layer_class: type[Layer]) -> st.SearchStrategy[Layer]:
    """The layer with random legal parameters."""
    values = {name: parameter(kind) for name, kind in layer_class.kinds.items()}
    if "groups" in values:  # which seldom divide what is drawn
        values["groups"] = st.sampled_from((1, 1, 1, 2, 3))
    if "num_heads" in values:
        values["num_heads"] = st.sampled_from((1, 1, 1, 2, 3))
    if layer_class.category == "Recurrent":  # each token in each layer is a step of its own
        values["num_layers"] = st.integers(1, 2)
    return st.builds(layer_class, **values)


MOST_TOKENS = 20  # a recurrent layer goes through them one by one
SIZES = st.integers(1, 15)
CHANNELS = st.sampled_from((1, 2, 3, 4, 6, 8, 12))
IMAGES = st.tuples(CHANNELS, SIZES, SIZES)
VECTORS = st.tuples(SIZES)
TOKENS = st.tuples(SIZES, SIZES)
ODD = st.lists(SIZES, min_size=1, max_size=4).map(tuple)
ROOMY = st.tuples(CHANNELS, st.integers(7, 15), st.integers(7, 15))
# What a layer or a block wants that is seldom drawn otherwise.
FITTING: dict[str, st.SearchStrategy[tuple[int, ...]]] = {
    "CrossAttention": TOKENS,
    "InceptionV4Stem": st.just((3, 75, 76)),
    "TableConvolution": st.just((6, 9, 8)),
    "TransformerEncoder": TOKENS,
    "TransformerEncoderBlock": TOKENS,
    "WindowReverse": st.tuples(SIZES, st.sampled_from((1, 4, 9)), CHANNELS),
}
SHAPES = st.one_of(IMAGES, IMAGES, IMAGES, VECTORS, TOKENS, ODD)


@st.composite
def inputs(draw: Draw, layer: Layer) -> Specs:
    """As many inputs as the layer has, which fit it or not."""
    if not layer.inputs:
        return ()
    shape = draw(SHAPES)
    if isinstance(layer, Spatial) and draw(st.integers(0, 3)):
        shape = (draw(CHANNELS), *(draw(SIZES) for _ in layer.axes))
    fitting = FITTING.get(type(layer).__name__, ROOMY if isinstance(layer, Block) else None)
    if fitting is not None and draw(st.booleans()):
        shape = draw(fitting)
    if layer.category == "Recurrent":
        shape = tuple(min(size, 4) for size in shape)
    if isinstance(layer, Unflatten) and draw(st.booleans()):
        shape = (prod(layer.shape),)
    same_sizes = CHANNELS.map(lambda channels: (channels, *shape[1:]))
    later = st.one_of(st.just(shape), st.just(shape), same_sizes, SHAPES)
    fewest, most = (1, 3) if layer.variadic else (len(layer.inputs) - 1,) * 2
    shapes = [shape, *draw(st.lists(later, min_size=fewest, max_size=most))]
    dtype = draw(st.sampled_from((*layer.dtypes, *layer.dtypes, "float32")))
    alike = st.sampled_from((*[dtype] * 5, *layer.dtypes))  # seldom mixed
    return tuple(TensorSpec(each, draw(alike)) for each in shapes)


@st.composite
def fed_layers(draw: Draw, layer_class: type[Layer]) -> tuple[Layer, Specs]:
    """A layer and inputs for it, which fit or not."""
    layer = draw(layers(layer_class))
    specs = draw(inputs(layer))
    other, fitting = mended(layer, specs)
    long = any(spec.rank == 2 and spec.shape[0] > MOST_TOKENS for spec in fitting)
    return (other, fitting) if not long and draw(st.booleans()) else (layer, specs)


# -- designs ---------------------------------------------------------------------------------------


def wired(layer: Layer, specs: Specs, repeat: int = 1, name: str = "One layer") -> Design:
    """Inputs → layer → an Output for each of its results, also where they do not fit."""
    nodes = [Node(f"x{i + 1}", Input(spec.shape, spec.dtype)) for i, spec in enumerate(specs)]
    nodes += [Node("layer", layer, repeat)]
    nodes += [Node(f"output_{port}", Output()) for port in layer.outputs]
    ports = [f"in{i + 1}" for i in range(len(specs))] if layer.variadic else layer.inputs
    wires = [Wire(f"x{i + 1}", "out", "layer", port) for i, port in enumerate(ports[: len(specs)])]
    wires += [Wire("layer", port, f"output_{port}", "in") for port in layer.outputs]
    return apply(Design(name), *map(AddNode, nodes), *map(Connect, wires))


def apply(design: Design, *edits: Any) -> Design:
    """The design, changed by these edits or transactions."""
    for edit in edits:
        edit.apply(design)
    return design


COMMON = (Conv2d, ReLU, ConvBnReLU, BasicBlock, Flatten, Add, Concat, Add, Concat)
INNER = tuple(layer for layer in LAYERS if layer.inputs and layer.outputs)
ANY_INNER = st.sampled_from(COMMON) | st.sampled_from(INNER)
MOST_VALUES = 20_000  # of one result or one layer's weights: a test is no training
IDS = ("features", "features.part", "branch1", "branch2", "copy", "range", "nn", "x", "y")


@st.composite
def designs(draw: Draw, *, most: int = 8) -> Design:
    """A small sound design: forks and merges, containers, repeats, dead branches, several ends."""
    builder = Builder(draw(st.sampled_from(("Drawn", "12", 'a "b" \\', "Ünï\ncode"))))
    values = [
        builder.add(name, Input(draw(st.tuples(CHANNELS, st.integers(5, 9), st.integers(5, 9)))))
        for name in draw(st.sampled_from((("input",), ("input",), ("range", "copy"))))
    ]
    for _ in range(draw(st.integers(1, most))):
        grown = _step(draw, builder, values)
        if grown:
            values.append(grown)
    ends = draw(st.lists(st.sampled_from(values[-3:]), min_size=1, max_size=2))
    for number, value in enumerate(ends):
        auxiliary = number > 0 and draw(st.booleans())
        builder.add(f"output{number}", Output(training_only=auxiliary), value)
    return builder.design


def _step(draw: Draw, builder: Builder, values: list[Value]) -> Value | None:
    """One more node on one or more of the values; None where what was drawn does not fit."""
    layer = draw(ANY_INNER.flatmap(layers))
    recent = st.just(values[-1]) | st.sampled_from(values[-4:])
    fed = [draw(recent) for _ in layer.inputs]
    repeat = draw(st.sampled_from((1, 1, 2, 3))) if len(fed) == len(layer.outputs) == 1 else 1
    evaluation = evaluate(layer, tuple(value.spec for value in fed), repeat)
    sizes = [evaluation.parameters, *(spec.numel for spec in evaluation.outputs)]
    if evaluation.problems or max(sizes) > MOST_VALUES:
        return None
    return builder.add(_free_id(draw, builder.design, layer), layer, *fed, repeat=repeat)


def _free_id(draw: Draw, design: Design, layer: Layer) -> str:
    """An id alone, in a container or in a container's container; numbered without gaps."""
    stem = draw(st.sampled_from(IDS))
    number = sum(node.id.startswith(f"{stem}.") for node in design.nodes())
    name = draw(st.sampled_from((stem, f"{stem}.{number}", f"{stem}.{number}", "")))
    taken = {*design.graph, *design.containers}
    if not name or name in taken or not design.graph.nodes.isdisjoint(containers_of(name)):
        return design.fresh_id(layer)
    return name


# -- users' actions --------------------------------------------------------------------------------

POSITIONS = st.none() | st.tuples(st.floats(-99, 99), st.floats(-99, 99))
ENDS = (Input((3, 6, 6)), Output(), Linear(3))
ANY_LAYER = st.sampled_from(ENDS) | ANY_INNER.flatmap(layers)


@st.composite
def actions(draw: Draw, analysis: Analysis, name: str) -> Transaction | None:
    """A user's action of that name on the design as it is; None where there is nothing for it.

    The design may still refuse it.
    """
    try:
        return ACTIONS[name](draw, analysis)
    except DesignError:
        return None


def one(draw: Draw, things: Iterable[Any]) -> Any:
    """One of these; DesignError where there is none."""
    listed = list(things)
    if not listed:
        raise DesignError("There is nothing to choose.")
    return draw(st.sampled_from(listed))


def _add(draw: Draw, analysis: Analysis) -> Transaction:
    return operations.add_node(analysis.design, draw(ANY_LAYER), draw(POSITIONS))


def _connect(draw: Draw, analysis: Analysis) -> Transaction:
    design = analysis.design
    source, target = one(draw, design.nodes()), one(draw, design.nodes())
    port = design.free_port(target.id) or one(draw, target.layer.inputs)
    return operations.connect(design, Wire(source.id, "out", target.id, port))


def _reroute(draw: Draw, analysis: Analysis) -> Transaction:
    design = analysis.design
    wire, source = one(draw, sorted(design.wires())), one(draw, design.nodes())
    new = Wire(source.id, "out", wire.target, wire.target_port)
    return operations.connect(design, new, instead_of=wire)


def _disconnect(draw: Draw, analysis: Analysis) -> Transaction:
    return operations.disconnect(one(draw, sorted(analysis.design.wires())))


def _configure(draw: Draw, analysis: Analysis) -> Transaction:
    node = one(draw, analysis.design.nodes())
    return operations.replace_layer(node, draw(layers(type(node.layer))), "Configure")


def _replace(draw: Draw, analysis: Analysis) -> Transaction:
    return operations.replace_layer(one(draw, analysis.design.nodes()), draw(ANY_LAYER), "Replace")


def _repeat(draw: Draw, analysis: Analysis) -> Transaction:
    return operations.set_repeat(one(draw, analysis.design.nodes()), draw(st.integers(1, 4)))


def _move(draw: Draw, analysis: Analysis) -> Transaction:
    node = one(draw, analysis.design.nodes())
    return operations.move_nodes(analysis.design, {node.id: draw(POSITIONS)})


def _insert(draw: Draw, analysis: Analysis) -> Transaction:
    wire = one(draw, sorted(analysis.design.wires()))
    return operations.insert_on_wire(analysis.design, wire, draw(ANY_LAYER))


def _remove(draw: Draw, analysis: Analysis) -> Transaction:
    ids = {one(draw, analysis.design.graph) for _ in range(draw(st.integers(1, 3)))}
    return operations.remove_nodes(analysis.design, sorted(ids))


def _unpack(draw: Draw, analysis: Analysis) -> Transaction:
    nodes = analysis.design.nodes()
    blocks = (n for n in nodes if isinstance(n.layer, Block) and analysis.nodes[n.id].known)
    block = one(draw, blocks)
    return operations.unpack(analysis.design, block.id, analysis.nodes[block.id].specs)


def _rename(draw: Draw, analysis: Analysis) -> Transaction:
    return Transaction("Rename", (Rename(analysis.design.name, draw(st.text(max_size=5))),))


def _repair(draw: Draw, analysis: Analysis) -> Transaction:
    repairs = [repair for d in analysis.diagnostics for repair in d.repairs]
    return one(draw, repairs).transaction


ACTIONS: dict[str, Callable[[Draw, Analysis], Transaction]] = {
    "add": _add,
    "connect": _connect,
    "re-route": _reroute,
    "disconnect": _disconnect,
    "configure": _configure,
    "replace": _replace,
    "repeat": _repeat,
    "move": _move,
    "insert": _insert,
    "remove": _remove,
    "unpack": _unpack,
    "rename": _rename,
    "repair": _repair,
}
