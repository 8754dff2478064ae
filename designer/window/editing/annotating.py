"""What menus and keys do with notes: add one where the mouse is, frame what is selected, write."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QCursor

from designer.design.annotating import add_frame, add_note, write_note
from designer.window.canvas.clear_of_cards import clear_of_cards
from designer.window.canvas.items.node_item import NodeItem
from designer.window.canvas.items.note_item import TITLE, NoteItem, text_height
from designer.window.canvas.overlays.note_editor import NoteEditor
from designer.window.documents.workspace import Workspace
from designer.window.editing.editing import Editing
from designer.window.languages.words import tr

WIDTH, HEIGHT = 220.0, 64.0  # of a new note
ASIDE = 40.0  # from a card that would hide it
# Room in a frame: stages fit one below the other, and a title beside the shape on a wire.
SIDES, TOP, BOTTOM = 64.0, TITLE + 12.0, 10.0


class Annotating(QObject):
    """Notes and frames of what is shown."""

    def __init__(self, workspace: Workspace, editing: Editing) -> None:
        super().__init__(editing)
        self._workspace, self._editing = workspace, editing
        self.editor: NoteEditor | None = None

    def add_note(self) -> None:
        """Where the mouse is; else in the middle of the view, beside the cards there.

        Ready to be written.
        """
        view = self._editing.view
        at, seen = view.viewport().mapFromGlobal(QCursor.pos()), view.viewport().rect()
        pointed = seen.contains(at)
        area = QRectF(0, 0, WIDTH, HEIGHT)
        area.moveCenter(view.mapToScene(at if pointed else seen.center()))
        self._add(area if pointed else clear_of_cards(view.canvas, area, ASIDE), frame=False)

    def frame_selection(self) -> None:
        """A frame around the selected nodes and notes; its title ready to be written."""
        scene = self._editing.view.canvas
        nodes = [scene.nodes[node_id] for node_id in scene.selected_nodes()]
        chosen: list[NodeItem | NoteItem] = [*nodes, *scene.notes.selected()]
        if not chosen:
            self._editing.refused.emit(tr("Select the nodes to frame."))
            return
        area = QRectF()
        for item in chosen:
            area |= item.body().translated(item.pos())
        area.adjust(-SIDES, -TOP, SIDES, BOTTOM)
        self._add(area, frame=True)

    def _add(self, area: QRectF, *, frame: bool) -> None:
        design, scene = self._workspace.shown.design, self._editing.view.canvas
        before = {note.id for note in design.notes}
        make = add_frame if frame else add_note
        place = area.x(), area.y(), area.width(), area.height()
        self._editing.attempt(lambda: make(design, place))
        for note in design.notes:
            if note.id not in before:
                scene.select(set())
                scene.notes.select([note.id])
                self.write(note.id)

    def write(self, note_id: int) -> None:
        """Edit the text in place."""
        view = self._editing.view
        if not self._editing.may_edit() or note_id not in view.canvas.notes.items:
            return
        document = self._workspace.shown

        def write(text: str) -> None:
            if note_id not in view.canvas.notes.items:  # gone meanwhile, in another tab
                return
            note = view.canvas.notes.items[note_id].note
            height = 0.0 if note.frame else text_height(text, note.width)
            if write_note(document.design, note_id, text, height).edits:
                self._editing.attempt(lambda: write_note(document.design, note_id, text, height))

        self.editor = NoteEditor(view, view.canvas.notes.items[note_id], write)
        view.moved.connect(self.editor.place)
