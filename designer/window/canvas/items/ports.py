"""How ports are painted: plain, or, while a wire is drawn, by what they would make of it.

The forms differ and not the colours alone: a ring around a disc fits, a cross does not, a barred
circle would close a loop.
"""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from designer.window.canvas.items.reach import Verdict
from designer.window.look.card import PORT_RADIUS
from designer.window.look.theme import Theme

PLAIN = PORT_RADIUS - 1
SLANT = PORT_RADIUS * 0.7  # half the side of the square in a port's circle

COLOURS: dict[Verdict | None, str] = {Verdict.WRONG: "wrong", Verdict.LOOP: "quiet"}


def paint_port(painter: QPainter, theme: Theme, place: QPointF, verdict: Verdict | None) -> None:
    """One port with its middle there."""
    if verdict is Verdict.FITS:
        painter.setPen(QPen(theme["accent"], 2))
        painter.setBrush(theme["surface"])
        painter.drawEllipse(place, PORT_RADIUS + 2, PORT_RADIUS + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme["accent"])
        painter.drawEllipse(place, PORT_RADIUS - 2, PORT_RADIUS - 2)
        return
    colour = COLOURS.get(verdict, "wire")
    painter.setPen(QPen(theme[colour], 1.2 if colour == "wire" else 2))
    painter.setBrush(theme["surface"])
    if verdict is not Verdict.WRONG:
        painter.drawEllipse(place, PLAIN, PLAIN)
    right, left = QPointF(SLANT, SLANT), QPointF(-SLANT, SLANT)
    if verdict in {Verdict.WRONG, Verdict.LOOP}:
        painter.drawLine(QLineF(place - left, place + left))
    if verdict is Verdict.WRONG:
        painter.drawLine(QLineF(place - right, place + right))
