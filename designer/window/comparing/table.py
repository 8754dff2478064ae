"""All figures of the compared networks in a table that can be sorted, and as CSV."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from designer.design.cost.survey import Figures, Measured
from designer.translate.charts.kinds import GIGA, MEBI, MEGA
from designer.window.languages.words import decimal, tr
from presets.preset import Accuracy

Value = str | float | None


@dataclass(frozen=True)
class Column:
    """A figure with its unit, and how it is written."""

    title: str
    value: Callable[[Figures], Value]
    form: str = "{}"

    def shown(self, value: str | float) -> str:
        """As the table shows it."""
        text = self.form.format(value)
        return text if isinstance(value, str) else decimal(text)


def columns(survey: Sequence[Figures]) -> list[Column]:
    """Those of every network, then times at each batch that was measured."""
    found = [
        Column(tr("Network"), lambda f: f.name),
        Column(tr("Family"), lambda f: f.family or tr("own design")),
        Column(tr("Year"), lambda f: f.year),
        Column(tr("Parameters, M"), lambda f: f.parameters / MEGA, "{:,.2f}"),
        Column(tr("MACs, G"), lambda f: f.macs / GIGA, "{:,.3f}"),
        Column(tr("Memory, MiB"), lambda f: f.memory_bytes / MEBI, "{:,.1f}"),
        Column(tr("Top-1, %"), lambda f: f.accuracy.top1 if f.accuracy else None, "{:.2f}"),
        Column(tr("Top-5, %"), lambda f: f.accuracy.top5 if f.accuracy else None, "{:.2f}"),
        Column(tr("Top-1 per M parameters"), _density, "{:.2f}"),
    ]
    for where, batch in dict.fromkeys((m.where, m.batch) for f in survey for m in f.measured):
        found += _timed(where, batch)
    found.append(
        Column(
            tr("Accuracy from"),
            lambda f: _stated(f.accuracy) if f.accuracy else None,
        )
    )
    return found


def _stated(accuracy: Accuracy) -> str:
    """On what an accuracy was measured, and who says so."""
    return tr("{name}: {why}").format(name=accuracy.dataset, why=tr(accuracy.source))


def _timed(where: str, batch: int) -> list[Column]:
    """What was measured there at that batch; memory and energy only where they were."""

    def of(figure: Callable[[Measured], Value]) -> Callable[[Figures], Value]:
        return lambda f: figure(m) if (m := f.at(where, batch)) else None

    def mebibytes(m: Measured) -> Value:
        return None if m.peak_memory_bytes is None else m.peak_memory_bytes / MEBI

    at = tr("batch {batch}, {device}").format(batch=batch, device=where)
    return [
        Column(f"{tr('Time, ms')}, {at}", of(lambda m: m.ms), "{:,.2f}"),
        Column(f"{tr('images/s')}, {at}", of(lambda m: m.images_per_s), "{:,.1f}"),
        Column(f"{tr('Peak memory, MiB')}, {at}", of(mebibytes), "{:,.1f}"),
        Column(f"{tr('J a sample')}, {at}", of(lambda m: m.joules), "{:.4g}"),
    ]


def _density(f: Figures) -> float | None:
    known = f.accuracy.top1 if f.accuracy else None
    return None if known is None or not f.parameters else known / (f.parameters / MEGA)


def as_csv(survey: Sequence[Figures]) -> str:
    """The same figures for a spreadsheet; what is not available stays empty."""
    text, shown = StringIO(), columns(survey)
    writer = csv.writer(text)
    writer.writerow([column.title for column in shown])
    for f in survey:
        values = [column.value(f) for column in shown]
        writer.writerow(["" if value is None else _plain(value) for value in values])
    return text.getvalue()


def _plain(value: str | float) -> str | float:
    """A name that a spreadsheet would take for a formula stays a name."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return value


class FiguresTable(QTableWidget):
    """`opened` carries what opens a network whose row was double-clicked."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.setAccessibleName(tr("Figures of the compared networks"))
        self.cellDoubleClicked.connect(
            lambda row, _: self.opened.emit(self.item(row, 0).data(Qt.ItemDataRole.UserRole))
        )

    def show_survey(self, survey: Sequence[Figures]) -> None:
        """A row each; sorted as it was."""
        header, shown = self.horizontalHeader(), columns(survey)
        section, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        was_sorted = self.isSortingEnabled() and section < self.columnCount()
        self.setSortingEnabled(False)
        self.setColumnCount(len(shown))
        self.setHorizontalHeaderLabels([column.title for column in shown])
        self.setRowCount(len(survey))
        for row, figures in enumerate(survey):
            for place, column in enumerate(shown):
                self.setItem(row, place, _Cell(column, figures))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSortIndicator(section if was_sorted else -1, order)
        self.setSortingEnabled(True)


class _Cell(QTableWidgetItem):
    """Sorts by its value; what is not available comes last."""

    def __init__(self, column: Column, figures: Figures) -> None:
        self.value = column.value(figures)
        text = "–" if self.value is None else column.shown(self.value)
        super().__init__(text)
        self.setData(Qt.ItemDataRole.UserRole, figures.target)
        if not isinstance(self.value, str):
            self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if self.value is None:
            self.setToolTip(tr("not available"))
        if figures.own:
            font = self.font()
            font.setBold(True)
            self.setFont(font)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self.value, other.value if isinstance(other, _Cell) else None
        if mine is None or theirs is None:
            return mine is not None
        if isinstance(mine, str) or isinstance(theirs, str):
            return str(mine) < str(theirs)
        return mine < theirs
