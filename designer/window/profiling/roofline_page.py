"""The roofline of the device that measured, or the estimate of another that is not here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from designer.design.cost.roofline import Peaks
from designer.lab.messages.measurement import Calibrate, Calibration, ProfileResult
from designer.window.canvas.items.look import Look
from designer.window.languages.words import filled, tr
from designer.window.profiling import roofline_words as words
from designer.window.profiling.elsewhere import devices, estimated, measured

Key = tuple[str, str, int]  # the device's name, dtype, threads
NARROW = 100  # pixels that the choice may shrink to


class RooflinePage(QWidget):
    """`chosen` carries a node's path, `calibration_wanted` a request for the device's peaks.

    `bound` carries the verdicts on the layers measured here, by path; none while they are not
    known. pyqtgraph is imported when there is something to draw.
    """

    chosen = Signal(str)
    calibration_wanted = Signal(object)
    bound = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.result: ProfileResult | None = None
        self._peaks: dict[Key, Peaks] = {}
        self._elsewhere: set[Key] = set()  # what was measured on none of the devices at hand
        self.chart: QWidget | None = None
        self.device = QComboBox()
        self.device.setMinimumWidth(NARROW)
        self.device.setToolTip(
            tr("A device that is not here: its roof, and what each layer would need at least")
        )
        self.head, self.notes = (QLabel(objectName="quiet", wordWrap=True) for _ in range(2))
        self._waiting = QLabel(objectName="quiet", wordWrap=True, margin=12)
        self._body = QStackedWidget()
        self._body.addWidget(self._waiting)
        self._lay_out()
        self._offer()
        self.device.currentIndexChanged.connect(lambda _: self.show_roof())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        label = QLabel(tr("Roof of"))
        label.setBuddy(self.device)
        row.addWidget(label)
        row.addWidget(self.device)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        row.setContentsMargins(8, 4, 8, 0)
        layout.addLayout(row)
        for part in (self.head, self._body, self.notes):
            part.setContentsMargins(8, 0, 8, 0)
            layout.addWidget(part, int(part is self._body))

    def _offer(self) -> None:
        """The devices that are comparable with what was measured; the choice stays."""
        chosen = self.device.currentText()
        found = devices(self.result) if self.result else []
        self.device.blockSignals(True)
        self.device.clear()
        self.device.addItem(tr("the device measured"))
        for peaks, name in zip(found, words.named(found), strict=True):
            self.device.addItem(name, peaks)
        self.device.setCurrentIndex(max(self.device.findText(chosen), 0))
        self.device.blockSignals(False)

    def show_result(self, result: ProfileResult) -> None:
        """Another profile: its verdicts are told where the device's peaks are known."""
        self.result = result
        self._offer()
        self._tell()
        if self.isVisible():
            self.show_roof()

    def calibrated(self, found: Calibration) -> None:
        """The peaks of a device are known."""
        source = tr("measured here")
        peaks = Peaks(found.device.name, found.dtype, found.flops_per_s, found.bytes_per_s, source)
        self._peaks[found.device.name, found.dtype, found.threads] = peaks
        if self.result is not None and self._here() is None:
            self._elsewhere.add(_key(self.result))
        self._tell()
        self.show_roof()

    def not_calibrated(self) -> None:
        """The peaks could not be had; they are asked for again when the page is."""
        if self._body.currentWidget() is self._waiting:
            self._wait(tr("What the device can do at most could not be measured."))

    def resume(self) -> None:
        """Another job is over, for which the peaks may have had to wait."""
        if self.isVisible() and self._body.currentWidget() is self._waiting:
            self.show_roof()

    def _here(self) -> Peaks | None:
        return self._peaks.get(_key(self.result)) if self.result else None

    def _tell(self) -> None:
        here = self._here()
        placed = measured(self.result.layers, here) if self.result and here else []
        self.bound.emit(words.bounds(placed))

    def show_roof(self) -> None:
        """Draw what is chosen; the device here is measured once, when it is asked for."""
        result, elsewhere = self.result, self.device.currentData()
        peaks = elsewhere or self._here()
        if result is None or not result.layers:
            self._wait(tr("Profile the layers first."))
        elif peaks is not None:
            self._draw(result, peaks, estimate=bool(elsewhere))
        elif _key(result) in self._elsewhere:
            text = tr(
                "This was measured on {device} with {n} CPU threads, which is not at hand: profile "
                "here, or choose a device."
            )
            self._wait(text.format(device=result.device.name, n=result.threads))
        else:
            self._wait(tr("Measuring what the device can do at most…"))
            self.calibration_wanted.emit(
                Calibrate(
                    device=result.device.id,
                    dtype=result.request.dtype,
                    threads=result.request.threads,
                )
            )

    def _wait(self, text: str) -> None:
        self._waiting.setText(text)
        self._body.setCurrentWidget(self._waiting)
        self.head.hide()
        self.notes.hide()

    def _draw(self, result: ProfileResult, peaks: Peaks, *, estimate: bool) -> None:
        from designer.window.profiling.roofline_chart import RooflineChart

        if not isinstance(self.chart, RooflineChart):
            self.chart = RooflineChart(self._look)
            self.chart.chosen.connect(self.chosen)
            self._body.addWidget(self.chart)
        placed = (estimated if estimate else measured)(result.layers, peaks)
        self.chart.show_layers(placed, peaks, estimate=estimate)
        self._body.setCurrentWidget(self.chart)
        self.head.setText(
            words.whole(placed, peaks, result.request.batch)
            if estimate
            else filled(
                tr("{device}, {dtype}: {flops} and {bytes}, {source}"),
                device=peaks.device,
                dtype=peaks.dtype,
                flops=words.of_peaks(peaks)[0],
                bytes=words.of_peaks(peaks)[1],
                source=words.source(peaks),
            )
        )
        left = words.without_place(placed, estimate=estimate)
        self.notes.setText("\n".join(filter(None, [words.legend(), left])))
        self.head.show()
        self.notes.show()

    def retheme(self) -> None:
        """After a change of colours."""
        if self.chart is not None and self._body.currentWidget() is self.chart:
            self.show_roof()


def _key(result: ProfileResult) -> Key:
    return result.device.name, result.request.dtype, result.threads
