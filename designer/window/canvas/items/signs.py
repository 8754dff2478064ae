"""A sign at a card's corner: what it is against another design, also where colours look alike."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from designer.window.look.theme import Theme

RADIUS = 8.0
ARM = 4.0
STROKES = {
    "added": ((-ARM, 0, ARM, 0), (0, -ARM, 0, ARM)),
    "removed": ((-ARM, 0, ARM, 0),),
    "changed": ((-ARM, -2, ARM, -2), (0, -2 - ARM, 0, 2), (-ARM, 4, ARM, 4)),
}


def paint_sign(painter: QPainter, theme: Theme, body: QRectF, kind: str) -> None:
    """+, − or ±, on a disc at the top right corner."""
    if kind not in STROKES:
        return
    painter.save()
    painter.setOpacity(1)
    middle = body.topRight()
    painter.setPen(QPen(theme["canvas"], 1.5))
    painter.setBrush(theme[kind])
    painter.drawEllipse(middle, RADIUS, RADIUS)
    pen = QPen(theme["canvas"], 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for x, y, x2, y2 in STROKES[kind]:
        painter.drawLine(middle + QPointF(x, y), middle + QPointF(x2, y2))
    painter.restore()
