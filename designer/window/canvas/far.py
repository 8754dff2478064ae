"""The canvas from afar: everything in one pass, since a paint call for each item would be the cost.

With 10,000 items Qt spends a quarter of a second in calling them; two lists of shapes take ten
milliseconds.
"""

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from designer.window.canvas.node_item import NodeItem
from designer.window.canvas.wire_item import WireItem
from designer.window.theme import Theme

FAR = 0.12  # below this zoom cards are a few pixels
ON_TOP = ("second", "accent", "wrong")  # found, selected, wrong


class FarPicture:
    """Boxes by colour and wires as lines, gathered once and drawn until something changes."""

    def __init__(self, nodes: Iterable[NodeItem], wires: Iterable[WireItem]) -> None:
        self._boxes: defaultdict[str, list[QRectF]] = defaultdict(list)
        self._lines: defaultdict[str, list[QLineF]] = defaultdict(list)
        for node in nodes:
            found = "second" if node.node_id in node.look.found else node.card.family
            name = "wrong" if node.faulty else "accent" if node.isSelected() else found
            self._boxes[name].append(node.body().translated(node.pos()))
        for wire in wires:
            name = "wrong" if wire.wrong else "wire" if wire.known else "unknown"
            self._lines[name].append(QLineF(*wire.ends()))

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """All of it; what is wrong comes last and so on top."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for name in sorted(self._lines, key=_last):
            painter.setPen(_hair(theme, name, 3 if name == "wrong" else 1))
            painter.drawLines(self._lines[name])
        for name in sorted(self._boxes, key=_last):
            painter.setPen(_hair(theme, name, 1))
            painter.setBrush(theme[name])
            painter.drawRects(self._boxes[name])


def _last(name: str) -> int:
    return ON_TOP.index(name) + 1 if name in ON_TOP else 0


def _hair(theme: Theme, name: str, width: int) -> QPen:
    pen = QPen(theme[name], width, Qt.PenStyle.SolidLine)
    pen.setCosmetic(True)  # pixels, however small the zoom
    return pen
