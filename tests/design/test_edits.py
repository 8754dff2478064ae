"""The primitive edits: what each does, takes back and refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.merging import Add
from designer.design.analysis import Analysis
from designer.design.design import Design, Node, Wire
from designer.design.edits import (
    AddNode,
    Connect,
    Disconnect,
    Edit,
    RemoveNode,
    Rename,
    ReplaceNode,
    Transaction,
)
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.files import encode
from designer.design.operations import remove_nodes
from tests.strategies import ACTIONS, actions, apply, designs, examples

X, A, B, Y = Node("x", Input()), Node("a", ReLU()), Node("b", ReLU()), Node("y", Add())
XA, AB = Wire("x", "out", "a", "in"), Wire("a", "out", "b", "in")
AY, BY = Wire("a", "out", "y", "in1"), Wire("b", "out", "y", "in2")


@pytest.fixture
def design() -> Design:
    """x → a → b, a and b → y."""
    return apply(Design(), *map(AddNode, (X, A, B, Y)), *map(Connect, (XA, AB, AY, BY)))


EDITS: list[tuple[Edit, tuple[str, ...]]] = [
    (AddNode(Node("new", ReLU())), ("new",)),
    (ReplaceNode(A, Node("a", Conv2d(8))), ("a",)),
    (ReplaceNode(A, Node("a", ReLU(), repeat=3)), ("a",)),
    (ReplaceNode(A, Node("a", ReLU(), position=(1.0, 2.0))), ()),
    (Connect(Wire("x", "out", "y", "in3")), ("y",)),
    (Disconnect(AB), ("b",)),
    (Rename("Untitled", "Named"), ()),
]


@pytest.mark.parametrize(("edit", "touched"), EDITS)
def test_an_edit_tells_what_it_touches_and_its_inverse_takes_it_back(
    design: Design, edit: Edit, touched: tuple[str, ...]
) -> None:
    before = encode(design)
    edit.apply(design)
    assert encode(design) != before
    assert edit.touched() == edit.inverse().touched() == touched
    assert edit.inverse().inverse() == edit
    edit.inverse().apply(design)
    assert encode(design) == before


def test_a_removed_node_comes_back_to_its_place(design: Design) -> None:
    before = encode(design)
    for chosen in (["a"], ["x", "b"], ["b", "x"], ["y", "a", "b"]):
        gone = remove_nodes(design, chosen)
        gone.apply(design)
        assert not {*chosen} & {*design.graph}
        gone.inverse().apply(design)
        assert encode(design) == before


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (AddNode(Node("a", Conv2d())), "The id `a` is taken: choose another."),
        (AddNode(Node("a.b", ReLU())), "`a` is a node, so `a.b` can't lie inside it."),
        (RemoveNode(A), "Node `a` still has wires: disconnect them first."),
        (RemoveNode(Node("a", Conv2d())), "Node `a` has changed: it can't be removed as it was."),
        (RemoveNode(Node("c", ReLU())), "There is no node `c` in this design."),
        (ReplaceNode(Node("a", Conv2d()), A), "Node `a` has changed"),
        (ReplaceNode(A, Node("b", ReLU())), "Node `a` has changed"),
        (ReplaceNode(A, Node("a", Input())), "Input has no port `in`."),
        (ReplaceNode(Y, Node("y", ReLU())), "ReLU has no port `in1`."),
        (ReplaceNode(A, Node("a", Output())), "Output has no port `out`."),
        (Connect(XA), "Port `in` of `a` is taken: disconnect its wire first."),
        (Connect(Wire("b", "out", "b", "in")), "Port `in` of `b` is taken"),
        (Connect(Wire("y", "out", "x", "in")), "Input `x` has no input `in`."),
        (Connect(Wire("y", "out", "y", "in3")), "would close a loop"),
        (Connect(Wire("y", "up", "y", "in3")), "Add `y` has no output `up`."),
        (Connect(Wire("a", "out", "y", "in0")), "Add `y` has no input `in0`."),
        (Connect(Wire("a", "out", "y", "in9999")), "Add `y` has no input `in9999`."),
        (Connect(Wire("q", "out", "y", "in3")), "There is no node `q` in this design."),
        (Disconnect(Wire("x", "out", "b", "in")), "There is no wire x.out → b.in."),
        (Disconnect(Wire("q", "out", "r", "in")), "There is no wire q.out → r.in."),
    ],
)
def test_a_refused_edit_changes_nothing(design: Design, edit: Edit, sentence: str) -> None:
    before = encode(design)
    with pytest.raises(DesignError) as refusal:
        edit.apply(design)
    assert sentence in str(refusal.value)
    assert encode(design) == before


def test_a_loop_over_several_nodes_is_refused() -> None:
    chain = apply(Design(), *(AddNode(Node(f"n{i}", Add())) for i in range(5)))
    apply(chain, *(Connect(Wire(f"n{i}", "out", f"n{i + 1}", "in1")) for i in range(4)))
    with pytest.raises(DesignError, match="close a loop"):
        Connect(Wire("n4", "out", "n0", "in2")).apply(chain)


def test_two_wires_may_join_the_same_nodes(design: Design) -> None:
    Connect(Wire("b", "out", "y", "in3")).apply(design)
    assert [w.target_port for w in design.wires_into("y")] == ["in1", "in2", "in3"]


def test_a_transaction_is_done_whole_or_not_at_all(design: Design) -> None:
    before = encode(design)
    steps = (Disconnect(AB), RemoveNode(B), AddNode(Node("new", ReLU())))
    with pytest.raises(DesignError, match="still has wires"):
        Transaction("Break", steps).apply(design)
    assert encode(design) == before
    steps = (*remove_nodes(design, ["a", "b"]).edits, AddNode(Node("y", ReLU())))
    with pytest.raises(DesignError, match="`y` is taken"):
        Transaction("Break", steps).apply(design)
    assert encode(design) == before
    assert Transaction("Cut", (Disconnect(AB), Disconnect(BY), RemoveNode(B))).touched() == {
        *("b", "y")
    }


def test_a_container_is_free_again_once_it_is_empty() -> None:
    design = apply(
        Design(), AddNode(Node("features.0", ReLU())), AddNode(Node("features.1", ReLU()))
    )
    whole = AddNode(Node("features", ReLU()))
    for number in range(2):
        with pytest.raises(DesignError, match="`features` is taken"):
            whole.apply(design)
        RemoveNode(Node(f"features.{number}", ReLU())).apply(design)
    whole.apply(design)
    with pytest.raises(DesignError, match="can't lie inside"):
        AddNode(Node("features.0", ReLU())).apply(design)


@pytest.mark.parametrize(
    "node_id",
    [
        *("", "1a", "a b", "-a", "a.", ".a", "a..b", "é", "class", "None", "_probe", "a\n", "a;b"),
        *('a"', "a'", "__import__('os')", "x" * 101, "a._modules", "a.__len__", "a.__class__.b"),
        *("forward", "train", "a.keys", "a.items.b", "state_dict", "parameters"),
    ],
)
def test_ids_that_could_not_be_attributes_are_refused(node_id: str) -> None:
    with pytest.raises(DesignError, match="can't name a node"):
        Node(node_id, ReLU())


@pytest.mark.parametrize(
    "node_id", ["a", "A1_b", "features.0", "a.b.c", "x" * 100, "match", "a.in"]
)
def test_ids_that_are_attributes(node_id: str) -> None:
    assert Node(node_id, ReLU()).id == node_id


@pytest.mark.parametrize("repeat", [0, -1, 10_001, True, 1.5, "2"])
def test_repeats_that_make_no_sense_are_refused(repeat: object) -> None:
    with pytest.raises(DesignError, match="repeated 1 to 10,000 times"):
        Node("a", ReLU(), repeat)  # type: ignore[arg-type]


def test_fresh_ids_avoid_nodes_and_containers() -> None:
    design = apply(Design(), AddNode(Node("relu.0", ReLU())), AddNode(Node("relu_2", ReLU())))
    assert design.fresh_id(ReLU()) == "relu_3"
    assert design.fresh_id(ReLU(), frozenset({"relu_3"})) == "relu_4"
    assert design.fresh_id(Conv2d()) == "conv2d"


def test_free_ports(design: Design) -> None:
    assert design.free_port("y") == "in3"
    assert design.free_port("a") is None
    Disconnect(AY).apply(design)
    assert design.free_port("y") == "in1"


def test_wiring_a_merge_looks_at_no_other_wire(monkeypatch: pytest.MonkeyPatch) -> None:
    builder = Builder("Wide")
    x = builder.add("input", Input((8, 4, 4)))
    ways = [builder.add(f"relu{n}", ReLU(), x) for n in range(9)]
    builder.add("sum", Add(), *ways)
    monkeypatch.setattr(Design, "wires_into", None)  # makes and sorts a wire for each
    assert len(list(builder.design.wires())) == 18


def test_ports_are_ordered_as_numbers() -> None:
    design = apply(Design(), AddNode(X), AddNode(Y))
    apply(design, *(Connect(Wire("x", "out", "y", f"in{i}")) for i in (10, 2, 1, 11)))
    assert [w.target_port for w in design.wires_into("y")] == ["in1", "in2", "in10", "in11"]


@examples(60)
@given(st.data())
def test_any_action_is_taken_back_by_its_inverse(data: st.DataObject) -> None:
    """Or it is refused, and nothing has changed."""
    design = data.draw(designs(most=4))
    before = encode(design)
    action = data.draw(actions(Analysis(design), data.draw(st.sampled_from(sorted(ACTIONS)))))
    if action is None:
        return
    try:
        action.apply(design)
    except DesignError:
        assert encode(design) == before
        return
    after = encode(design)
    action.inverse().apply(design)
    assert encode(design) == before
    action.inverse().inverse().apply(design)
    assert encode(design) == after
