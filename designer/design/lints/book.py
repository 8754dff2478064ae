"""All rules over one design: what was found, kept up to date edit by edit."""

from collections.abc import Collection, Iterable, Iterator
from math import inf
from time import monotonic

from blocks.layer import Layer
from designer.design.analysis import Analysis
from designer.design.edits import Connect, Disconnect, Transaction
from designer.design.lints import activating, normalizing, reaching, sliding
from designer.design.lints.rule import Rule, Site
from designer.design.repairs.diagnosis import Diagnostic

RULES: tuple[Rule, ...] = (
    *normalizing.RULES,
    *activating.RULES,
    *sliding.RULES,
    *reaching.RULES,
)
AT_A_TIME = 50  # nodes between two looks at the clock
FARTHEST = sliding.NEAR + 1  # wires downstream that a rule looks along; upstream it is one


_BY_KIND: dict[type[Layer], tuple[Rule, ...]] = {}


def rules_for(kind: type[Layer]) -> tuple[Rule, ...]:
    """The rules that look at nodes with such a layer."""
    if kind not in _BY_KIND:
        looking = (rule for rule in RULES if rule.each and issubclass(kind, rule.layers))
        _BY_KIND[kind] = tuple(looking)
    return _BY_KIND[kind]


def lints_of(analysis: Analysis, node_id: str) -> tuple[Diagnostic, ...]:
    """What the rules say of one node by itself."""
    node = analysis.design.node(node_id)
    rules = rules_for(type(node.layer))
    if not rules:  # nearly always
        return ()
    known = analysis.nodes[node_id]
    if not known.known:
        return ()
    site = Site(analysis, node, known)
    return tuple(d for rule in rules if rule.each for d in rule.diagnostics(rule.each(site)))


def lints_at(analysis: Analysis, node_id: str) -> tuple[Diagnostic, ...]:
    """All that is said of one node, also by the rules that look at the whole design."""
    if node_id not in analysis.nodes:
        return ()
    found = lints_of(analysis, node_id)
    return (*found, *(d for d in _of_the_whole(analysis) if d.node == node_id))


def _of_the_whole(analysis: Analysis) -> Iterator[Diagnostic]:
    for rule in RULES:
        if rule.whole:
            yield from rule.diagnostics(rule.whole(analysis))


class Lints:
    """Findings by node. After a transaction `follow` remembers where to look again.

    The looking is done by `look`, a while at a time if need be, and at last when `findings` is
    asked for: an edit costs no more than a set.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._found: dict[str, tuple[Diagnostic, ...]] = {}
        self._waiting: set[str] = set(analysis.nodes)
        self._left: set[str] = set()  # to look at, of what waited before

    def follow(self, transaction: Transaction, different: Iterable[str]) -> None:
        """Note what a transaction touched, and what the analysis found different behind it."""
        self._waiting.update(transaction.touched(), different)
        for edit in transaction.edits:
            if isinstance(edit, Connect | Disconnect):
                self._waiting.add(edit.wire.source)

    def findings(self, without: Collection[str] = ()) -> tuple[Diagnostic, ...]:
        """All of them in the order of the nodes, but for those of some rules."""
        self.look()
        place = self.analysis.design.place
        found = [d for node_id in sorted(self._found, key=place) for d in self._found[node_id]]
        whole = _of_the_whole(self.analysis)
        return tuple(d for d in (*found, *whole) if d.check not in without)

    def look(self, until: float = inf) -> bool:
        """Look where something changed, until that time (`monotonic`); whether all is done."""
        if self._waiting:
            self._left |= self._nearby()
            self._waiting.clear()
        while self._left:
            for _ in range(min(AT_A_TIME, len(self._left))):
                self._look_at(self._left.pop())
            if monotonic() > until:
                break
        return not self._left

    def _look_at(self, node_id: str) -> None:
        found = lints_of(self.analysis, node_id) if node_id in self.analysis.nodes else ()
        if found:
            self._found[node_id] = found
        else:
            self._found.pop(node_id, None)

    def _nearby(self) -> set[str]:
        """The touched nodes and those whose rules look at them."""
        graph, nearby = self.analysis.design.graph, set(self._waiting)
        edge = {n for n in nearby if n in graph}
        if len(edge) == len(graph):  # all, as at first
            return nearby
        nearby.update(s for n in edge for s in graph.succ[n])
        for _ in range(FARTHEST):
            edge = {p for n in edge for p in graph.pred[n]} - nearby
            nearby |= edge
        return nearby


def lint(analysis: Analysis) -> tuple[Diagnostic, ...]:
    """What all rules find in a design."""
    return Lints(analysis).findings()
