"""Loss and accuracy over the steps of a training."""

import pyqtgraph as pg

from designer.lab.messages.protocol import Epoch, Step
from designer.window.canvas.items.look import Look
from designer.window.languages.words import tr
from designer.window.look.axes import colour_axes


class Curves(pg.GraphicsLayoutWidget):
    """Two plots side by side: running values of the training, dots of the held-out images."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._loss_plot = self.addPlot(row=0, col=0)
        self._accuracy_plot = self.addPlot(row=0, col=1)
        self._accuracy_plot.setYRange(0, 100)
        for plot, y in ((self._loss_plot, 10), (self._accuracy_plot, -10)):
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.addLegend(offset=(-10, y))  # losses fall, accuracies rise
        self._loss, self._held_loss = self._pair(self._loss_plot)
        self._accuracy, self._held_accuracy = self._pair(self._accuracy_plot)
        self.retheme()
        self.begin()

    def _pair(self, plot: pg.PlotItem) -> tuple[pg.PlotDataItem, pg.PlotDataItem]:
        return plot.plot(name=tr("training")), plot.plot(name=tr("held-out"), symbol="o")

    def begin(self) -> None:
        """A new training."""
        self._steps: list[tuple[int, float, float]] = []
        self._epochs: list[tuple[int, float, float]] = []
        self._draw()

    def add_step(self, step: Step) -> None:
        """Running values so far."""
        self._steps.append((step.step, step.loss, 100 * step.accuracy))
        self._draw()

    def add_epoch(self, epoch: Epoch) -> None:
        """An epoch's end on the held-out images."""
        held = 100 * epoch.validation_accuracy
        self._epochs.append((epoch.step, epoch.validation_loss, held))
        self._draw()

    def _draw(self) -> None:
        for points, loss, accuracy in (
            (self._steps, self._loss, self._accuracy),
            (self._epochs, self._held_loss, self._held_accuracy),
        ):
            steps = [point[0] for point in points]
            loss.setData(steps, [point[1] for point in points])
            accuracy.setData(steps, [point[2] for point in points])

    def retheme(self) -> None:
        """The theme's colours."""
        theme = self._look.theme
        self.setBackground(theme["surface"])
        for plot, label in (
            (self._loss_plot, tr("loss (cross-entropy)")),
            (self._accuracy_plot, tr("accuracy, %")),
        ):
            plot.legend.setLabelTextColor(theme["text"])
            for _, entry in plot.legend.items:
                entry.setText(entry.text)  # drawn anew
            colour_axes(plot, theme)
            plot.setLabel("left", label, color=theme.text)
            plot.setLabel("bottom", tr("step"), color=theme.text)
        for curve in (self._loss, self._accuracy):
            curve.setPen(pg.mkPen(theme["accent"], width=2))
        for curve in (self._held_loss, self._held_accuracy):
            curve.setPen(pg.mkPen(theme["second"], width=2))
            curve.setSymbolBrush(theme["second"])
            curve.setSymbolPen(theme["second"])
