"""A document that is open: a design, its history, its analysis, its file. No Qt in it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path

from psygnal import Signal

from designer.design.analysis import Analysis
from designer.design.design import Design, Wire
from designer.design.edits import ReplaceNode, Transaction
from designer.design.files import save
from designer.design.history import History
from designer.design.layout.keeping_places import rearranged
from designer.design.layout.layered import (
    Arrangement,
    arranged_part,
    arrangement,
    runs_sideways,
)
from designer.design.renaming import renamed_in
from designer.window.documents.placing import SizeOf, with_room

Size = tuple[float, float]


class Document:
    """Keeps analysis in step with the design, and tells listeners once an action.

    `changed` carries the transaction and the ids of the nodes whose analysis came out different.
    `bent` tells that wires may pass elsewhere.
    """

    changed = Signal(Transaction, set)
    bent = Signal()

    def __init__(self, design: Design, size_of: SizeOf, path: Path | None = None) -> None:
        self.design = design
        self.path = path
        self.read_only = False
        self.root = self  # the design whose history this is
        self.revision = 0  # never the same again, not even after an undo
        self.analysis = Analysis(design)
        self.history = History(design)
        self.size_of = size_of
        self._bends: dict[tuple[str, str], tuple[Size, list[Size]]] = {}
        self.sideways = runs_sideways(design, self._sizes())  # else the data flows down
        found = self.arranged()
        self.bend(found)
        if any(node.position is None for node in design.nodes()):
            self._place(self.moves(found.corners))
        self.history.changed.connect(self._follow)

    def _place(self, positions: Mapping[str, Size]) -> None:
        """Initial places are no action of the user: nothing to undo."""
        for node_id, position in positions.items():
            node = self.design.node(node_id)
            ReplaceNode(node, replace(node, position=position)).apply(self.design)

    def _sizes(self) -> dict[str, Size]:
        return {n.id: self.size_of(n.layer, n.repeat) for n in self.design.nodes()}

    def arranged(self, *, sideways: bool | None = None, only: Collection[str] = ()) -> Arrangement:
        """Where the automatic layout would put all nodes, or some; changes nothing."""
        across = self.sideways if sideways is None else sideways
        if only:
            return arranged_part(self.design, only, self._sizes(), horizontal=across)
        return arrangement(self.design, self._sizes(), horizontal=across)

    def bend(self, found: Arrangement) -> Callable[[], None]:
        """Remember where the wires of a layout of all nodes pass between the rows.

        Returns what puts back those before.
        """
        before, self._bends = self._bends, {}
        for ends, bends in found.bends.items():
            (x, y), target = (found.corners[end] for end in ends)
            relative = [(bx - x, by - y) for bx, by in bends]
            self._bends[ends] = (target[0] - x, target[1] - y), relative

        def unbend() -> None:
            self._bends = before
            self.bent.emit()

        self.bent.emit()
        return unbend

    def moves(self, places: Mapping[str, Size]) -> dict[str, Size]:
        """What has to move for a layout of all nodes; those that the user placed do not."""
        return rearranged(self.design, places, self._sizes(), horizontal=self.sideways)

    def bends(self, wire: Wire) -> list[Size]:
        """Where a long wire passes between the rows, while its ends lie as they were laid out."""
        found = self._bends.get((wire.source, wire.target))
        if found is None:
            return []
        apart, bends = found
        source, target = (self.design.node(end).position for end in (wire.source, wire.target))
        if source is None or target is None:
            return []
        moved = abs(target[0] - source[0] - apart[0]) + abs(target[1] - source[1] - apart[1])
        return [] if moved > 1 else [(source[0] + x, source[1] + y) for x, y in bends]

    def _follow(self, transaction: Transaction) -> None:
        self.revision += 1
        different = self.analysis.follow(transaction)
        if renamed := renamed_in(transaction):
            for source, target in list(self._bends):
                ends = renamed.get(source, source), renamed.get(target, target)
                self._bends[ends] = self._bends.pop((source, target))
        moved = sum(isinstance(edit, ReplaceNode) for edit in transaction.edits)
        if 2 * moved >= len(self.design):  # laid out anew, perhaps the other way
            self.sideways = runs_sideways(self.design, self._sizes())
        self.changed.emit(transaction, different)

    def do(self, transaction: Transaction, *, merge: bool = False) -> None:
        """Apply an action; raises DesignError where it is refused."""
        if not self.read_only:
            self.history.do(with_room(self.design, transaction, self.size_of), merge=merge)

    def save(self, path: Path) -> None:
        """Write the file; raises DesignError where it can't be written."""
        save(self.design, path)
        self.path = path
        self.history.mark_saved()
