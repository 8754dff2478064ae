"""The charts beside the table of a profile: bars and a timeline, the device's roofline, a sweep."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from designer.lab.messages.measurement import Calibration, ProfileResult
from designer.window.canvas.items.look import Look
from designer.window.languages.words import tr
from designer.window.profiling.roofline_page import RooflinePage
from designer.window.profiling.sweep_page import SweepPage

if TYPE_CHECKING:
    from designer.window.profiling.timeline import Timeline


class ProfileCharts(QTabWidget):
    """`chosen` carries a node's path, `calibration_wanted` a request for the device's peaks.

    `bound` carries what binds each layer, by path.

    pyqtgraph is imported when there is something to draw.
    """

    chosen = Signal(str)
    calibration_wanted = Signal(object)
    bound = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.result: ProfileResult | None = None
        self._bars: QWidget | None = None
        self._line: Timeline | None = None
        self._drawn: ProfileResult | None = None  # by the timeline
        self._bars_page, self._line_page = QWidget(), QWidget()
        self.roofline = RooflinePage(look)
        for signal in ("chosen", "calibration_wanted", "bound"):
            getattr(self.roofline, signal).connect(getattr(self, signal))
        for page, title in ((self._bars_page, tr("Time")), (self._line_page, tr("Timeline"))):
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.addTab(page, title)
        self.addTab(self.roofline, tr("Roofline"))
        self.sweep = SweepPage(look)
        self.addTab(self.sweep, tr("Sweep"))
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.currentChanged.connect(self._shown)

    def show_result(self, result: ProfileResult) -> None:
        """Draw what is in front; the others when they are asked for."""
        self.result = result
        self._draw_bars()
        self.roofline.show_result(result)
        if self.currentWidget() is self._line_page:
            self._draw_line()

    def calibrated(self, found: Calibration) -> None:
        """The peaks of a device are known."""
        self.roofline.calibrated(found)

    def retheme(self) -> None:
        """After a change of colours."""
        self.sweep.retheme()
        if self.result is not None:
            self._draw_bars()
            if self._line is not None:
                self._line.draw()
            self.roofline.retheme()

    def _draw_bars(self) -> None:
        from designer.window.profiling.bar_chart import BarChart

        assert self.result is not None
        if not isinstance(self._bars, BarChart):
            self._bars = BarChart(self._look)
            self._bars.chosen.connect(self.chosen)
            self._bars_page.layout().addWidget(self._bars)
        self._bars.show_layers([row for row in self.result.layers if row.depth == 0])

    def _draw_line(self) -> None:
        from designer.window.profiling.timeline import Timeline

        assert self.result is not None
        if self._line is None:
            self._line = Timeline(self._look)
            self._line.chosen.connect(self.chosen)
            self._line_page.layout().addWidget(self._line)
        if self._drawn is not self.result:  # else its zoom would be lost
            self._line.show_result(self.result)
            self._drawn = self.result

    def _shown(self) -> None:
        """Another came to the front."""
        if self.currentWidget() is self._line_page and self.result is not None:
            self._draw_line()
        if self.currentWidget() is self.roofline:
            self.roofline.show_roof()
