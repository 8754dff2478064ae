"""The edits that change notes and frames; they have an order, which is that of the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.note import Note

MOST = 1000  # of a design


@dataclass(frozen=True, slots=True)
class AddNote:
    """Put a note behind all others, or back to its place among them."""

    note: Note
    place: int | None = None

    def apply(self, design: Design) -> None:
        """Refuses more than anyone reads."""
        notes = design.notes
        if any(note.id == self.note.id for note in notes):
            raise DesignError(f"There is a note {self.note.id} already: give it another id.")
        if len(notes) >= MOST:
            raise DesignError(f"{MOST:,} notes and frames are the most: delete some first.")
        place = len(notes) if self.place is None else self.place
        design.notes = (*notes[:place], self.note, *notes[place:])

    def inverse(self) -> "RemoveNote":
        """Take it away."""
        return RemoveNote(self.note, self.place)

    def touched(self) -> tuple[str, ...]:
        """No node."""
        return ()


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Take a note away; `place` is where it lies in the order."""

    note: Note
    place: int | None = None

    def apply(self, design: Design) -> None:
        """Refuses one that has changed since."""
        place = place_of(design, self.note)
        design.notes = (*design.notes[:place], *design.notes[place + 1 :])

    def inverse(self) -> AddNote:
        """Put it back."""
        return AddNote(self.note, self.place)

    def touched(self) -> tuple[str, ...]:
        """No node."""
        return ()


@dataclass(frozen=True, slots=True)
class ReplaceNote:
    """Give a note another text, place or size; its id stays."""

    before: Note
    after: Note

    def apply(self, design: Design) -> None:
        """Refuses one that has changed since."""
        place = place_of(design, self.before)
        if self.after.id != self.before.id:
            raise DesignError("A note keeps its id.")
        design.notes = (*design.notes[:place], self.after, *design.notes[place + 1 :])

    def inverse(self) -> "ReplaceNote":
        """The other way round."""
        return ReplaceNote(self.after, self.before)

    def touched(self) -> tuple[str, ...]:
        """No node."""
        return ()


def place_of(design: Design, note: Note) -> int:
    """Where the note lies in the order; raises DesignError where it is not there as it is."""
    if note not in design.notes:
        raise DesignError("The note has changed: it can't be changed as it was.")
    return design.notes.index(note)


def note_of(design: Design, note_id: int) -> Note:
    """The note of that id; raises DesignError."""
    for note in design.notes:
        if note.id == note_id:
            return note
    raise DesignError(f"There is no note {note_id} in this design.")


def fresh_note_ids(design: Design) -> Iterator[int]:
    """Unused ids, the smallest first."""
    taken = {note.id for note in design.notes}
    return (number for number in count(1) if number not in taken)
