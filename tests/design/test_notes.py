"""Notes and frames: part of the design and its file, never of the network; undo is exact."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.design import notes as notes_module
from designer.design.analysis import Analysis, analyse
from designer.design.annotating import (
    add_frame,
    add_note,
    move_all,
    resize_note,
    with_notes_removed,
    write_note,
)
from designer.design.design import Design
from designer.design.edits import Transaction
from designer.design.error import DesignError
from designer.design.files import decode, encode
from designer.design.fragments import copied, pasted
from designer.design.history import History
from designer.design.note import Note
from designer.design.notes import AddNote, RemoveNote, ReplaceNote
from designer.design.operations import remove_nodes
from designer.design.own_blocks.grouping import group, ungroup
from designer.design.own_blocks.redefining import difference
from designer.design.targets import load
from designer.translate.source import to_source
from designer.window.documents.document import Document
from designer.window.documents.inside import Inside
from tests.strategies import apply, examples

NOTE = Note(1, "Why 3×3", 10.0, 20.0, 200.0, 80.0)
FRAME = Note(2, "Stem", 0.0, 0.0, 300.0, 400.0, frame=True)


def noted(name: str = "small_cnn") -> Design:
    return apply(load(name).copy(), AddNote(NOTE), AddNote(FRAME))


# -- file ------------------------------------------------------------------------------------------


def test_a_file_has_them_one_a_line_and_only_where_there_are_any() -> None:
    assert b"notes" not in encode(load("small_cnn"))
    lines = encode(noted()).decode().splitlines()
    assert lines[-4] == '"notes": ['
    assert lines[-3].startswith('{"id": 1, "text": "Why 3×3", "x": 10.0, "y": 20.0, "width": 200.0')
    assert lines[-2].endswith('"height": 400.0, "frame": true}')
    again = decode(encode(noted()))
    assert again == noted()
    assert again != load("small_cnn")
    assert encode(again) == encode(noted())


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=50)
PLACES = st.floats(-1e9, 1e9, allow_nan=False)
SIDES = st.floats(20, 1e6)


@examples(100)
@given(
    st.lists(
        st.builds(Note, st.integers(1, 10**9), TEXTS, PLACES, PLACES, SIDES, SIDES, st.booleans()),
        max_size=4,
        unique_by=lambda note: note.id,
    )
)
def test_any_notes_survive_the_file(notes: list[Note]) -> None:
    design = apply(Design(), *map(AddNote, notes))
    again = decode(encode(design))
    assert again.notes == tuple(notes)
    assert encode(again) == encode(design)


GOOD = {"id": 1, "text": "a", "x": 0, "y": 0, "width": 100, "height": 100}
BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no id": ({"id": 0}, "A note's id is a number from 1"),
    "a huge id": ({"id": 10**30}, "A note's id is a number from 1"),
    "a long text": ({"text": "x" * 10_001}, "at most 10,000 letters, not 10,001: shorten it"),
    "a long title": ({"text": "x" * 201, "frame": True}, "A frame holds at most 200 letters"),
    "far away": ({"x": 1e10}, "lies too far out, at 1e+10: bring it nearer"),
    "too small": ({"width": 1}, "20 to 1,000,000 long, not 1"),
    "too large": ({"height": 1e9}, "20 to 1,000,000 long, not 1e+09"),
    "negative": ({"height": -100}, "20 to 1,000,000 long, not -100"),
    "text as number": ({"text": 3}, "is damaged: Expected `str`, got `int`"),
    "an unknown key": ({"link": "x"}, "is damaged: Object contains unknown field `link`"),
}


def file_of(*records: dict[str, Any]) -> bytes:
    head = {"format": "netwright", "version": 1, "nodes": [], "wires": []}
    return json.dumps({**head, "notes": list(records)}).encode()


@pytest.mark.parametrize(("changes", "sentence"), BAD.values(), ids=list(BAD))
def test_a_hostile_note_is_one_sentence(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DesignError) as refusal:
        decode(file_of(GOOD | changes), "bad.json")
    assert sentence in str(refusal.value)
    assert str(refusal.value).startswith("bad.json")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity"])
def test_a_number_that_is_none_is_refused(number: str) -> None:
    with pytest.raises(DesignError, match=r"damaged|not a Netwright design"):
        decode(file_of(GOOD).replace(b'"x": 0', f'"x": {number}'.encode()))


def test_two_of_one_id_and_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DesignError, match="note 1: There is a note 1 already"):
        decode(file_of(GOOD, GOOD))
    monkeypatch.setattr(notes_module, "MOST", 2)
    with pytest.raises(DesignError, match="note 3: 2 notes and frames are the most"):
        decode(file_of(*(GOOD | {"id": i} for i in (1, 2, 3))))


# -- edits -----------------------------------------------------------------------------------------


def test_every_action_is_undone_and_done_again_to_the_byte() -> None:
    design = noted()
    analysis, history = Analysis(design), History(design)
    history.changed.connect(analysis.follow)
    states = [encode(design)]
    for make in (
        lambda: add_note(design, (0, 0, 150, 60), "third"),
        lambda: add_frame(design, (0, 0, 150, 60), "fourth"),
        lambda: write_note(design, 1, "other", 300),
        lambda: resize_note(design, 2, 500, 500.04),
        lambda: move_all(design, {"conv1": (5.0, 5.0)}, {2: (7.0, 7.0), 1: (8.0, 8.0)}),
        lambda: with_notes_removed(design, remove_nodes(design, ["conv1"]), [1, 3]),
        lambda: with_notes_removed(design, Transaction("", ()), [2]),
    ):
        history.do(make())
        states.append(encode(design))
        assert analysis.nodes == analyse(design).nodes
        assert decode(encode(design)) == design
    assert len(set(states)) == len(states)
    for state in reversed(states[:-1]):
        history.undo()
        assert encode(design) == state
    for state in states[1:]:
        history.redo()
        assert encode(design) == state
    assert [note.id for note in design.notes] == [4]


def test_labels_say_what_goes() -> None:
    design = noted()
    assert with_notes_removed(design, Transaction("", ()), [1]).label == "Delete a note"
    both = with_notes_removed(design, remove_nodes(design, ["conv1"]), [1, 2])
    assert both.label == "Delete `conv1` and 2 notes"


def test_a_note_that_has_changed_is_not_overwritten() -> None:
    design = noted()
    other = replace(NOTE, text="other")
    for edit in (RemoveNote(other), ReplaceNote(other, NOTE)):
        with pytest.raises(DesignError, match="The note has changed"):
            edit.apply(design)
    with pytest.raises(DesignError, match="There is no note 9"):
        write_note(design, 9, "x")
    assert not write_note(design, 1, NOTE.text).edits


def test_the_network_knows_nothing_of_them() -> None:
    assert to_source(noted()) == to_source(load("small_cnn"))
    analysis = Analysis(noted())
    step = add_note(analysis.design, (0, 0, 50, 50))
    assert not step.rewires
    assert step.touched() == set()
    assert analysis.totals == analyse(load("small_cnn")).totals


def test_they_are_copied_with_nodes_and_alone() -> None:
    design = noted()
    apply(design, pasted(design, copied(design, ["conv1"], [2]), 24.0))
    assert design.notes[2] == replace(FRAME, id=3, x=24.0, y=24.0)
    alone = pasted(design, copied(design, [], [1]), 24.0)
    apply(design, alone)
    assert alone.label == "Paste"
    assert design.notes[3] == replace(NOTE, id=4, x=34.0, y=44.0)


def test_the_difference_of_two_designs_has_their_notes() -> None:
    a, b, c = (replace(NOTE, id=i, text=str(i)) for i in (1, 2, 3))
    for before, after in (
        ((a, b), (b, c)),
        ((a, b, c), (c, a)),
        ((), (b, a)),
        ((a, b), (a, c, replace(b, text="x"))),
    ):
        one, two = apply(Design(), *map(AddNote, before)), apply(Design(), *map(AddNote, after))
        step = difference(one, two, "")
        apply(one, step)
        assert one.notes == two.notes
        apply(one, step.inverse())
        assert one.notes == before


# -- inside a block of the user's own --------------------------------------------------------------


def test_a_note_inside_belongs_to_the_block_and_reaches_each_use() -> None:
    document = Document(load("small_cnn"), lambda layer, repeat: (100.0, 40.0))
    document.do(group(document.analysis, ["conv1", "pool1"], "Stem"))
    inside = Inside(document, "stem")
    before = encode(document.design)
    inside.do(add_note(inside.design, (0, 0, 150, 60), "inside"))
    assert [note.text for note in inside.definition.notes] == ["inside"]
    assert [note.text for note in inside.design.notes] == ["inside"]
    assert not document.design.notes
    again = decode(encode(document.design))
    assert again == document.design
    assert again.node("stem").layer == document.design.node("stem").layer
    document.do(ungroup(document.design, "stem"))
    assert [note.text for note in document.design.notes] == ["inside"]
    document.history.undo()
    document.history.undo()
    assert encode(document.design) == before
    assert not inside.design.notes
