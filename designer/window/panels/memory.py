"""Memory: what the design will take, part by part and batch by batch, before anything runs."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.design.cost.memory import FLOATS, Forecast, Optimizer, doublings, forecasts
from designer.window.canvas.items.look import Look
from designer.window.documents.document import Document
from designer.window.documents.reading import Reading
from designer.window.languages.words import count, mebibytes, tr
from designer.window.panels.memory_words import convention, moment, optimizers
from designer.window.waiting.when_seen import WhenSeen

PAUSE = 150  # ms without an edit before it is worked out anew
AMOUNTS = (4, 8, 12, 16, 24, 32, 48, 80, 141)  # GiB of common devices


class MemoryPanel(QWidget):
    """`chosen` is the node where most is in use at the batch of a row that was gone to."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._document: Document | None = None
        self._found: tuple[Forecast, ...] | None = None
        self._filling = WhenSeen(self, PAUSE)
        self._filling.due.connect(self.show_now)
        self._reading = Reading(self)
        self._reading.found.connect(self._fill)
        self.optimizer, self.dtype, self.device = QComboBox(), QComboBox(), QComboBox()
        for name, text in optimizers().items():
            self.optimizer.addItem(text, name)
        self.optimizer.setCurrentIndex(self.optimizer.findData("adam"))
        self.dtype.addItems(FLOATS)
        self.offer(())
        self.sentence = QLabel(objectName="quiet")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        fields = QHBoxLayout()
        fields.setContentsMargins(8, 4, 8, 4)
        for name, field in (
            (tr("Optimizer"), self.optimizer),
            (tr("Numbers"), self.dtype),
            (tr("Memory of the device"), self.device),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            fields.addWidget(label)
            fields.addWidget(field)
            field.currentIndexChanged.connect(self.show_now)
        fields.addWidget(self.sentence, 1)
        self.table = _table()
        self.table.itemSelectionChanged.connect(self._row_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(fields)
        layout.addWidget(self.table, 1)

    @property
    def available(self) -> int:
        """Bytes of the chosen device."""
        return int(self.device.currentData())

    def offer(self, devices: Iterable[tuple[str, int]]) -> None:
        """Devices that there are, by name with their bytes; behind them common amounts."""
        chosen = self.device.currentData() or 8 * 2**30
        self.device.blockSignals(True)
        self.device.clear()
        for name, size in devices:
            self.device.addItem(f"{mebibytes(size)}, {name}", size)
        for amount in AMOUNTS:
            self.device.addItem(f"{amount}\u202fGiB", amount * 2**30)
        self.device.setCurrentIndex(max(self.device.findData(chosen), 0))
        self.device.blockSignals(False)

    def follow(self, document: Document) -> None:
        """The design as it stands; worked out only while the panel can be seen."""
        self._document = document
        self._filling.ask()

    def retheme(self) -> None:
        """Other colours."""
        self._fill(self._found)

    def show_now(self) -> None:
        """Work it out with what is chosen, and fill the table."""
        if self._document is not None:
            ways = None, self.optimizer.currentData()
            work = partial(_forecasts, ways=ways, dtype=self.dtype.currentText())
            self._reading.read(self._document, work)

    def _fill(self, found: tuple[Forecast, ...] | None) -> None:
        self._found = found
        if found is None:  # not worked out yet
            return
        self.table.clearSelection()
        if not found:
            self.table.setRowCount(0)
            self.sentence.setText(tr("What has a fault has no forecast: mend it first."))
            return
        inference, training = found
        self.sentence.setText(self._largest(inference, training))
        self.sentence.setToolTip(self.sentence.text())
        batches = doublings(training, self.available)
        self.table.setRowCount(len(batches))
        for row, batch in enumerate(batches):
            for column, item in enumerate(self._cells(inference, training, batch)):
                self.table.setItem(row, column, item)

    def _largest(self, inference: Forecast, training: Forecast) -> str:
        batches = [run.largest_batch(self.available) for run in (inference, training)]
        texts = [count(batch) if batch else tr("none") for batch in batches]
        return tr(
            "Largest batch that fits: {inference} in inference, {training} in training"
        ).format(inference=texts[0], training=texts[1])

    def _cells(
        self, inference: Forecast, training: Forecast, batch: int
    ) -> Iterable[QTableWidgetItem]:
        at = training.at(batch)
        theme = self._look.theme
        yield _number(count(batch))
        for peak in (inference.at(batch).peak, at.peak):
            item = _number(mebibytes(peak))
            if peak > self.available:
                item.setForeground(theme["quiet"])
                item.setText(f"{item.text()}  ✕")
                item.setToolTip(tr("More than the device has"))
            yield item
        for part in (at.weights, at.gradients, at.optimizer, at.activations, at.working):
            yield _number(mebibytes(part) if part else "–")
        yield _number(mebibytes(training.saved_at(batch)))
        where = QTableWidgetItem(moment(at))
        where.setData(Qt.ItemDataRole.UserRole, at.node)
        yield where

    def _row_chosen(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows:
            item = self.table.item(rows[0].row(), self.table.columnCount() - 1)
            if node := item.data(Qt.ItemDataRole.UserRole):
                self.chosen.emit(node)


def _forecasts(
    document: Document, ways: tuple[Optimizer | None, ...], dtype: str
) -> tuple[Forecast, ...]:
    return forecasts(document.analysis, ways, dtype)


def _columns() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Batch"), tr("Samples at a time")),
        (tr("Inference"), tr("Peak of a forward pass, weights included")),
        (tr("Training"), f"{tr('Peak of a step behind the first')}\n{convention()}"),
        (tr("Weights"), tr("With buffers; at the peak of the training, as what follows")),
        (tr("Gradients"), tr("Of the weights, as far as they are there at the peak")),
        (tr("Optimizer state"), tr("None of SGD, one value a weight with momentum, two of Adam")),
        (tr("Activations"), tr("Results, and what is kept of them for the backward pass")),
        (tr("Working"), tr("Gradients of activations, and what one operation holds meanwhile")),
        (tr("Saved for backward"), tr("What stays between forward and backward pass")),
        (tr("Peak of the training at"), tr("Where most is in use; a row selects the node")),
    )


def _table() -> QTableWidget:
    columns = _columns()
    table = QTableWidget(0, len(columns))
    for column, (title, text) in enumerate(columns):
        item = QTableWidgetItem(title)
        item.setToolTip(text)
        table.setHorizontalHeaderItem(column, item)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setAccessibleName(tr("Memory by batch"))
    return table


def _number(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
