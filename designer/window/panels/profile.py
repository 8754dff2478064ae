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
from designer.lab.messages.protocol import ENDINGS, Event
from designer.lab.messages.sweep_messages import SweepDone, SweepPoint
from designer.lab.results.profile_text import setup, whole
from designer.window.canvas.look import Look
from designer.window.panels.host_field import HostField
from designer.window.panels.job_bar import JobBar
from designer.window.panels.layer_tree import LayerTree
from designer.window.panels.profile_charts import ProfileCharts
from designer.window.panels.profile_saving import ProfileSaving
from designer.window.panels.profile_settings import ProfileSettings
from designer.window.panels.result_choice import ResultChoice
from designer.window.words import filled, mebibytes, sentence, tr


class ProfilePanel(QWidget):
    """`wanted` carries a request without a design; `chosen` a node's path, layer1/conv1."""

    wanted = Signal(object)
    chosen = Signal(str)
    measured = Signal()  # there are new times

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._trace_path: Path | None = None
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
        self.charts.sweep.wanted.connect(self.start_sweep)
        self.saving.said.connect(lambda text, wrong: self.bar.say(text, wrong=wrong))
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
            sweep = self.charts.sweep.request(self.settings.request(), str(host) if host else "")
            self.wanted.emit(sweep)

    def _calibrate(self, request: Calibrate) -> None:
        if not self.bar.job:
            self.wanted.emit(request)

    def follow(self, event: Event) -> None:
        """The job's events."""
        self.bar.follow(event)
        match event:
            case ProfileDone():
                self.show_result(event.result)
            case SweepPoint():
                self.charts.sweep.follow(event)
            case SweepDone():
                self.bar.end(self.charts.sweep.follow(event))
            case CalibrateDone():
                self.bar.end("")
                self.charts.calibrated(event.result)
            case TraceDone() if self._trace_path:
                self.bar.end("")
                self.saving.write_trace(self._trace_path, event.trace)
        if isinstance(event, ENDINGS):
            self._trace_path = None

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
        self.bar.end(_sentence(result))
        self.bar.message.setToolTip(_details(result))
        self.table.show_layers(result.layers)
        self.charts.show_result(result)
        self.measured.emit()

    def retheme(self) -> None:
        """After a change of colours."""
        self.charts.retheme()


def _sentence(result: ProfileResult) -> str:
    if result.request.mode == "training":
        return _of_training(result)
    several = tr(
        "{device}: {p50:.2f} ms ±{error:.1f} % (p95 {p95:.2f}), {rate:.1f} images/s at batch "
        "{batch}"
    )
    single = tr("{device}: {p50:.2f} ms in a single run, {rate:.1f} images/s at batch {batch}")
    none = tr("{device}: the layers alone were timed, at batch {batch}")
    text = filled(
        {0: none, 1: single}.get(result.repeats, several),
        device=result.device.name,
        p50=result.p50_ms,
        error=100 * result.error,
        p95=result.p95_ms,
        rate=result.images_per_s,
        batch=result.request.batch,
    )
    if result.layers and result.repeats:
        layers = tr("the layers add up to {layers:.2f} ms ({difference:+.2f})")
        text = _and(text, filled(layers, layers=result.layers_ms, difference=result.difference_ms))
    if result.memory:
        measured = mebibytes(result.memory.measured_bytes)
        peak = tr("peak memory {measured}, forecast {error:+.1f} %")
        text = _and(text, filled(peak, measured=measured, error=100 * result.memory.error))
    text = _and(text, _of_training(result)) if result.training else text
    return _and(text, sentence(result.failed)) if result.failed else text


def _and(first: str, second: str) -> str:
    return tr("{first}; {second}").format(first=first, second=second)


def _of_training(result: ProfileResult) -> str:
    step = result.training
    if step is None:
        return ""
    return filled(
        tr(
            "training step {step:.2f} ms ±{error:.1f} %: forward {forward:.2f}, backward "
            "{backward:.2f}, optimizer {optimizer:.2f}; {rate:.1f} images/s"
        ),
        step=step.step.p50_ms,
        error=100 * step.step.error,
        forward=step.forward.p50_ms,
        backward=step.backward.p50_ms,
        optimizer=step.optimizer.p50_ms,
        rate=step.images_per_s,
    )


def _details(result: ProfileResult) -> str:
    return "\n".join([*whole(result), setup(result)])
