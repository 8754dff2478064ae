"""Other names for nodes and designs: wires, order and uses of a block follow; undo is exact."""

import re

import pytest

from blocks.boundary import Input, Output
from blocks.linear import Linear
from designer.design.analysis import Analysis, analyse
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, RemoveNode, Transaction
from designer.design.error import DesignError
from designer.design.files import decode, encode
from designer.design.history import History
from designer.design.operations import bypass, connect
from designer.design.own_blocks.grouping import group
from designer.design.own_blocks.redefining import difference
from designer.design.renaming import rename_design, rename_node, renamed_in
from designer.design.targets import load
from designer.design.user_blocks import UserBlock
from designer.window.documents.document import Document
from designer.window.documents.inside import Inside
from tests.strategies import apply


def opened(name: str = "small_cnn") -> Document:
    return Document(load(name), lambda layer, repeat: (100.0, 40.0))


@pytest.mark.parametrize("node_id", ["input", "maxpool", "layer3", "fc", "output"])
def test_wires_and_order_stay_and_undo_is_exact(node_id: str) -> None:
    design = load("resnet18").copy()
    before, order = encode(design), list(design.graph)
    analysis, history = Analysis(design), History(design)
    history.changed.connect(analysis.follow)
    history.do(rename_node(design, node_id, "other.name"))
    renamed = ["other.name" if name == node_id else name for name in order]
    assert list(design.graph) == renamed
    assert analysis.nodes == analyse(design).nodes
    assert analysis.diagnostics == ()
    named = re.compile(rf'"{re.escape(node_id)}(?=[".])'.encode())
    assert named.sub(b'"other.name', before) == encode(design)
    assert decode(encode(design)) == design
    history.undo()
    assert encode(design) == before


def test_a_node_may_become_a_container_of_itself() -> None:
    design = apply(Design(), AddNode(Node("a", Linear())))
    apply(design, rename_node(design, "a", "a.0"))
    apply(design, rename_node(design, "a.0", "a.0.b"))
    assert list(design.graph) == ["a.0.b"]
    apply(design, rename_node(design, "a.0.b", "a"))
    assert not design.containers


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("b", "The id `b` is taken: choose another."),
        ("c", "The id `c` is taken: choose another."),
        ("b.in", "`b` is a node, so `b.in` can't lie inside it."),
        ("forward", "`forward` can't name a node: PyTorch's nn.Module uses it itself."),
        ("two words", "letters, digits, _ and -"),
        ("", "letters, digits, _ and -"),
        ("a", "The node is called `a` already."),
    ],
)
def test_a_name_that_can_not_be_is_refused_and_nothing_changes(name: str, sentence: str) -> None:
    nodes = [Node("a", Input((4,))), Node("b", Linear(4)), Node("c.d", Linear(4))]
    design = apply(Design(), *map(AddNode, nodes), Connect(Wire("a", "out", "b", "in")))
    before = encode(design)
    with pytest.raises(DesignError, match=re.escape(sentence)):
        rename_node(design, "a", name).apply(design)
    assert encode(design) == before


def test_expressions_stay() -> None:
    document = opened()
    design = document.design
    node = Node("a", Linear(8), expressions=(("out_features", "2 * width"),))
    apply(design, AddNode(node))
    apply(design, rename_node(design, "a", "b"))
    assert design.node("b").expressions == node.expressions


def test_only_what_comes_back_under_another_id_counts_as_renamed() -> None:
    design = load("small_cnn").copy()
    step = rename_node(design, "conv1", "stem")
    assert renamed_in(step) == {"conv1": "stem"}
    assert renamed_in(step.inverse()) == {"stem": "conv1"}
    gone, back = Node("a", Linear(3)), Node("b", Linear(4))
    assert renamed_in(Transaction("", (RemoveNode(gone), AddNode(back)))) == {}
    assert renamed_in(Transaction("", (RemoveNode(gone), AddNode(gone)))) == {}


def test_the_design_has_another_name() -> None:
    design = Design()
    apply(design, rename_design(design, "  My net "))
    assert design.name == "My net"
    for name in (" ", "x" * 101):
        with pytest.raises(DesignError, match="1 to 100 letters"):
            rename_design(design, name)


# -- inside a block of the user's own --------------------------------------------------------------


def nested() -> tuple[Document, Inside]:
    """A block used twice, and once inside another block."""
    document = opened()
    document.do(group(document.analysis, ["conv2", "pool2"], "Stage"))
    document.do(group(document.analysis, ["pool1", "stage"], "Body"))
    body = next(n.id for n in document.design.nodes() if isinstance(n.layer, UserBlock))
    stage = Inside(document, body).design.node("stage").layer
    document.do(Transaction("Add", (AddNode(Node("again", stage, position=(0.0, 0.0))),)))
    document.do(connect(document.design, Wire("conv1", "out", "again", "input")))
    return document, Inside(document, "again")


@pytest.mark.parametrize(("old", "new"), [("input", "image"), ("output", "features")])
def test_a_port_renamed_inside_is_renamed_at_each_use(old: str, new: str) -> None:
    document, inside = nested()
    document.do(Transaction("Add", (AddNode(Node("end", Output(), position=(0.0, 9.0))),)))
    document.do(connect(document.design, Wire("again", "output", "end", "in")))
    before, totals = encode(document.design), document.analysis.totals
    inside.do(rename_node(inside.design, old, new))
    layer = document.design.node("again").layer
    assert new in layer.inputs + layer.outputs
    assert old not in layer.inputs + layer.outputs
    assert document.analysis.totals == totals
    assert document.analysis.diagnostics == ()
    assert Analysis(document.design).nodes == document.analysis.nodes
    assert decode(encode(document.design)) == document.design
    assert list(inside.design.graph) == [node.id for node in inside.definition.nodes]
    document.history.undo()
    assert encode(document.design) == before


def test_a_node_renamed_inside_keeps_its_place_there() -> None:
    _, inside = nested()
    before = list(inside.design.graph)
    inside.do(rename_node(inside.design, "conv2", "first"))
    assert list(inside.design.graph) == [n.replace("conv2", "first") for n in before]
    assert [node.id for node in inside.definition.nodes] == list(inside.design.graph)
    inside.root.history.undo()
    assert list(inside.design.graph) == before


def test_what_is_put_back_inside_is_where_it_was() -> None:
    """Else the next edit would reorder the block, and so its ports."""
    document, inside = nested()
    before = list(inside.design.graph)
    inside.do(bypass(inside.design, ["conv2"]))
    assert "conv2" not in inside.design
    document.history.undo()
    assert list(inside.design.graph) == before


def test_an_inside_stays_open_while_its_block_is_renamed() -> None:
    document, inside = nested()
    document.do(rename_node(document.design, "again", "stem"))
    assert inside.node_id == "stem"
    inside.do(rename_node(inside.design, "conv2", "first"))
    assert "first" in inside.design


def test_the_difference_of_two_designs_has_the_second_ones_order() -> None:
    ids = "abcdef"
    for before, after in (("ace", "abcdef"), ("", "ba"), ("abc", "xaybzc"), ("abc", "dcba"[:2])):
        one = apply(Design(), *(AddNode(Node(n, Linear(ids.find(n) + 2))) for n in before))
        two = apply(Design(), *(AddNode(Node(n, Linear(ids.find(n) + 2))) for n in after))
        if [n for n in before if n in after] == [n for n in after if n in before]:
            difference(one, two, "").apply(one)
            assert list(one.graph) == list(after)
