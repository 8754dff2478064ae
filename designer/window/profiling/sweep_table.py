"""The points of a sweep in a table, and as CSV."""

import csv
from collections.abc import Sequence
from io import StringIO

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from designer.lab.messages.sweep_messages import Point
from designer.window.languages.words import decimal, mebibytes, sentence, tr

# Of a point's request, then of the point, as the CSV has them.
SET = ("mode", "batch", "dtype", "layout", "compiled", "cuda_graph", "threads", "backend")
FOUND = ("p50_ms", "p95_ms", "error", "images_per_s", "peak_memory_bytes", "problem")


class SweepTable(QTableWidget):
    """A row each, those that could not be measured last."""

    def __init__(self) -> None:
        heads = (tr("Setting"), tr("ms"), tr("±, %"), tr("images/s"), tr("Peak"), "")
        super().__init__(0, len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        for column, text in (
            (1, tr("Median of the whole batch")),
            (2, tr("Error of the median")),
            (4, tr("Of all tensors, in a pass of its own")),
        ):
            self.horizontalHeaderItem(column).setToolTip(text)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.setAccessibleName(tr("Points of the sweep"))

    def show_points(self, rows: Sequence[tuple[Point, str, str]]) -> None:
        """Each with its label and its mark: frontier, knee or nothing."""
        self.setRowCount(len(rows))
        for row, (point, label, mark) in enumerate(rows):
            for column, text in enumerate(_texts(point, label, mark)):
                item = QTableWidgetItem(text)
                if 1 <= column <= 4:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.setItem(row, column, item)


def _texts(point: Point, label: str, mark: str) -> tuple[str, ...]:
    if point.problem:
        return label, "", "", "", "", sentence(point.problem)
    peak = point.peak_memory_bytes
    return (
        label,
        decimal(f"{point.p50_ms:.3f}"),
        decimal(f"{100 * point.error:.1f}"),
        decimal(f"{point.images_per_s:,.1f}"),
        "" if peak is None else mebibytes(peak),
        mark,
    )


def as_csv(points: Sequence[Point]) -> str:
    """A line a point, in full precision; what is not known stays empty."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*SET, *FOUND, "device"])
    for point in points:
        values = [getattr(point.request, name) for name in SET]
        known = ("problem",) if point.problem else FOUND
        values += [getattr(point, name) if name in known else None for name in FOUND]
        values.append(point.device.name if point.device else None)
        writer.writerow(["" if value is None else value for value in values])
    return text.getvalue()
