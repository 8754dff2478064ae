"""Dragging nodes; a single one without wires may be let go on a wire, and goes into it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsView

from designer.design.design import Wire
from designer.design.evaluation import evaluate
from designer.design.operations import move_nodes
from designer.window.canvas.gestures.carrying import Carrying
from designer.window.canvas.gestures.snapping import Snapping
from designer.window.canvas.items.node_item import NodeItem
from designer.window.canvas.pointing import wire_under
from designer.window.canvas.scene import Scene
from designer.window.canvas.settings import SNAP, is_on
from designer.window.documents.placing import slid_in
from designer.window.languages.words import sentence
from designer.window.look.card import card_size

THRESHOLD = 3.0  # a press that moves less is a click
REACH = 6.0  # pixels from which a card jumps into line


class MoveNodes:
    """Drags the selected nodes; one transaction at the end.

    A press that moves nothing is a click: of several selected nodes it leaves the clicked one.
    """

    def __init__(self, view: QGraphicsView, start: QPointF, clicked: str | None) -> None:
        scene = view.scene()
        assert isinstance(scene, Scene)
        self._view, self._snaps = view, is_on(SNAP)
        self._clicked = clicked
        self._scene, self._start = scene, start
        self._from = {node_id: scene.nodes[node_id].pos() for node_id in scene.selected_nodes()}
        self._carrying: Carrying | None = None
        self._moving = False
        self._loose = _loose(scene, list(self._from))
        self._aimed: Wire | None = None
        self._snapping: Snapping | None = None
        self.shape = QGraphicsPathItem()
        pen = QPen(scene.look.theme["accent"], 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self.shape.setPen(pen)
        self.shape.setZValue(3)
        scene.addItem(self.shape)

    def move(self, place: QPointF, *, free: bool = False) -> str:
        offset = place - self._start
        self._moving = self._moving or offset.manhattanLength() > THRESHOLD
        if not self._moving:
            return ""
        snaps = self._snaps and not free
        offset += self._snap(offset) if snaps else QPointF()
        self._carried().shift(QPointF(round(offset.x(), 1), round(offset.y(), 1)))
        if not snaps:
            self.shape.setPath(QPainterPath())
        if not self._loose:
            return ""
        self._aimed = wire_under(self._scene, self._scene.nodes[self._loose])
        self._scene.aim(self._aimed)
        return self._objection()

    def _snap(self, offset: QPointF) -> QPointF:
        """How far beyond the mouse the cards go to stand in line with others in view."""
        view = self._view
        if self._snapping is None:
            shown = view.mapToScene(view.viewport().rect()).boundingRect()
            found = [item for item in self._scene.items(shown) if isinstance(item, NodeItem)]
            others = (item for item in found if item.node_id not in self._from)
            self._snapping = Snapping(item.body().translated(item.pos()) for item in others)
        box = self._carried().box.translated(offset)
        snap = self._snapping.snap(box, REACH / view.transform().m11())
        self.shape.setPath(snap.guides)
        return snap.by

    def _carried(self) -> Carrying:
        """What moves, gathered with the first move: a press may be a click."""
        if self._carrying is None:
            self._carrying = Carrying(self._scene, self._from)
        return self._carrying

    def _objection(self) -> str:
        """Why the node would not fit into the wire; empty where it would."""
        document = self._scene.document
        spec = document.analysis.spec(self._aimed) if document and self._aimed else None
        if spec is None or document is None or self._loose is None:
            return ""
        node = document.design.node(self._loose)
        problems = evaluate(node.layer, (spec,), node.repeat).problems
        return sentence(problems[0].message) if problems else ""

    def finish(self, place: QPointF) -> None:
        document = self._scene.document
        if document is None or document.read_only:
            self.cancel()
        self._end()
        if not self._moving:
            if self._clicked:
                self._scene.select({self._clicked})
        elif document is None or document.read_only:
            return
        elif self._aimed and self._loose:
            node = document.design.node(self._loose)
            document.do(slid_in(document.design, node, self._aimed, card_size))
        else:
            self._scene.do(move_nodes(document.design, self._carried().places()))

    def cancel(self) -> None:
        if self._carrying is not None:
            self._carrying.back()
        self._end()

    def _end(self) -> None:
        self._scene.aim(None)
        if self.shape.scene() is not None:
            self._scene.removeItem(self.shape)
        if self._carrying is not None:
            self._carrying.let_go()


def _loose(scene: Scene, node_ids: list[str]) -> str | None:
    """The one node that is dragged, if it has no wires and could sit on one."""
    document = scene.document
    if document is None or document.read_only or len(node_ids) != 1:
        return None
    (node_id,) = node_ids
    layer = document.design.node(node_id).layer
    fits = len(layer.inputs) == 1 and len(layer.outputs) == 1
    return node_id if fits and not document.design.graph.degree(node_id) else None
