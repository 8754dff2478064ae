"""What differs between two designs as a list: each change with its cost, a click goes there."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from designer.design.analysis import Analysis
from designer.design.design import Node, Wire
from designer.design.versions.matching import Comparison
from designer.window.theme import Theme
from designer.window.words import count, mark, scaled, signed, tr

SIGNS = {"removed": "−", "added": "+", "changed": "±"}


@dataclass(frozen=True)
class Difference:
    """One change: its kind, where it is on either side, what it says and costs.

    A cost is None where it is not known on one side.
    """

    kind: str
    title: str
    what: str
    before: str = ""
    after: str = ""
    parameters: int | None = 0
    macs: int | None = 0
    wire_before: Wire | None = None
    wire_after: Wire | None = None


def differences(found: Comparison) -> list[Difference]:
    """In the order of the designs: what went, what came, what reads otherwise, wires."""
    return [*_nodes(found), *_wires(found)]


def _nodes(found: Comparison) -> Iterator[Difference]:
    for node in found.removed:
        cost = _cost(found.before, node, -1)
        yield Difference("removed", node.id, node.described, node.id, "", *cost)
    for node in found.added:
        yield Difference(
            "added", node.id, node.described, "", node.id, *_cost(found.after, node, 1)
        )
    for pair in found.changed:
        what, ends = pair.described, (pair.before.id, pair.after.id)
        yield Difference("changed", pair.before.id, what, *ends, pair.parameters, pair.macs)


def _wires(found: Comparison) -> Iterator[Difference]:
    for wire in found.wires_removed:
        yield Difference("removed", tr("wire"), str(wire), wire.source, wire_before=wire)
    for wire in found.wires_added:
        yield Difference("added", tr("wire"), str(wire), "", wire.source, wire_after=wire)


def _cost(analysis: Analysis, node: Node, sign: int) -> tuple[int | None, int | None]:
    known = analysis.nodes[node.id]
    if not known.known:
        return None, None
    macs = known.evaluation.macs if node.id in analysis.inference else 0
    return sign * known.evaluation.parameters, sign * macs


class DifferenceList(QTreeWidget):
    """`chosen` carries the difference that was clicked or gone to by keys."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(
            [tr("Change"), tr("Node"), tr("What"), tr("Parameters"), tr("MACs of one sample")]
        )
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(tr("Differences"))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        self.currentItemChanged.connect(self._went)
        self._rows: list[Difference] = []

    def show_differences(self, rows: list[Difference], theme: Theme) -> None:
        """Other ones."""
        self.blockSignals(True)
        self.clear()
        self._rows = rows
        for row in rows:
            cells = [f"{SIGNS[row.kind]} {tr(NAMES[row.kind])}", row.title, row.what, *_costs(row)]
            item = QTreeWidgetItem(self, cells)
            item.setForeground(0, theme[row.kind])
            for column in (3, 4):
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                item.setTextAlignment(column, right)
            item.setToolTip(2, row.what)
        self.blockSignals(False)

    def _went(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self._rows[self.indexOfTopLevelItem(item)])


NAMES = {"removed": mark("removed"), "added": mark("added"), "changed": mark("changed")}


def _costs(row: Difference) -> tuple[str, str]:
    parameters, macs = row.parameters, row.macs
    return (
        tr("not known") if parameters is None else more(parameters, count(abs(parameters))),
        tr("not known") if macs is None else more(macs, scaled(abs(macs))),
    )


def more(number: int, text: str) -> str:
    """+64, −64, or nothing where it stays."""
    return signed(number, text) if number else ""
