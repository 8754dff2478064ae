"""The charts beside the table of a profile: bars and a timeline, the device's roofline, a sweep."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from designer.design.cost.roofline import Peaks
from designer.lab.messages.measurement import Calibrate, Calibration, ProfileResult
from designer.window.canvas.look import Look
from designer.window.panels.sweep_page import SweepPage
from designer.window.words import filled, tr

Key = tuple[str, str, int]  # device, dtype, threads


class ProfileCharts(QTabWidget):
    """`chosen` carries a node's path, `calibration_wanted` a request for the device's peaks.

    pyqtgraph is imported when there is something to draw.
    """

    chosen = Signal(str)
    calibration_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.result: ProfileResult | None = None
        self._peaks: dict[Key, Peaks] = {}
        self._bars: QWidget | None = None
        self._roof: QWidget | None = None
        self._line: QWidget | None = None
        self._bars_page, self._line_page = QWidget(), QWidget()
        self._roof_page = QStackedWidget()
        self._waiting = QLabel(objectName="quiet", wordWrap=True, margin=12)
        self._roof_page.addWidget(self._waiting)
        for page, title in ((self._bars_page, tr("Time")), (self._line_page, tr("Timeline"))):
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.addTab(page, title)
        self.addTab(self._roof_page, tr("Roofline"))
        self.sweep = SweepPage(look)
        self.addTab(self.sweep, tr("Sweep"))
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.currentChanged.connect(self._shown)

    def show_result(self, result: ProfileResult) -> None:
        """Draw what is in front; the others when they are asked for."""
        self.result = result
        self._draw_bars()
        self._shown()

    def calibrated(self, found: Calibration) -> None:
        """The peaks of a device are known."""
        source = tr("measured here")
        peaks = Peaks(found.device.name, found.dtype, found.flops_per_s, found.bytes_per_s, source)
        self._peaks[found.device.id, found.dtype, found.threads] = peaks
        self._draw_roof()

    def retheme(self) -> None:
        """After a change of colours."""
        self.sweep.retheme()
        if self.result is not None:
            self._draw_bars()
            self._draw_line()
            self._draw_roof()

    def _draw_bars(self) -> None:
        from designer.window.panels.bar_chart import BarChart

        assert self.result is not None
        if not isinstance(self._bars, BarChart):
            self._bars = BarChart(self._look)
            self._bars.chosen.connect(self.chosen)
            self._bars_page.layout().addWidget(self._bars)
        self._bars.show_layers([row for row in self.result.layers if row.depth == 0])

    def _draw_line(self) -> None:
        from designer.window.panels.timeline import Timeline

        assert self.result is not None
        if not isinstance(self._line, Timeline):
            self._line = Timeline(self._look)
            self._line.chosen.connect(self.chosen)
            self._line_page.layout().addWidget(self._line)
        self._line.show_result(self.result)

    def _shown(self) -> None:
        """The roofline came to the front: measure the device if it was not."""
        result = self.result
        if self.currentWidget() is self._line_page and result is not None:
            self._draw_line()
        if self.currentWidget() is not self._roof_page:
            return
        if result is None or not result.layers:
            self._waiting.setText(tr("Profile the layers first."))
            self._roof_page.setCurrentWidget(self._waiting)
        elif self._key(result) in self._peaks:
            self._draw_roof()
        else:
            self._waiting.setText(tr("Measuring what the device can do at most…"))
            self._roof_page.setCurrentWidget(self._waiting)
            device, dtype, _ = self._key(result)
            threads = result.request.threads
            request = Calibrate(device=device, dtype=dtype, threads=threads)
            self.calibration_wanted.emit(request)

    @staticmethod
    def _key(result: ProfileResult) -> Key:
        return result.device.id, result.request.dtype, result.threads

    def _draw_roof(self) -> None:
        from designer.window.panels.roofline_chart import RooflineChart

        result = self.result
        peaks = self._peaks.get(self._key(result)) if result else None
        if result is None or peaks is None:
            return
        if not isinstance(self._roof, RooflineChart):
            self._roof = RooflineChart(self._look)
            self._roof.chosen.connect(self.chosen)
            self._roof_page.addWidget(self._roof)
        self._roof.show_layers(result.layers, peaks)
        self._roof_page.setCurrentWidget(self._roof)
        self._roof_page.setToolTip(
            filled(
                tr("{device}, {dtype}: {flops:.1f} GFLOP/s and {bytes:.1f} GB/s, {source}"),
                device=peaks.device,
                dtype=peaks.dtype,
                flops=peaks.flops_per_s / 1e9,
                bytes=peaks.bytes_per_s / 1e9,
                source=peaks.source,
            )
        )
