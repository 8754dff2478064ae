"""The charts on screen: hover a network for its figures, double-click it to open it."""

from html import escape
from math import inf

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip

from designer.translate.charts.colours import colour_of
from designer.translate.charts.labels import Anchor
from designer.translate.charts.labels import placed as placed_names
from designer.translate.charts.plan import Bars, Chart, Curves, Line, Mark, Scatter, Series
from designer.translate.charts.svg import DOT, radius_of
from designer.window.canvas.items.look import Look
from designer.window.comparing import band
from designer.window.comparing.band import placed
from designer.window.languages.words import decimal, tr
from designer.window.look.axes import colour_axes
from designer.window.profiling.round_axis import RoundAxis

PAUSE = 40  # ms after a movement before names are placed anew
ROW = 21  # pixels a bar
NEAR = 6  # pixels that still hit a mark
ON_TOP = 20
UNDER = 50  # pixels of the axis below and its title


class ChartPlot(pg.PlotWidget):
    """`opened` carries what opens the network that was double-clicked."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(axisItems={side: RoundAxis(side) for side in ("left", "bottom")})
        self._look = look
        self._chart: Chart | None = None
        self._whole_range: list[list[float]] = []
        self._spots: list[tuple[Mark | Series, float, float, float]] = []
        self._names: list[pg.TextItem] = []
        self._leaders = pg.PlotCurveItem()
        self._placing = QTimer(self, singleShot=True, interval=PAUSE)
        self._placing.timeout.connect(self._place_names)
        self.setMenuEnabled(False)
        for action in self.scene().contextMenu:  # pyqtgraph's own, which nothing here shows
            action.setParent(None)
        self.scene().contextMenu.clear()
        self.hideButtons()
        self.setMinimumSize(320, 200)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Chart of the compared networks"))
        self.getViewBox().sigRangeChanged.connect(lambda *_: self._placing.start())
        self.getViewBox().sigResized.connect(lambda *_: self._placing.start())
        self.scene().sigMouseMoved.connect(self._hover)

    # -- drawing -----------------------------------------------------------------------------------

    def show_chart(self, chart: Chart) -> None:
        """Draw anew; another chart or another range is shown as a whole."""
        kept = self._keeps_view(chart)
        self._chart = chart
        plot, theme = self.getPlotItem(), self._look.theme
        plot.clear()
        self._spots, self._names = [], []
        self.setBackground(theme["surface"])
        self._axes(chart)
        match chart:
            case Scatter():
                self._draw_scatter(chart)
            case Bars():
                self._draw_bars(chart)
            case Curves():
                self._draw_curves(chart)
        if not kept:
            self.whole()
        self._placing.start()

    def _keeps_view(self, chart: Chart) -> bool:
        """Whether what is in view stays there: of results that come in, if somebody zoomed in."""
        before = self._chart
        if before is None or isinstance(chart, Bars) or isinstance(before, Bars):
            return False
        zoomed = self.getViewBox().viewRange() != self._whole_range
        alike = (chart.title, chart.x) == (before.title, before.x)
        same = chart.y == before.y and band.is_wanted(chart) == band.is_wanted(before)
        return alike and (zoomed or same)

    def _axes(self, chart: Chart) -> None:
        plot, theme = self.getPlotItem(), self._look.theme
        bars = isinstance(chart, Bars)
        plot.getViewBox().invertY(bars)
        plot.getViewBox().setMouseEnabled(x=not bars, y=True)
        plot.showGrid(x=not bars, y=not bars, alpha=0.18)
        plot.getAxis("bottom").logarithmic = chart.x.scale.logarithmic
        plot.getAxis("left").logarithmic = not isinstance(chart, Bars) and chart.y.scale.logarithmic
        for name in ("left", "bottom"):
            plot.getAxis(name).enableAutoSIPrefix(False)
            plot.getAxis(name).picture = None
        plot.getAxis("left").least = band.ends(chart.y.scale)[0] if band.is_wanted(chart) else -inf
        colour_axes(plot, theme)
        plot.setLabel("bottom", chart.x.title, color=theme.text)
        left = plot.getAxis("left")
        if isinstance(chart, Bars):
            left.setTicks([[(row, mark.name) for row, mark in enumerate(chart.rows)]])
            metrics = QFontMetricsF(self.font())
            names = (metrics.horizontalAdvance(mark.name) for mark in chart.rows)
            left.setWidth(max(names, default=60) + 18)
            left.showLabel(False)
        else:
            left.setTicks(None)
            left.setWidth(None)
            self._title_left(chart.y.title)

    def _title_left(self, title: str) -> None:
        """On two lines where one is too long for the height."""
        metrics, parts = QFontMetricsF(self.font()), title.split(", ")
        if len(parts) > 1 and metrics.horizontalAdvance(title) > self.height() - UNDER:
            widths = [metrics.horizontalAdvance(part) for part in parts]
            unequal = [abs(sum(widths[:n]) - sum(widths[n:])) for n in range(1, len(parts))]
            first = 1 + unequal.index(min(unequal))
            title = "<br>".join(
                ", ".join(escape(p) for p in some) for some in (parts[:first], parts[first:])
            )
        self.getPlotItem().setLabel("left", title, color=self._look.theme.text)
        self.getPlotItem().getAxis("left").resizeEvent()  # puts the middle of the new text right

    def whole(self) -> None:
        """Everything in view; of bars, as many from the top as can be read."""
        chart = self._chart
        if isinstance(chart, Bars):
            rows = min(max((self.height() - 56) // ROW, 3), max(len(chart.rows), 1))
            self.getViewBox().setLimits(yMin=-0.7, yMax=max(len(chart.rows), 1) - 0.3)
            self.setXRange(0, chart.x.scale.high * 1.04, padding=0)
            self.setYRange(-0.7, rows - 0.3, padding=0)
        elif chart is not None:
            self.getViewBox().setLimits(yMin=None, yMax=None)
            self.setXRange(*band.ends(chart.x.scale), padding=0.02)
            low, high = band.ends(chart.y.scale)
            self.setYRange(band.bottom(chart), high + band.MARGIN * (high - low), padding=0)
        self._whole_range = self.getViewBox().viewRange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        chart = getattr(self, "_chart", None)  # pyqtgraph resizes while it constructs
        if isinstance(chart, Bars):
            self.whole()
        elif chart is not None:
            self._title_left(chart.y.title)

    def _colour(self, lineage: str | None, *, own: bool = False) -> QColor:
        theme = self._look.theme
        return theme["text"] if own or not lineage else QColor(colour_of(lineage, dark=theme.dark))

    def _draw_scatter(self, chart: Scatter) -> None:
        for line in chart.lines:
            self._draw_line(line, chart)
        largest = max((mark.area for mark in chart.marks), default=0.0)
        spots = []
        for item in band.items(chart, self._look.theme) if band.is_wanted(chart) else ():
            self.addItem(item, ignoreBounds=True)
        for mark in sorted(chart.marks, key=lambda m: (m.own, -m.area)):
            x = placed(chart.x.scale, mark.x)
            y = band.middle(chart) if mark.y is None else placed(chart.y.scale, mark.y)
            radius = DOT + 1 if mark.y is None else radius_of(mark.area, largest)
            colour = self._colour(mark.lineage, own=mark.own)
            inside = QColor(colour)
            inside.setAlphaF(0.0 if mark.y is None else 0.45)
            width = 2.5 if mark.own or mark.y is None else 1
            spots.append(
                {
                    "pos": (x, y),
                    "size": 2 * radius,
                    "pen": pg.mkPen(colour, width=width),
                    "brush": inside,
                }
            )
            self._spots.append((mark, x, y, radius))
        self.addItem(pg.ScatterPlotItem(spots=spots, pxMode=True))
        self._name_spots()

    def _draw_line(self, line: Line, chart: Scatter) -> None:
        low, high = line.span or (chart.x.scale.low, chart.x.scale.high)
        ends = [line.fit.slope * x + line.fit.offset for x in (low, high)]
        style = Qt.PenStyle.SolidLine if line.span else Qt.PenStyle.DashLine
        pen = pg.mkPen(self._colour(line.lineage), width=1.5, style=style)
        self.addItem(pg.PlotCurveItem([low, high], ends, pen=pen, antialias=True))

    def _draw_bars(self, chart: Bars) -> None:
        known = [(row, mark) for row, mark in enumerate(chart.rows) if mark.y is not None]
        colours = [self._colour(mark.lineage, own=mark.own) for _, mark in known]
        widths = [mark.y for _, mark in known]
        places = [row for row, _ in known]
        if known:
            self.addItem(
                pg.BarGraphItem(
                    x0=[0.0] * len(known),
                    y=places,
                    height=0.68,
                    width=widths,
                    brushes=colours,
                    pens=colours,
                )
            )
        for row, mark in enumerate(chart.rows):
            text = chart.unknown if mark.y is None else decimal(f"{mark.y:.2f}")
            name = pg.TextItem(text, color=self._look.theme["quiet"], anchor=(0, 0.5))
            name.setPos(mark.y or 0.0, row)
            self.addItem(name)

    def _draw_curves(self, chart: Curves) -> None:
        for series in chart.series:
            xs = [placed(chart.x.scale, x) for x, _ in series.points]
            ys = [placed(chart.y.scale, y) for _, y in series.points]
            colour = self._colour(series.lineage, own=series.own)
            pen = pg.mkPen(colour, width=2.5 if series.own else 1.5)
            self.addItem(
                pg.PlotDataItem(
                    xs, ys, pen=pen, symbol="o", symbolSize=6, symbolBrush=colour, antialias=True
                )
            )
            self._spots.append((series, xs[-1], ys[-1], 3.0))
        self._name_spots()

    # -- names beside the marks --------------------------------------------------------------------

    def _name_spots(self) -> None:
        self._leaders = pg.PlotCurveItem(
            pen=pg.mkPen(self._look.theme["quiet"], width=0.8), antialias=True
        )
        self.addItem(self._leaders, ignoreBounds=True)
        for what, *_ in self._spots:
            name = pg.TextItem(what.name, color=self._look.theme["text"], anchor=(0, 0))
            font = self.font()
            font.setBold(what.own)
            name.setFont(font)
            name.setZValue(ON_TOP)
            name.hide()  # till it has its place
            self.addItem(name, ignoreBounds=True)
            self._names.append(name)

    def _place_names(self) -> None:
        """Where they lie on few others, as the marks now lie in view."""
        if not self._names:
            return
        box = self.getViewBox()
        anchors = []
        for (what, x, y, radius), name in zip(self._spots, self._names, strict=True):
            at, size = box.mapViewToScene(QPointF(x, y)), name.boundingRect()
            weight = 1e9 * what.own + radius
            width, height = size.width() - 4, size.height() - 6
            anchors.append(Anchor(at.x(), at.y(), radius, width, height, weight))
        frame = box.sceneBoundingRect()
        area = frame.left(), frame.top(), frame.right(), frame.bottom()
        visible = [frame.contains(QPointF(a.x, a.y)) or frame.bottom() - a.y > -2 for a in anchors]
        ends: list[QPointF] = []
        for anchor, name, place, seen in zip(
            anchors, self._names, placed_names(anchors, area), visible, strict=True
        ):
            name.setVisible(seen)
            name.setPos(box.mapSceneToView(QPointF(place.x - 2, place.y - 3)))
            if place.leader is not None and seen:
                ends += [QPointF(anchor.x, anchor.y), QPointF(*place.leader)]
        points = [box.mapSceneToView(end) for end in ends]
        self._leaders.setData([p.x() for p in points], [p.y() for p in points], connect="pairs")

    # -- the mouse ---------------------------------------------------------------------------------

    def at(self, place: QPointF) -> Mark | Series | None:
        """What lies at a place of the scene; of several, the smallest."""
        box = self.getViewBox()
        if isinstance(self._chart, Bars):
            row = round(box.mapSceneToView(place).y())
            return self._chart.rows[row] if 0 <= row < len(self._chart.rows) else None
        hits = []
        for what, x, y, radius in self._spots:
            apart = box.mapViewToScene(QPointF(x, y)) - place
            if apart.x() ** 2 + apart.y() ** 2 <= max(radius, NEAR) ** 2:
                hits.append((radius, what))
        return min(hits, key=lambda hit: hit[0])[1] if hits else None

    def place_of(self, name: str) -> QPointF:
        """Where a network is, in this widget's pixels."""
        if isinstance(self._chart, Bars):
            row = [mark.name for mark in self._chart.rows].index(name)
            there = QPointF(self._chart.x.scale.low, row)
        else:
            there = next(QPointF(x, y) for what, x, y, _ in self._spots if what.name == name)
        return QPointF(self.mapFromScene(self.getViewBox().mapViewToScene(there)))

    def _hover(self, place: QPointF) -> None:
        found = self.at(place)
        text = found.about if isinstance(found, Mark) else found.name if found else ""
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
        )
        QToolTip.showText(self.mapToGlobal(self.mapFromScene(place)), text, self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self.at(self.mapToScene(event.position().toPoint()))
        if found is not None:
            self.opened.emit(found.target)
