"""Undo and redo, steps that join, and whether there is something to save."""

from dataclasses import replace

import pytest

from blocks.activation import ReLU
from blocks.boundary import Input
from blocks.convolution import Conv2d
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, Edit, Rename, ReplaceNode, Transaction
from designer.design.error import DesignError
from designer.design.files import encode
from designer.design.history import History
from tests.strategies import apply

X, CONV = Node("x", Input()), Node("conv", Conv2d(8))


@pytest.fixture
def history() -> History:
    wire = Wire("x", "out", "conv", "in")
    return History(apply(Design(), AddNode(X), AddNode(CONV), Connect(wire)))


def step(label: str, *edits: Edit) -> Transaction:
    return Transaction(label, edits)


def widen(history: History, channels: int, *, merge: bool = True, label: str = "Widen") -> None:
    node = history.design.node("conv")
    layer = node.layer.replace(out_channels=channels)
    history.do(step(label, ReplaceNode(node, replace(node, layer=layer))), merge=merge)


def channels(history: History) -> int:
    return history.design.node("conv").layer.out_channels  # type: ignore[attr-defined]


def test_undo_and_redo_walk_through_the_steps(history: History) -> None:
    states = [encode(history.design)]
    for width in (16, 32, 64):
        widen(history, width, merge=False)
        states.append(encode(history.design))
    for state in reversed(states[:-1]):
        history.undo()
        assert encode(history.design) == state
    for state in states[1:]:
        history.redo()
        assert encode(history.design) == state


def test_labels_say_what_comes_next(history: History) -> None:
    assert (history.undo_label, history.redo_label) == (None, None)
    widen(history, 16, label="First", merge=False)
    widen(history, 32, label="Second", merge=False)
    assert (history.undo_label, history.redo_label) == ("Second", None)
    history.undo()
    assert (history.undo_label, history.redo_label) == ("First", "Second")


def test_where_there_is_nothing_nothing_happens(history: History) -> None:
    heard: list[Transaction] = []
    history.changed.connect(heard.append)
    before = encode(history.design)
    history.undo()
    history.redo()
    assert encode(history.design) == before
    assert not heard


def test_a_new_step_forgets_what_was_undone(history: History) -> None:
    widen(history, 16, merge=False)
    history.undo()
    widen(history, 32, merge=False)
    assert history.redo_label is None
    history.redo()
    assert channels(history) == 32


def test_listeners_hear_once_what_was_applied(history: History) -> None:
    heard: list[Transaction] = []
    history.changed.connect(heard.append)
    widen(history, 16)
    widen(history, 32)
    history.undo()
    history.redo()
    widths = [
        (t.edits[0].before.layer.out_channels, t.edits[0].after.layer.out_channels) for t in heard
    ]
    assert widths == [(8, 16), (16, 32), (32, 8), (8, 32)]


def test_a_refused_step_leaves_no_trace(history: History) -> None:
    widen(history, 16, merge=False)
    history.undo()
    heard: list[Transaction] = []
    history.changed.connect(heard.append)
    before = encode(history.design)
    with pytest.raises(DesignError):
        history.do(step("Add", AddNode(Node("new", ReLU())), AddNode(CONV)))
    assert encode(history.design) == before
    assert (history.undo_label, history.redo_label) == (None, "Widen")
    assert not heard


def test_a_drag_is_one_step(history: History) -> None:
    for width in (16, 32, 64):
        widen(history, width)
    history.undo()
    assert channels(history) == 8
    assert history.undo_label is None
    history.redo()
    assert channels(history) == 64


def test_typing_a_name_is_one_step(history: History) -> None:
    for before, after in (("Untitled", "N"), ("N", "Ne"), ("Ne", "Net")):
        history.do(step("Rename", Rename(before, after)), merge=True)
    history.undo()
    assert history.design.name == "Untitled"


@pytest.mark.parametrize("between", ["undo and redo", "saved", "another label", "no merge"])
def test_a_step_begins_anew_after(history: History, between: str) -> None:
    widen(history, 16)
    if between == "undo and redo":
        history.undo()
        history.redo()
    elif between == "saved":
        history.mark_saved()
    label = "Other" if between == "another label" else "Widen"
    widen(history, 32, label=label, merge=between != "no merge")
    history.undo()
    assert channels(history) == 16


def test_a_step_without_merge_is_not_joined_by_the_next(history: History) -> None:
    widen(history, 16, merge=False)
    widen(history, 32)
    history.undo()
    assert channels(history) == 16


def test_steps_on_other_nodes_do_not_join(history: History) -> None:
    widen(history, 16)
    history.do(step("Widen", ReplaceNode(X, Node("x", Input((1, 8, 8))))), merge=True)
    history.undo()
    assert (channels(history), history.design.node("x")) == (16, X)


def test_additions_do_not_join(history: History) -> None:
    for name in ("a", "b"):
        history.do(step("Add", AddNode(Node(name, ReLU()))), merge=True)
    history.undo()
    assert ("a" in history.design, "b" in history.design) == (True, False)


def test_modified_means_different_from_the_file(history: History) -> None:
    assert not history.modified
    widen(history, 16, merge=False)
    assert history.modified
    history.undo()
    assert not history.modified
    history.redo()
    history.mark_saved()
    assert not history.modified
    history.undo()
    assert history.modified
    history.redo()
    assert not history.modified


def test_a_saved_state_that_was_left_for_another_is_not_found_again(history: History) -> None:
    widen(history, 16, merge=False)
    history.mark_saved()
    history.undo()
    widen(history, 32, merge=False)
    assert history.modified
    history.undo()
    assert history.modified


def test_a_drag_after_saving_is_something_to_save(history: History) -> None:
    widen(history, 16)
    history.mark_saved()
    widen(history, 32)
    assert history.modified


def test_there_and_back_in_one_gesture_is_no_step(history: History) -> None:
    width = history.design.node("conv").layer.out_channels
    widen(history, width + 8)
    widen(history, width)
    assert history.undo_label is None
    assert not history.modified


def test_a_sealed_gesture_is_not_joined(history: History) -> None:
    widen(history, 16)
    history.seal()
    widen(history, 32)
    history.undo()
    assert history.design.node("conv").layer.out_channels == 16


@pytest.mark.parametrize("merge", [True, False])
@pytest.mark.parametrize("width", [8, 16, 64])  # 8: there and back, so that no step is left
def test_what_is_taken_back_has_never_been(history: History, width: int, *, merge: bool) -> None:
    widen(history, 16, label="First", merge=False)
    widen(history, 8, merge=True)
    widen(history, 32, merge=True)
    widen(history, 48, label="Undone", merge=False)
    history.undo()
    history.mark_saved()
    before, state, size = encode(history.design), history.state, history.undo_size
    widen(history, width, merge=merge)
    history.take_back()
    assert encode(history.design) == before
    assert (history.state, history.undo_size, history.redo_label) == (state, size, "Undone")
    assert not history.modified
    history.undo()
    assert channels(history) == 16
    history.redo()
    history.redo()
    assert channels(history) == 48


def test_a_joined_step_is_as_it_was_before(history: History) -> None:
    widen(history, 16)
    widen(history, 32)
    widen(history, 8)  # there and back
    assert history.undo_label is None
    history.take_back()
    assert (history.undo_label, channels(history)) == ("Widen", 32)
    history.undo()
    assert channels(history) == 8


def test_only_what_was_done_last_is_taken_back(history: History) -> None:
    widen(history, 16, merge=False)
    history.undo()
    history.take_back()
    assert (channels(history), history.redo_label) == (8, "Widen")
    history.redo()
    history.take_back()
    assert (channels(history), history.undo_label) == (16, "Widen")
    widen(history, 32, merge=False)
    history.take_back()
    history.take_back()
    assert channels(history) == 16
