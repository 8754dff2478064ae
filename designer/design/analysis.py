"""Analysis of a design: every shape, cost and fault, kept up to date edit by edit."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod
from typing import Any

from blocks.boundary import Input, Output
from blocks.layer import POINTWISE, Block, Layer, Window
from blocks.tensor import TensorSpec
from designer.design.derived import derived
from designer.design.design import Design, Node, Wire, port_order
from designer.design.edits import Transaction
from designer.design.evaluation import Evaluation, evaluate, seen
from designer.design.repairs.diagnosis import Diagnostic, diagnose, unconnected

UNKNOWN = Evaluation()
STRUCTURAL = ("live", "inference", "lacking")  # what depends on nodes and wires alone


@dataclass(frozen=True, slots=True)
class NodeAnalysis:
    """What is known of a node: its inputs' specs, its evaluation, what its output sees.

    Without a valid input a node is unknown (`known` is false), which is no fault of its own.
    """

    specs: tuple[TensorSpec, ...] = ()
    evaluation: Evaluation = UNKNOWN
    sight: Window | None = None

    @property
    def known(self) -> bool:
        """Whether its output has a spec."""
        return bool(self.evaluation.outputs)

    @property
    def receptive_field(self) -> int | None:
        """Pixels of the input that one output sees along the longer axis, over its largest path.

        None where it is unknown, or sees the whole input.
        """
        return max(self.sight[0]) + 1 if self.known and self.sight else None


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over the nodes that lead to an output.

    `macs` and `activation_bytes` are of inference: auxiliary heads count in `parameters` alone.
    """

    parameters: int = 0
    macs: int = 0
    weight_bytes: int = 0
    activation_bytes: int = 0
    receptive_field: int | None = None
    partial: bool = False

    @property
    def memory_bytes(self) -> int:
        """At batch 1."""
        return self.memory_at(1)

    def memory_at(self, batch: int) -> int:
        """Weights once, and all activations of each sample, float32."""
        return self.weight_bytes + batch * self.activation_bytes


Change = tuple[str, NodeAnalysis | None, NodeAnalysis]  # a node, before, after


class Analysis:
    """The analysis of one design; after a transaction call `follow`."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.nodes: dict[str, NodeAnalysis] = {}
        self.kept: dict[str, Any] = {}  # what was derived from the state
        self._level: dict[str, int] = {}
        self._ailing: set[str] = set()  # nodes that are faulty or lack a wire
        self.refresh(design.graph)

    def copy(self) -> "Analysis":
        """The same of a copy of the design, without working anything out anew."""
        other = Analysis(Design())
        other.design = self.design.copy()
        other.nodes, other._level = self.nodes.copy(), self._level.copy()
        other._ailing = self._ailing.copy()
        other._forget({}, rewired=True)
        return other

    @property
    def ailing(self) -> frozenset[str]:
        """The nodes that are faulty, lack a wire, or wait for one that is."""
        return frozenset(self._ailing)

    def follow(self, transaction: Transaction) -> set[str]:
        """Bring the analysis up to date after a transaction; returns what changed."""
        return self.refresh(transaction.touched(), rewired=transaction.rewires)

    def refresh(self, touched: Iterable[str], *, rewired: bool = True) -> set[str]:
        """Work from the touched nodes on, and stop where a result comes out unchanged.

        `rewired` is whether nodes, wires or outputs came or went: else who leads to an output
        stays as it was. Returns the nodes whose analysis changed. The queue is ordered by depth,
        as known so far: that order is for speed, the result does not depend on it.
        """
        graph, changes = self.design.graph, dict[str, NodeAnalysis | None]()
        # In the nodes' order, most often that of the flow: each then finds its depth at once.
        there = sorted((n for n in touched if n in graph), key=self.design.place)
        queue = [(self._depth(node_id), node_id) for node_id in there]
        heapq.heapify(queue)
        waiting = {node_id for _, node_id in queue}
        while queue:
            _, node_id = heapq.heappop(queue)
            if node_id not in waiting:
                continue
            waiting.discard(node_id)
            result = self._analyse(node_id)
            if result == self.nodes.get(node_id):
                continue
            changes.setdefault(node_id, self.nodes.get(node_id))
            self.nodes[node_id] = result
            (self._ailing.discard if result.known else self._ailing.add)(node_id)
            for successor in graph.successors(node_id):
                if successor not in waiting:
                    waiting.add(successor)
                    heapq.heappush(queue, (self._depth(successor), successor))
        for node_id in touched:
            if node_id not in graph:
                self.nodes.pop(node_id, None)
                self._level.pop(node_id, None)
                self._ailing.discard(node_id)
        self._forget(changes, rewired=rewired)
        return set(changes)

    def _forget(self, changes: dict[str, NodeAnalysis | None], *, rewired: bool) -> None:
        """Drop what was derived from the state before; totals follow from the changes alone."""
        kept = dict(self.kept)
        totals = kept.pop("totals", None)
        for name in ("diagnostics", *(STRUCTURAL if rewired else ())):
            kept.pop(name, None)
        seeing = any(b is None or _view(b) != _view(self.nodes[n]) for n, b in changes.items())
        if rewired or seeing:
            kept.pop("receptive_field", None)
        self.kept = kept
        if totals is not None and not rewired:
            changed = ((n, before, self.nodes[n]) for n, before in changes.items())
            kept["totals"] = self._with(totals, changed)

    def _depth(self, node_id: str) -> int:
        known = (self._level.get(p, 0) for p in self.design.graph.predecessors(node_id))
        level = max(max(known, default=-1) + 1, self._level.get(node_id, 0))
        self._level[node_id] = level
        return level

    def _analyse(self, node_id: str) -> NodeAnalysis:
        node, wires = self.design.node(node_id), self.design.wires_into(node_id)
        needed = max(len(node.layer.inputs), len(wires) if node.layer.variadic else 0)
        sources = [self.nodes.get(wire.source) for wire in wires]
        specs = tuple(spec for wire in wires if (spec := self.spec(wire)))
        if len(specs) < needed:
            return NodeAnalysis(specs)
        evaluation = evaluate(node.layer, specs, node.repeat)
        if not wires:
            return NodeAnalysis((), evaluation, POINTWISE)
        sight = seen([source.sight for source in sources if source], evaluation)
        return NodeAnalysis(specs, evaluation, sight)

    def spec(self, wire: Wire) -> TensorSpec | None:
        """The spec of the value on a wire; None while unknown."""
        source = self.nodes.get(wire.source)
        if source is None or not source.known:
            return None
        return source.evaluation.outputs[
            self.design.node(wire.source).layer.outputs.index(wire.source_port)
        ]

    def objection(self, wire: Wire, carrying: TensorSpec | None = None) -> str | None:
        """Why the wire's target could not take it, were it drawn; None where it could or may.

        It carries what its source puts out, or another spec.
        """
        target = self.design.node(wire.target)
        others = [w for w in self.design.wires_into(target.id) if w.target_port != wire.target_port]
        wires = sorted([*others, wire], key=lambda w: port_order(target.layer, w.target_port))
        given = (carrying if carrying and w is wire else self.spec(w) for w in wires)
        specs = tuple(spec for spec in given if spec)
        if len(specs) < len(wires) or len(specs) < len(target.layer.inputs):
            return None
        problems = evaluate(target.layer, specs, target.repeat).problems
        return problems[0].message if problems else None

    def output(self, node_id: str) -> TensorSpec | None:
        """The spec of a node's (first) output."""
        analysis = self.nodes[node_id]
        return analysis.evaluation.outputs[0] if analysis.known else None

    @derived
    def live(self) -> frozenset[str]:
        """The nodes that lead to an output; all where there is none yet."""
        return self._leading_to(training=True) or frozenset(self.design.graph)

    @derived
    def inference(self) -> frozenset[str]:
        """The live nodes without those that serve auxiliary heads alone."""
        layers = (node.layer for node in self.design.nodes())
        if not any(isinstance(layer, Output) and layer.training_only for layer in layers):
            return self.live
        return self._leading_to(training=False) or self.live

    @property
    def inputs(self) -> dict[str, TensorSpec]:
        """What enters the network, by the live Inputs' ids, as its module takes it."""
        return {
            node.id: TensorSpec(node.layer.shape, node.layer.dtype)
            for node in self.design.nodes()
            if isinstance(node.layer, Input) and node.id in self.live
        }

    def _leading_to(self, *, training: bool) -> frozenset[str]:
        outputs = [
            node.id
            for node in self.design.nodes()
            if isinstance(node.layer, Output) and (training or not node.layer.training_only)
        ]
        found, waiting, before = set(outputs), outputs, self.design.graph.predecessors
        while waiting:
            fresh = [p for p in before(waiting.pop()) if p not in found]
            found.update(fresh)
            waiting += fresh
        return frozenset(found)

    @derived
    def receptive_field(self) -> int | None:
        """The largest that a place in a feature map has of the input, in pixels.

        None where there is none, or where one sees the whole input while there are other places
        beside it: behind a gate or attention. Global pooling and what follows have one place; a
        block that pools inside hides what was seen before.
        """
        largest = 0
        for node_id in self.inference:
            node = self.nodes[node_id]
            if not node.specs:
                continue  # an Input sees itself
            if node.receptive_field:
                largest = max(largest, node.receptive_field)
            elif node.known and (_many(node.evaluation.outputs[0]) or self._hides(node_id)):
                return None
        return largest or None

    def _hides(self, node_id: str) -> bool:
        """Whether it is a block that makes one place of several."""
        inside = isinstance(self.design.node(node_id).layer, Block)
        return inside and _many(self.nodes[node_id].specs[0])

    @derived
    def totals(self) -> Totals:
        """Sums, marked partial while a live node is unknown."""
        return self._with(Totals(), ((n, None, self.nodes[n]) for n in self.live))

    def _with(self, totals: Totals, changes: Iterable[Change]) -> Totals:
        """The totals after some nodes changed from one analysis to another."""
        parameters, macs = totals.parameters, totals.macs
        weight_bytes, activation_bytes = totals.weight_bytes, totals.activation_bytes
        live, inference = self.live, self.inference
        for node_id, before, after in changes:
            if node_id not in live:
                continue
            infers = node_id in inference
            for sign, analysis in ((-1, before), (1, after)):
                if analysis is None:
                    continue
                evaluation = analysis.evaluation
                parameters += sign * evaluation.parameters
                weight_bytes += sign * evaluation.weight_bytes
                if infers:
                    macs += sign * evaluation.macs
                    activation_bytes += sign * evaluation.activation_bytes
        return Totals(
            parameters=parameters,
            macs=macs,
            weight_bytes=weight_bytes,
            activation_bytes=activation_bytes,
            receptive_field=self.receptive_field,
            partial=not self._ailing.isdisjoint(self.live),
        )

    @derived
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All faults, in the order of the nodes; then what the design as a whole lacks."""
        return tuple(self._diagnostics())

    def _diagnostics(self) -> Iterator[Diagnostic]:
        for node in self._in_order(self._ailing):
            yield from self.faults_of(node)
        for kind, remedy in self.lacking:
            message = f"The design has no {kind.__name__}: {remedy}."
            yield Diagnostic("", None, "error", message, kind=f"No {kind.__name__}")

    def faults_of(self, node: Node) -> Iterator[Diagnostic]:
        """The faults of a node that is not known."""
        analysis = self.nodes[node.id]
        if analysis.evaluation.problems:
            yield from diagnose(self.design, self.spec, node, analysis.specs, analysis.evaluation)
        elif not analysis.known:
            yield from unconnected(self.design, node, needed=node.id in self.live)

    def _in_order(self, node_ids: set[str]) -> Iterable[Node]:
        """As they were added; few are asked for, so the whole order is not kept."""
        if len(node_ids) < 2:
            return [self.design.node(node_id) for node_id in node_ids]
        return [node for node in self.design.nodes() if node.id in node_ids]

    @derived
    def lacking(self) -> tuple[tuple[type[Layer], str], ...]:
        """What every design needs and this one has not, and what to do."""
        kinds = {type(node.layer) for node in self.design.nodes()}
        needed = ((Input, "add one for the data"), (Output, "add one behind the result"))
        return tuple(need for need in needed if kinds and need[0] not in kinds)

    def faulty_wires(self) -> set[Wire]:
        """The wires that carry what their target can't take."""
        return {d.wire for d in self.diagnostics if d.wire and d.severity == "error"}


def _view(node: NodeAnalysis) -> tuple[bool | int | None, ...]:
    """What a node says to the receptive field of the whole."""
    ends = (*node.specs[:1], *node.evaluation.outputs[:1])
    return bool(node.specs), node.receptive_field, *map(_many, ends)


def _many(spec: TensorSpec) -> bool:
    """Whether there are several places side by side."""
    return prod(spec.places) > 1


def analyse(design: Design) -> Analysis:
    """Every shape, cost and fault of a design. Never raises; what is wrong is in `diagnostics`."""
    return Analysis(design)
