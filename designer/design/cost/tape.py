"""A design as a run executes it: layer after layer, blocks opened, and when each value is let go.

A value lives as long as a variable of the source holds it: until the variable is given another or
its function returns; what enters a block, until the block is through.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from blocks.boundary import Input, Output
from blocks.layer import Block, Layer
from blocks.lowering import Call, Learned
from blocks.tensor import TensorSpec
from designer.design.analysis import Analysis
from designer.design.containers import containers, sequential_of
from designer.design.cost.in_place import activates_in_place, summand
from designer.design.design import Design, Node
from designer.design.evaluation import Specs, evaluate, expand
from designer.design.variables import Variables, as_variable, source_order

Place = tuple[str, str]  # a node and its port


class Played(NamedTuple):
    """One layer in a run, by values' numbers; `drops` are those no variable holds behind it."""

    node: str
    layer: Layer
    specs: Specs
    outputs: Specs
    sources: tuple[int, ...]
    results: tuple[int, ...]
    drops: list[int]
    onto: int | None = None  # the port whose memory the result overwrites


class Tape(NamedTuple):
    """All layers of a run; the values that enter, which their giver holds, and the results."""

    played: list[Played]
    specs: list[TensorSpec]  # of each value, by its number
    entries: tuple[int, ...]
    exits: tuple[int, ...]


class _Part(NamedTuple):
    node: str
    layer: Layer
    repeat: int
    sources: tuple[int, ...]  # slots of the plan
    results: tuple[int, ...]
    dying: tuple[int, ...]  # slots that no variable holds behind it
    onto: int | None


class _Plan(NamedTuple):
    parts: tuple[_Part, ...]
    entries: tuple[Layer, ...]
    slots: int
    exits: tuple[int, ...]


_Statement = tuple[Node, tuple[int, ...], tuple[int, ...], list[int]]  # the last: let go behind


def _planned(
    design: Design,
    order: Iterable[Node],
    specs: Mapping[str, Specs],
    heads: frozenset[str] = frozenset(),
) -> _Plan:
    """The nodes as statements of a function, whose variables hold what they were given last.

    `specs` are what each node is fed.
    """
    nodes = list(order)
    names, slots = Variables(design, nodes), dict[Place, int]()
    ids = {node.id for node in nodes}
    entries = [n for n in design.nodes() if isinstance(n.layer, Input) and n.id in ids]
    for node in entries:
        slots[node.id, "out"] = len(slots)
        names.enter(node, "x" if len(entries) == 1 else as_variable(node.id))
    holding: dict[str, int] = {}  # by a variable's name the slot of what it holds
    statements: list[_Statement] = []
    exits: list[int] = []
    places: dict[str, int | None] = {}
    for node in nodes:
        if isinstance(node.layer, Input):
            continue
        wires = design.wires_into(node.id)
        sources = tuple([slots[wire.source, wire.source_port] for wire in wires])
        read = names.read(node)
        if isinstance(node.layer, Output):
            exits += sources
            names.keep(node)
            continue
        results, dead = [], []
        places[node.id] = place = summand(design, node, specs)
        if place is not None:
            written = names.overwrite(node, read[place])
        else:
            written = names.write(node, auxiliary=node.id in heads)
            if not isinstance(node.layer, Block) and activates_in_place(design, node, specs):
                places[node.id] = 0
        for port, name in zip(node.layer.outputs, written, strict=True):
            slots[node.id, port] = len(slots)
            results.append(slots[node.id, port])
            if name in holding:
                dead.append(holding[name])
            holding[name] = results[-1]
        statements.append((node, sources, tuple(results), dead))
    _hold_through_chains(design, statements, specs)
    if statements:
        statements[-1][3].extend(holding.values())
    parts = [
        _Part(
            n.id,
            n.layer,
            n.repeat,
            given,
            made,
            tuple([slot for slot in dead if slot not in exits]),
            places[n.id],
        )
        for n, given, made, dead in statements
    ]
    return _Plan(tuple(parts), tuple([node.layer for node in entries]), len(slots), tuple(exits))


def _hold_through_chains(
    design: Design, statements: list[_Statement], specs: Mapping[str, Specs]
) -> None:
    """What enters an nn.Sequential is held by the variable until that is through."""
    if not any("." in node.id for node, *_ in statements):
        return
    kept: list[Node] = []
    called, weights = set[str](), set[str]()
    for node, *_ in statements:
        if isinstance(node.layer, Block):
            kept.append(node)
            called.add(node.id)
            continue
        call = node.layer.torch(*specs[node.id])
        if call.attribute is not None:
            kept.append(node)
            (called if call.is_module else weights if _learned(call) else set()).add(node.id)
    root = containers(design, kept, called, weights)
    ends: dict[str, int] = {}
    for place, (node, *_) in enumerate(statements):
        chain = sequential_of(root, node.id)
        if chain is not None:
            ends[chain.path] = place
    for node, _, _, dead in statements:
        chain = sequential_of(root, node.id)
        if chain is not None and next(chain.nodes()).id == node.id:
            last = statements[ends[chain.path]][3]
            if last is not dead:
                last += dead
                dead.clear()


def _learned(call: Call) -> bool:
    return isinstance(call.attribute, Learned)


@lru_cache(maxsize=4096)
def _inside(block: Block, specs: Specs) -> _Plan:
    inside = expand(block, specs)
    return _planned(inside.design, inside.design.nodes(), inside.specs)


def _outside(analysis: Analysis, *, training: bool) -> _Plan:
    """The design's own nodes in the order of the source."""
    design, live = analysis.design, analysis.live
    heads = live - analysis.inference
    nodes = source_order(design, live if training else analysis.inference, heads)
    specs = {node.id: analysis.nodes[node.id].specs for node in nodes}
    return _planned(design, nodes, specs, heads)


class _Recorder:
    """Plays plans and numbers their values; `holds` counts the variables that hold each."""

    def __init__(self) -> None:
        self.played: list[Played] = []
        self.specs: list[TensorSpec] = []
        self.holds: list[int] = []

    def value(self, spec: TensorSpec) -> int:
        self.specs.append(spec)
        self.holds.append(0)
        return len(self.specs) - 1

    def play(self, plan: _Plan, entries: tuple[int, ...], node: str = "") -> tuple[int, ...]:
        """The numbers of the results."""
        held = [-1] * plan.slots
        held[: len(entries)] = entries
        for part in plan.parts:
            sources = tuple([held[slot] for slot in part.sources])
            results = self._copies(part, sources, node or part.node)
            for slot, number in zip(part.results, results, strict=True):
                held[slot] = number
                self.holds[number] += 1
            for slot in part.dying:
                self._let_go(held[slot])
        for slot in set(plan.exits):
            if slot >= len(entries):
                self.holds[held[slot]] -= 1  # the caller's variable takes over
        return tuple([held[slot] for slot in plan.exits])

    def _copies(self, part: _Part, values: tuple[int, ...], node: str) -> tuple[int, ...]:
        layer, given = part.layer, values
        for copy in range(part.repeat):
            results = self._layer(layer, values, node, part.onto)
            for number in values:
                if copy and number not in {*given, *results}:
                    self.holds[number] += 1
                    self._let_go(number)
            values, layer = results, layer.after_entry() if part.repeat > 1 else layer
        return values

    def _layer(
        self, layer: Layer, sources: tuple[int, ...], node: str, onto: int | None
    ) -> tuple[int, ...]:
        specs = tuple([self.specs[number] for number in sources])
        if isinstance(layer, Block):
            return self.play(_inside(layer, specs), sources, node)
        outputs = evaluate(layer, specs).outputs
        results = tuple([self.value(spec) for spec in outputs])
        self.played.append(Played(node, layer, specs, outputs, sources, results, [], onto))
        return results

    def _let_go(self, number: int) -> None:
        self.holds[number] -= 1
        if not self.holds[number] and self.played:
            self.played[-1].drops.append(number)


def record(analysis: Analysis, *, training: bool) -> Tape:
    """A run of a sound design: of all that is live in training, else of what inference needs."""
    plan, recorder = _outside(analysis, training=training), _Recorder()
    entries = tuple([recorder.value(*layer.infer_all()) for layer in plan.entries])
    for number in entries:
        recorder.holds[number] += 1
    exits = recorder.play(plan, entries)
    return Tape(recorder.played, recorder.specs, entries, exits)
