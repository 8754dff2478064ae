"""Profile: where the time goes, layer by layer, as a table and as bars."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QSpinBox,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.lab.protocol import Event, LayerTime, Profile, ProfileDone, ProfileResult
from designer.window.canvas.look import Look
from designer.window.panels.job_bar import JobBar
from designer.window.words import count, tr


class ProfilePanel(QWidget):
    """`wanted` carries a request without a design; `chosen` a node's id."""

    wanted = Signal(object)
    chosen = Signal(str)
    measured = Signal()  # there are new times

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.result: ProfileResult | None = None
        self.bar = JobBar(tr("Profile"))
        self.device = QComboBox()
        self.device.addItem(tr("Best device"), "auto")
        self.device.addItem("CPU", "cpu")
        self.batch = QSpinBox(minimum=1, maximum=65536, value=1)
        self.bar.add_field(tr("Device"), self.device)
        self.bar.add_field(tr("Batch"), self.batch)
        self.bar.started.connect(self.start)
        self.table = _table()
        self.table.itemSelectionChanged.connect(self._row_chosen)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.halves, 1)
        self._chart: object | None = None

    def start(self) -> None:
        """Ask for a profile with the settings as they stand."""
        self.wanted.emit(
            Profile(design="", device=self.device.currentData(), batch=self.batch.value())
        )

    def follow(self, event: Event) -> None:
        """The job's events."""
        self.bar.follow(event)
        if isinstance(event, ProfileDone):
            self.show_result(event.result)

    def devices(self, names: list[tuple[str, str]]) -> None:
        """The devices that the worker found: (id, name)."""
        chosen = self.device.currentData()
        self.device.clear()
        self.device.addItem(tr("Best device"), "auto")
        for device_id, name in names:
            self.device.addItem(f"{device_id}: {name}", device_id)
        self.device.setCurrentIndex(max(self.device.findData(chosen), 0))

    def show_result(self, result: ProfileResult) -> None:
        """Fill the table and the chart."""
        self.result = result
        self.bar.end(_sentence(result))
        self.bar.message.setToolTip(_details(result))
        layers = [layer for layer in result.layers if layer.depth == 0]
        self.table.setSortingEnabled(False)
        self.table.setRowCount(len(layers))
        for row, layer in enumerate(layers):
            for column, item in enumerate(_cells(layer)):
                self.table.setItem(row, column, item)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)  # by a click; until then in the order of execution
        self._draw(layers)
        self.measured.emit()

    def _draw(self, layers: list[LayerTime]) -> None:
        from designer.window.panels.bar_chart import BarChart

        if not isinstance(self._chart, BarChart):
            self._chart = BarChart(self._look)
            self._chart.chosen.connect(self.chosen)
            self.halves.addWidget(self._chart)
            self.halves.setSizes([620, 380])
        self._chart.show_layers(layers)

    def retheme(self) -> None:
        """After a change of colours."""
        if self.result is not None and self._chart is not None:
            self._draw([layer for layer in self.result.layers if layer.depth == 0])

    def _row_chosen(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(self.table.item(rows[0].row(), 0).text())


COLUMNS = ("Node", "Layer", "Time, ms", "Spread, ms", "Share, %", "MMACs", "GFLOP/s", "Parameters")


def _table() -> QTableWidget:
    table = QTableWidget(0, len(COLUMNS))
    table.setHorizontalHeaderLabels([tr(name) for name in COLUMNS])
    for column, text in (
        (2, tr("Median of the repeats, forward pass of the whole batch")),
        (3, tr("Interquartile range")),
        (4, tr("Of the sum of all layers")),
        (5, tr("Million multiply–accumulates of the whole batch")),
        (6, tr("Achieved: two FLOPs a MAC")),
    ):
        table.horizontalHeaderItem(column).setToolTip(text)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setAccessibleName(tr("Time of each layer"))
    return table


class _Number(QTableWidgetItem):
    """Sorts by its number."""

    def __init__(self, text: str, number: float) -> None:
        super().__init__(text)
        self._number = number
        self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        return self._number < other._number if isinstance(other, _Number) else False


def _cells(layer: LayerTime) -> list[QTableWidgetItem]:
    speed = layer.gflops_per_s
    return [
        QTableWidgetItem(layer.node),
        QTableWidgetItem(layer.layer),
        _Number(f"{layer.ms:.3f}", layer.ms),
        _Number(f"{layer.spread_ms:.3f}", layer.spread_ms),
        _Number(f"{100 * layer.share:.1f}", layer.share),
        _Number(f"{layer.macs / 1e6:.1f}" if layer.macs else "", layer.macs),
        _Number("" if speed is None else f"{speed:.1f}", speed or 0),
        _Number(count(layer.parameters) if layer.parameters else "", layer.parameters),
    ]


def _sentence(result: ProfileResult) -> str:
    return tr(
        "{device}: {p50:.2f} ms (p95 {p95:.2f}), {rate:.1f} images/s at batch {batch}; the layers "
        "add up to {layers:.2f} ms"
    ).format(
        device=result.device.name,
        p50=result.p50_ms,
        p95=result.p95_ms,
        rate=result.images_per_s,
        batch=result.request.batch,
        layers=result.layers_ms,
    )


def _details(result: ProfileResult) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in result.versions.items())
    return tr(
        "Inference, float32, {repeats} runs, interquartile range {spread:.2f} ms, {threads} "
        "threads.\nSum of the layers {layers:.2f} ms: {difference:+.2f} ms against the whole, "
        "measured without probes.\n{versions}"
    ).format(
        repeats=result.repeats,
        spread=result.spread_ms,
        threads=result.threads,
        layers=result.layers_ms,
        difference=result.difference_ms,
        versions=versions,
    )
