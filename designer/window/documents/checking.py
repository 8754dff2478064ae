"""The lints of what is shown, found after a pause; what repairs cost; repairs of all of a kind."""

from time import monotonic

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from designer.design.analysis import Analysis
from designer.design.design import Design
from designer.design.edits import Transaction
from designer.design.lints.book import RULES, Lints, lints_of
from designer.design.repairs.diagnosis import Diagnostic, Repair
from designer.design.trial import Mended, Price, Trial
from designer.window.documents.document import Document
from designer.window.documents.placing import with_room
from designer.window.languages.words import tr
from designer.window.look.card import card_size
from designer.window.waiting.waiting import notice_is_shown

PAUSE = 150  # ms without an edit before the lints look again
WHILE = 0.02  # s of looking at a time
WHOLE = frozenset(rule.name for rule in RULES if rule.whole)
NAMED = 3  # nodes without a way that a sentence names


class Checking(QObject):
    """`found` tells that the findings were looked at anew, `outdated` that prices may differ.

    `repair` carries the one action for many faults, `said` what came of it.
    """

    found = Signal()
    outdated = Signal()
    repair = Signal(object)
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Diagnostic, ...] = ()
        self.off: set[str] = set(_names(QSettings().value("checks/off")))
        self._document: Document | None = None
        self._lints: Lints | None = None
        self._trial: Trial | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._look_on)

    def watch(self, document: Document) -> None:
        """The document that is worked on, or the inside of a block of it."""
        if document is self._document:
            return
        if self._document is not None:
            self._document.changed.disconnect(self._follow)
        self._document = document
        self._lints, self._trial = Lints(document.analysis), Trial(document.analysis)
        document.changed.connect(self._follow)
        self.findings = ()
        self.found.emit()
        self._pause.start(PAUSE)

    @property
    def read_only(self) -> bool:
        """Whether what is shown can't be changed: repairs are shown and not offered."""
        return self._document is not None and self._document.read_only

    def of(self, analysis: Analysis, node_id: str) -> list[Diagnostic]:
        """What the lints say of a node at once; of the whole design, since the last pause."""
        now = lints_of(analysis, node_id)
        whole = (d for d in self.findings if d.node == node_id and d.check in WHOLE)
        return [d for d in (*now, *whole) if d.check not in self.off]

    def _follow(self, transaction: Transaction, different: set[str]) -> None:
        assert self._lints is not None
        assert self._trial is not None
        self._lints.follow(transaction, different)
        self._trial.follow(transaction)
        self._pause.start(PAUSE)

    def _look_on(self) -> None:
        """A while of looking, and the rest after what the user does meanwhile."""
        if notice_is_shown():
            self._pause.start(PAUSE)
        elif self._lints is not None and not self._lints.look(monotonic() + WHILE):
            self._pause.start(0)
        else:
            self.look()

    def look(self) -> None:
        """Bring the findings up to date; the pause does it by itself."""
        if self._lints is not None:
            self._pause.stop()
            self.findings = self._lints.findings(without=self.off)
            self.found.emit()
            self.outdated.emit()

    def switch(self, name: str, on: bool) -> None:  # noqa: FBT001
        """Ask for a check or leave it out, from now on in every window."""
        (self.off.discard if on else self.off.add)(name)
        QSettings().setValue("checks/off", ",".join(sorted(self.off)))
        self.look()

    def price(self, repair: Repair, mended: str) -> Price | None:
        """What a repair of a node would add."""
        return self._trial.price(repair.transaction, mended) if self._trial else None

    def price_of_all(self, like: Diagnostic, repair: Repair) -> Price | None:
        """What the same kind of repair for all faults of the kind would add."""
        assert self._trial is not None
        mended = self._trial.mend_all(like, repair)
        return self._trial.price(mended.transaction) if mended.transaction else None

    def mend_all(self, like: Diagnostic, repair: Repair) -> None:
        """The same kind of repair for all faults of the kind, in one step; says what is left."""
        assert self._trial is not None
        mended = self._trial.mend_all(like, repair, _placed)
        if mended.transaction is not None:
            self.repair.emit(Repair(mended.transaction.label, mended.transaction))
        self.said.emit(_sentence(mended))


def _placed(design: Design, transaction: Transaction) -> Transaction:
    return with_room(design, transaction, card_size)


def _names(value: object) -> list[str]:
    return [name for name in value.split(",") if name] if isinstance(value, str) else []


def _sentence(mended: Mended) -> str:
    total = mended.count + len(mended.left)
    if not mended.left:
        return tr("Mended all {n}.").format(n=mended.count)
    names = ", ".join(mended.left[:NAMED])
    if len(mended.left) > NAMED:
        names += tr(" and {n} more").format(n=len(mended.left) - NAMED)
    return tr("Mended {n} of {total}; this repair does not help at {names}.").format(
        n=mended.count, total=total, names=names
    )
