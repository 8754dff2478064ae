"""A card beside a node that the mouse rests on: its figures with their arithmetic, what it sees."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from designer.design.cost.receptive import field_of
from designer.window.canvas.pointing import node_at, port_at
from designer.window.canvas.view import View
from designer.window.inspector.facts import facts
from designer.window.inspector.field_picture import FieldPicture

WIDTH, MARGIN = 320, 12  # pixels, of the card
CLEAR, EDGE = 12, 6  # to the node, to the canvas's edge
LEAVING = (
    QEvent.Type.Leave,
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.DragEnter,
)


class HoverCard(QFrame):
    """Lives on the canvas and never takes the mouse; one node at a time."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.setObjectName("hover")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = view
        self.node_id = ""
        self.title, self.facts = QLabel(), QLabel(wordWrap=True)
        self.field = FieldPicture()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 8, MARGIN, 8)
        layout.setSpacing(4)
        for widget in (self.title, self.facts, self.field):
            layout.addWidget(widget)
        self.setFixedWidth(WIDTH)
        self.hide()
        view.viewport().installEventFilter(self)
        view.moved.connect(self.leave)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._show_at(event.pos())
        moved = event.type() == QEvent.Type.MouseMove and self.isVisible()
        if moved and isinstance(event, QMouseEvent):
            at = self._view.mapToScene(event.position().toPoint())
            if node_at(self._view.canvas, at) != self.node_id:
                self.leave()
        elif event.type() in LEAVING:
            self.leave()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """The mouse rests on it no more."""
        self.node_id = ""
        self.hide()

    def _show_at(self, pos: QPoint) -> bool:
        scene = self._view.canvas
        place = self._view.mapToScene(pos)
        node_id = node_at(scene, place)
        if node_id is None or scene.document is None or port_at(scene, place) is not None:
            return False
        document = scene.document
        node = document.design.node(node_id)
        self.node_id = node_id
        kind = type(node.layer).__name__
        self.title.setText(f"<b>{escape(kind)}</b>&nbsp; {escape(node_id)}")
        self.facts.setText(facts(document, node))
        self.field.show_field(field_of(document.analysis, node_id))
        inner = WIDTH - 2 * MARGIN
        self.facts.setFixedSize(inner, self.facts.heightForWidth(inner))
        self.layout().activate()
        self.setFixedHeight(self.layout().heightForWidth(WIDTH))
        item = scene.nodes[node_id]
        box = self._view.mapFromScene(item.body().translated(item.pos())).boundingRect()
        self.move(self._beside(box))
        self.show()
        self.raise_()
        return True

    def _beside(self, box: QRect) -> QPoint:
        area = self._view.rect()
        x = box.right() + CLEAR
        if x + WIDTH > area.right() - EDGE:
            x = box.left() - CLEAR - WIDTH
        y = min(box.top(), area.bottom() - self.height() - EDGE)
        return QPoint(max(x, EDGE), max(y, EDGE))
