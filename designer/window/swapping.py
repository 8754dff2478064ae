"""Changing what selected nodes are, keeping the parameters that the other kind can have."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRectF

from designer.design.choosing.alternatives import Alternative, alternatives
from designer.design.operations import change_layers
from designer.window.canvas.view import View
from designer.window.chooser import Chooser, Option
from designer.window.editing import Editing
from designer.window.library import own_kinds
from designer.window.words import sentence, tr
from designer.window.workspace import Workspace


class Swapping(QObject):
    """Asks what to change to, and does it in one step."""

    def __init__(self, workspace: Workspace, chooser: Chooser, editing: Editing) -> None:
        super().__init__(editing)
        self._workspace, self._chooser, self._editing = workspace, chooser, editing

    @property
    def _view(self) -> View:
        return self._editing.view

    def choose(self) -> None:
        """For the selected nodes."""
        ids = self._view.canvas.selected_nodes()
        if not ids:
            self._editing.refused.emit(tr("Select the nodes to change first."))
        if not ids or not self._editing.may_edit():
            return
        item = self._view.canvas.nodes[ids[-1]]
        box: QRectF = item.body().translated(item.pos())
        title = tr("Change {n} nodes to").format(n=len(ids))
        if len(ids) == 1:
            title = tr("Change `{node}` to").format(node=ids[0])
        self._chooser.ask(
            self._view.mapFromScene(box).boundingRect(),
            title,
            tr("Layer and arguments, such as conv 128 3x3 /2"),
            partial(self._options, ids),
        )

    def _options(self, ids: Sequence[str], text: str) -> Iterator[Option]:
        document = self._workspace.shown
        nodes = [document.design.node(node_id) for node_id in ids]
        own = own_kinds(document.root.design)
        for other in alternatives(document.analysis, nodes, text, own):
            layer = other.layers[0]
            shape = f"→ {other.outputs[0]}" if other.outputs else ""
            yield Option(
                type(layer).__name__,
                layer.shorthand,
                shape if other.fits else tr("does not fit"),
                layer.category,
                sentence((type(layer).__doc__ or "").splitlines()[0]),
                partial(self._change, ids, other),
            )

    def _change(self, ids: Sequence[str], other: Alternative) -> None:
        design = self._workspace.shown.design
        nodes = [design.node(node_id) for node_id in ids]
        self._editing.attempt(lambda: change_layers(nodes, other.layers))
