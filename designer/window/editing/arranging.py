"""Laying out by machine: all nodes, or the selected ones alone; down, or from left to right.

What the user placed stays where it is, unless it is selected or all is turned.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject

from designer.design.design import Design
from designer.design.edits import Transaction
from designer.design.error import DesignError
from designer.design.layout.layered import Arrangement, Point, anchored
from designer.design.operations import keep_in_place, move_nodes
from designer.window.documents.workspace import Workspace
from designer.window.editing.editing import Editing
from designer.window.languages.words import sentence, tr
from designer.window.waiting.waiting import LARGE, StoppedError, Waiting, waiting


class Arranging(QObject):
    """Each is one step, and what need not move stays."""

    def __init__(self, workspace: Workspace, editing: Editing) -> None:
        super().__init__(editing)
        self._workspace, self._editing = workspace, editing

    def arrange(self) -> None:
        """The selected nodes among themselves, or all where fewer than two are selected."""
        selected = self._editing.view.canvas.selected_nodes()
        self._arrange(only=selected if len(selected) > 1 else [])

    def downwards(self) -> None:
        """All, the data flowing from top to bottom."""
        self._arrange(sideways=False)

    def rightwards(self) -> None:
        """All, the data flowing from left to right, ports at the sides."""
        self._arrange(sideways=True)

    def keep(self) -> None:
        """The selected nodes stay when the others are arranged; again, they may move."""
        document = self._workspace.shown
        ids = self._editing.view.canvas.selected_nodes()
        nodes = [document.design.node(node_id) for node_id in ids]
        if not nodes:
            self._editing.refused.emit(tr("Select the nodes to keep in place."))
            return
        placed = not all(node.placed for node in nodes)
        nodes = [node for node in nodes if node.placed != placed]
        self._editing.attempt(lambda: keep_in_place(nodes, placed=placed))

    def _arrange(self, *, sideways: bool | None = None, only: Collection[str] = ()) -> None:
        document, view = self._workspace.shown, self._editing.view
        if not self._editing.may_edit():
            return
        around = not only and sideways is None
        kept = sum(node.placed for node in document.design.nodes()) if around else 0

        def laid_out() -> tuple[Arrangement, dict[str, Point]]:
            found = document.arranged(sideways=sideways, only=only)
            take = document.moves if around else partial(_released, document.design)
            return found, take(found.corners)

        with waiting(tr("Arranging…"), view) as wait:
            try:
                found, moved = wait.result(laid_out, heavy=len(document.design) >= LARGE)
                self._take(wait, None if only else found, moved)
            except DesignError as error:
                self._editing.refused.emit(sentence(str(error)))
                return
            if moved and sideways is not None:
                view.show_top()  # nothing is where it was
            elif not moved and not kept:
                self._editing.refused.emit(tr("It is arranged already."))
        if kept:
            self._editing.refused.emit(_stayed(kept))

    def _take(self, wait: Waiting, bends: Arrangement | None, moved: Mapping[str, Point]) -> None:
        """Move nodes, and wires where the layout was one of all; both, or raises DesignError."""
        document = self._workspace.shown
        unbend: Callable[[], None] = document.bend(bends) if bends else lambda: None
        if not moved:
            return
        step = move_nodes(document.design, moved, by_hand=False)

        def back() -> None:
            unbend()
            document.history.take_back()

        try:
            with wait.drawing(back, heavy=len(moved) >= LARGE):
                document.do(Transaction(tr("Arrange"), step.edits))
        except StoppedError:
            raise
        except DesignError:
            unbend()
            raise


def _released(design: Design, corners: Mapping[str, Point]) -> dict[str, Point]:
    """The nodes that move, and those that were placed, even where they lie."""
    nodes = (design.node(node_id) for node_id in corners)
    placed = {node.id: node.position for node in nodes if node.placed and node.position}
    return placed | anchored(design, corners)


def _stayed(kept: int) -> str:
    if kept == 1:
        return tr("One node stays where it was placed: select it with others to arrange it too.")
    text = tr("{n} nodes stay where they were placed: select them to arrange them too.")
    return text.format(n=kept)
