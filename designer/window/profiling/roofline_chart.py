"""The roofline: each layer a dot under a device's peaks; a click selects the node."""

from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

from blocks.catalogue import BY_NAME
from designer.design.cost.roofline import Limit, Peaks
from designer.window.canvas.items.look import Look
from designer.window.languages.words import count, decimal, tr
from designer.window.look.axes import colour_axes
from designer.window.profiling.elsewhere import Placed
from designer.window.profiling.roofline_words import of_peaks, told

SYMBOLS: dict[Limit, str] = {"compute": "o", "memory": "s", "overhead": "t"}
SIZE = 11  # pixels of a dot
ROOM = 2.5  # as many times as high as the roof, for the words above it


class RooflineChart(pg.PlotWidget):
    """FLOP/s against FLOPs a byte, both logarithmic; layers without MACs have no place in it."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._placed: Placed = []
        self._estimate = False
        self._peaks: Peaks | None = None
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMinimumWidth(240)
        self.setLogMode(x=True, y=True)
        self.setAccessibleName(tr("Roofline"))

    def show_layers(self, placed: Placed, peaks: Peaks, *, estimate: bool = False) -> None:
        """Draw the leaves of a profile under these peaks; hollow where they are an estimate."""
        self._placed, self._peaks, self._estimate = placed, peaks, estimate
        self.draw()

    def draw(self) -> None:
        """Anew, in the theme's colours."""
        peaks, theme, plot = self._peaks, self._look.theme, self.getPlotItem()
        if peaks is None:
            return
        plot.clear()
        self.setBackground(theme["surface"])
        colour_axes(plot, theme)
        plot.setLabel("bottom", tr("FLOPs a byte moved"), color=theme.text)
        title = tr("GFLOP/s, estimate") if self._estimate else tr("GFLOP/s achieved")
        plot.setLabel("left", title, color=theme.text)
        drawn = [(row, spot) for row, spot in self._placed if spot.flops and spot.bytes]
        low = min([spot.intensity for _, spot in drawn] + [peaks.ridge]) / 3
        high = max([spot.intensity for _, spot in drawn] + [peaks.ridge]) * 3
        roof = [low, peaks.ridge, high]
        heights = [min(peaks.flops_per_s, x * peaks.bytes_per_s) / 1e9 for x in roof]
        plot.plot(roof, heights, pen=pg.mkPen(theme["accent"], width=2))
        self._write(peaks, low, high)
        plot.addItem(self._dots(drawn))
        reached = [spot.flops_per_s / 1e9 for _, spot in drawn]
        tall = [*heights, *reached]
        plot.setXRange(log10(low), log10(high), padding=0.02)
        plot.setYRange(log10(min(tall) / ROOM), log10(ROOM * max(tall)), padding=0)
        for name, least, most in (("bottom", low, high), ("left", min(tall) / 2, 2 * max(tall))):
            plot.getAxis(name).enableAutoSIPrefix(False)
            plot.getAxis(name).setTicks([_ticks(least, most)])

    def _write(self, peaks: Peaks, low: float, high: float) -> None:
        """The peaks, beside what they limit: arithmetic the flat roof, memory the slope."""
        arithmetic, memory = of_peaks(peaks)
        slope = (low * peaks.ridge) ** 0.5
        for text, x, anchor in ((arithmetic, high, (1, 1)), (memory, slope, (1, 1))):
            words = pg.TextItem(text, color=self._look.theme["text"], anchor=anchor)
            height = min(peaks.flops_per_s, x * peaks.bytes_per_s) / 1e9
            words.setPos(log10(x), log10(height))
            self.getPlotItem().addItem(words)

    def _dots(self, drawn: Placed) -> pg.ScatterPlotItem:
        theme = self._look.theme
        colours = [
            theme[BY_NAME[row.layer].category if row.layer in BY_NAME else "border"]
            for row, _ in drawn
        ]
        dots = pg.ScatterPlotItem(
            x=[log10(spot.intensity) for _, spot in drawn],
            y=[log10(spot.flops_per_s / 1e9) for _, spot in drawn],
            symbol=[SYMBOLS[spot.limit] for _, spot in drawn],
            brush=[theme["surface"]] * len(drawn) if self._estimate else colours,
            pen=[pg.mkPen(c, width=2) for c in colours] if self._estimate else theme["surface"],
            size=SIZE,
            data=[(row.node, told(row, spot, estimate=self._estimate)) for row, spot in drawn],
            hoverable=True,
            tip=lambda x, y, data: data[1],
        )
        dots.setCursor(Qt.CursorShape.PointingHandCursor)
        dots.sigClicked.connect(lambda _, points, *__: self.chosen.emit(points[0].data()[0]))
        return dots


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    """1, 2, 5, 10, … within the range; decades alone over a wide one."""
    decades = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = (1, 2, 5) if len(decades) < 5 else (1,)
    values = [step * 10.0**k for k in decades for step in steps]
    return [(log10(v), _number(v)) for v in values if low <= v <= high]


def _number(value: float) -> str:
    return count(round(value)) if value >= 1 else decimal(f"{value:g}")
