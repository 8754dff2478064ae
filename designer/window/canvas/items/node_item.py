"""A node on the canvas: a rounded card with a stripe in its family's colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.window.canvas.items.look import Look
from designer.window.canvas.items.ports import paint_port
from designer.window.canvas.items.signs import paint_sign
from designer.window.look.card import PADDING, PORT_RADIUS, STRIPE, Card, fonts

READABLE = 0.45  # below this zoom text could not be read
PORTS_FROM = 0.3
SELECTABLE = QGraphicsItem.GraphicsItemFlag.ItemIsSelectable  # looked up once, not for each item


class NodeItem(QGraphicsItem):
    """Holds an id and what to paint, no model object."""

    def __init__(self, node_id: str, card: Card, look: Look) -> None:
        super().__init__()
        self.node_id = node_id
        self.look = look
        self.faulty = False
        self.dead = False
        self._take(card)
        self.setFlag(SELECTABLE)
        self.setZValue(1)

    def _take(self, card: Card) -> None:
        self.card = card
        self._body = QRectF(0, 0, card.width, card.height)
        margin = PORT_RADIUS + 4
        self._bounds = self._body.adjusted(-margin, -margin, margin + 4, margin + 4)
        self.setToolTip(f"{self.node_id}: {card.about}")

    def show_card(self, card: Card) -> None:
        """Other words or another size."""
        if card != self.card:
            self.prepareGeometryChange()
            self._take(card)
            self.update()

    def body(self) -> QRectF:
        """The card without its ports."""
        return self._body

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.body())
        return path

    def input_at(self, port: str) -> QPointF:
        """Scene position of an input port."""
        return self.pos() + self.card.input_at(port)

    def output_at(self, port: str) -> QPointF:
        """Scene position of an output port."""
        return self.pos() + self.card.output_at(port)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        theme, body = self.look.theme, self.body()
        edge = QPen(theme["wrong" if self.faulty else "border"], 2 if self.faulty else 1)
        if self.isSelected():
            edge = QPen(theme["accent"], 2)
        painter.setOpacity(0.5 if self.dead else 1)
        painter.setPen(edge)
        heat = self.look.heat.get(self.node_id)
        painter.setBrush(theme[heat or "surface"])
        if self.node_id in self.look.found:
            self._ring(painter, "second")
        if self.node_id in self.look.marks:
            self._ring(painter, self.look.marks[self.node_id])
        if self.card.block:
            for offset in (5, 2.5) if self.card.repeat > 1 else (2.5,):
                painter.drawRoundedRect(body.translated(offset, offset), 6, 6)
        painter.drawRoundedRect(body, 6, 6)
        painter.fillRect(QRectF(0, 4, STRIPE, body.height() - 8), theme[self.card.family])
        if zoom > READABLE:
            self._write(painter, heat)
        if zoom > PORTS_FROM:
            self._ports(painter)
            if self.card.placed:
                self._pin(painter)
            if self.node_id in self.look.marks:
                paint_sign(painter, self.look.theme, body, self.look.marks[self.node_id])
        painter.setOpacity(1)  # what is painted after this one has it too

    def _ring(self, painter: QPainter, colour: str) -> None:
        """Around a card that was found, or that differs."""
        painter.save()
        painter.setPen(QPen(self.look.theme[colour], 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.body().adjusted(-5, -5, 5, 5), 9, 9)
        painter.restore()

    def _pin(self, painter: QPainter) -> None:
        """Stuck into the upper right corner: arranging leaves it where it is."""
        head, point = QPointF(self.card.width - 4, -2), QPointF(self.card.width - 10, 5)
        painter.setPen(QPen(self.look.theme["quiet"], 1.5))
        painter.drawLine(head, point)
        painter.setBrush(self.look.theme["quiet"])
        painter.drawEllipse(head, 3.5, 3.5)

    def _write(self, painter: QPainter, heat: str | None) -> None:
        theme, card, (bold, plain) = self.look.theme, self.card, fonts()
        ink = heat.replace("heat", "ink") if heat else None
        area = self.body().adjusted(STRIPE + PADDING, 7, -PADDING, -7)
        painter.setFont(bold)
        painter.setPen(theme[ink or "text"])
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, card.title)
        if card.repeat > 1:
            painter.setPen(theme[ink or "accent"])
            right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, right, f"×{card.repeat}")
        painter.setFont(plain)
        painter.setPen(theme[ink or "quiet"])
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, bottom, card.detail)
        if self.look.total_macs and card.macs and not self.look.heat:
            share = card.macs / self.look.total_macs
            width = (card.width - STRIPE - 2) * share
            bar = QRectF(STRIPE + 1, card.height - 3.5, max(width, 1.0), 2.5)
            painter.fillRect(bar, theme[card.family])

    def _ports(self, painter: QPainter) -> None:
        theme, reach, card = self.look.theme, self.look.reach, self.card
        ends = [(port, False, card.input_at(port)) for port in card.inputs]
        ends += [(port, True, card.output_at(port)) for port in card.outputs]
        for port, output, place in ends:
            verdict = reach.verdict((self.node_id, port, output)) if reach else None
            paint_port(painter, theme, place, verdict)
