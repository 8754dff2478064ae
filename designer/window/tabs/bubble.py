"""The bubble beside a wrong wire: one sentence, and the repairs as buttons."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from designer.design.design import Wire
from designer.design.repairs.diagnosis import Diagnostic
from designer.window.canvas.overlays.minimap import Minimap
from designer.window.canvas.view import View
from designer.window.documents.checking import Checking
from designer.window.inspector.fixes import Fix
from designer.window.languages.words import sentence, tr
from designer.window.widgets.emptying import empty
from designer.window.widgets.tool_button import tool_button

WIDTH = 340
CLEAR = 12  # pixels between the cards and the bubble
EDGE = 8
MOST_FIXES = 3


class Bubble(QFrame):
    """Shown over the canvas for the first fault that lies in view; follows its wire."""

    repair = Signal(object)

    def __init__(self, view: View, checking: Checking, minimap: Minimap) -> None:
        super().__init__(view.viewport())
        self.setObjectName("bubble")
        self._minimap = minimap
        self._checking = checking
        self._view = view
        self._diagnostic: Diagnostic | None = None
        self._closed: set[tuple[str, str]] = set()
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 8, 10)
        self.hide()
        for mover in (view, minimap):
            mover.moved.connect(self.follow)

    def show_first(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """The first error that has a wire and was not closed."""
        errors = [d for d in diagnostics if d.wire and d.severity == "error"]
        self._closed &= {(d.node, d.message) for d in errors}
        errors = [d for d in errors if (d.node, d.message) not in self._closed]
        first = errors[0] if errors else None
        if first != self._diagnostic:
            self._diagnostic = first
            self._fill()
        self.follow()

    def _fill(self) -> None:
        empty(self._layout)
        if self._diagnostic is None:
            return
        label = QLabel(sentence(self._diagnostic.message), wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._layout.addWidget(label)
        for fix in self._diagnostic.repairs[:MOST_FIXES]:
            button = Fix(fix, self._diagnostic.node, self._checking)
            button.wanted.connect(self.repair)
            self._layout.addWidget(button)
        close = tool_button(tr("Hide"))
        close.clicked.connect(self._close)
        self._layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()  # at once, so that the layout knows its size

    def _close(self) -> None:
        if self._diagnostic:
            self._closed.add((self._diagnostic.node, self._diagnostic.message))
        self._diagnostic = None
        self.hide()

    def _beside(self, wire: Wire) -> tuple[int, int]:
        """Where the cards at the wire's ends begin and end, in pixels."""
        nodes = self._view.canvas.nodes
        boxes = [
            self._view.mapFromScene(nodes[end].sceneBoundingRect()).boundingRect()
            for end in (wire.source, wire.target)
        ]
        return min(box.left() for box in boxes), max(box.right() for box in boxes)

    def _place(self, y: int, left: int, right: int) -> QPoint:
        """Right of the cards, else left of them; above or below the minimap where it is there."""
        area = self._view.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        taken = self._minimap.geometry() if self._minimap.isVisible() else QRect()
        # Where neither side has room, the cards' names, at their left, stay in view.
        xs = [right + CLEAR, left - CLEAR - WIDTH, max(area.right() - WIDTH, EDGE), EDGE]
        ys = [min(max(y, EDGE), max(area.bottom() - self.height(), EDGE))]
        if not taken.isNull():
            ys += [taken.top() - CLEAR - self.height(), taken.bottom() + CLEAR]
        boxes = [QRect(x, y, WIDTH, self.height()) for y in ys for x in xs]
        inside = [box for box in boxes if area.contains(box) and not box.intersects(taken)]
        return (inside[0] if inside else boxes[2]).topLeft()

    def follow(self) -> None:
        """Beside the wire's middle, inside the view; hidden while the wire is out of it."""
        wires = self._view.canvas.wires
        if self._diagnostic is None or self._diagnostic.wire not in wires:
            self.hide()
            return
        area = self._view.viewport().rect()
        at = self._view.mapFromScene(wires[self._diagnostic.wire].middle())
        if not area.contains(at):
            self.hide()
            return
        self._layout.activate()
        self.resize(WIDTH, self._layout.heightForWidth(WIDTH))
        self.move(self._place(at.y() - self.height() // 2, *self._beside(self._diagnostic.wire)))
        self.show()
        self.raise_()
