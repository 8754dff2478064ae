"""Profile: where the time goes, layer by layer, as a tree and as bars."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from designer.lab.messages.measurement import (
    Calibrate,
    CalibrateDone,
    ProfileDone,
    ProfileResult,
    Settings,
    Trace,
    TraceDone,
)
from designer.lab.messages.protocol import ENDINGS, Cancelled, Event
from designer.lab.messages.sweep_messages import SweepDone, SweepPoint
from designer.window.canvas.items.look import Look
from designer.window.languages.words import tr
from designer.window.panels.host_field import HostField
from designer.window.panels.job_bar import JobBar
from designer.window.profiling.headline import details, headline
from designer.window.profiling.layer_tree import LayerTree
from designer.window.profiling.profile_charts import ProfileCharts
from designer.window.profiling.profile_saving import ProfileSaving
from designer.window.profiling.profile_settings import ProfileSettings
from designer.window.profiling.result_choice import ResultChoice


class ProfilePanel(QWidget):
    """`wanted` carries a request without a design; `chosen` a node's path, layer1/conv1."""

    wanted = Signal(object)
    chosen = Signal(str)
    measured = Signal()  # there are new times

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._trace_path: Path | None = None
        self._calibrating = False
        self.result: ProfileResult | None = None
        self.bar = JobBar(tr("Profile"))
        self.host = HostField()
        self.settings = ProfileSettings()
        self.device, self.batch = self.settings.device, self.settings.batch
        for label, field in (
            (tr("On"), self.host),
            (tr("Device"), self.device),
            (tr("Batch"), self.batch),
            (tr("Mode"), self.settings.mode),
            (tr("Type"), self.settings.dtype),
        ):
            self.bar.add_field(label, field)
        self.bar.add_before(self.settings.more)
        self.saving = ProfileSaving(self)
        self.bar.add_row(self.settings)
        self.bar.add_button(self.saving.button)
        self.results = ResultChoice()
        self.bar.add_button(self.results)
        self.table = LayerTree()
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.charts = ProfileCharts(look)
        self.halves.addWidget(self.table)
        self.halves.addWidget(self.charts)
        self.halves.setSizes([620, 380])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.halves, 1)
        self.bar.started.connect(self.start)
        self.table.chosen.connect(self.chosen)
        self.charts.chosen.connect(self.chosen)
        self.charts.calibration_wanted.connect(self._calibrate)
        self.charts.bound.connect(self.table.show_bounds)
        self.charts.sweep.wanted.connect(self.start_sweep)
        for saving in (self.saving, self.charts.sweep.saving):
            saving.said.connect(lambda text, wrong: self._say(text, wrong=wrong))
        self.saving.trace_wanted.connect(self.start_trace)
        self.results.chosen.connect(self._show_again)

    def start(self) -> None:
        """Ask for a profile with the settings as they stand."""
        self.settings.remember()
        self._trace_path = None
        self.wanted.emit(self.settings.request())

    def start_trace(self, path: Path) -> None:
        """Ask for a trace with the settings as they stand, to be written there."""
        if self.bar.job:
            return
        request, names = self.settings.request(), Settings.__struct_fields__
        self._trace_path = path
        self.wanted.emit(Trace(**{name: getattr(request, name) for name in names}))

    def start_sweep(self) -> None:
        """Ask for a sweep over batches and what else is ticked."""
        if not self.bar.job:
            host = self.host.host
            where, cuda = str(host) if host else "", self.settings.on_cuda
            self.wanted.emit(self.charts.sweep.request(self.settings.request(), where, cuda=cuda))

    def _calibrate(self, request: Calibrate) -> None:
        if not self.bar.job:
            self._calibrating = True
            self.wanted.emit(request)
            if not self.bar.job:  # refused
                self._calibrating = False
                self.charts.roofline.not_calibrated()

    def follow(self, event: Event) -> None:
        """The job's events."""
        self.bar.follow(event)
        over, calibrated = isinstance(event, ENDINGS), self._calibrating
        if over:
            self._calibrating = False  # what follows may ask for it
        self._take(event)
        if over:
            self._trace_path = None
            if calibrated and not isinstance(event, CalibrateDone):
                self.charts.roofline.not_calibrated()
            elif not self.bar.job:
                self.charts.roofline.resume()

    def _take(self, event: Event) -> None:
        """What the event brings."""
        match event:
            case ProfileDone():
                self.show_result(event.result)
            case SweepPoint():
                self.charts.sweep.follow(event)
            case SweepDone():
                self._end(self.charts.sweep.follow(event))
            case CalibrateDone():
                self._end("")
                self.charts.calibrated(event.result)
            case TraceDone() if self._trace_path:
                self._end("")
                self.saving.write_trace(self._trace_path, event.trace)
            case Cancelled():
                self._say(self.bar.message.text())

    def _end(self, text: str) -> None:
        """The job is over."""
        self.bar.end("")
        self._say(text)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        """A sentence of something else stands above that of the result that is shown."""
        if wrong or self.result is None:
            self.bar.say(text, wrong=wrong)
            return
        self.bar.say("\n".join(filter(None, [text, headline(self.result)])))
        self.bar.message.setToolTip(details(self.result))

    def devices(self, names: list[tuple[str, str]]) -> None:
        """The devices that the worker found: (id, name)."""
        self.settings.devices(names)

    def _show_again(self, result: ProfileResult) -> None:
        if not self.bar.job:
            self.show_result(result)

    def show_result(self, result: ProfileResult) -> None:
        """Fill the table and the chart."""
        self.result = self.saving.result = result
        self.results.show_result(result)
        self._end("")
        self.table.show_layers(result.layers)
        self.charts.show_result(result)
        self.measured.emit()

    def retheme(self) -> None:
        """After a change of colours."""
        self.charts.retheme()
