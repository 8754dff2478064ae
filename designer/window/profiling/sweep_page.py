"""Sweep: one design under many batches and settings, the frontier of latency and throughput."""

from contextlib import suppress
from functools import reduce
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.design.cost.frontier import Spot, best_within, frontier, knee
from designer.lab.messages.measurement import Profile
from designer.lab.messages.sweep_messages import (
    Point,
    Sweep,
    SweepDone,
    SweepPoint,
    Value,
    differing,
    shown,
)
from designer.lab.results import sweep_file
from designer.window.canvas.items.look import Look
from designer.window.languages.words import count, filled, sentence, tr
from designer.window.profiling.sweep_saving import SweepSaving
from designer.window.profiling.sweep_table import SweepTable, as_csv
from designer.window.widgets.flow import Flow

MOST = (8, 16, 32, 64, 128, 256, 512, 1024)  # batches to end at
SECONDS = 1.0  # a point
VARIED: dict[str, tuple[Value, ...]] = {
    "dtype": ("float32", "float16", "bfloat16"),
    "layout": ("contiguous", "channels_last"),
    "compiled": (False, True),
}


def kept_at() -> Path:
    """The file that the window's sweeps are added to."""
    place = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "sweeps.jsonl"


class SweepPage(QWidget):
    """`wanted` asks for a sweep under the profile's settings; points come by `follow`."""

    wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._points: dict[str, Point] = {}
        self._chart: QWidget | None = None
        self.most, self.limit = QComboBox(), QDoubleSpinBox(decimals=1, maximum=100_000)
        for batch in MOST:
            self.most.addItem(count(batch), batch)
        self.most.setCurrentIndex(MOST.index(64))
        self.limit.setSpecialValueText(tr("any"))
        self.limit.setSuffix("\u202fms")
        names = {"dtype": tr("types"), "layout": tr("layouts"), "compiled": tr("compiled")}
        self.varied = {name: QCheckBox(text) for name, text in names.items()}
        self.run = QPushButton(tr("Sweep"))
        self.verdict = QLabel(objectName="quiet", wordWrap=True)
        self.table = SweepTable()
        self.saving = SweepSaving(self, lambda: as_csv(list(self._points.values())))
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(self.table)
        self._lay_out()
        self.run.clicked.connect(self.wanted)
        self.limit.valueChanged.connect(self.show_points)

    def _lay_out(self) -> None:
        settings = QWidget()
        row = Flow(settings)
        row.setSpacing(8)
        settings.setContentsMargins(8, 4, 8, 0)
        for label, field, text in (
            (tr("Batches to"), self.most, tr("1, 2, 4, … as far as the memory reaches")),
            (tr("Within"), self.limit, tr("Ask for the most images a second within a time")),
        ):
            buddy = QLabel(label)
            buddy.setBuddy(field)
            field.setToolTip(text)
            row.addWidget(_beside(buddy, field))
        tips = {
            "dtype": tr("float32, float16 and bfloat16; on CUDA tf32 too"),
            "layout": tr("Contiguous and channels last"),
        }
        for name, box in self.varied.items():
            box.setToolTip(tips.get(name, tr("With torch.compile and without")))
        row.addWidget(_beside(QLabel(tr("Vary")), *self.varied.values()))
        row.addWidget(self.run)
        row.addWidget(self.saving.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(settings)
        layout.addWidget(self.verdict)
        layout.addWidget(self.halves, 1)
        self.verdict.setContentsMargins(8, 0, 8, 0)
        self.show_points()

    def request(self, settings: Profile, host: str, *, cuda: bool = False) -> Sweep:
        """What is to be measured, and what is known already."""
        mode = "training" if settings.mode == "training" else "inference"
        base = replace(settings, mode=mode, layers=False, energy=False, seconds=SECONDS)
        known: dict[str, float | None] = {}
        with suppress(OSError, ValueError):
            known = sweep_file.known(sweep_file.read(kept_at()))
        self._points = {}
        self.show_points()
        return Sweep(
            design="",
            base=base,
            batches=tuple(batch for batch in (1, 2, 4, *MOST) if batch <= self.most.currentData()),
            vary={
                name: _values(name, cuda) for name, box in self.varied.items() if box.isChecked()
            },
            known=known,
            host=host,
        )

    def follow(self, event: SweepPoint | SweepDone) -> str:
        """A point, which is kept, or the end; a sentence for the bar."""
        if isinstance(event, SweepPoint):
            self._points[event.point.key] = event.point
            with suppress(OSError):  # it is shown; the next sweep measures it again
                kept_at().parent.mkdir(parents=True, exist_ok=True)
                sweep_file.append(kept_at(), event.point)
            self.show_points()
            return ""
        with suppress(OSError, ValueError):
            known = sweep_file.of_design(sweep_file.read(kept_at()), event.design)
            self._points = {point.key: point for point in known} | self._points
        self.show_points()
        said = tr("{new} points measured, {known} known from before").format(
            new=count(event.measured), known=count(event.known)
        )
        both = tr("{first}; {second}")
        stops = map(sentence, event.stops)
        return reduce(lambda one, two: both.format(first=one, second=two), stops, said)

    def show_points(self) -> None:
        """Table, chart and the answer to what is asked."""
        good = [point for point in self._points.values() if not point.problem]
        good.sort(key=lambda point: point.p50_ms)
        spots = [Spot(point.p50_ms, point.images_per_s) for point in good]
        best, bend = set(frontier(spots)), knee(spots)
        labels = _labels(good)
        failed = [point for point in self._points.values() if point.problem]
        marks = [
            tr("knee") if n == bend else tr("frontier") if n in best else ""
            for n in range(len(good))
        ]
        rows = list(zip(good, labels, marks, strict=True))
        rows += [(p, label, "") for p, label in zip(failed, _labels(failed), strict=True)]
        self.table.show_points(rows)
        self.saving.button.setEnabled(bool(good))
        limit = self.limit.value() or None
        self.verdict.setText(_verdict(spots, labels, limit))
        if spots:
            self._draw(spots, labels, limit, [point.error for point in good])

    def _draw(
        self, spots: list[Spot], labels: list[str], limit: float | None, errors: list[float]
    ) -> None:
        from designer.window.profiling.sweep_chart import SweepChart

        if not isinstance(self._chart, SweepChart):
            self._chart = self.saving.chart = SweepChart(self._look)
            self.halves.insertWidget(0, self._chart)
            self.halves.setSizes([220, 140])
        self._chart.show_spots(spots, labels, limit, errors)

    def retheme(self) -> None:
        """Other colours."""
        self.show_points()


def _beside(*widgets: QWidget) -> QWidget:
    """Together in a line that may break elsewhere."""
    together = QWidget()
    row = QHBoxLayout(together)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return together


def _values(name: str, cuda: bool) -> tuple[Value, ...]:  # noqa: FBT001
    return (*VARIED[name], "tf32") if cuda and name == "dtype" else VARIED[name]


def _labels(points: list[Point]) -> list[str]:
    """The batch, and in what the settings differ."""
    names = differing(points)
    return [
        ", ".join(
            [
                tr("batch {batch}").format(batch=point.request.batch),
                *(setting(name, getattr(point.request, name)) for name in names),
            ]
        )
        for point in points
    ]


def setting(name: str, value: Value) -> str:
    """What is set, as the table tells it."""
    text = shown(name, value)
    return tr("not {name}").format(name=tr(name)) if value is False else tr(text)


def _verdict(spots: list[Spot], labels: list[str], limit: float | None) -> str:
    if not spots:
        return tr("Sweep measures latency against images a second, a point for each batch.")
    if limit is None:
        return tr("Say a time to be told what gives the most images a second within it.")
    place = best_within(spots, limit)
    if place is None:
        return filled(tr("No setting stays within {limit:g} ms."), limit=limit)
    return filled(
        tr("Within {limit:g} ms: {setting}, {rate:.1f} images/s at {ms:.2f} ms"),
        limit=limit,
        setting=labels[place],
        rate=spots[place].rate,
        ms=spots[place].ms,
    )
