"""What users do, composed of edits: insert, connect, delete, unpack."""

from collections.abc import Callable

import pytest
import torch

from blocks.activation import ReLU, Tanh
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.inception import Inception
from blocks.layer import Block, Layer
from blocks.merging import Add, Concat
from blocks.normalization import BatchNorm2d
from blocks.residual import BasicBlock, Bottleneck
from blocks.tensor import TensorSpec
from designer.design import operations
from designer.design.analysis import analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, Disconnect
from designer.design.error import DesignError
from designer.design.files import encode
from designer.design.targets import load
from designer.design.user_blocks import block_class, definition_of
from designer.translate.module import to_torch
from tests.strategies import apply, wired

XA, AY, XY = Wire("x", "out", "a", "in"), Wire("a", "out", "y", "in1"), Wire("x", "out", "y", "in2")


@pytest.fixture
def design() -> Design:
    """x → a → y, x → y."""
    nodes = (Node("x", Input((4, 8, 8))), Node("a", ReLU()), Node("y", Add()))
    return apply(Design(), *map(AddNode, nodes), *map(Connect, (XA, AY, XY)))


def path(design: Design, start: str) -> list[str]:
    """From a node along the first wires."""
    found = [start]
    while wires := sorted(design.wires_from(found[-1])):
        found.append(wires[0].target)
    return found


def test_insert_on_a_wire(design: Design) -> None:
    action = operations.insert_on_wire(design, AY, Conv2d(8), BatchNorm2d(), position=(1.0, 2.0))
    action.apply(design)
    assert action.label == "Insert Conv2d and BatchNorm2d"
    assert path(design, "a") == ["a", "conv2d", "batchnorm2d", "y"]
    assert design.wires_into("y")[0].target_port == "in1"
    assert design.node("conv2d").position == (1.0, 2.0)
    assert XY in design.wires()


def test_inserted_layers_get_ids_of_their_own(design: Design) -> None:
    apply(design, AddNode(Node("relu", ReLU())))
    operations.insert_on_wire(design, AY, ReLU(), ReLU(), Add(), label="Thrice").apply(design)
    assert path(design, "a") == ["a", "relu_2", "relu_3", "add", "y"]


@pytest.mark.parametrize("layer", [Input(), Output()])
def test_ends_can_not_sit_on_a_wire(design: Design, layer: Layer) -> None:
    with pytest.raises(
        DesignError, match=r"can't sit on a wire: it needs an input and an output\."
    ):
        operations.insert_on_wire(design, AY, layer)


def test_a_new_wire_takes_the_place_of_the_old(design: Design) -> None:
    new = Wire("x", "out", "y", "in1")
    action = operations.connect(design, new)
    assert action.edits == (Disconnect(AY), Connect(new))
    action.apply(design)
    assert set(design.wires()) == {XA, XY, new}


def test_a_wire_is_rerouted_to_another_port(design: Design) -> None:
    new = Wire("a", "out", "y", "in2")
    action = operations.connect(design, new, instead_of=AY)
    assert action.label == "Re-route"
    action.apply(design)
    assert set(design.wires()) == {XA, new}


def test_drawing_the_same_wire_again_changes_nothing(design: Design) -> None:
    before = set(design.wires())
    operations.connect(design, AY, instead_of=AY).apply(design)
    assert set(design.wires()) == before


def test_a_wire_that_closes_a_loop_leaves_the_old_one(design: Design) -> None:
    before = encode(design)
    with pytest.raises(DesignError, match="loop"):
        operations.connect(design, Wire("y", "out", "a", "in")).apply(design)
    assert encode(design) == before


def test_delete_takes_the_wires_along(design: Design) -> None:
    action = operations.remove_nodes(design, ["a"], [XY])
    assert action.label == "Delete `a`"
    action.apply(design)
    assert (list(design.graph), list(design.wires())) == (["x", "y"], [])


@pytest.mark.parametrize(
    ("nodes", "wires", "label"),
    [(("a", "y"), (), "Delete 2 nodes"), ((), (XA,), "Delete wires")],
)
def test_delete_says_what(
    design: Design, nodes: tuple[str, ...], wires: tuple[Wire, ...], label: str
) -> None:
    action = operations.remove_nodes(design, nodes, wires)
    assert action.label == label
    action.apply(design)
    assert not {*nodes} & {*design.graph}
    assert not {*wires} & {*design.wires()}


def test_add_replace_repeat_and_move(design: Design) -> None:
    operations.add_node(design, ReLU(), (3.0, 4.0)).apply(design)
    assert design.node("relu").position == (3.0, 4.0)
    operations.replace_layer(design.node("a"), Conv2d(4), "Replace").apply(design)
    operations.set_repeat(design.node("a"), 3).apply(design)
    operations.move_nodes(design, {"a": (5.0, 6.0), "x": (7.0, 8.0)}).apply(design)
    assert design.node("a") == Node("a", Conv2d(4), 3, (5.0, 6.0), placed=True)
    assert design.node("x").position == (7.0, 8.0)
    operations.disconnect(XA).apply(design)
    assert XA not in design.wires()


# -- unpack ----------------------------------------------------------------------------------------


def unpack(design: Design, node_id: str) -> None:
    specs = analyse(design).nodes[node_id].specs
    operations.unpack(design, node_id, specs).apply(design)


def outputs_stay(before: Design, change: Callable[[Design], None], shape: tuple[int, ...]) -> None:
    """Whatever changes, the module with the same weights by name makes the same of the same."""
    torch.manual_seed(0)
    first = to_torch(before).eval()
    totals = analyse(before).totals
    change(before)
    second = to_torch(before).eval()
    second.load_state_dict(first.state_dict(), strict=True)
    x = torch.randn(2, *shape)
    with torch.no_grad():
        assert torch.equal(first(x), second(x))
    assert analyse(before).totals == totals


@pytest.mark.parametrize("repeat", [1, 3])
@pytest.mark.parametrize(
    "block",
    [ConvBnReLU(4, stride=2), BasicBlock(4), BasicBlock(8, 2), Bottleneck(2, 2), Inception()],
    ids=str,
)
def test_what_is_unpacked_computes_the_same(block: Block, repeat: int) -> None:
    design = wired(block, (TensorSpec((4, 16, 16)),), repeat)
    outputs_stay(design, lambda d: unpack(d, "layer"), (4, 16, 16))
    assert not any(isinstance(node.layer, Block) for node in design.nodes())


def test_a_layer_inside_may_be_called_as_a_boundary_is() -> None:
    """Its boundary is what is an Input or Output, in the outputs' own order."""
    inside = Design("Odd")
    nodes = [Node("x", Input((4, 16, 16))), Node("input2", ReLU()), Node("output7", Tanh())]
    nodes += [Node("late", Output()), Node("early", Output())]
    apply(inside, *map(AddNode, nodes))
    chain = [Wire("x", "out", "input2", "in"), Wire("input2", "out", "output7", "in")]
    chain += [Wire("output7", "out", "late", "in"), Wire("input2", "out", "early", "in")]
    apply(inside, *map(Connect, chain))
    block = block_class(definition_of(inside))()
    design = wired(block, (TensorSpec((4, 16, 16)),))
    unpack(design, "layer")
    assert path(design, "x1") == ["x1", "layer.input2", "layer.output7", "output_late"]
    assert design.has(Wire("layer.input2", "out", "output_early", "in"))


def test_a_block_between_others_keeps_its_wires() -> None:
    """The block's input forks, its result goes to two places."""
    design = wired(BasicBlock(8, 1), (TensorSpec((4, 8, 8)),))
    add = (AddNode(Node("sum", Concat())), Connect(Wire("x1", "out", "sum", "in1")))
    apply(design, *add, Connect(Wire("layer", "out", "sum", "in2")))
    apply(design, Disconnect(Wire("layer", "out", "output_out", "in")))
    apply(design, Connect(Wire("sum", "out", "output_out", "in")))
    outputs_stay(design, lambda d: unpack(d, "layer"), (4, 8, 8))
    assert [wire.source for wire in design.wires_into("sum")] == ["x1", "layer.relu"]


def test_a_network_unpacked_block_by_block() -> None:
    design = load("resnet18")

    def everything(design: Design) -> None:
        for number in range(1, 5):
            unpack(design, f"layer{number}")

    outputs_stay(design, everything, (3, 64, 64))
    assert "layer4.1.conv2" in design


def test_unpacking_is_taken_back() -> None:
    whole = load("resnet18")
    before = encode(whole)
    action = operations.unpack(whole, "layer1", analyse(whole).nodes["layer1"].specs)
    action.apply(whole)
    assert "layer1" not in whole
    action.inverse().apply(whole)
    assert encode(whole) == before


def test_only_blocks_are_unpacked(design: Design) -> None:
    with pytest.raises(DesignError, match="`a` is no block: there is nothing inside"):
        operations.unpack(design, "a", (TensorSpec((4, 8, 8)),))


def test_a_block_without_an_input_is_not_unpacked_but_refused() -> None:
    design = apply(Design(), AddNode(Node("block", BasicBlock())))
    with pytest.raises(DesignError, match="`block` has no input yet"):
        unpack(design, "block")
