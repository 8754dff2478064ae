"""The view: pans, zooms, and hands the mouse to a gesture."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QStyleOptionGraphicsItem

from designer.design.design import Wire
from designer.design.error import DesignError
from designer.design.operations import move_nodes
from designer.window.canvas.far import FAR
from designer.window.canvas.gestures.draw_wire import DrawWire
from designer.window.canvas.gestures.drops import LayerDrop
from designer.window.canvas.gestures.gesture import Gesture, RubberBand
from designer.window.canvas.gestures.move_nodes import MoveNodes
from designer.window.canvas.gestures.move_notes import MoveNotes, ResizeNote
from designer.window.canvas.hint import Hint
from designer.window.canvas.pointing import node_at, port_at, wire_at
from designer.window.canvas.scene import Scene
from designer.window.languages.words import sentence, tr
from designer.window.widgets.fields import GESTURE

MIN_ZOOM, MAX_ZOOM = 0.02, 4.0
STEP = 20.0
AROUND = QRectF(-60, -60, 120, 120)  # the middle of a wire, with its label
CROWD = 300  # items in view
ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0.0),
    Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -STEP),
    Qt.Key.Key_Down: (0.0, STEP),
}


class View(QGraphicsView):
    """`hint` is a sentence for the status bar; `refused` why an action can't be done."""

    hint = Signal(str)
    refused = Signal(str)
    opened = Signal(str)  # a node was double-clicked
    opened_apart = Signal(str)  # … with Ctrl
    note_opened = Signal(int)
    moved = Signal()  # panned or zoomed
    menu_wanted = Signal(QPoint)
    layer_wanted = Signal(object, QPointF)  # behind (or before) a port, at an empty place
    add_wanted = Signal()  # Tab

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.canvas = scene
        self._gesture: Gesture | None = None
        self._pan_from: QPoint | None = None
        self._nudged = 0.0
        self._drop = LayerDrop(scene)
        self.hint_label = Hint(self.viewport())
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Canvas"))
        self.horizontalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    # -- pan and zoom ------------------------------------------------------------------------------

    def zoom(self) -> float:
        """Pixels a scene unit."""
        return self.transform().m11()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom, keeping what lies under a viewport point (the middle) where it is."""
        anchor = at or QPointF(self.viewport().rect().center())
        wanted = min(max(self.zoom() * factor, MIN_ZOOM), MAX_ZOOM)
        before = self.mapToScene(anchor.toPoint())
        self.scale(wanted / self.zoom(), wanted / self.zoom())
        apart = self.mapFromScene(before) - anchor.toPoint()
        self._scroll(-apart)
        self.moved.emit()

    def _scroll(self, by: QPoint) -> None:
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() - by.x())
        vertical.setValue(vertical.value() - by.y())

    def zoom_in(self) -> None:
        """Larger."""
        self.zoom_by(1.25)

    def zoom_out(self) -> None:
        """Smaller."""
        self.zoom_by(0.8)

    def actual_size(self) -> None:
        """One pixel a unit."""
        self.zoom_by(1 / self.zoom())

    def fit(self) -> None:
        """The whole network, not larger than life."""
        self._show(self.canvas.contents().adjusted(-30, -30, 30, 30))

    def show_top(self) -> None:
        """Where the data enters, at a size that can be read: the top, or the left."""
        area = self.canvas.contents().adjusted(-30, -30, 30, 30)
        self._show(area)
        if self.zoom() < 0.8 and area.height() > 0:
            self.resetTransform()
            self.scale(0.9, 0.9)
            shown = self.viewport().size() / 2 / self.zoom()
            if self.canvas.look.sideways:
                self.centerOn(area.left() + shown.width(), area.center().y())
            else:
                self.centerOn(area.center().x(), area.top() + shown.height())
            self.moved.emit()

    def fit_selection(self) -> None:
        """What is selected, not larger than life; the whole without a selection."""
        area = self.canvas.area(self.canvas.selected_nodes()) | self.canvas.notes.selected_area()
        area = self.canvas.contents() if area.isNull() else area
        self._show(area.adjusted(-60, -60, 60, 60))

    def _show(self, area: QRectF) -> None:
        if area.isEmpty():
            return
        self.fitInView(area, Qt.AspectRatioMode.KeepAspectRatio)
        if self.zoom() > 1:
            self.resetTransform()
            self.centerOn(area.center())
        self.moved.emit()

    def reveal(self, node_id: str) -> None:
        """Select a node and bring it into view."""
        if node_id in self.canvas.nodes:
            self.canvas.select({node_id})
            self.ensureVisible(self.canvas.nodes[node_id], 80, 80)

    def bring(self, node_ids: set[str]) -> None:
        """Bring nodes into view, all where there is room, without another zoom."""
        items = [self.canvas.nodes[n] for n in node_ids if n in self.canvas.nodes]
        for item in reversed(items):
            self.ensureVisible(item, 80, 80)

    def bring_wire(self, wire: Wire) -> None:
        """Bring a wire's middle into view, and what is around it."""
        self.ensureVisible(AROUND.translated(self.canvas.wires[wire].middle()), 20, 20)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms; a touchpad pans, and zooms with Ctrl."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not event.pixelDelta().isNull() and not ctrl:
            self._scroll(event.pixelDelta())
        else:
            self.zoom_by(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was in the middle stays there; the top stays on top."""
        super().resizeEvent(event)
        if event.oldSize().isValid():
            self._scroll(QPoint((event.size().width() - event.oldSize().width()) // 2, 0))
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """From afar everything in one pass, else item by item."""
        if self.zoom() >= FAR:
            look = self.canvas.look
            look.crowded = look.hasty or self._is_crowded()
            super().paintEvent(event)
            look.crowded = False
            return
        painter = QPainter(self.viewport())
        theme = self.canvas.look.theme
        painter.fillRect(event.rect(), theme["canvas"])
        painter.setWorldTransform(self.viewportTransform())
        self.canvas.draw_far(painter)
        if self._gesture is not None and self._gesture.shape is not None:
            self._gesture.shape.paint(painter, QStyleOptionGraphicsItem(), None)
        painter.end()

    def _is_crowded(self) -> bool:
        """Whether so many items are in view that drawing each wire in full would take long."""
        if len(self.canvas.wires) < CROWD:
            return False
        area = self.mapToScene(self.viewport().rect()).boundingRect()
        found = self.canvas.items(area, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
        return len(found) >= CROWD

    # -- mouse -------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() == Qt.MouseButton.LeftButton:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._gesture = self._begin(self.mapToScene(event.position().toPoint()), extend)

    def _begin(self, place: QPointF, extend: bool) -> Gesture:  # noqa: FBT001
        scene = self.canvas
        port = port_at(scene, place)
        if port and scene.document and not scene.document.read_only:
            return DrawWire(scene, port, self.layer_wanted.emit)
        node_id, wire = node_at(scene, place), wire_at(scene, place)
        kept = set(scene.selected_nodes()) if extend else set[str]()
        if gesture := self._begin_note(place, extend=extend, covered=bool(node_id)):
            return gesture
        if node_id:
            if not scene.nodes[node_id].isSelected():
                scene.select(kept | {node_id})
            elif extend:
                scene.select(kept - {node_id})
            return MoveNodes(self, place, None if extend else node_id)
        scene.select(kept, {wire} if wire else set())
        return RubberBand(scene, place, kept) if wire is None else MoveNodes(self, place, None)

    def _begin_note(self, place: QPointF, *, extend: bool, covered: bool) -> Gesture | None:
        """A note is taken hold of, or nodes along with selected notes."""
        scene, notes = self.canvas, self.canvas.notes
        if not covered and (item := notes.corner_at(place)):
            return ResizeNote(scene, item, place)
        if covered:
            node_id = node_at(scene, place)
            along = not extend and node_id in scene.selected_nodes() and notes.selected()
            return MoveNotes(scene, place, None) if along else None
        item = notes.at(place)
        if item is None:
            return None
        if extend:
            item.setSelected(not item.isSelected())
        elif not item.isSelected():
            scene.select(set())
            item.setSelected(True)
        return MoveNotes(scene, place, None if extend else item.note.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pan_from is not None:
            self._scroll(point - self._pan_from)
            self._pan_from = point
        elif self._gesture is not None:
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            hint = self._gesture.move(self.mapToScene(point), free=free)
            self.hint.emit(hint)
            self.hint_label.say(hint, point, clear=self._at_the_ends(self.mapToScene(point)))
        else:
            self.viewport().setCursor(self._cursor_at(self.mapToScene(point)))

    def _at_the_ends(self, place: QPointF) -> list[QRect]:
        """The cards at the ends of a wire that is drawn: who draws it reads there what they are."""
        if not isinstance(self._gesture, DrawWire):
            return []
        port = port_at(self.canvas, place, reach=14)
        ends = {self._gesture.node_id, port[0] if port else node_at(self.canvas, place)}
        areas = (self.canvas.area([node_id]) for node_id in ends if node_id)
        return [self.mapFromScene(area).boundingRect() for area in areas]

    def _cursor_at(self, place: QPointF) -> Qt.CursorShape:
        if port_at(self.canvas, place) is not None:
            return Qt.CursorShape.CrossCursor
        if self.canvas.notes.corner_at(place) is not None:
            return Qt.CursorShape.SizeFDiagCursor
        return Qt.CursorShape.ArrowCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = None
            self.unsetCursor()
        elif self._gesture is not None and event.button() == Qt.MouseButton.LeftButton:
            gesture, self._gesture = self._gesture, None
            point = event.position().toPoint()
            self.hint.emit("")
            self.hint_label.hide()
            self._try(lambda: gesture.finish(self.mapToScene(point)), point)

    def _try(self, action: Callable[[], None], at: QPoint | None = None) -> None:
        try:
            action()
        except DesignError as error:
            refusal = sentence(str(error))
            self.refused.emit(refusal)
            if at is not None:
                self.hint_label.say(refusal, at, lingers=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node_id = node_at(self.canvas, self.mapToScene(event.position().toPoint()))
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        note = self.canvas.notes.at(self.mapToScene(event.position().toPoint()))
        if node_id:
            (self.opened_apart if ctrl else self.opened).emit(node_id)
        elif note:
            self.note_opened.emit(note.note.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self._chosen_place()))
            return
        place = self.mapToScene(event.pos())
        node_id, wire = node_at(self.canvas, place), wire_at(self.canvas, place)
        if node_id and not self.canvas.nodes[node_id].isSelected():
            self.canvas.select({node_id})
        elif wire:
            self.canvas.select(set(), {wire})
        elif (note := self.canvas.notes.at(place)) and not note.isSelected():
            self.canvas.select(set())
            note.setSelected(True)
        self.menu_wanted.emit(event.globalPos())

    def _chosen_place(self) -> QPoint:
        """On what is selected, brought into view; the middle of the view without a selection."""
        nodes, wires = self.canvas.selected_nodes(), self.canvas.selected_wires()
        for node_id in nodes[:1]:
            self.bring({node_id})
            return self.mapFromScene(self.canvas.area([node_id]).center())
        for wire in wires[:1]:
            self.bring_wire(wire)
            return self.mapFromScene(self.canvas.wires[wire].middle())
        notes = self.canvas.notes.selected_area()
        place = self.mapFromScene(notes.topLeft()) if not notes.isNull() else None
        area = self.viewport().rect()
        return place if place is not None and area.contains(place) else area.center()

    # -- keys --------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001
        """Tab adds a layer; Shift+Tab leaves the canvas."""
        if forward:
            self.add_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._gesture is not None:
                self._gesture.cancel()
                self._gesture = None
                self.hint_label.hide()
            self.canvas.select(set())
        elif event.key() in ARROWS and self.canvas.selected_nodes():
            self._nudge(*ARROWS[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            for node_id in self.canvas.selected_nodes()[:1]:
                self.opened.emit(node_id)
        else:
            super().keyPressEvent(event)

    def _nudge(self, dx: float, dy: float) -> None:
        document = self.canvas.document
        if document is None or document.read_only:
            return
        items = self.canvas.nodes
        places = {n: (items[n].x() + dx, items[n].y() + dy) for n in self.canvas.selected_nodes()}
        now = monotonic()
        if now - self._nudged > GESTURE:
            document.history.seal()
        self._nudged = now
        self._try(lambda: self.canvas.do(move_nodes(document.design, places), merge=True))

    # -- drops from the palette --------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._drop.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        self._drop.aim(self.mapToScene(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop.aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        point = event.position().toPoint()
        self._try(lambda: self._drop.finish(event.mimeData(), self.mapToScene(point)), point)
        self.setFocus()
