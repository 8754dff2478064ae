"""Drawing a wire: from a port to another, or to an empty place, where a layer is wanted."""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsPathItem

from designer.design.design import Wire
from designer.design.operations import connect, disconnect
from designer.window.canvas.items.reach import Port, Reach
from designer.window.canvas.items.wire_item import curve
from designer.window.canvas.pointing import node_at, port_at
from designer.window.canvas.scene import Scene

CLEAR = 24.0  # a wire let go nearer to its port than this was none


class DrawWire:
    """Draws a wire from a port to another, either way round, and says whether it would fit.

    Begun at an input that has a wire, it takes up that wire's end.
    """

    def __init__(self, scene: Scene, port: Port, let_go: Callable[[Port, QPointF], None]) -> None:
        self._scene, self._let_go = scene, let_go
        self._old: Wire | None = None
        node_id, name, output = port
        assert scene.document is not None
        if not output:
            for wire in scene.document.design.wires_into(node_id):
                if wire.target_port == name:
                    self._old = wire
                    port = (wire.source, wire.source_port, True)
        self._port = port
        self.shape = QGraphicsPathItem()
        self.shape.setZValue(2)
        scene.addItem(self.shape)
        if self._old:
            scene.wires[self._old].setVisible(False)
        scene.look.reach = self._reach = Reach(scene.document, port)
        scene.update()  # all ports in view say whether they would do

    @property
    def node_id(self) -> str:
        """The node that it is drawn from."""
        return self._port[0]

    def move(self, place: QPointF, *, free: bool = False) -> str:
        node_id, name, output = self._port
        item, theme = self._scene.nodes[node_id], self._scene.look.theme
        here = item.output_at(name) if output else item.input_at(name)
        wire, hint = self._wire_to(place), ""
        if wire:
            target, source = self._scene.nodes[wire.target], self._scene.nodes[wire.source]
            place = (
                target.input_at(wire.target_port) if output else source.output_at(wire.source_port)
            )
            hint = self._reach.reason(wire)
        ends = (here, place) if output else (place, here)
        self.shape.setPath(curve(*ends, sideways=self._scene.look.sideways))
        colour = "wrong" if hint else "accent" if wire else "unknown"
        self.shape.setPen(QPen(theme[colour], 2.5))
        return hint

    def _wire_to(self, place: QPointF) -> Wire | None:
        """The wire that letting go there would draw."""
        node_id, name, output = self._port
        scene = self._scene
        assert scene.document is not None
        port = port_at(scene, place, reach=14)
        if port is None or port[2] == output or port[0] == node_id:
            other = node_at(scene, place)
            if other is None or other == node_id:
                return None
            free = scene.document.design.free_port(other)
            names = scene.nodes[other].card.inputs if output else scene.nodes[other].card.outputs
            found = free or (names[0] if names else None) if output else next(iter(names), None)
            if found is None:
                return None
            port = (other, found, not output)
        if output:
            return Wire(node_id, name, port[0], port[1])
        return Wire(port[0], port[1], node_id, name)

    def finish(self, place: QPointF) -> None:
        wire = self._wire_to(place)
        self.cancel()
        document = self._scene.document
        if document is None or (wire and wire == self._old):
            return
        if wire is None:
            if self._old:
                document.do(disconnect(self._old))
            elif self._is_away(place):
                self._let_go(self._port, place)
            return
        document.do(connect(document.design, wire, instead_of=self._old))

    def _is_away(self, place: QPointF) -> bool:
        """Whether that is an empty place, clear of the port."""
        node_id, name, output = self._port
        item = self._scene.nodes[node_id]
        apart = place - (item.output_at(name) if output else item.input_at(name))
        return node_at(self._scene, place) is None and apart.manhattanLength() > CLEAR

    def cancel(self) -> None:
        self._scene.look.reach = None
        self._scene.update()
        if self.shape.scene() is not None:
            self._scene.removeItem(self.shape)
        if self._old and self._old in self._scene.wires:
            self._scene.wires[self._old].setVisible(True)
