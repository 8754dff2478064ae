"""The receptive field of the selected node, drawn on the input's outline."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from designer.design.cost.receptive import Field
from designer.window.languages.words import count, tr

WIDEST, HIGHEST, STRIP = 220, 160, 26
SMALLEST = 4.0  # pixels on the screen that a small field is drawn with at least


class FieldPicture(QWidget):
    """The picture and its sentence; hidden where there is nothing to draw."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Field | None = None
        self._input = _Input()
        self.caption = QLabel(objectName="quiet", wordWrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._input)
        layout.addWidget(self.caption)

    def show_field(self, field: Field | None) -> None:
        """Draw it, or nothing."""
        self.setVisible(field is not None)
        if field is not None and field != self._shown:
            self._shown = field
            self._input.show_field(field)
            self.caption.setText(sentence(field))
            self._input.setAccessibleName(self.caption.text())


def sentence(field: Field) -> str:
    """35×35 px of 224×224."""
    if field.size is None:
        return tr("A central output sees the whole input, {whole} px.").format(
            whole=_size(field.of)
        )
    form = tr("A central output sees {seen} px of {whole}.")
    if field.reaches_beyond:
        form = tr("A central output sees {seen} px, beyond the edges of the input's {whole}.")
    if field.sequence:
        form = tr("A central output sees {seen} places of {whole}.")
        return form.format(seen=count(field.inside[1]), whole=count(field.of[1]))
    return form.format(seen=_size(field.size), whole=_size(field.of))


def _size(size: tuple[int, int]) -> str:
    return f"{count(size[0])}×{count(size[1])}"


class _Input(QWidget):
    """The input as an outline with a plain scene; what is not seen is dimmed."""

    def __init__(self) -> None:
        super().__init__()
        self._field = Field((1, 1), None)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_field(self, field: Field) -> None:
        self._field = field
        self.updateGeometry()
        self.update()

    def _scaled(self) -> tuple[float, float]:
        height, width = self._field.of
        if self._field.sequence:
            return float(WIDEST), float(STRIP)
        scale = min(WIDEST / width, HIGHEST / height)
        return max(width * scale, 8.0), max(height * scale, 8.0)

    def sizeHint(self) -> QSize:
        width, height = self._scaled()
        return QSize(round(width) + 2, round(height) + 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        width, height = self._scaled()
        whole = QRectF(1, 1, width, height)
        (h, w), (of_h, of_w) = self._field.inside, self._field.of
        seen = QRectF(0, 0, max(w / of_w * width, SMALLEST), max(h / of_h * height, SMALLEST))
        seen.moveCenter(whole.center())
        seen &= whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(whole)
        if self._field.sequence:
            _wave(painter, whole, self.palette())
        else:
            _scene(painter, whole, self.palette())
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlpha(190)
        for outside in (
            QRectF(whole.topLeft(), QPointF(whole.right(), seen.top())),
            QRectF(QPointF(whole.left(), seen.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), seen.top()), seen.bottomLeft()),
            QRectF(seen.topRight(), QPointF(whole.right(), seen.bottom())),
        ):
            painter.fillRect(outside, veil)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(whole)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawRect(seen)


def _scene(painter: QPainter, area: QRectF, palette: QPalette) -> None:
    """Sky, sun, hills and a house: something of every size, to judge a field by."""
    dark = palette.color(QPalette.ColorRole.Window).lightness() < 128

    def at(x: float, y: float) -> QPointF:
        return QPointF(area.left() + x * area.width(), area.top() + y * area.height())

    def shape(colour: str, *points: tuple[float, float]) -> None:
        painter.setBrush(QColor(colour).darker(150 if dark else 100))
        painter.drawPolygon(QPolygonF([at(*point) for point in points]))

    painter.setPen(Qt.PenStyle.NoPen)
    shape("#bcd9ee", (0, 0), (1, 0), (1, 1), (0, 1))
    painter.setBrush(QColor("#f2d16b").darker(130 if dark else 100))
    radius = 0.09 * min(area.width(), area.height())
    painter.drawEllipse(at(0.8, 0.2), radius, radius)
    shape("#8fb3a0", (0, 0.55), (0.28, 0.28), (0.62, 0.62), (0, 0.75))
    shape("#7a9e8c", (0.35, 0.65), (0.7, 0.36), (1, 0.6), (1, 0.75), (0.35, 0.75))
    shape("#a3c287", (0, 0.66), (1, 0.6), (1, 1), (0, 1))
    shape("#e8e0d2", (0.38, 0.5), (0.62, 0.5), (0.62, 0.76), (0.38, 0.76))
    shape("#b0765a", (0.34, 0.5), (0.5, 0.36), (0.66, 0.5))
    shape("#6f8fa8", (0.42, 0.56), (0.48, 0.56), (0.48, 0.63), (0.42, 0.63))
    shape("#7d5a44", (0.52, 0.6), (0.58, 0.6), (0.58, 0.76), (0.52, 0.76))


def _wave(painter: QPainter, area: QRectF, palette: QPalette) -> None:
    """Bars of changing height for a sequence."""
    colour = palette.color(QPalette.ColorRole.PlaceholderText)
    bars = 44
    for number in range(bars):
        share = 0.25 + 0.65 * abs(((number * 37) % 23) / 22 - 0.5) * 2
        width = area.width() / bars
        height = share * area.height()
        left, top = area.left() + number * width + 1, area.center().y() - height / 2
        painter.fillRect(QRectF(left, top, width - 2, height), colour)
