"""Layers dropped from the palette: onto the canvas, or onto a wire, which lights up."""

from PySide6.QtCore import QMimeData, QPointF

from designer.design.choosing.shorthand import wish
from designer.design.operations import add_node, insert_on_wire
from designer.window.canvas.pointing import wire_at
from designer.window.canvas.scene import Scene
from designer.window.documents.library import layer_named
from designer.window.documents.placing import repeated
from designer.window.look.card import card_size

LAYER_MIME = "application/x-netwright-layer"


class LayerDrop:
    """What a drag over the canvas aims at, and what letting go does."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def accepts(self, mime: QMimeData) -> bool:
        """Whether it is a layer and may be placed."""
        document = self._scene.document
        return mime.hasFormat(LAYER_MIME) and document is not None and not document.read_only

    def aim(self, place: QPointF | None) -> None:
        """Light up the wire that a drop would land on."""
        self._scene.aim(wire_at(self._scene, place) if place is not None else None)

    def finish(self, mime: QMimeData, place: QPointF) -> None:
        """Let go there; raises DesignError where it is refused."""
        self.aim(None)
        name, _, arguments = bytes(mime.data(LAYER_MIME).data()).decode().partition("\n")
        self.place(name, place, arguments)

    def place(self, layer_name: str, place: QPointF, arguments: str = "") -> None:
        """A new node with its middle there; on a wire it goes into the wire."""
        document = self._scene.document
        if document is None:
            return
        layer = layer_named(layer_name, document.root.design, arguments)
        copies = wish(arguments).repeat
        wire = wire_at(self._scene, place)
        before = set(document.design.graph)
        width, height = card_size(layer, copies)
        corner = (round(place.x() - width / 2, 1), round(place.y() - height / 2, 1))
        if wire is not None:
            step = insert_on_wire(document.design, wire, layer)
        else:
            step = add_node(document.design, layer, corner, placed=True)
        document.do(repeated(step, copies))
        self._scene.select(set(document.design.graph) - before)
