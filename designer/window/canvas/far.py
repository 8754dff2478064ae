"""The canvas from afar: everything in one pass, since a paint call for each item would be the cost.

With 10,000 items Qt spends a quarter of a second in calling them; two lists of shapes take ten
milliseconds.
"""

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from designer.window.canvas.card import fonts
from designer.window.canvas.node_item import NodeItem
from designer.window.canvas.note_item import NoteItem
from designer.window.canvas.wire_item import WireItem
from designer.window.theme import Theme

FAR = 0.12  # below this zoom cards are a few pixels
LEAST = 40  # pixels of a frame's width, to write its title


class FarPicture:
    """Boxes by colour and wires as lines, gathered once and drawn until something changes."""

    def __init__(
        self, nodes: Iterable[NodeItem], wires: Iterable[WireItem], notes: Iterable[NoteItem] = ()
    ) -> None:
        self._boxes: defaultdict[str, list[QRectF]] = defaultdict(list)
        self._lines: defaultdict[str, list[QLineF]] = defaultdict(list)
        for node in nodes:
            name = "wrong" if node.faulty else "accent" if node.isSelected() else node.card.family
            self._boxes[name].append(node.body().translated(node.pos()))
        self._notes = sorted(notes, key=NoteItem.zValue)
        for wire in wires:
            name = "wrong" if wire.wrong else "wire" if wire.known else "unknown"
            self._lines[name].append(QLineF(*wire.ends()))

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """All of it; what is wrong comes last and so on top."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for frame in (item for item in self._notes if item.note.frame):
            _ground(painter, theme, frame)
        for name in sorted(self._lines, key=_last):
            painter.setPen(_hair(theme, name, 3 if name == "wrong" else 1))
            painter.drawLines(self._lines[name])
        for name in sorted(self._boxes, key=_last):
            painter.setPen(_hair(theme, name, 1))
            painter.setBrush(theme[name])
            painter.drawRects(self._boxes[name])
        for item in self._notes:
            if item.note.frame:
                _title(painter, theme, item)
            else:
                _ground(painter, theme, item)


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
    return ("accent", "wrong").index(name) + 1 if name in {"accent", "wrong"} else 0


def _hair(theme: Theme, name: str, width: int) -> QPen:
    pen = QPen(theme[name], width, Qt.PenStyle.SolidLine)
    pen.setCosmetic(True)  # pixels, however small the zoom
    return pen
