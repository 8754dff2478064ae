"""What menus, keys and buttons do to the design; what the mouse does is in canvas/gestures."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QGuiApplication

from blocks.tensor import TensorSpec
from designer.design.annotating import with_notes_removed
from designer.design.choosing.shorthand import wish
from designer.design.edits import Transaction
from designer.design.error import DesignError
from designer.design.evaluation import evaluate
from designer.design.fragments import copied, pasted
from designer.design.operations import bypass, remove_nodes
from designer.design.repairs.diagnosis import Repair
from designer.window.canvas.clear_of_cards import clear_of_cards
from designer.window.canvas.view import View
from designer.window.documents.library import layer_named
from designer.window.documents.placing import place_after, repeated
from designer.window.documents.workspace import Workspace
from designer.window.languages.words import sentence, tr
from designer.window.look.card import card_size
from designer.window.waiting.waiting import LARGE, StoppedError, waiting

LONG = 50_000  # letters on the clipboard, of some hundred nodes
ASIDE = 24.0  # how far a pasted node lies from the one it was copied from

ROOM, GAP = (150.0, 60.0), 40.0  # for a card, and beside it
IMAGE = TensorSpec((3, 224, 224))  # where nothing is drawn yet


class Editing(QObject):
    """`refused` says why an action can't be done."""

    refused = Signal(str)

    def __init__(self, workspace: Workspace, view: View) -> None:
        super().__init__(view)
        self._workspace, self.view, self._scene = workspace, view, view.canvas

    def use(self, view: View) -> None:
        """The canvas that is worked on, of those that show the scene."""
        self.view = view

    def may_edit(self) -> bool:
        """Whether what is shown can be changed; says why it can't."""
        read_only = self._workspace.shown.read_only
        if read_only:
            self.refused.emit(
                tr("The inside of a block is read-only: unpack the block to edit it.")
            )
        return not read_only

    def attempt(self, make: Callable[[], Transaction], *, heavy: bool = False) -> set[str]:
        """Apply what a function makes; a refusal is said. Returns the nodes that are new.

        It is made beside the window where the design is large, or the work `heavy` for another
        reason, and may be stopped: so it must not touch the window.
        """
        document = self._workspace.shown
        if not self.may_edit():
            return set()
        before, selected = set(document.design.graph), set(self._scene.selected_nodes())
        large = heavy or len(document.design) >= LARGE
        with waiting(tr("Working it out…"), self.view) as wait:
            try:
                transaction = wait.result(make, heavy=large)
                back, heavy = document.history.take_back, len(transaction.edits) >= LARGE
                with wait.drawing(back, heavy=heavy):
                    document.do(transaction)
            except DesignError as error:
                self.refused.emit(sentence(str(error)))
                if isinstance(error, StoppedError):
                    self._select_again(selected)
        return set(document.design.graph) - before

    def _select_again(self, node_ids: set[str]) -> None:
        """What was stopped took nodes away for a while, and so out of the selection."""
        if self._scene.document is self._workspace.shown and node_ids:
            notes = self._scene.notes.selected_ids()
            self._scene.select(node_ids, set(self._scene.selected_wires()))
            self._scene.notes.select(notes)

    def undo(self) -> None:
        """Take the last action back."""
        history = self._workspace.shown.history
        self._step(history.undo, history.redo, history.undo_size, tr("Undoing…"))

    def redo(self) -> None:
        """Do it again."""
        history = self._workspace.shown.history
        self._step(history.redo, history.undo, history.redo_size, tr("Redoing…"))

    def _step(
        self, act: Callable[[], None], back: Callable[[], None], size: int, text: str
    ) -> None:
        if self._workspace.shown.read_only:
            return
        selected = set(self._scene.selected_nodes())
        with waiting(text, self.view) as wait:
            try:
                with wait.drawing(back, heavy=size >= LARGE):
                    act()
            except StoppedError as stopped:
                self.refused.emit(str(stopped))
                self._select_again(selected)

    def delete(self) -> None:
        """The selected nodes and wires."""
        nodes, wires = self._scene.selected_nodes(), self._scene.selected_wires()
        notes, design = self._scene.notes.selected_ids(), self._workspace.shown.design
        if nodes or wires or notes:
            self.attempt(
                lambda: with_notes_removed(design, remove_nodes(design, nodes, wires), notes)
            )

    def bypass(self) -> None:
        """Take the selected nodes out and join what was before to what comes after."""
        nodes, design = self._scene.selected_nodes(), self._workspace.shown.design
        if nodes:
            self.attempt(lambda: bypass(design, nodes))

    def copy(self) -> None:
        """The selected nodes and notes to the clipboard, as text in the file's format."""
        if text := self._copied():
            QGuiApplication.clipboard().setText(text)

    def _copied(self) -> str:
        """What is selected, as text; empty where nothing is, or nobody waited for it."""
        nodes, notes = self._scene.selected_nodes(), self._scene.notes.selected_ids()
        design = self._workspace.shown.design
        if not nodes and not notes:
            return ""
        with waiting(tr("Copying…"), self.view) as wait:
            try:
                return wait.result(lambda: copied(design, nodes, notes), heavy=len(nodes) >= LARGE)
            except StoppedError as stopped:
                self.refused.emit(str(stopped))
                return ""

    def cut(self) -> None:
        """Copy and delete; nothing where it was not copied."""
        if text := self._copied():
            QGuiApplication.clipboard().setText(text)
            self.delete()

    def paste(self) -> None:
        """What the clipboard holds, a little aside."""
        self._paste(QGuiApplication.clipboard().text())

    def duplicate(self) -> None:
        """The selected nodes and notes once more, past the clipboard."""
        if text := self._copied():
            self._paste(text)

    def _paste(self, text: str) -> None:
        before = set(self._scene.notes.items)
        shown = self._workspace.shown
        added = self.attempt(
            lambda: pasted(shown.design, text, ASIDE, shown.root.design), heavy=len(text) > LONG
        )
        notes = set(self._scene.notes.items) - before
        if added or notes:
            self._scene.select(added)
            self._scene.notes.select(notes)

    def select_all(self) -> None:
        """All nodes and notes."""
        self._scene.select(set(self._scene.nodes))
        self._scene.notes.select(set(self._scene.notes.items))

    def repair(self, fix: Repair) -> None:
        """Apply a fix that was offered."""
        self.attempt(lambda: fix.transaction)
        self.view.setFocus()  # the button that had it is gone

    def place(self, layer_name: str, arguments: str = "") -> None:
        """A layer from the palette behind the selected node, or by the middle of the view.

        The arguments are as they were typed.
        """
        document, selected = self._workspace.shown, self._scene.selected_nodes()
        area = QRectF(0, 0, *ROOM)
        area.moveCenter(self.view.mapToScene(self.view.viewport().rect().center()))
        middle = clear_of_cards(self._scene, area, GAP).center()
        place = (middle.x(), middle.y())

        def placed() -> Transaction:
            layer = layer_named(layer_name, document.root.design, arguments)
            step = place_after(
                document.design, layer, selected, place, card_size, sideways=document.sideways
            )
            return repeated(step, wish(arguments).repeat)

        added = self.attempt(placed)
        if added:
            self._scene.select(added)
        self.view.setFocus()

    def would_fit(self, layer_name: str) -> bool:
        """Whether a layer of that name could follow the selected node, else the first, as it is."""
        selected, shown = self._scene.selected_nodes(), self._workspace.shown
        before = selected[0] if len(selected) == 1 else next(iter(shown.design.graph), "")
        spec = shown.analysis.output(before) if before else IMAGE
        layer = layer_named(layer_name, shown.root.design)
        if spec is None or len(layer.inputs) != 1:
            return False
        return not evaluate(layer, (spec,)).problems
