"""Changing what selected nodes are, keeping the parameters that the other kind can have."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QRectF

from designer.design.choosing.alternatives import Alternative, Alternatives
from designer.design.operations import change_layers
from designer.window.canvas.view import View
from designer.window.documents.library import own_kinds
from designer.window.documents.workspace import Workspace
from designer.window.editing.chooser import Chooser, Option
from designer.window.editing.editing import Editing
from designer.window.languages.words import sentence, tr
from designer.window.waiting.waiting import StoppedError, waiting

Made = TypeVar("Made")

MANY = 50  # nodes; no two may be equal, and each kind is tried in all their places


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
        try:
            found = self._alternatives(ids)
        except StoppedError:
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
            partial(self._options, ids, found),
        )

    def _alternatives(self, ids: Sequence[str]) -> Alternatives:
        """With all of them worked out, since what fits comes first."""
        document = self._workspace.shown
        nodes = [document.design.node(node_id) for node_id in ids]
        own = own_kinds(document.root.design)

        def worked_out() -> Alternatives:
            found = Alternatives(document.analysis, nodes, own)
            found.like("")
            return found

        return self._waited_for(worked_out, len(ids))

    def _waited_for(self, work: Callable[[], Made], count: int) -> Made:
        """Worked out beside the window where there are many; that it was stopped is said."""
        with waiting(tr("Working it out…"), self._view) as wait:
            try:
                return wait.result(work, heavy=count >= MANY)
            except StoppedError as stopped:
                self._editing.refused.emit(str(stopped))
                raise

    def _options(self, ids: Sequence[str], found: Alternatives, text: str) -> Iterator[Option]:
        for other in self._waited_for(lambda: found.like(text), len(ids)):
            layer = other.first
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
        self._editing.attempt(
            lambda: change_layers(nodes, [other.instead_of[node.layer] for node in nodes])
        )
