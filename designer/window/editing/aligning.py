"""Lining up the selected nodes and spacing them evenly, one step each."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from designer.design.edits import Transaction
from designer.design.layout.aligning import Box, Edge, Point, aligned, distributed
from designer.design.operations import move_nodes
from designer.window.canvas.scene import Scene
from designer.window.editing.editing import Editing
from designer.window.languages.words import tr


class Aligning(QObject):
    """What the Arrange menu does to places."""

    def __init__(self, scene: Scene, editing: Editing) -> None:
        super().__init__(scene)
        self._scene, self._editing = scene, editing

    def left(self) -> None:
        """Left edges in line."""
        self._align("left")

    def centre(self) -> None:
        """Middles in line, one above the other."""
        self._align("centre")

    def right(self) -> None:
        """Right edges in line."""
        self._align("right")

    def top(self) -> None:
        """Upper edges in line."""
        self._align("top")

    def middle(self) -> None:
        """Middles in line, side by side."""
        self._align("middle")

    def bottom(self) -> None:
        """Lower edges in line."""
        self._align("bottom")

    def spread_across(self) -> None:
        """Equal gaps from left to right."""
        self._spread(horizontally=True)

    def spread_down(self) -> None:
        """Equal gaps from top to bottom."""
        self._spread(horizontally=False)

    def _align(self, edge: Edge) -> None:
        boxes = self._boxes(2, tr("Select two nodes or more to align them."))
        if boxes:
            self._move(tr("Align"), aligned(boxes, edge))

    def _spread(self, *, horizontally: bool) -> None:
        boxes = self._boxes(3, tr("Select three nodes or more to distribute them."))
        if boxes:
            self._move(tr("Distribute"), distributed(boxes, horizontally=horizontally))

    def _boxes(self, least: int, otherwise: str) -> dict[str, Box]:
        """The cards of the selected nodes; too few get a sentence."""
        ids = self._scene.selected_nodes()
        if len(ids) < least:
            self._editing.refused.emit(otherwise)
            return {}
        return {node_id: _box(self._scene, node_id) for node_id in ids}

    def _move(self, label: str, places: Mapping[str, Point]) -> None:
        document = self._scene.document
        if places and document is not None:
            step = move_nodes(document.design, places)
            self._editing.attempt(lambda: Transaction(label, step.edits))


def _box(scene: Scene, node_id: str) -> Box:
    item = scene.nodes[node_id]
    return item.x(), item.y(), item.card.width, item.card.height
