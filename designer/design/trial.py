"""Trying actions on a copy of the design: what a repair costs, what mends all faults of a kind."""

from collections.abc import Callable
from dataclasses import dataclass

from designer.design.analysis import Analysis
from designer.design.design import Design
from designer.design.edits import AddNode, Edit, RemoveNode, Transaction
from designer.design.error import DesignError
from designer.design.lints.book import lint, lints_at
from designer.design.repairs.diagnosis import Diagnostic, Repair

Completed = Callable[[Design, Transaction], Transaction]  # the window gives new nodes a place


@dataclass(frozen=True, slots=True)
class Price:
    """What an action adds to the network: learned values, and MACs of one sample in inference."""

    parameters: int
    macs: int


@dataclass(frozen=True, slots=True)
class Mended:
    """One action for many faults, how many it mends, and the nodes where there was no way."""

    transaction: Transaction | None
    count: int
    left: tuple[str, ...] = ()


class Trial:
    """A copy of an analysed design, made when first needed and kept in step by `follow`.

    Whatever is tried is taken back: the copy is always as the design is.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._of = analysis
        self._copy: Analysis | None = None
        self._missed: list[Transaction] = []

    def follow(self, transaction: Transaction) -> None:
        """Note what was done to the design; the copy is brought up to date when it is needed."""
        if self._copy is not None:
            self._missed.append(transaction)

    def _up_to_date(self) -> Analysis:
        if self._copy is None:
            self._copy = self._of.copy()
        for transaction in self._missed:
            _do(self._copy, transaction)
        self._missed.clear()
        return self._copy

    def price(self, transaction: Transaction, mended: str = "") -> Price | None:
        """What an action would add; None where it is refused.

        New and lost nodes count whole, and so does the node that it mends, even where it leads to
        no Output yet; of others, those that are known before and after. What comes to be known
        behind the fault is not the repair's.
        """
        copy = self._up_to_date()
        before, live, inferred = dict(copy.nodes), copy.live, copy.inference
        try:
            changed = _do(copy, transaction)
        except DesignError:
            return None
        edits = transaction.edits
        lost = {e.node.id for e in edits if isinstance(e, RemoveNode)} - copy.nodes.keys()
        whole = {e.node.id for e in edits if isinstance(e, AddNode)} | {mended}
        apart = mended in copy.nodes and mended not in copy.live  # leads to no Output yet
        parameters = macs = 0
        for node_id in changed | lost | (live ^ copy.live) | (inferred ^ copy.inference):
            old, new = before.get(node_id), copy.nodes.get(node_id)
            was, now = old is not None and old.known, new is not None and new.known
            if old and was and (now or node_id in lost):
                parameters -= old.evaluation.parameters * (node_id in live)
                macs -= old.evaluation.macs * (node_id in inferred)
            if new and now and (was or node_id in whole):
                own = apart and node_id in whole
                parameters += new.evaluation.parameters * (own or node_id in copy.live)
                macs += new.evaluation.macs * (own or node_id in copy.inference)
        _do(copy, transaction.inverse())
        return Price(parameters, macs)

    def mend_all(
        self, like: Diagnostic, repair: Repair, completed: Completed = lambda _, made: made
    ) -> Mended:
        """The same kind of repair for all diagnostics of the same kind, as one action.

        Each is found anew on the copy behind those before it, applied there, and kept only if its
        fault is gone and, for what is no error, no node fell ill by it.
        """
        copy, done, left = self._up_to_date(), list[Transaction](), list[str]()
        for fault in (*copy.diagnostics, *lint(copy)):
            if not _alike(fault, like):
                continue
            if not any(_alike(d, like) for d in _faults_at(copy, fault.node)):
                continue  # gone with one before
            step = self._mended(copy, fault.node, like, repair, completed)
            if step is None:
                left.append(fault.node)
            else:
                done.append(step)
        for step in reversed(done):
            _do(copy, step.inverse())
        edits: list[Edit] = [edit for step in done for edit in step.edits]
        label = done[0].label if len(done) == 1 else f"Mend {len(done)}: {like.kind}"
        action = Transaction(label, tuple(edits)) if done else None
        return Mended(action, len(done), tuple(left))

    @staticmethod
    def _mended(
        copy: Analysis, node_id: str, like: Diagnostic, repair: Repair, completed: Completed
    ) -> Transaction | None:
        ways = [
            way
            for fault in _faults_at(copy, node_id)
            if _alike(fault, like)
            for way in fault.repairs
            if way.kind == repair.kind
        ]
        ill = copy.ailing
        for way in ways:
            step = completed(copy.design, way.transaction)
            try:
                _do(copy, step)
            except DesignError:
                continue
            gone = not any(_alike(d, like) for d in _faults_at(copy, node_id))
            # Behind an error that is mended another one may come to light; that node was ill.
            if gone and (like.severity == "error" or copy.ailing <= ill):
                return step
            _do(copy, step.inverse())
        return None


def _do(copy: Analysis, transaction: Transaction) -> set[str]:
    transaction.apply(copy.design)
    return copy.follow(transaction)


def _alike(one: Diagnostic, other: Diagnostic) -> bool:
    return (one.kind, one.severity) == (other.kind, other.severity)


def _faults_at(copy: Analysis, node_id: str) -> tuple[Diagnostic, ...]:
    if node_id not in copy.nodes:
        return ()
    return (*copy.faults_of(copy.design.node(node_id)), *lints_at(copy, node_id))
