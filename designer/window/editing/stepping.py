"""Going over the canvas by keys: from node to node along the wires, and from wire to wire."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, Signal

from designer.design.choosing.joining import joining
from designer.design.design import Wire
from designer.design.operations import connect
from designer.window.canvas.scene import Scene
from designer.window.canvas.view import View
from designer.window.documents.workspace import Workspace
from designer.window.editing.editing import Editing
from designer.window.languages.words import tr


class Stepping(QObject):
    """Selects what comes next and brings it into view; `refused` says why nothing does."""

    refused = Signal(str)

    def __init__(self, workspace: Workspace, editing: Editing) -> None:
        super().__init__(editing)
        self._workspace, self._editing = workspace, editing
        self._around = ""  # the node whose wires are gone through

    @property
    def _view(self) -> View:
        return self._editing.view

    @property
    def _scene(self) -> Scene:
        return self._view.canvas

    # -- nodes -------------------------------------------------------------------------------------

    def up(self) -> None:
        """The node above, along the wires where data flows down."""
        self._go(0, -1)

    def down(self) -> None:
        """The node below."""
        self._go(0, 1)

    def left(self) -> None:
        """The node at the left."""
        self._go(-1, 0)

    def right(self) -> None:
        """The node at the right."""
        self._go(1, 0)

    def _go(self, dx: int, dy: int) -> None:
        here = self._start(dx, dy)
        found = self._first_in_view() if here is None else self._next(here, dx, dy)
        if found is not None:
            self._view.reveal(found)
            self._view.setFocus()

    def _start(self, dx: int, dy: int) -> str | None:
        """The selected node, of several the foremost; of a wire the end that it is drawn from."""
        chosen = self._scene.selected_nodes()
        if chosen:
            return max(chosen, key=lambda n: _along(self._middle(n), dx, dy))
        for wire in self._scene.selected_wires()[:1]:
            return wire.source if self._with_flow(dx, dy) > 0 else wire.target
        return None

    def _with_flow(self, dx: int, dy: int) -> int:
        return dx if self._workspace.shown.sideways else dy

    def _next(self, here: str, dx: int, dy: int) -> str | None:
        """Along the wires, to the nearest of several; across, or where no wire leads, by place."""
        graph, flow = self._workspace.shown.design.graph, self._with_flow(dx, dy)
        joined = graph.succ[here] if flow > 0 else graph.pred[here] if flow < 0 else ()
        return self._nearest(here, joined) or self._nearest(here, self._in_cone(here, dx, dy))

    def _in_cone(self, here: str, dx: int, dy: int) -> list[str]:
        """What lies rather in that direction than in another, so that each node can be reached."""
        start, found = self._middle(here), []
        for node_id in self._scene.nodes:
            apart = self._middle(node_id) - start
            along = _along(apart, dx, dy)
            if node_id != here and along > 0 and abs(_along(apart, dy, dx)) <= along:
                found.append(node_id)
        return found

    def _nearest(self, here: str, among: Iterable[str]) -> str | None:
        start = self._middle(here)
        return min(
            among,
            key=lambda n: ((apart := self._middle(n) - start).manhattanLength(), apart.x(), n),
            default=None,
        )

    def _first_in_view(self) -> str | None:
        """Where data enters what is in view; of a design that is out of view its first node."""
        nodes = self._scene.nodes
        shown = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        seen = [n for n in nodes if shown.contains(self._middle(n))] or list(nodes)
        return min(seen, key=self._place, default=None)

    def _place(self, node_id: str) -> tuple[float, float]:
        middle = self._middle(node_id)
        return middle.toTuple() if self._workspace.shown.sideways else middle.toTuple()[::-1]

    def _middle(self, node_id: str) -> QPointF:
        item = self._scene.nodes[node_id]
        return item.pos() + item.body().center()

    # -- wires -------------------------------------------------------------------------------------

    def next_wire(self) -> None:
        """The next wire of the selected node, those that enter first; behind the last the first."""
        self._turn(1)

    def previous_wire(self) -> None:
        """The wire before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        design = self._workspace.shown.design
        nodes, chosen = self._scene.selected_nodes(), self._scene.selected_wires()
        if nodes:
            self._around = nodes[0]
        elif chosen and self._around not in {chosen[0].source, chosen[0].target}:
            self._around = chosen[0].source
        if self._around not in design:
            self.refused.emit(tr("Select a node to go through its wires."))
            return
        wires = [*design.wires_into(self._around), *sorted(design.wires_from(self._around))]
        if not wires:
            self.refused.emit(tr("`{node}` has no wires.").format(node=self._around))
            return
        place = wires.index(chosen[0]) + by if chosen and chosen[0] in wires else min(by, 0)
        self._show(wires[place % len(wires)])

    def _show(self, wire: Wire) -> None:
        self._scene.select(set(), {wire})
        self._view.bring_wire(wire)
        self._view.setFocus()

    def connect_selected(self) -> None:
        """A wire between the two selected nodes, from the one that comes first in the flow."""
        nodes = sorted(self._scene.selected_nodes(), key=self._place)
        if len(nodes) != 2:
            self.refused.emit(tr("Select the two nodes to connect first."))
            return
        shown = self._workspace.shown
        self._editing.attempt(
            lambda: connect(shown.design, joining(shown.analysis, nodes[0], nodes[1]))
        )


def _along(apart: QPointF, dx: int, dy: int) -> float:
    return dx * apart.x() + dy * apart.y()
