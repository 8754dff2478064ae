"""A rule of the lints, and what it is shown: a node with what lies before and behind it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from blocks.layer import Layer
from designer.design.analysis import Analysis, NodeAnalysis
from designer.design.design import Design, Node, Wire
from designer.design.edits import Transaction
from designer.design.evaluation import evaluate
from designer.design.operations import bypass, replace_layer
from designer.design.repairs.diagnosis import Diagnostic, Repair


class Finding(NamedTuple):
    """What a rule says of a node: one sentence with its reason, and what would mend it."""

    node: str
    message: str
    repairs: tuple[Repair, ...] = ()
    parameter: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A known node in its design, and its neighbours."""

    analysis: Analysis
    node: Node
    known: NodeAnalysis

    @property
    def design(self) -> Design:
        """The design that it lies in."""
        return self.analysis.design

    @property
    def before(self) -> Node | None:
        """What feeds a node with one input."""
        for node_id in self.design.graph.pred[self.node.id]:
            return self.design.node(node_id)
        return None

    @property
    def wires(self) -> list[Wire]:
        """What leaves it."""
        return self.design.wires_from(self.node.id)

    def behind(self) -> list[Node]:
        """What it feeds."""
        return [self.design.node(node_id) for node_id in self.design.graph.succ[self.node.id]]

    def gives_the_same(self, layer: Layer) -> bool:
        """Whether another layer in this place has a result of the same shape."""
        found = evaluate(layer, self.known.specs, self.node.repeat)
        return bool(found.outputs) and found.outputs == self.known.evaluation.outputs

    def changed(self, layer: Layer, label: str) -> tuple[Repair, ...]:
        """Another layer in this place, if nothing behind it would notice by its shape."""
        if not self.gives_the_same(layer):
            return ()
        return (Repair(label, replace_layer(self.node, layer, label)),)

    def removed(self) -> tuple[Repair, ...]:
        """The node taken out, if what enters it is shaped as what leaves it."""
        if self.known.specs != self.known.evaluation.outputs:
            return ()
        label = f"Remove `{self.node.id}`"
        edits = bypass(self.design, [self.node.id]).edits
        return (Repair(label, Transaction(label, edits)),)


@dataclass(frozen=True)
class Rule:
    """A check: its name in settings and --json, its title, and whether it is more than advice.

    `each` is asked of every known node that holds one of `layers`, and may look at its neighbours
    (lints.book says how far); `whole` is asked once of the design.
    """

    name: str
    title: str
    reason: str
    layers: tuple[type[Layer], ...] = ()
    each: Callable[[Site], Iterator[Finding]] | None = None
    whole: Callable[[Analysis], Iterator[Finding]] | None = None
    severity: Literal["warning", "advice"] = "advice"

    def diagnostics(self, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
        """Its findings as diagnostics."""
        for found in findings:
            yield Diagnostic(
                found.node,
                None,
                self.severity,
                found.message,
                found.parameter,
                found.repairs,
                kind=self.title,
                check=self.name,
            )
