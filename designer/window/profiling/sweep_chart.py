"""Latency against images a second: the settings of a sweep, their frontier and its knee."""

from collections.abc import Sequence
from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import Qt

from designer.design.cost.frontier import Spot, frontier, knee
from designer.window.canvas.items.look import Look
from designer.window.languages.words import decimal, filled, tr
from designer.window.look.axes import colour_axes
from designer.window.profiling.round_axis import RoundAxis

SIZE = 9  # pixels of a dot
RING = 19  # of the ring around the knee


class SweepChart(pg.PlotWidget):
    """A dot a setting, latency logarithmic; hovering tells which setting it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(axisItems={"left": RoundAxis("left")})
        self._look = look
        self._spots: list[Spot] = []
        self._labels: list[str] = []
        self._errors: list[float] = []
        self._limit: float | None = None
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMinimumSize(240, 120)
        self.setLogMode(x=True, y=False)
        self.setAccessibleName(tr("Latency against images a second"))

    def show_spots(
        self,
        spots: Sequence[Spot],
        labels: Sequence[str],
        limit: float | None = None,
        errors: Sequence[float] = (),
    ) -> None:
        """Draw these settings, and the time that is asked for, in ms; errors are parts of times."""
        self._errors = list(errors) or [0.0] * len(spots)
        self._spots, self._labels, self._limit = list(spots), list(labels), limit
        self.draw()

    def draw(self) -> None:
        """Anew, in the theme's colours."""
        theme, plot, spots = self._look.theme, self.getPlotItem(), self._spots
        plot.clear()
        self.setBackground(theme["surface"])
        colour_axes(plot, theme)
        plot.setLabel("bottom", tr("latency, ms (median, whole batch)"), color=theme.text)
        plot.setLabel("left", tr("images/s"), color=theme.text)
        if not spots:
            return
        best, bend = frontier(spots), knee(spots)
        plot.plot(
            [spots[n].ms for n in best],
            [spots[n].rate for n in best],
            pen=pg.mkPen(theme["accent"], width=2),
        )
        plot.addItem(self._dots(set(best)))
        if bend is not None:
            self._mark(bend)
        if self._limit is not None:
            pen = pg.mkPen(theme["second"], style=Qt.PenStyle.DashLine)
            plot.addItem(pg.InfiniteLine(log10(self._limit), angle=90, pen=pen))
        times = [spot.ms for spot in spots]
        plot.getAxis("bottom").setTicks([_ticks(min(times), max(times))])
        plot.getAxis("left").enableAutoSIPrefix(False)
        plot.setYRange(0, 1.15 * max(spot.rate for spot in spots), padding=0)

    def _dots(self, best: set[int]) -> pg.ScatterPlotItem:
        theme, places = self._look.theme, range(len(self._spots))
        return pg.ScatterPlotItem(
            x=[log10(spot.ms) for spot in self._spots],
            y=[spot.rate for spot in self._spots],
            symbol=["o" if n in best else "x" for n in places],
            brush=[theme["accent" if n in best else "quiet"] for n in places],
            pen=pg.mkPen(theme["surface"]),
            size=SIZE,
            data=[self._told(n) for n in places],
            hoverable=True,
            tip=lambda x, y, data: data,
        )

    def _told(self, number: int) -> str:
        spot = self._spots[number]
        return filled(
            tr("{setting}: {ms:.3f} ms ±{error:.1f} %, {rate:.1f} images/s"),
            setting=self._labels[number],
            ms=spot.ms,
            error=100 * self._errors[number],
            rate=spot.rate,
        )

    def _mark(self, number: int) -> None:
        """A ring and a word at the knee."""
        theme, plot, spot = self._look.theme, self.getPlotItem(), self._spots[number]
        place = log10(spot.ms), spot.rate
        pen = pg.mkPen(theme["second"], width=2)
        plot.addItem(pg.ScatterPlotItem([place[0]], [place[1]], size=RING, pen=pen, brush=None))
        text = pg.TextItem(
            tr("knee: {setting}").format(setting=self._labels[number]),
            color=theme["text"],
            anchor=(-0.12, -0.2),  # to the right and below: the frontier lies above
        )
        text.setPos(*place)
        plot.addItem(text)


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    """1, 2, 5, 10, … in ms; decades alone over a wide range."""
    decades = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = (1, 2, 5) if len(decades) < 5 else (1,)
    return [
        (log10(step * 10.0**k), decimal(f"{step * 10.0**k:g}")) for k in decades for step in steps
    ]
