"""A note on the canvas, or a frame: a titled rectangle behind nodes that takes them along."""

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
    QTextOption,
    QTransform,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from designer.design.note import LARGEST, Note
from designer.window.canvas.items.look import Look
from designer.window.canvas.items.node_item import READABLE
from designer.window.languages.words import tr
from designer.window.look.card import fonts

PAD = 10.0
TITLE = 26.0  # height of a frame's title
HANDLE = 14.0  # side of the corner that resizes
NOTE_Z, FRAME_Z = 0.8, -2.0  # a note covers wires, a frame nothing; a smaller frame a larger one


class NoteItem(QGraphicsItem):
    """Holds the note as it is painted."""

    def __init__(self, note: Note, look: Look) -> None:
        super().__init__()
        self.note = note
        self.look = look
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Another text, place or size."""
        self.prepareGeometryChange()
        self.note = note
        self.setToolTip(note.text if note.frame else "")  # a title may be cut short
        self.setPos(note.x, note.y)
        area = min(note.width * note.height / LARGEST**2, 1.0)
        self.setZValue(FRAME_Z - area if note.frame else NOTE_Z)
        self.update()

    def resize_to(self, width: float, height: float) -> None:
        """Another size, while its corner is dragged."""
        self.show_note(replace(self.note, width=width, height=height))

    def body(self) -> QRectF:
        """All of it."""
        return QRectF(0, 0, self.note.width, self.note.height)

    def grip(self) -> QRectF:
        """Where it can be taken hold of: all of a note, the title of a frame."""
        height = min(TITLE, self.note.height) if self.note.frame else self.note.height
        return QRectF(0, 0, self.note.width, height)

    def corner(self) -> QRectF:
        """The handle that resizes it."""
        end = self.body().bottomRight()
        return QRectF(end - QPointF(HANDLE, HANDLE), end + QPointF(3, 3))

    def boundingRect(self) -> QRectF:
        return self.body().adjusted(-2, -2, 4, 4)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.grip())
        if self.isSelected():
            path.addRect(self.corner())
        return path

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        theme, body = self.look.theme, self.body()
        edge = QPen(theme["accent"], 2) if self.isSelected() else QPen(theme["border"], 1)
        painter.setPen(edge)
        painter.setBrush(theme["frame" if self.note.frame else "note"])
        painter.drawRoundedRect(body, 6, 6)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if self.note.frame:
            self._title(painter, zoom)
        elif zoom > READABLE:
            self._write(painter)
        if self.isSelected():
            self._handle(painter)

    def _title(self, painter: QPainter, zoom: float) -> None:
        """From afar it grows, so that it can still be read where there is room."""
        painter.save()
        larger = max(1.0, min(READABLE / zoom, 4.0))
        painter.scale(larger, larger)
        bold, _ = fonts()
        width = self.note.width / larger - 2 * PAD
        painter.setFont(bold)
        painter.setPen(self.look.theme["text" if self.note.text else "quiet"])
        text = self.note.text.replace("\n", " ") or tr("Double-click to name")
        text = QFontMetricsF(bold).elidedText(text, Qt.TextElideMode.ElideRight, width)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(PAD, 0, width, TITLE), left, text)
        painter.restore()

    def _write(self, painter: QPainter) -> None:
        theme, body = self.look.theme, self.body()
        line = QFontMetricsF(fonts()[1]).lineSpacing()
        room = body.height() - 2 * PAD
        painter.save()
        painter.setFont(fonts()[1])
        painter.setPen(theme["text" if self.note.text else "quiet"])
        words = _words(self.note.text or tr("Double-click to write"), body.width())
        if words.size().height() > room + line / 2:  # whole lines, and a sign that there are more
            room = max(room // line, 1) * line
            more = QRectF(body.right() - PAD - HANDLE, PAD + room - line, PAD, line)
            painter.drawText(more, Qt.AlignmentFlag.AlignCenter, "…")
            painter.setClipRect(QRectF(0, 0, more.left() - 2, PAD + room))
        painter.drawStaticText(QPointF(PAD, PAD), words)
        painter.restore()

    def _handle(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.look.theme["accent"], 2))
        end = self.body().bottomRight()
        for inset in (5.0, 9.0):
            painter.drawLine(end - QPointF(inset, 3), end - QPointF(3, inset))


@lru_cache(maxsize=256)
def _words(text: str, width: float) -> QStaticText:
    """The text of a note of that width, its lines broken."""
    words = QStaticText(text.replace("\n", "\u2028"))  # which it takes for the end of a line
    words.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    words.setTextOption(option)
    words.setTextWidth(width - 2 * PAD)
    words.prepare(QTransform(), fonts()[1])
    return words


def text_height(text: str, width: float) -> float:
    """How high a note of that width must be to show all of its text."""
    return _words(text, width).size().height() + 2 * PAD
