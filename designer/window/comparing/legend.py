"""What colours, areas and lines of a chart mean, beside it."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from designer.translate.charts.colours import colour_of
from designer.translate.charts.plan import Bars, Chart, Curves, Scatter
from designer.translate.charts.scales import number, step_of
from designer.translate.charts.svg import LARGEST, cut, in_order, radius_of
from designer.window.canvas.items.look import Look
from designer.window.languages.words import decimal, tr

WIDTH = 178


class ChartLegend(QWidget):
    """Drawn by hand: circles in their true sizes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chart: Chart | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(tr("Legend of the chart"))

    def show_chart(self, chart: Chart | None) -> None:
        """The legend of another chart."""
        self._chart = chart
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.fillRect(self.rect(), theme["surface"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chart is not None:
            _Drawing(painter, self._look, self.font().pointSizeF()).draw(self._chart)
        painter.end()


class _Drawing:
    def __init__(self, painter: QPainter, look: Look, size: float) -> None:
        self.painter, self.theme = painter, look.theme
        self.line = QFontMetricsF(painter.font()).height() + 2
        self.y = self.line / 2 + 2
        self.size = size

    def draw(self, chart: Chart) -> None:
        for lineage in in_order(_lineages(chart)):
            self.dot(QColor(colour_of(lineage, dark=self.theme.dark)), filled=True)
            self.write(lineage)
        if isinstance(chart, Scatter):
            self._areas(chart)
            self._lines(chart)
        hollow = isinstance(chart, Scatter | Bars) and any(m.y is None for m in _marks(chart))
        if hollow:
            self.y += 6
            self.dot(self.theme["text"], filled=False)
            self.write(tr("accuracy not known"))

    def write(self, text: str, *, x: float = 24, quiet: bool = False) -> None:
        self.painter.setPen(self.theme["quiet" if quiet else "text"])
        self.painter.drawText(QPointF(x, self.y + self.line * 0.28), text)
        self.y += self.line

    def dot(self, colour: QColor, *, filled: bool, radius: float = 5, x: float = 12) -> None:
        inside = QColor(colour)
        inside.setAlphaF(0.45)
        self.painter.setPen(QPen(colour, 1 if filled else 2))
        self.painter.setBrush(inside if filled else Qt.BrushStyle.NoBrush)
        self.painter.drawEllipse(QPointF(x, self.y), radius, radius)

    def _areas(self, chart: Scatter) -> None:
        largest = max((mark.area for mark in chart.marks), default=0.0)
        if not chart.area or largest <= 0:
            return
        self.y += 8
        self.write(chart.area, x=6, quiet=True)
        first = step_of(largest / chart.unit / 2.5)
        for value in (first, first / 4, first / 20):
            radius = radius_of(value * chart.unit, largest)
            self.y += max(radius - self.line / 2, 0) + 2
            self.dot(self.theme["quiet"], filled=True, radius=radius, x=LARGEST + 6)
            below = max(radius - self.line / 2, 0)
            self.write(decimal(number(value)), x=2 * LARGEST + 20)
            self.y += below

    def _lines(self, chart: Scatter) -> None:
        if not chart.lines:
            return
        self.y += 8
        self.write(tr("Linear fit, r (networks)"), x=6, quiet=True)
        for line in chart.lines:
            name = line.lineage and colour_of(line.lineage, dark=self.theme.dark)
            dashes = Qt.PenStyle.SolidLine if line.span else Qt.PenStyle.DashLine
            self.painter.setPen(QPen(QColor(name or self.theme["text"]), 1.5, dashes))
            self.painter.drawLine(QPointF(6, self.y), QPointF(22, self.y))
            fit = decimal(f"{line.fit.r:.3f}")
            self.write(f"{cut(line.name, 14)} {fit} ({line.fit.count})", x=28)


def _lineages(chart: Chart) -> list[str]:
    if isinstance(chart, Curves):
        return [series.lineage for series in chart.series]
    return [mark.lineage for mark in _marks(chart)]


def _marks(chart: Scatter | Bars) -> tuple:  # type: ignore[type-arg]
    return chart.marks if isinstance(chart, Scatter) else chart.rows
