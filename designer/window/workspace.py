"""What is open: one document, and the insides of its blocks that were entered, on a stack."""

from PySide6.QtCore import QObject, Signal

from designer.design.design import Design
from designer.window.canvas.card import card_size
from designer.window.document import Document


class Workspace(QObject):
    """`shown_changed` tells that the canvas is to show another document, or another level of it.

    It carries the node to go to when a block was left, else an empty id.
    """

    shown_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document(Design(), card_size)
        self._inside: list[tuple[str, Document]] = []

    @property
    def shown(self) -> Document:
        """The document on the canvas: the design, or the inside of a block."""
        return self._inside[-1][1] if self._inside else self.document

    @property
    def is_inside(self) -> bool:
        """Whether the inside of a block is shown."""
        return bool(self._inside)

    @property
    def path(self) -> list[str]:
        """The names from the design inwards."""
        return [self.document.design.name, *(node_id for node_id, _ in self._inside)]

    @property
    def copies(self) -> int:
        """How many copies of the shown inside there are."""
        if not self._inside:
            return 1
        outer = self._inside[-2][1] if len(self._inside) > 1 else self.document
        return outer.design.node(self._inside[-1][0]).repeat

    def open(self, document: Document) -> None:
        """Another document in the place of the one that is open."""
        self.document = document
        self._inside.clear()
        self.shown_changed.emit("")

    def enter(self, node_id: str) -> None:
        """Show what is inside a block."""
        inside = self.shown.inside(node_id)
        if inside is not None:
            self._inside.append((node_id, inside))
            self.shown_changed.emit("")

    def leave(self) -> None:
        """One level out."""
        if self._inside:
            self.leave_to(len(self._inside) - 1)

    def leave_to(self, depth: int) -> None:
        """Back out to a depth; 0 is the design."""
        node_id = self._inside[depth][0]
        del self._inside[depth:]
        self.shown_changed.emit(node_id)
