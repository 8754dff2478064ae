"""What a mouse does on the canvas: one small class a gesture."""

from typing import Protocol

import networkx as nx
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from designer.design.design import Wire
from designer.design.operations import connect, disconnect, move_nodes
from designer.window.canvas.scene import Port, Scene
from designer.window.canvas.wire_item import curve
from designer.window.words import tr

THRESHOLD = 3.0  # a press that moves less is a click


class Gesture(Protocol):
    """Begun by a press; told of every move; finished by the release or cancelled by Escape.

    `shape` is what it draws over the canvas meanwhile.
    """

    shape: QGraphicsItem | None

    def move(self, place: QPointF) -> str:
        """The mouse is there; returns a hint for the status bar."""

    def finish(self, place: QPointF) -> None:
        """The button was let go there; raises DesignError where the result is refused."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class MoveNodes:
    """Drags the selected nodes; one transaction at the end."""

    def __init__(self, scene: Scene, start: QPointF) -> None:
        self._scene, self._start = scene, start
        self._from = {node_id: scene.nodes[node_id].pos() for node_id in scene.selected_nodes()}
        self._moving = False
        self.shape = None

    def move(self, place: QPointF) -> str:
        offset = place - self._start
        self._moving = self._moving or offset.manhattanLength() > THRESHOLD
        if self._moving:
            self._shift(offset)
        return ""

    def _shift(self, offset: QPointF) -> None:
        for node_id, origin in self._from.items():
            self._scene.nodes[node_id].setPos(origin + offset)
        self._scene.lay_wires_of(set(self._from))

    def finish(self, place: QPointF) -> None:
        document = self._scene.document
        if not self._moving or document is None:
            return
        if document.read_only:
            self.cancel()
            return
        items = self._scene.nodes
        places = {n: (round(items[n].x(), 1), round(items[n].y(), 1)) for n in self._from}
        document.do(move_nodes(document.design, places))

    def cancel(self) -> None:
        self._shift(QPointF(0, 0))


class DrawWire:
    """Draws a wire from a port to another, either way round, and says whether it would fit.

    Begun at an input that has a wire, it takes up that wire's end.
    """

    def __init__(self, scene: Scene, port: Port) -> None:
        self._scene = scene
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

    def move(self, place: QPointF) -> str:
        node_id, name, output = self._port
        item, theme = self._scene.nodes[node_id], self._scene.look.theme
        here = item.output_at(name) if output else item.input_at(name)
        wire, hint = self._wire_to(place), ""
        if wire:
            target, source = self._scene.nodes[wire.target], self._scene.nodes[wire.source]
            place = (
                target.input_at(wire.target_port) if output else source.output_at(wire.source_port)
            )
            hint = self._objection(wire)
        self.shape.setPath(curve(here, place) if output else curve(place, here))
        colour = "wrong" if hint else "accent" if wire else "unknown"
        self.shape.setPen(QPen(theme[colour], 2.5))
        return hint

    def _objection(self, wire: Wire) -> str:
        """Why the wire would not fit; empty where it would."""
        document = self._scene.document
        assert document is not None
        if wire.source == wire.target or nx.has_path(
            document.design.graph, wire.target, wire.source
        ):
            return tr("This wire would close a loop; networks flow one way.")
        return document.analysis.objection(wire) or ""

    def _wire_to(self, place: QPointF) -> Wire | None:
        """The wire that letting go there would draw."""
        node_id, name, output = self._port
        scene = self._scene
        assert scene.document is not None
        port = scene.port_at(place, reach=14)
        if port is None or port[2] == output or port[0] == node_id:
            other = scene.node_at(place)
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
        if document is None or wire == self._old:
            return
        if wire is None:
            if self._old:
                document.do(disconnect(self._old))
            return
        document.do(connect(document.design, wire, instead_of=self._old))

    def cancel(self) -> None:
        if self.shape.scene() is not None:
            self._scene.removeItem(self.shape)
        if self._old and self._old in self._scene.wires:
            self._scene.wires[self._old].setVisible(True)


class RubberBand:
    """Selects what a rectangle touches."""

    def __init__(self, scene: Scene, start: QPointF, kept: set[str]) -> None:
        self._scene, self._start, self._kept = scene, start, kept
        theme = scene.look.theme
        self.shape = QGraphicsRectItem()
        self.shape.setPen(QPen(theme["accent"], 1, Qt.PenStyle.DashLine))
        self.shape.setZValue(3)
        scene.addItem(self.shape)

    def move(self, place: QPointF) -> str:
        area = QRectF(self._start, place).normalized()
        self.shape.setRect(area)
        inside = {
            node_id
            for node_id, item in self._scene.nodes.items()
            if area.intersects(item.body().translated(item.pos()))
        }
        self._scene.select(inside | self._kept)
        return ""

    def finish(self, place: QPointF) -> None:
        self._scene.removeItem(self.shape)

    def cancel(self) -> None:
        self._scene.removeItem(self.shape)
        self._scene.select(self._kept)
