"""Sweep: one design under many batches and settings, the frontier of latency and throughput."""

from contextlib import suppress
from functools import reduce
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
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
from designer.window.canvas.look import Look
from designer.window.words import count, decimal, filled, mebibytes, sentence, tr

MOST = (8, 16, 32, 64, 128, 256, 512, 1024)  # batches to end at
SECONDS = 1.0  # a point
VARIED: dict[str, tuple[Value, ...]] = {
    "dtype": ("float32", "bfloat16"),
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
        self.table = _table()
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(self.table)
        self._lay_out()
        self.run.clicked.connect(self.wanted)
        self.limit.valueChanged.connect(self.show_points)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 0)
        for label, field, text in (
            (tr("Batches to"), self.most, tr("1, 2, 4, … as far as the memory reaches")),
            (tr("Within"), self.limit, tr("Ask for the most images a second within a time")),
        ):
            buddy = QLabel(label)
            buddy.setBuddy(field)
            field.setToolTip(text)
            row.addWidget(buddy)
            row.addWidget(field)
        row.addWidget(QLabel(tr("Vary")))
        tips = {"dtype": tr("float32 and bfloat16"), "layout": tr("Contiguous and channels last")}
        for name, box in self.varied.items():
            box.setToolTip(tips.get(name, tr("With torch.compile and without")))
            row.addWidget(box)
        row.addWidget(self.run)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.verdict)
        layout.addWidget(self.halves, 1)
        self.verdict.setContentsMargins(8, 0, 8, 0)
        self.show_points()

    def request(self, settings: Profile, host: str) -> Sweep:
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
            vary={name: VARIED[name] for name, box in self.varied.items() if box.isChecked()},
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
        self.table.setRowCount(len(good) + len(failed))
        for row, point in enumerate(good):
            mark = tr("knee") if row == bend else tr("frontier") if row in best else ""
            for column, item in enumerate(_cells(point, labels[row], mark)):
                self.table.setItem(row, column, item)
        for row, (point, label) in enumerate(zip(failed, _labels(failed), strict=True), len(good)):
            items = [
                QTableWidgetItem(text) for text in (label, "", "", "", sentence(point.problem))
            ]
            for column, item in enumerate(items):
                self.table.setItem(row, column, item)
        limit = self.limit.value() or None
        self.verdict.setText(_verdict(spots, labels, limit))
        if spots:
            self._draw(spots, labels, limit)

    def _draw(self, spots: list[Spot], labels: list[str], limit: float | None) -> None:
        from designer.window.panels.sweep_chart import SweepChart

        if not isinstance(self._chart, SweepChart):
            self._chart = SweepChart(self._look)
            self.halves.insertWidget(0, self._chart)
            self.halves.setSizes([220, 140])
        self._chart.show_spots(spots, labels, limit)

    def retheme(self) -> None:
        """Other colours."""
        self.show_points()


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


def _cells(point: Point, label: str, mark: str) -> list[QTableWidgetItem]:
    peak = point.peak_memory_bytes
    texts = (
        decimal(f"{point.p50_ms:.3f}"),
        decimal(f"{point.images_per_s:.1f}"),
        "" if peak is None else mebibytes(peak),
    )
    items = [QTableWidgetItem(label), *map(QTableWidgetItem, texts), QTableWidgetItem(mark)]
    for item in items[1:4]:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return items


def _table() -> QTableWidget:
    heads = (tr("Setting"), tr("ms"), tr("images/s"), tr("Peak"), "")
    table = QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.horizontalHeaderItem(1).setToolTip(tr("Median of the whole batch"))
    table.horizontalHeaderItem(3).setToolTip(tr("Of all tensors, in a pass of its own"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 6)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    table.setAccessibleName(tr("Points of the sweep"))
    return table
