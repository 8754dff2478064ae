"""The roofline: each layer a dot under the device's measured peaks; a click selects the node."""

from math import ceil, floor, log10

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

from blocks.catalogue import BY_NAME
from designer.design.cost.ledger import leaves
from designer.design.cost.roofline import Limit, Peaks, Place, place
from designer.lab.messages.measurement import LayerTime
from designer.window.canvas.look import Look
from designer.window.panels.axes import colour_axes
from designer.window.words import decimal, filled, tr

SYMBOLS: dict[Limit, str] = {"compute": "o", "memory": "s", "overhead": "t"}
SIZE = 11  # pixels of a dot


class RooflineChart(pg.PlotWidget):
    """FLOP/s against FLOPs a byte, both logarithmic; layers without MACs have no place in it."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[LayerTime] = []
        self._peaks: Peaks | None = None
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMinimumWidth(240)
        self.setLogMode(x=True, y=True)
        self.setAccessibleName(tr("Roofline"))

    def show_layers(self, rows: tuple[LayerTime, ...], peaks: Peaks) -> None:
        """Draw the leaves of a profile under these peaks."""
        named = {row.node: row for row in rows}
        self._rows = [named[path] for path in leaves(named) if named[path].ms > 0]
        self._peaks = peaks
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
        plot.setLabel("left", tr("GFLOP/s achieved"), color=theme.text)
        spots = [(row, place(2 * row.macs, row.bytes, row.ms, peaks)) for row in self._rows]
        drawn = [(row, spot) for row, spot in spots if spot.flops and spot.bytes]
        low = min([spot.intensity for _, spot in drawn] + [peaks.ridge]) / 3
        high = max([spot.intensity for _, spot in drawn] + [peaks.ridge]) * 3
        roof = [low, peaks.ridge, high]
        heights = [min(peaks.flops_per_s, x * peaks.bytes_per_s) / 1e9 for x in roof]
        plot.plot(roof, heights, pen=pg.mkPen(theme["accent"], width=2))
        plot.addItem(self._dots(drawn))
        reached = [spot.flops_per_s / 1e9 for _, spot in drawn]
        for name, values in (("bottom", roof), ("left", [*heights, *reached])):
            plot.getAxis(name).enableAutoSIPrefix(False)
            plot.getAxis(name).setTicks([_ticks(min(values), max(values))])

    def _dots(self, drawn: list[tuple[LayerTime, Place]]) -> pg.ScatterPlotItem:
        theme = self._look.theme
        colours = [
            theme[BY_NAME[row.layer].category if row.layer in BY_NAME else "border"]
            for row, _ in drawn
        ]
        dots = pg.ScatterPlotItem(
            x=[log10(spot.intensity) for _, spot in drawn],
            y=[log10(spot.flops_per_s / 1e9) for _, spot in drawn],
            symbol=[SYMBOLS[spot.limit] for _, spot in drawn],
            brush=colours,
            pen=pg.mkPen(theme["surface"]),
            size=SIZE,
            data=[(row.node, told(row, spot)) for row, spot in drawn],
            hoverable=True,
            tip=lambda x, y, data: data[1],
        )
        dots.setCursor(Qt.CursorShape.PointingHandCursor)
        dots.sigClicked.connect(lambda _, points, *__: self.chosen.emit(points[0].data()[0]))
        return dots


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    """1, 2, 5, 10, … where they fit; decades alone over a wide range."""
    decades = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = (1, 2, 5) if len(decades) < 5 else (1,)
    return [
        (log10(step * 10.0**k), decimal(f"{step * 10.0**k:g}")) for k in decades for step in steps
    ]


def told(row: LayerTime, spot: Place) -> str:
    """What a dot says: the layer, its figures, and what binds it."""
    words = {
        "compute": tr("Bound by arithmetic"),
        "memory": tr("Bound by memory"),
        "overhead": tr("Bound by overhead: neither arithmetic nor memory explains the time"),
    }
    return filled(
        tr(
            "{node}: {ms:.3f} ms, {rate:.1f} GFLOP/s, {intensity:.1f} FLOPs a byte, {part:.0f} % "
            "of the roof\n{verdict}"
        ),
        node=row.node,
        ms=row.ms,
        rate=spot.flops_per_s / 1e9,
        intensity=spot.intensity,
        part=100 * spot.efficiency,
        verdict=words[spot.limit],
    )
