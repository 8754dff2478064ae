"""Laying out by machine: all nodes, or the selected ones alone; down, or from left to right."""

from PySide6.QtCore import QObject

from designer.design.edits import Transaction
from designer.design.layout import anchored
from designer.design.operations import move_nodes
from designer.window.editing import Editing
from designer.window.words import tr
from designer.window.workspace import Workspace


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

    def _arrange(self, *, sideways: bool | None = None, only: list[str] | None = None) -> None:
        document = self._workspace.shown
        if not self._editing.may_edit():
            return
        places = document.arranged(sideways=sideways, only=only or [])
        moved = anchored(document.design, places)
        if moved:
            step = Transaction(tr("Arrange"), move_nodes(document.design, moved).edits)
            self._editing.attempt(lambda: step)
            if sideways is not None:
                self._editing.view.show_top()  # nothing is where it was
        else:
            self._editing.refused.emit(tr("It is arranged already."))
