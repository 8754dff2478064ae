"""The layers of a profile on an axis of time, blocks above their insides; a click selects."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QToolTip

from designer.lab.messages.measurement import ProfileResult
from designer.window.canvas.items.look import Look
from designer.window.languages.words import filled, tr
from designer.window.look.axes import colour_axes
from designer.window.profiling.round_axis import RoundAxis
from designer.window.profiling.spans import Span, spans
from designer.window.profiling.strips import Strip, Strips

LEAST_ROWS = 3  # so that a flat network's strip is no wall
WORDS = 0.7  # of a row, for what is written below
REST = "rest"


class Timeline(pg.PlotWidget):
    """`chosen` carries a node's path; the wheel zooms in time, a double click shows all again."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(axisItems={"bottom": RoundAxis("bottom")})
        self._look = look
        self._result: ProfileResult | None = None
        self._spans: list[Span] = []
        self._strips: list[Strip] = []
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMinimumWidth(240)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Timeline of the layers"))
        box = self.getPlotItem().getViewBox()
        box.invertY(True)
        box.setMouseEnabled(x=True, y=False)
        self.getPlotItem().hideAxis("left")
        self.scene().sigMouseClicked.connect(self._clicked)
        self.scene().sigMouseMoved.connect(self._hover)

    def show_result(self, result: ProfileResult) -> None:
        """All layers of another profile."""
        self._result = result
        self._spans = spans(result.layers)
        self.draw()
        self.whole()

    def draw(self) -> None:
        """Anew, in the theme's colours."""
        result, theme, plot = self._result, self._look.theme, self.getPlotItem()
        if result is None:
            return
        plot.clear()
        self.setBackground(theme["surface"])
        colour_axes(plot, theme)
        plot.setLabel("bottom", tr("ms, layer after layer"), color=theme.text)
        plot.getAxis("bottom").enableAutoSIPrefix(False)
        self._strips = [self._strip(span) for span in self._spans]
        if result.layers:
            self._strips += self._rest(result)
            self._mark(result)
        plot.addItem(Strips(self._strips, theme))

    def _strip(self, span: Span) -> Strip:
        from blocks.catalogue import BY_NAME

        row = span.row
        family = BY_NAME[row.layer].category if row.layer in BY_NAME else "border"
        name = row.node.rpartition("/")[2]
        told = filled(
            tr("{node}, {layer}: {ms:.3f} ms ± {spread:.3f} (interquartile range), {share:.1f} %"),
            node=row.node,
            layer=row.layer,
            ms=row.ms,
            spread=row.spread_ms,
            share=100 * row.share,
        )
        return Strip(row.node, name, span.start, span.end, row.depth, family, told)

    def _rest(self, result: ProfileResult) -> list[Strip]:
        """What the layers' sum and the whole network's time differ by."""
        gap = abs(result.difference_ms)
        ends = sorted((result.layers_ms, result.p50_ms))
        if not gap:
            return []
        row = 0  # beside the layers; what overlaps them lies below
        if result.difference_ms < 0:
            name, text = tr("rest"), tr("The rest, {ms:.3f} ms: work between the layers")
        else:
            row, name = self._rows, tr("probing")
            text = tr(
                "{ms:.3f} ms more than the whole network takes: the cost of probing, and what "
                "compiling saves"
            )
        return [Strip("", name, ends[0], ends[1], row, REST, filled(text, ms=gap))]

    @property
    def _rows(self) -> int:
        return 1 + max((span.row.depth for span in self._spans), default=0)

    def _mark(self, result: ProfileResult) -> None:
        """A line where the whole network is over, run without probes."""
        theme = self._look.theme
        text = filled(tr("whole network: {ms:.3f} ms"), ms=result.p50_ms)
        pen = pg.mkPen(theme["accent"], width=1.5, style=Qt.PenStyle.DashLine)
        self.getPlotItem().addItem(pg.InfiniteLine(result.p50_ms, angle=90, pen=pen))
        words = pg.TextItem(text, color=theme["text"], anchor=(1, 0.5))
        words.setPos(result.p50_ms, self._below - WORDS / 2)
        self.getPlotItem().addItem(words)

    @property
    def _below(self) -> float:
        """Where the rows and the words below them end."""
        return max(max(strip.depth for strip in self._strips) + 1, LEAST_ROWS) + WORDS

    def whole(self) -> None:
        """Everything in view."""
        result, plot = self._result, self.getPlotItem()
        if result is None or not self._strips:
            return
        end = 1.02 * max(result.layers_ms, result.p50_ms)
        plot.setLimits(xMin=0, xMax=end, yMin=-0.1, yMax=self._below)
        plot.setXRange(0, end, padding=0)
        plot.setYRange(-0.1, self._below, padding=0)

    def at(self, place: QPointF) -> Strip | None:
        """The strip at a place of the scene."""
        point = self.getPlotItem().getViewBox().mapSceneToView(place)
        hits = [strip for strip in self._strips if strip.holds(point.x(), point.y())]
        return hits[0] if hits else None

    def place_of(self, node: str) -> QPointF:
        """The middle of a node's strip, in this widget's pixels."""
        strip = next(strip for strip in self._strips if strip.node == node)
        middle = QPointF((strip.start + strip.end) / 2, strip.depth + 0.5)
        return QPointF(self.mapFromScene(self.getPlotItem().getViewBox().mapViewToScene(middle)))

    def _clicked(self, event: object) -> None:
        if event.double():  # type: ignore[attr-defined]
            self.whole()
            return
        strip = self.at(event.scenePos())  # type: ignore[attr-defined]
        if strip and strip.node:
            self.chosen.emit(strip.node)

    def _hover(self, place: QPointF) -> None:
        strip = self.at(place)
        shape = Qt.CursorShape
        hand = strip is not None and bool(strip.node)
        self.viewport().setCursor(shape.PointingHandCursor if hand else shape.ArrowCursor)
        text = strip.told if strip else ""
        QToolTip.showText(self.mapToGlobal(self.mapFromScene(place)), text, self)
