"""The canvas from afar: everything in one pass, since a paint call for each item would be the cost.

With 10,000 items Qt spends a quarter of a second in calling them; two lists of shapes take ten
milliseconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from designer.design.design import Wire
from designer.window.canvas.items.node_item import NodeItem
from designer.window.canvas.items.note_item import NoteItem
from designer.window.canvas.items.wire_item import WireItem
from designer.window.look.card import fonts
from designer.window.look.theme import Theme

FAR = 0.12  # below this zoom cards are a few pixels
ON_TOP = ("added", "removed", "changed", "second", "accent", "wrong")  # … found, selected, wrong
LEAST = 40  # pixels of a frame's width, to write its title


class FarPicture:
    """Boxes and lines by colour; what changes is marked, and gathered anew when it is drawn.

    Notes and frames are few: they are drawn as they are, frames below all else.
    """

    def __init__(
        self,
        nodes: Mapping[str, NodeItem],
        wires: Mapping[Wire, WireItem],
        notes: Mapping[int, NoteItem],
    ) -> None:
        self._nodes, self._wires, self._notes = nodes, wires, notes
        self._boxes: defaultdict[str, dict[str, QRectF]] = defaultdict(dict)
        self._lines: defaultdict[str, dict[Wire, QLineF]] = defaultdict(dict)
        self._area, self._is_measured = QRectF(), True
        self._stale_nodes: set[str] = set()
        self._stale_wires: set[Wire] = set()

    def mark(self, nodes: Iterable[str] = (), wires: Iterable[Wire] = ()) -> None:
        """These came, went, moved or look otherwise."""
        self._stale_nodes.update(nodes)
        self._stale_wires.update(wires)

    def _gather(self) -> None:
        for boxes in self._boxes.values():
            for node_id in self._stale_nodes & boxes.keys():
                self._leave(boxes.pop(node_id))
        for lines in self._lines.values():
            for wire in self._stale_wires & lines.keys():
                del lines[wire]
        for node_id in self._stale_nodes & self._nodes.keys():
            node = self._nodes[node_id]
            box = node.body().translated(node.pos())
            self._boxes[_colour_of(node)][node_id] = box
            self._area |= box
        for wire in self._stale_wires & self._wires.keys():
            item = self._wires[wire]
            name = "wrong" if item.wrong else "wire" if item.known else "unknown"
            self._lines[name][wire] = QLineF(*item.ends())
        self._stale_nodes.clear()
        self._stale_wires.clear()

    def _leave(self, box: QRectF) -> None:
        """Without a box at its edge the area may be smaller: it is measured anew."""
        area = self._area
        inside = area.left() < box.left() and box.right() < area.right()
        if not (inside and area.top() < box.top() and box.bottom() < area.bottom()):
            self._is_measured = False

    def area(self) -> QRectF:
        """Where the nodes lie."""
        self._gather()
        if not self._is_measured:
            self._area = QRectF()
            for boxes in self._boxes.values():
                for box in boxes.values():
                    self._area |= box
            self._is_measured = True
        return QRectF(self._area)

    def draw(self, painter: QPainter, theme: Theme, *, titled: bool) -> None:
        """All of it, with the frames' titles or without; what is wrong comes last and so on top."""
        self._gather()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        notes = sorted(self._notes.values(), key=NoteItem.zValue)
        for frame in (item for item in notes if item.note.frame):
            _ground(painter, theme, frame)
        for name in sorted(self._lines, key=_last):
            painter.setPen(_hair(theme, name, 3 if name == "wrong" else 1))
            painter.drawLines(list(self._lines[name].values()))
        for name in sorted(self._boxes, key=_last):
            painter.setPen(_hair(theme, name, 1))
            painter.setBrush(theme[name])
            painter.drawRects(list(self._boxes[name].values()))
        for item in notes:
            if not item.note.frame:
                _ground(painter, theme, item)
            elif titled:
                _title(painter, theme, item)


def _colour_of(node: NodeItem) -> str:
    if node.faulty:
        return "wrong"
    if node.isSelected():
        return "accent"
    if node.node_id in node.look.found:
        return "second"
    if node.node_id in node.look.marks:
        return node.look.marks[node.node_id]
    plain = "unknown" if node.look.heat else node.card.family
    return node.look.heat.get(node.node_id, plain)


def _ground(painter: QPainter, theme: Theme, item: NoteItem) -> None:
    painter.setPen(_hair(theme, "accent" if item.isSelected() else "border", 1))
    painter.setBrush(theme["frame" if item.note.frame else "note"])
    painter.drawRect(item.body().translated(item.pos()))


def _title(painter: QPainter, theme: Theme, item: NoteItem) -> None:
    """As large as ever, where there is room for a few letters: the landmarks of a large design."""
    area = painter.worldTransform().mapRect(item.body().translated(item.pos()))
    if area.width() < LEAST:
        return
    painter.save()
    painter.resetTransform()
    painter.setFont(fonts()[0])
    text = item.note.text.replace("\n", " ")
    text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    place = area.topLeft() - QPointF(0, painter.fontMetrics().descent() + 1)
    painter.setPen(theme["text"])
    painter.drawText(place, text)
    painter.restore()


def _last(name: str) -> int:
    return ON_TOP.index(name) + 1 if name in ON_TOP else 0


def _hair(theme: Theme, name: str, width: int) -> QPen:
    pen = QPen(theme[name], width, Qt.PenStyle.SolidLine)
    pen.setCosmetic(True)  # pixels, however small the zoom
    return pen
