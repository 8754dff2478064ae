"""Undo and redo: applies transactions, remembers them, tells who listens."""

from collections.abc import Callable
from functools import partial

from psygnal import Signal

from designer.design.design import Design
from designer.design.edits import Edit, Rename, ReplaceNode, Transaction
from designer.design.notes import ReplaceNote


class History:
    """The one hand that changes a design while it is open.

    `changed` is emitted once after each applied transaction (do, undo or redo) with what was
    applied, so that every listener may work on just what it touched.
    """

    changed = Signal(Transaction)

    def __init__(self, design: Design) -> None:
        self.design = design
        self._done: list[Transaction] = []
        self._undone: list[Transaction] = []
        self._saved: Transaction | None = None
        self._may_merge = False
        self._take_back: Callable[[], None] = lambda: None

    def do(self, transaction: Transaction, *, merge: bool = False) -> None:
        """Apply a transaction; raises DesignError and changes nothing if it is refused.

        With merge, it becomes part of the step before if that replaced the same nodes under the
        same label, also with merge: a slider's drag is one step.
        """
        transaction.apply(self.design)
        self._take_back = partial(
            self._restore, transaction, len(self._done), self._done[-1:], self._undone
        )
        self._undone = []
        last = self._done[-1] if self._done and merge and self._may_merge else None
        joined = _joined(last, transaction) if last and last is not self._saved else None
        if joined is None:
            self._done.append(transaction)
        elif all(_is_idle(edit) for edit in joined.edits):
            self._done.pop()  # there and back: nothing to undo
        else:
            self._done[-1] = joined
        self._may_merge = merge
        self.changed.emit(transaction)

    def take_back(self) -> None:
        """As if what was done last had never been done: no step, neither to undo nor to redo."""
        take_back, self._take_back = self._take_back, lambda: None
        take_back()

    def _restore(
        self, done: Transaction, steps: int, last: list[Transaction], undone: list[Transaction]
    ) -> None:
        self._done[steps - len(last) :] = last
        self._undone = undone
        self._step(done.inverse())

    def seal(self) -> None:
        """What is done next is a step of its own, with merge too: a new gesture begins."""
        self._may_merge = False

    def undo(self) -> None:
        """Take the last step back; nothing happens where there is none."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._step(step.inverse())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._step(step)

    def _step(self, transaction: Transaction) -> None:
        self._may_merge = False
        self._take_back = lambda: None
        transaction.apply(self.design)
        self.changed.emit(transaction)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        return self._undone[-1].label if self._undone else None

    @property
    def undo_size(self) -> int:
        """How many edits undo would take back."""
        return len(self._done[-1].edits) if self._done else 0

    @property
    def redo_size(self) -> int:
        """How many edits redo would do again."""
        return len(self._undone[-1].edits) if self._undone else 0

    @property
    def state(self) -> Transaction | None:
        """The same object exactly while the design is the same: what was done last."""
        return self._done[-1] if self._done else None

    @property
    def modified(self) -> bool:
        """Whether the design differs from what was saved last."""
        return self.state is not self._saved

    def mark_unsaved(self) -> None:
        """The design as it is, and as it was, is not on disk: what a crash left behind."""
        self._saved = Transaction("", ())

    def mark_saved(self) -> None:
        """The design as it is now is on disk."""
        self._saved = self.state


def _is_idle(edit: Edit) -> bool:
    return isinstance(edit, Rename | ReplaceNode | ReplaceNote) and edit.before == edit.after


def _joined(last: Transaction, new: Transaction) -> Transaction | None:
    if last.label != new.label or len(last.edits) != len(new.edits):
        return None
    edits: list[Edit] = []
    for old, edit in zip(last.edits, new.edits, strict=True):
        if isinstance(old, ReplaceNode) and isinstance(edit, ReplaceNode):
            if old.after != edit.before:
                return None
            edits.append(ReplaceNode(old.before, edit.after))
        elif isinstance(old, ReplaceNote) and isinstance(edit, ReplaceNote):
            if old.after != edit.before:
                return None
            edits.append(ReplaceNote(old.before, edit.after))
        elif isinstance(old, Rename) and isinstance(edit, Rename):
            edits.append(Rename(old.before, edit.after))
        else:
            return None
    return Transaction(new.label, tuple(edits))
