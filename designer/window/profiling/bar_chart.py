"""Bars of time a layer, in the order of execution; a click selects the node."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent

from designer.lab.messages.measurement import LayerTime
from designer.window.canvas.items.look import Look
from designer.window.languages.words import tr
from designer.window.look.axes import colour_axes
from designer.window.profiling.round_axis import RoundAxis

ROW = 20  # pixels a bar
BELOW = 50  # pixels of the axis below


class BarChart(pg.PlotWidget):
    """Horizontal bars, the first layer on top, coloured by family as on the canvas."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(axisItems={"bottom": RoundAxis("bottom")})
        self._look = look
        self._layers: list[LayerTime] = []
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMinimumWidth(240)
        self.getPlotItem().getViewBox().invertY(True)
        self.getPlotItem().getViewBox().setMouseEnabled(x=False, y=True)
        self.scene().sigMouseClicked.connect(lambda event: self._clicked(event.scenePos()))

    def show_layers(self, layers: list[LayerTime]) -> None:
        """Draw anew."""
        from blocks.catalogue import BY_NAME

        theme, plot = self._look.theme, self.getPlotItem()
        self._layers = layers
        self.setBackground(theme["surface"])
        plot.clear()
        colours = [
            theme[BY_NAME[layer.layer].category if layer.layer in BY_NAME else "border"]
            for layer in layers
        ]
        if layers:  # of none, pyqtgraph would fail
            bars = pg.BarGraphItem(
                x0=[0.0] * len(layers),
                y=list(range(len(layers))),
                height=0.7,
                width=[layer.ms for layer in layers],
                brushes=colours,
                pens=colours,
            )
            plot.addItem(bars)
        axis = plot.getAxis("left")
        axis.setStyle(tickLength=0)  # it would lie on the bars
        axis.setTicks([[(row, layer.node) for row, layer in enumerate(layers)]])
        metrics = QFontMetricsF(self.font())
        axis.setWidth(max((metrics.horizontalAdvance(la.node) for la in layers), default=60) + 16)
        colour_axes(plot, theme)
        plot.setLabel("bottom", tr("ms, median of a forward pass"), color=theme.text)
        plot.getAxis("bottom").enableAutoSIPrefix(False)  # the unit is ms, whatever the size
        longest = max((layer.ms for layer in layers), default=1.0)
        plot.setXRange(0, longest * 1.05, padding=0)
        plot.setLimits(yMin=-0.6, yMax=max(len(layers), 1) - 0.4)
        self._show_rows()

    def _show_rows(self) -> None:
        """As many from the top as can be labelled; the wheel brings the others."""
        rows = max(3, (self.height() - BELOW) // ROW)
        self.getPlotItem().setYRange(-0.6, min(rows, len(self._layers)) - 0.4, padding=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if getattr(self, "_layers", None):  # pyqtgraph resizes while it constructs
            self._show_rows()

    def _clicked(self, place: QPointF) -> None:
        row = round(self.getPlotItem().getViewBox().mapSceneToView(place).y())
        if 0 <= row < len(self._layers):
            self.chosen.emit(self._layers[row].node)
