"""What a tab shows: a document, and the insides of its blocks that were entered, on a stack."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from designer.design.design import Design
from designer.design.edits import Transaction
from designer.design.renaming import renamed_in
from designer.window.documents.document import Document
from designer.window.documents.inside import opened
from designer.window.languages.words import tr
from designer.window.look.card import card_size


@dataclass
class _Level:
    """The inside of a block that was entered, and what it followed from."""

    node_id: str
    document: Document
    origin: object


class Workspace(QObject):
    """`shown_changed` tells that the canvas is to show another document, or another level of it.

    It carries the node to go to when a block was left, else an empty id. An inside follows the
    documents around it: `followed` tells that it reads differently now, `gone` that the block which
    this tab is about is no more. A tab may begin inside a block; `floor` is how deep, and
    `left_below` asks for a level further out, which another tab shows.
    """

    shown_changed = Signal(str)
    followed = Signal()
    gone = Signal()
    left_below = Signal(int)

    def __init__(self, document: Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document or Document(Design(tr("Untitled")), card_size)
        self.floor = 0
        self._inside: list[_Level] = []

    @property
    def shown(self) -> Document:
        """The document on the canvas: the design, or the inside of a block."""
        return self._inside[-1].document if self._inside else self.document

    @property
    def is_inside(self) -> bool:
        """Whether the inside of a block is shown."""
        return bool(self._inside)

    @property
    def path(self) -> list[str]:
        """The names from the design inwards."""
        return [self.document.design.name, *(level.node_id for level in self._inside)]

    @property
    def copies(self) -> int:
        """How many copies of the shown inside there are."""
        if not self._inside:
            return 1
        outer = self._around(len(self._inside) - 1)
        return outer.design.node(self._inside[-1].node_id).repeat

    def _around(self, depth: int) -> Document:
        return self._inside[depth - 1].document if depth else self.document

    def open(self, document: Document) -> None:
        """Another document in the place of the one that is open."""
        self._cut(0)
        self.document = document
        self.shown_changed.emit("")

    def enter(self, node_id: str) -> None:
        """Show what is inside a block."""
        if self._push(node_id):
            self.shown_changed.emit("")

    def enter_all(self, node_ids: Sequence[str]) -> None:
        """Back out, then in along a path, as far as it leads."""
        self._cut(0)
        for node_id in node_ids:
            if node_id not in self.shown.design or not self._push(node_id):
                break
        self.shown_changed.emit("")

    def _push(self, node_id: str) -> bool:
        outer = self.shown
        inside = opened(outer, node_id)
        if inside is not None:
            self._inside.append(_Level(node_id, inside, _origin(outer, node_id)))
            outer.changed.connect(self._follow)
        return inside is not None

    def leave(self) -> None:
        """One level out."""
        if self._inside:
            self.leave_to(len(self._inside) - 1)

    def leave_to(self, depth: int) -> None:
        """Back out to a depth; 0 is the design."""
        if depth < self.floor:
            self.left_below.emit(depth)
            return
        node_id = self._inside[depth].node_id
        self._cut(depth)
        self.shown_changed.emit(node_id)

    def _cut(self, depth: int) -> None:
        """Forget the levels from there on."""
        for place in range(depth, len(self._inside)):
            self._around(place).changed.disconnect(self._follow)
        del self._inside[depth:]

    def close(self) -> None:
        """Hear no more of the documents."""
        self._cut(0)

    def _follow(self, transaction: Transaction, _: set[str]) -> None:
        """A document around an inside has changed: read anew what follows from it."""
        for depth, level in enumerate(self._inside):
            outer = self._around(depth)
            if level.node_id not in outer.design:
                new_id = renamed_in(transaction).get(level.node_id, "")
                if new_id in outer.design:
                    level.node_id = new_id
                    self.followed.emit()  # the path reads differently
                    return
            if level.node_id not in outer.design:
                self._cut(depth)
                if depth < self.floor:
                    self.gone.emit()
                else:
                    self.shown_changed.emit("")
                return
            origin = _origin(outer, level.node_id)
            # An inside that can be edited is what its block is made of: it needs no reading anew.
            if origin != level.origin and level.document.read_only:
                self._read_anew(depth, origin)
                return

    def _read_anew(self, depth: int, origin: object) -> None:
        outer, level = self._around(depth), self._inside[depth]
        inside = opened(outer, level.node_id)
        if inside is None:  # its input is not known just now: what was known stays
            return
        level.origin = origin
        if inside.design == level.document.design:
            return
        deeper = [level.node_id for level in self._inside[depth + 1 :]]
        self._cut(depth)
        for node_id in (level.node_id, *deeper):
            if node_id not in self.shown.design or not self._push(node_id):
                break
        if len(self._inside) < self.floor:
            self.gone.emit()
        else:
            self.followed.emit()


def _origin(outer: Document, node_id: str) -> object:
    """What the inside of a block follows from."""
    return outer.design.node(node_id).layer, outer.analysis.nodes[node_id].specs
