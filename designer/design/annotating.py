"""What users do with notes and frames, alone or along with nodes: each is one transaction."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from designer.design.design import Design
from designer.design.edits import Edit, Transaction
from designer.design.note import Note
from designer.design.notes import (
    AddNote,
    RemoveNote,
    ReplaceNote,
    fresh_note_ids,
    note_of,
    place_of,
)
from designer.design.operations import Position, move_nodes

Area = tuple[float, float, float, float]  # left, top, width, height


def add_note(design: Design, area: Area, text: str = "") -> Transaction:
    """Text on the canvas."""
    return Transaction("Add note", (AddNote(_new(design, area, text, frame=False)),))


def add_frame(design: Design, area: Area, title: str = "") -> Transaction:
    """A titled rectangle behind what lies there."""
    return Transaction("Add frame", (AddNote(_new(design, area, title, frame=True)),))


def _new(design: Design, area: Area, text: str, *, frame: bool) -> Note:
    x, y, width, height = map(_rounded, area)
    return Note(next(fresh_note_ids(design)), text, x, y, width, height, frame)


def write_note(design: Design, note_id: int, text: str, height: float = 0.0) -> Transaction:
    """Another text or title; the note is made at least so high."""
    note = note_of(design, note_id)
    after = replace(note, text=text, height=max(note.height, _rounded(height)))
    what = "frame" if note.frame else "note"
    return Transaction(f"Write {what}", (ReplaceNote(note, after),) if after != note else ())


def resize_note(design: Design, note_id: int, width: float, height: float) -> Transaction:
    """Another size; the upper left corner stays."""
    note = note_of(design, note_id)
    after = replace(note, width=_rounded(width), height=_rounded(height))
    what = "frame" if note.frame else "note"
    return Transaction(f"Resize {what}", (ReplaceNote(note, after),))


def move_all(
    design: Design, nodes: Mapping[str, Position], notes: Mapping[int, Position]
) -> Transaction:
    """Nodes and notes to other places."""
    edits: list[Edit] = [*move_nodes(design, nodes).edits]
    for note_id, (x, y) in notes.items():
        note = note_of(design, note_id)
        edits.append(ReplaceNote(note, replace(note, x=_rounded(x), y=_rounded(y))))
    return Transaction("Move", tuple(edits))


def with_notes_removed(
    design: Design, removal: Transaction, note_ids: Collection[int]
) -> Transaction:
    """The same removal, and notes gone too."""
    if not note_ids:
        return removal
    notes = [note_of(design, note_id) for note_id in sorted(note_ids)]
    # From the last on, so that each place is still right when it is put back.
    notes.sort(key=lambda note: place_of(design, note), reverse=True)
    edits = [RemoveNote(note, place_of(design, note)) for note in notes]
    what = "a note" if len(notes) == 1 else f"{len(notes)} notes"
    label = f"{removal.label} and {what}" if removal.edits else f"Delete {what}"
    return Transaction(label, (*removal.edits, *edits))


def _rounded(number: float) -> float:
    return round(number, 1)
