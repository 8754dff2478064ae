"""Dragging notes and frames, with what lies in the frames; and their corner, which resizes."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem

from designer.design.annotating import move_all, resize_note
from designer.design.note import LARGEST, SMALLEST
from designer.window.canvas.gestures.carrying import Carrying
from designer.window.canvas.gestures.move_nodes import THRESHOLD
from designer.window.canvas.items.note_item import NoteItem
from designer.window.canvas.scene import Scene


class MoveNotes:
    """Drags all that is selected, and whatever lies inside a frame as a whole; one transaction."""

    def __init__(self, scene: Scene, start: QPointF, clicked: int | None) -> None:
        self._scene, self._start, self._clicked = scene, start, clicked
        self.shape: QGraphicsItem | None = None
        nodes, notes = set(scene.selected_nodes()), set(scene.notes.selected_ids())
        for item in scene.notes.selected():
            if item.note.frame:
                area = item.body().translated(item.pos())
                notes |= set(scene.notes.within(area))
                nodes |= {
                    node_id
                    for node_id, node in scene.nodes.items()
                    if area.contains(node.body().translated(node.pos()))
                }
        self._carried = Carrying(scene, nodes)
        self._notes = {note_id: scene.notes.items[note_id].pos() for note_id in notes}
        self._moving = False

    def move(self, place: QPointF, *, free: bool = False) -> str:
        offset = place - self._start
        self._moving = self._moving or offset.manhattanLength() > THRESHOLD
        if self._moving:
            self._shift(offset)
        return ""

    def _shift(self, offset: QPointF) -> None:
        self._carried.shift(offset)
        self._shift_notes(offset)

    def _shift_notes(self, offset: QPointF) -> None:
        for note_id, origin in self._notes.items():
            self._scene.notes.items[note_id].setPos(origin + offset)

    def finish(self, place: QPointF) -> None:
        document = self._scene.document
        if document is None or document.read_only:
            self.cancel()
        self._carried.let_go()
        if not self._moving:
            if self._clicked is not None:
                self._scene.select(set())
                self._scene.notes.select([self._clicked])
        elif document is not None and not document.read_only:
            notes = {n: self._scene.notes.items[n].pos().toTuple() for n in self._notes}
            self._scene.do(move_all(document.design, self._carried.places(), notes))

    def cancel(self) -> None:
        self._carried.back()
        self._shift_notes(QPointF(0, 0))


class ResizeNote:
    """Drags the lower right corner."""

    def __init__(self, scene: Scene, item: NoteItem, start: QPointF) -> None:
        self._scene, self._item, self._start = scene, item, start
        self._note = item.note
        self.shape: QGraphicsItem | None = None

    def move(self, place: QPointF, *, free: bool = False) -> str:
        width, height = self._size(place)
        self._item.resize_to(width, height)
        return ""

    def _size(self, place: QPointF) -> tuple[float, float]:
        by, note = place - self._start, self._note
        sides = note.width + by.x(), note.height + by.y()
        width, height = (min(max(side, 2 * SMALLEST), LARGEST) for side in sides)
        return round(width, 1), round(height, 1)

    def finish(self, place: QPointF) -> None:
        document, size = self._scene.document, self._size(place)
        self.cancel()
        changed = size != (self._note.width, self._note.height)
        if changed and document is not None and not document.read_only:
            document.do(resize_note(document.design, self._note.id, *size))

    def cancel(self) -> None:
        self._item.show_note(self._note)
