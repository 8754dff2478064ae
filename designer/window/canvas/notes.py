"""The notes and frames of a scene: an item each, by id; they follow the edits of the document."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from designer.design.design import Design
from designer.design.edits import Edit
from designer.design.note import Note
from designer.design.notes import AddNote, RemoveNote, ReplaceNote
from designer.window.canvas.items.look import Look
from designer.window.canvas.items.note_item import NoteItem


class Notes:
    """What a scene holds beside nodes and wires."""

    def __init__(self, scene: QGraphicsScene, look: Look) -> None:
        self._scene, self._look = scene, look
        self.items: dict[int, NoteItem] = {}

    def show(self, design: Design) -> None:
        """Those of another design, from scratch."""
        for note_id in list(self.items):
            self._remove(note_id)
        for note in design.notes:
            self._add(note)

    def follow(self, edits: Iterable[Edit]) -> QRectF:
        """Those that edits add, take away and change; returns where they lie now."""
        area = QRectF()
        for edit in edits:
            match edit:
                case AddNote(note):
                    self._add(note)
                case RemoveNote(note):
                    self._remove(note.id)
                    continue
                case ReplaceNote(_, note):
                    self.items[note.id].show_note(note)
                case _:
                    continue
            area |= QRectF(note.x, note.y, note.width, note.height)
        return area

    def _add(self, note: Note) -> None:
        self.items[note.id] = item = NoteItem(note, self._look)
        self._scene.addItem(item)

    def _remove(self, note_id: int) -> None:
        self._scene.removeItem(self.items.pop(note_id))

    def at(self, place: QPointF) -> NoteItem | None:
        """The note, or the frame's title, that can be taken hold of there, the topmost first."""
        found = (item for item in self._scene.items(place) if isinstance(item, NoteItem))
        return next(found, None)

    def corner_at(self, place: QPointF) -> NoteItem | None:
        """The selected one whose handle is there."""
        for item in self.selected():
            if item.corner().translated(item.pos()).contains(place):
                return item
        return None

    def selected(self) -> list[NoteItem]:
        """Those that are selected."""
        return [item for item in self.items.values() if item.isSelected()]

    def selected_ids(self) -> list[int]:
        """Their ids."""
        return [item.note.id for item in self.selected()]

    def select(self, note_ids: Iterable[int]) -> None:
        """These too."""
        for note_id in note_ids:
            if note_id in self.items:
                self.items[note_id].setSelected(True)

    def within(self, area: QRectF) -> Iterator[int]:
        """The ids of those that lie inside as a whole."""
        for note_id, item in self.items.items():
            if area.contains(item.body().translated(item.pos())):
                yield note_id

    def area(self) -> QRectF:
        """Where they lie."""
        return _area(self.items.values())

    def selected_area(self) -> QRectF:
        """Where the selected ones lie."""
        return _area(self.selected())


def _area(items: Iterable[NoteItem]) -> QRectF:
    area = QRectF()
    for item in items:
        area |= item.body().translated(item.pos())
    return area
