"""What differs between two designs as a list: each change with its cost, a click goes there."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from designer.design.analysis import Analysis
from designer.design.design import Node, Wire
from designer.design.versions.costs import consequences, counted, more
from designer.design.versions.matching import Comparison, Pair
from designer.window.languages.words import count, mark, scaled, signed, tr
from designer.window.look.theme import Theme

SIGNS = {"removed": "−", "added": "+", "changed": "±", "follows": "→"}
COLOURS = {"follows": "quiet"}  # the theme's name where it is another


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
        cost = _of_one(found.before, node, -1)
        yield Difference("removed", node.id, node.described, node.id, "", *cost)
    for node in found.added:
        cost = _of_one(found.after, node, 1)
        yield Difference("added", node.id, node.described, "", node.id, *cost)
    for pair in found.changed:
        yield _of_pair(found, pair, "changed", pair.described)
    for pair in consequences(found):
        yield _of_pair(found, pair, "follows", tr("costs otherwise by what changed around it"))


def _wires(found: Comparison) -> Iterator[Difference]:
    for wire in found.wires_removed:
        yield Difference("removed", tr("wire"), str(wire), wire.source, wire_before=wire)
    for wire in found.wires_added:
        yield Difference("added", tr("wire"), str(wire), "", wire.source, wire_after=wire)


def _of_one(analysis: Analysis, node: Node, sign: int) -> tuple[int | None, int | None]:
    return counted(analysis, node.id, sign) if analysis.nodes[node.id].known else (None, None)


def _of_pair(found: Comparison, pair: Pair, kind: str, what: str) -> Difference:
    before, after = pair.before.id, pair.after.id
    known = found.before.nodes[before].known and found.after.nodes[after].known
    cost = more(found, pair) if known else (None, None)
    return Difference(kind, before, what, before, after, *cost)


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
            item.setForeground(0, theme[COLOURS.get(row.kind, row.kind)])
            for column in (3, 4):
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                item.setTextAlignment(column, right)
            item.setToolTip(2, row.what)
        self.blockSignals(False)

    def _went(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self._rows[self.indexOfTopLevelItem(item)])


NAMES = {
    "removed": mark("removed"),
    "added": mark("added"),
    "changed": mark("changed"),
    "follows": mark("follows"),
}


def _costs(row: Difference) -> tuple[str, str]:
    parameters, macs = row.parameters, row.macs
    return (
        tr("not known") if parameters is None else change(parameters, count(abs(parameters))),
        tr("not known") if macs is None else change(macs, scaled(abs(macs))),
    )


def change(number: int, text: str) -> str:
    """+64, −64, or nothing where it stays."""
    return signed(number, text) if number else ""
