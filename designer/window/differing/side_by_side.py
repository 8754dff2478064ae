"""Two designs side by side: canvases that move together, what differs marked and listed."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.design.design import Design, Wire
from designer.design.edits import ReplaceNode
from designer.design.layout.layered import Point
from designer.design.versions.joint_layout import laid_out_together
from designer.design.versions.matching import Comparison, compare
from designer.window.canvas.items.look import Look
from designer.window.canvas.scene import Scene
from designer.window.canvas.view import View
from designer.window.differing.differences import (
    SIGNS,
    Difference,
    DifferenceList,
    change,
    differences,
)
from designer.window.documents.document import Document
from designer.window.languages.words import count, mebibytes, scaled, tr
from designer.window.look.card import card_size
from designer.window.look.theme import Theme
from designer.window.waiting.when_seen import WhenSeen

Half = tuple[Design, str]  # and its title
PAUSE = 300  # ms without an edit before the comparison is made anew
SPACE = 400.0  # around the designs, to pan into


class SideBySide(QWidget):
    """Read-only copies of two designs. `left` asks to go back to where one came from.

    `outdated` is asked when one of them was edited; it is due when the page is seen.
    """

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.found: Comparison | None = None
        self._halves: tuple[Half, ...] = ()
        self._swapped = False
        self.sides = (_Side(theme), _Side(theme))
        self.list = DifferenceList()
        self.list.chosen.connect(self.go_to)
        self.summary = QLabel(wordWrap=True)
        self.legend = QLabel()
        self._build()
        for side, other in (self.sides, self.sides[::-1]):
            side.view.moved.connect(partial(self._follow, side, other))
            side.scene.selectionChanged.connect(partial(self._selected, side, other))
        self._following = self._choosing = False
        self.outdated = WhenSeen(self, PAUSE)

    def _build(self) -> None:
        back = QPushButton(tr("Back"), toolTip=tr("Close the comparison"))
        back.clicked.connect(self.left)
        swap = QPushButton(tr("Swap sides"))
        swap.clicked.connect(self.swap)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 4)
        head.setSpacing(8)
        head.addWidget(back)
        head.addWidget(swap)
        head.addWidget(self.summary, 1)
        head.addWidget(self.legend)
        canvases = QSplitter(Qt.Orientation.Horizontal)
        canvases.setChildrenCollapsible(False)
        for side in self.sides:
            canvases.addWidget(side)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(canvases)
        halves.addWidget(self.list)
        halves.setStretchFactor(0, 1)
        halves.setSizes([560, 180])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(halves, 1)
        self.setFocusProxy(self.list)

    # -- showing -----------------------------------------------------------------------------------

    def show_designs(self, before: Half, after: Half) -> None:
        """Two designs and their titles; what is the same lies at the same place."""
        self._halves = before, after
        self._show()

    def _show(self) -> None:
        again = self.found is not None
        halves = self._halves[::-1] if self._swapped else self._halves
        found = self.found = compare(*(design.copy() for design, _ in halves))
        places = laid_out_together(found, lambda node: card_size(node.layer, node.repeat))
        self._following = True  # not while both are changed
        for side, analysis, where, (_, title) in zip(
            self.sides, (found.before, found.after), places, halves, strict=True
        ):
            side.show_design(analysis.design, where, title)
        area = self.sides[0].scene.contents() | self.sides[1].scene.contents()
        for side in self.sides:
            side.scene.setSceneRect(area.adjusted(-SPACE, -SPACE, SPACE, SPACE))
        self._following = False
        self._mark()
        if not again:
            self.show_whole()

    def show_whole(self) -> None:
        """Both from the top, at a size that can be read."""
        larger = max(self.sides, key=lambda side: side.scene.contents().height())
        larger.view.show_top()

    def _mark(self) -> None:
        found = self.found
        assert found is not None
        before: dict[str | Wire, str] = {pair.before.id: "changed" for pair in found.changed}
        before |= {node.id: "removed" for node in found.removed}
        before |= dict.fromkeys(found.wires_removed, "removed")
        after: dict[str | Wire, str] = {pair.after.id: "changed" for pair in found.changed}
        after |= {node.id: "added" for node in found.added}
        after |= dict.fromkeys(found.wires_added, "added")
        for side, marks in zip(self.sides, (before, after), strict=True):
            side.scene.look.marks = marks
            side.scene.recolour()
        self.list.show_differences(differences(found), self._theme)
        self.list.setVisible(not found.same)
        self.summary.setText(_summary(found))
        self.legend.setText(_legend(self._theme))
        self.legend.setVisible(not found.same)

    def swap(self) -> None:
        """The other way round."""
        self._swapped = not self._swapped
        if self._halves:
            self._show()

    def retheme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        for side in self.sides:
            side.scene.look.theme = theme
        if self.found is not None:
            self._mark()

    # -- moving together ---------------------------------------------------------------------------

    def _follow(self, side: "_Side", other: "_Side") -> None:
        """The other canvas shows the same place at the same size."""
        if self._following:
            return
        self._following = True
        other.view.setTransform(side.view.transform())
        for bar, its in (
            (other.view.horizontalScrollBar(), side.view.horizontalScrollBar()),
            (other.view.verticalScrollBar(), side.view.verticalScrollBar()),
        ):
            bar.setValue(its.value())
        other.view.viewport().update()
        self._following = False

    def _selected(self, side: "_Side", other: "_Side") -> None:
        """What is selected on one side is selected on the other."""
        if self.found is None or self._choosing:
            return
        pairs = {pair.before.id: pair.after.id for pair in self.found.pairs}
        if side is self.sides[1]:
            pairs = {after: before for before, after in pairs.items()}
        there = {pairs[node] for node in side.scene.selected_nodes() if node in pairs}
        self._choosing = True
        other.scene.select(there)
        self._choosing = False

    def go_to(self, difference: Difference) -> None:
        """Select it on both sides and bring it into view."""
        self._choosing = True
        for side, node, wire in (
            (self.sides[0], difference.before, difference.wire_before),
            (self.sides[1], difference.after, difference.wire_after),
        ):
            side.scene.select({node} if node and not wire else set(), {wire} if wire else set())
        self._choosing = False
        for side, node in ((self.sides[0], difference.before), (self.sides[1], difference.after)):
            if node in side.scene.nodes:
                side.view.ensureVisible(side.scene.nodes[node], 80, 80)
                self._follow(side, self.sides[side is self.sides[0]])
                return

    def end(self) -> None:
        """It is shown no more."""
        for side in self.sides:
            side.end()


class _Side(QWidget):
    """A design's name above a canvas that is only looked at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name = QLabel(objectName="heading", textFormat=Qt.TextFormat.PlainText)
        self.scene = Scene(Look(theme))
        self.view = View(self.scene)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.name)
        layout.addWidget(self.view, 1)
        self.name.setContentsMargins(10, 2, 10, 4)

    def show_design(self, design: Design, places: Mapping[str, Point], title: str) -> None:
        """Without notes and frames: they belong to the places that its nodes leave."""
        design.notes = ()
        for node in design.nodes():
            moved = replace(node, position=places[node.id])
            ReplaceNode(node, moved).apply(design)
        document = Document(design, card_size)
        document.read_only = True
        self.scene.show_document(document)
        self.name.setText(title)
        self.view.setAccessibleName(tr("Canvas of {name}").format(name=title))

    def end(self) -> None:
        for sender in (self.scene, self.view):
            sender.blockSignals(True)
        self.scene.selectionChanged.disconnect()  # their slots hold the page
        self.view.moved.disconnect()
        self.scene.leave()


def _summary(found: Comparison) -> str:
    if found.same:
        return tr("The same network.")
    one, two = found.before.totals, found.after.totals
    parts = []
    for title, was, now, figure in (
        (tr("parameters"), one.parameters, two.parameters, count),
        (tr("MACs"), one.macs, two.macs, scaled),
        (tr("memory of one sample"), one.memory_bytes, two.memory_bytes, mebibytes),
    ):
        more = change(now - was, figure(abs(now - was)))
        shown = f" ({more})" if more else ""
        parts.append(f"{title} {figure(was)} → {figure(now)}{shown}")
    if one.partial or two.partial:
        parts.append(tr("(known so far)"))
    return " · ".join(parts)


def _legend(theme: Theme) -> str:
    words = {"removed": tr("removed"), "added": tr("added"), "changed": tr("changed")}
    return "&nbsp;&nbsp; ".join(
        f'<span style="color:{theme[kind].name()}"><b>{SIGNS[kind]}</b> {text}</span>'
        for kind, text in words.items()
    )
