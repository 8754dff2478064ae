"""The layers of a profile as a tree: blocks open to show what their time is made of."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
)

from designer.design.cost.roofline import Limit
from designer.lab.messages.measurement import LayerTime
from designer.window.languages.words import count, decimal, tr
from designer.window.profiling.roofline_words import limits

PATH = Qt.ItemDataRole.UserRole
NUMBER = Qt.ItemDataRole.UserRole + 1
Figure = Callable[[LayerTime], float | None]
TEXTS = 2  # columns of text, before those of numbers
SHARE, PEAK, BOUND = 4, 10, 11
NUMBERS: tuple[tuple[Figure, Callable[[float], str]], ...] = (
    (lambda row: row.ms, lambda n: f"{n:.3f}"),
    (lambda row: row.spread_ms, lambda n: f"{n:.3f}"),
    (lambda row: 100 * row.share, lambda n: f"{n:.1f}"),
    (lambda row: row.macs / 1e6 or None, lambda n: f"{n:.1f}"),
    (lambda row: row.gflops_per_s, lambda n: f"{n:.1f}"),
    (lambda row: row.gbytes_per_s, lambda n: f"{n:.2f}"),
    (lambda row: row.parameters or None, lambda n: count(int(n))),
    (lambda row: row.activation_bytes / 2**20 or None, lambda n: f"{n:.2f}"),
    (lambda row: _mebibytes(row.peak_memory_bytes), lambda n: f"{n:.1f}"),
)


def _mebibytes(size: int | None) -> float | None:
    return None if size is None else size / 2**20


def _titles() -> list[tuple[str, str]]:
    """Of each column the head and its explanation."""
    return [
        (tr("Node"), tr("In the order of execution, until a click on a head sorts")),
        (tr("Layer"), ""),
        (tr("Time, ms"), tr("Median of the repeats, forward pass of the whole batch")),
        (tr("Spread, ms"), tr("Interquartile range")),
        (tr("Share, %"), tr("Of the sum of all layers")),
        (tr("MMACs"), tr("Million multiply–accumulates of the whole batch")),
        (tr("GFLOP/s"), tr("Achieved: two FLOPs a MAC")),
        (
            tr("GB/s"),
            tr("Achieved, in 10⁹ bytes: each input, output and weight once; views move nothing"),
        ),
        (tr("Parameters"), tr("Learned weights")),
        (tr("Activations, MiB"), tr("Outputs of the whole batch, at the dtype measured")),
        (tr("Peak, MiB"), tr("The device's memory at its highest meanwhile; on CUDA")),
        (tr("Bound by"), tr("What the roofline says, once it has measured the device's peaks")),
    ]


class LayerTree(QTreeWidget):
    """`chosen` carries the path of a node, layer1/conv1."""

    chosen = Signal(str)

    def __init__(self) -> None:
        titles = _titles()
        super().__init__(columnCount=len(titles))
        self.setHeaderLabels([title for title, _ in titles])
        for column, (_, text) in enumerate(titles):
            self.headerItem().setToolTip(column, text)
            if TEXTS <= column < BOUND:
                self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.header().moveSection(BOUND, SHARE + 1)  # in view, also where the panel is narrow
        self.setColumnHidden(BOUND, True)
        self.setAccessibleName(tr("Time of each layer"))
        self.itemSelectionChanged.connect(self._row_chosen)
        self.itemDoubleClicked.connect(lambda item, _: item.setExpanded(not item.isExpanded()))

    def show_layers(self, layers: tuple[LayerTime, ...]) -> None:
        """Fill it; the insides of a block come behind it."""
        self.setSortingEnabled(False)
        self.clear()
        items: dict[str, _Row] = {}
        for layer in layers:
            item = _Row(layer)
            items[layer.node] = item
            parent = items.get(layer.node.rpartition("/")[0])
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
        self.setColumnHidden(PEAK, all(row.peak_memory_bytes is None for row in layers))
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)  # by a click; until then in the order of execution

    def show_bounds(self, bounds: Mapping[str, Limit]) -> None:
        """What binds each layer, by its path; the column hides where nothing is known."""
        self.setColumnHidden(BOUND, not bounds)
        words = limits()
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            limit = bounds.get(item.data(0, PATH))
            item.setText(BOUND, words[limit][0] if limit else "")
            item.setToolTip(BOUND, words[limit][1] if limit else "")
            walk += 1

    def _row_chosen(self) -> None:
        for item in self.selectedItems():
            self.chosen.emit(item.data(0, PATH))


class _Row(QTreeWidgetItem):
    """Sorts by its numbers; what has none comes lowest."""

    def __init__(self, layer: LayerTime) -> None:
        super().__init__([layer.node.rpartition("/")[2], layer.layer])
        self.setData(0, PATH, layer.node)
        for place, (figure, text) in enumerate(NUMBERS):
            column, number = place + TEXTS, figure(layer)
            self.setText(column, "" if number is None else decimal(text(number)))
            self.setData(column, NUMBER, -1.0 if number is None else number)
            self.setTextAlignment(
                column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        column = self.treeWidget().sortColumn()
        if column < TEXTS or column == BOUND:
            return self.text(column) < other.text(column)
        return bool(self.data(column, NUMBER) < other.data(column, NUMBER))
