"""Quick-add: a layer at a place on the canvas, chosen from what fits the shape there, and wired."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF
from PySide6.QtGui import QCursor

from designer.design.choosing.suggestions import Spot, Suggestion, spec_at, suggestions
from designer.design.design import Node
from designer.design.operations import add_at
from designer.window.canvas.items.reach import Port
from designer.window.canvas.pointing import wire_at
from designer.window.canvas.view import View
from designer.window.documents.library import own_kinds
from designer.window.documents.placing import GAP, GAP_SIDEWAYS
from designer.window.documents.workspace import Workspace
from designer.window.editing.chooser import Chooser, Option
from designer.window.editing.editing import Editing
from designer.window.languages.words import sentence, tr
from designer.window.look.card import card_size


class Adding(QObject):
    """By Tab, or by a wire that ends nowhere."""

    def __init__(self, workspace: Workspace, chooser: Chooser, editing: Editing) -> None:
        super().__init__(editing)
        self._workspace, self._chooser, self._editing = workspace, chooser, editing

    @property
    def _view(self) -> View:
        return self._editing.view

    def here(self) -> None:
        """Behind the selected node, into the selected wire, or where the mouse is."""
        nodes, wires = self._view.canvas.selected_nodes(), self._view.canvas.selected_wires()
        if len(nodes) == 1:
            self._beside(nodes[0])
        elif len(wires) == 1:
            middle = self._view.canvas.wires[wires[0]].middle()
            self._open(Spot.on(wires[0]), middle, _at(middle))
        else:
            at = self._view.viewport().mapFromGlobal(QCursor.pos())
            area = self._view.viewport().rect()
            place = self._view.mapToScene(at if area.contains(at) else area.center())
            wire = wire_at(self._view.canvas, place)
            self._open(Spot.on(wire) if wire else Spot(), place, _at(place))

    def at_port(self, port: Port, place: QPointF) -> None:
        """A wire was drawn from a port to an empty place."""
        node_id, name, output = port
        end = (node_id, name)
        self._open(Spot(end) if output else Spot(None, end), place, _at(place))

    def _beside(self, node_id: str) -> None:
        design, item = self._workspace.shown.design, self._view.canvas.nodes[node_id]
        layer, box = design.node(node_id).layer, item.body().translated(item.pos())
        sideways = self._workspace.shown.sideways
        right = QPointF(box.right() + GAP_SIDEWAYS, box.center().y())
        left = QPointF(box.left() - GAP_SIDEWAYS, box.center().y())
        below = QPointF(box.center().x(), box.bottom() + GAP)
        above = QPointF(box.center().x(), box.top() - GAP)
        place = right if sideways else below
        wires = design.wires_from(node_id)
        spot = Spot()
        if len(wires) == 1:
            spot = Spot.on(wires[0])
        elif layer.outputs:
            spot = Spot((node_id, layer.outputs[0]))
        elif design.free_port(node_id) in layer.inputs:
            spot = Spot(None, (node_id, layer.inputs[0]))
            place = left if sideways else above
        self._open(spot, place, box)

    def _open(self, spot: Spot, place: QPointF, beside: QRectF) -> None:
        """`place` is where the node goes, `beside` where the popup stands."""
        if not self._editing.may_edit():
            return
        area = self._view.mapFromScene(beside).boundingRect()
        options = partial(self._options, spot, place)
        hint = tr("Layer and arguments, such as conv 128 3x3 /2")
        self._chooser.ask(area, self._title(spot), hint, options)

    def _title(self, spot: Spot) -> str:
        spec = spec_at(self._workspace.shown.analysis, spot)
        if spot.wire and spec:
            return tr("Into the wire {shape}").format(shape=spec)
        if spec:
            return tr("Fits behind {shape}").format(shape=spec)
        if spot.source:
            return tr("Add behind `{node}`: its shape is not known yet").format(node=spot.source[0])
        if spot.target:
            return tr("Fits before `{node}`").format(node=spot.target[0])
        return tr("Add a layer")

    def _options(self, spot: Spot, place: QPointF, text: str) -> Iterator[Option]:
        shown = self._workspace.shown
        own = own_kinds(shown.root.design)
        for found in suggestions(shown.analysis, spot, text, own):
            kind = type(found.layer)
            times = f" ×{found.repeat}" if found.repeat > 1 else ""
            yield Option(
                kind.__name__ + times,
                found.layer.shorthand,
                f"→ {found.outputs[0]}" if found.outputs else "",
                kind.category,
                sentence((kind.__doc__ or "").splitlines()[0]),
                partial(self._add, spot, place, found),
            )

    def _add(self, spot: Spot, place: QPointF, chosen: Suggestion) -> None:
        """One step: the node, its wires, and room for it where it goes into a wire."""
        document = self._workspace.shown
        layer = chosen.layer
        width, height = card_size(layer, chosen.repeat)
        back = 1.0 if spot.target else 0.0 if spot.source else 0.5  # the place is that of its port
        x, y = (back, 0.5) if document.sideways else (0.5, back)
        corner = round(place.x() - x * width, 1), round(place.y() - y * height, 1)
        node_id = document.design.fresh_id(layer)
        node = Node(node_id, layer, chosen.repeat, None if spot.wire else corner)
        step = add_at(document.design, node, spot.source, spot.target)
        self._view.canvas.select(self._editing.attempt(lambda: step))


def _at(place: QPointF) -> QRectF:
    return QRectF(place, QSizeF(1, 1))
