"""From a layer's problem to a diagnostic: which wire, and which repairs are proved to work."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from blocks.boundary import Input
from blocks.embedding import Embedding
from blocks.layer import Fix, Layer, Problem
from blocks.parameters import ParameterError
from blocks.pooling import AdaptiveAvgPool2d
from blocks.reshaping import Flatten, Unflatten
from blocks.tensor import TensorSpec
from blocks.windows import Windowed, joined
from designer.design.design import Design, Node, Wire, lost_port
from designer.design.edits import Transaction
from designer.design.evaluation import Evaluation, Specs, evaluate
from designer.design.operations import insert_on_wire, replace_layer
from designer.design.repairs.stepwise import transaction, way_out

Severity = Literal["error", "warning", "advice"]
SpecOf = Callable[[Wire], TensorSpec | None]
Mends = Callable[[Layer, Specs], bool]
RESIZES = (8, 16, 32, 64)
_PARTICULAR = re.compile(r"`[^`]*`|\d[\d×,.]*")
FARTHEST = 12  # layers that a repair may look back along a branch


@dataclass(frozen=True)
class Repair:
    """A label and the transaction that mends a fault."""

    label: str
    transaction: Transaction

    @property
    def kind(self) -> str:
        """What it does whatever the node and the figures: "Set padding of to"."""
        return " ".join(_PARTICULAR.sub(" ", self.label).split())


@dataclass(frozen=True)
class Diagnostic:
    """One fault: the node (empty for the design as a whole), the wire, what and how to mend it.

    `kind` is a heading that it has in common with others; `check` names the rule of a lint, which
    finds what fits and yet is hardly meant.
    """

    node: str
    wire: Wire | None
    severity: Severity
    message: str
    parameter: str | None = None
    repairs: tuple[Repair, ...] = ()
    kind: str = ""
    check: str = ""

    @property
    def fixes(self) -> tuple[str, ...]:
        """The repairs' labels."""
        return tuple(repair.label for repair in self.repairs)


def unconnected(design: Design, node: Node, *, needed: bool) -> Iterator[Diagnostic]:
    """A node that lacks a wire; an error where an output waits for it."""
    port = design.free_port(node.id)
    missing = node.layer.variadic and len(design.wires_into(node.id)) < 2
    if port in node.layer.inputs or missing:
        message = (
            f"{type(node.layer).__name__} `{node.id}` has nothing at `{port}`: draw a wire to it."
        )
        severity: Severity = "error" if needed else "warning"
        yield Diagnostic(node.id, None, severity, message, kind="Input without a wire")


def diagnose(
    design: Design, spec_of: SpecOf, node: Node, specs: Specs, evaluation: Evaluation
) -> Iterator[Diagnostic]:
    """One diagnostic a problem; its repairs change a value before they insert a layer."""
    wires = design.wires_into(node.id)
    for problem in evaluation.problems:
        wire = wires[problem.port] if problem.port < len(wires) else None
        mends = _mending(node, evaluation, problem)
        found = [*_upstream(design, spec_of, node, specs, mends)]
        found += _other_input(design, node, specs, problem.port, mends)
        inserting = []
        entering = specs[problem.port] if problem.port < len(specs) else None
        candidates = (*problem.fixes, *_general(node.layer, entering))
        for fix in candidates:
            if fix.layer and mends(fix.layer, specs):
                if lost_port(design, node.id, fix.layer):
                    continue
                found.append(Repair(fix.label, replace_layer(node, fix.layer, fix.label)))
            elif fix.insert and wire:
                spec = _run([(layer, 1) for layer in fix.insert], specs[problem.port])
                if spec and mends(node.layer, _with(specs, problem.port, spec)):
                    inserted = insert_on_wire(design, wire, *fix.insert, label=fix.label)
                    inserting.append(Repair(fix.label, inserted))
        repairs: dict[str, Repair] = {}
        for repair in found + inserting:
            repairs.setdefault(repair.label, repair)
        if not repairs and wires:
            repairs |= _in_steps(design, node, specs, evaluation, problem)
        unique = tuple(repairs.values())
        name, parameter = type(node.layer).__name__, problem.parameter
        kind = f"{name}: {parameter} does not fit" if parameter else f"{name}: wrong input"
        yield Diagnostic(node.id, wire, "error", problem.message, parameter, unique, kind)


def _in_steps(
    design: Design, node: Node, specs: Specs, evaluation: Evaluation, problem: Problem
) -> dict[str, Repair]:
    others = {p.message for p in evaluation.problems} - {problem.message}
    way = way_out(node, specs, others)
    change = transaction(design, node, way) if way else None
    return {change.label: Repair(change.label, change)} if change else {}


def _general(layer: Layer, spec: TensorSpec | None) -> Iterator[Fix]:
    """Repairs that no layer need name: pad, flatten, unflatten, resize; most are not proved."""
    if spec is None:
        return
    values = layer.values()
    if {"kernel_size", "padding"} <= values.keys():
        half = tuple(kernel // 2 for kernel in values["kernel_size"])
        yield Fix(f"Set padding to {joined(half)}", layer.replace(padding=half))
    if spec.rank == 1:
        shape = f"{spec.numel}×1×1"
        yield Fix(f"Insert Unflatten to {shape}", insert=(Unflatten((spec.numel, 1, 1)),))
    else:
        yield Fix("Insert Flatten", insert=(Flatten(),))
    if spec.dtype == "int64":
        yield Fix("Insert Embedding", insert=(Embedding(),))
    if spec.rank == 3:
        for size in RESIZES:
            pool = AdaptiveAvgPool2d(size)
            yield Fix(f"Insert resizing to {size}×{size} by adaptive pooling", insert=(pool,))


def _mending(node: Node, evaluation: Evaluation, problem: Problem) -> Mends:
    """Whether the node, with that layer and those inputs, is rid of the problem and has no other.

    A merge may keep what is wrong with its other branches: each has a diagnostic of its own.
    """
    known = {p.message for p in evaluation.problems}

    def mends(layer: Layer, specs: Specs) -> bool:
        left = {p.message for p in evaluate(layer, specs, node.repeat).problems}
        return problem.message not in left and left <= known

    return mends


def _with(specs: Specs, port: int, spec: TensorSpec) -> Specs:
    return (*specs[:port], spec, *specs[port + 1 :])


def _upstream(
    design: Design, spec_of: SpecOf, node: Node, specs: Specs, mends: Mends
) -> Iterator[Repair]:
    """Changes of one layer on a branch that make a merge fit: padding that keeps the size, width.

    Each is proved by running the branch anew from that layer to the merge.
    """
    wires = design.wires_into(node.id)
    if len(wires) < 2:
        return
    for port, wire in reversed(list(enumerate(wires))):
        target = specs[0] if port else specs[1]
        branch: list[Node] = []
        for place in _branch(design, wire.source):
            branch.insert(0, place)
            entering = spec_of(design.wires_into(place.id)[0])
            for layer, label in _variants(place.layer, place.id, target):
                later = [(node.layer, node.repeat) for node in branch[1:]]
                result = _run([(layer, place.repeat), *later], entering)
                if result and mends(node.layer, _with(specs, port, result)):
                    yield Repair(label, replace_layer(place, layer, label))


def _other_input(
    design: Design, node: Node, specs: Specs, port: int, mends: Mends
) -> Iterator[Repair]:
    """An Input that feeds this node alone, maybe through others, may hold what the node takes."""
    wires = design.wires_into(node.id)
    if port >= len(wires):
        return
    between = [*_branch(design, wires[port].source)][::-1]
    first = design.wires_into(between[0].id)[0] if between else wires[port]
    source = design.node(first.source)
    if not isinstance(source.layer, Input) or len(design.wires_from(source.id)) > 1:
        return
    chain = [(each.layer, each.repeat) for each in between]
    for dtype in node.layer.dtypes:
        other = source.layer.replace(dtype=dtype)
        entering = _run(chain, other.infer())
        if other != source.layer and entering and mends(node.layer, _with(specs, port, entering)):
            label = f"Set dtype of `{source.id}` to {dtype}"
            yield Repair(label, replace_layer(source, other, label))


def _branch(design: Design, node_id: str) -> Iterator[Node]:
    """The nodes back along a branch, as long as nothing forks or merges."""
    for _ in range(FARTHEST):
        wires = design.wires_into(node_id)
        if len(wires) != 1 or len(design.wires_from(node_id)) != 1:
            return
        yield design.node(node_id)
        node_id = wires[0].source


def _variants(layer: Layer, node_id: str, target: TensorSpec) -> Iterator[tuple[Layer, str]]:
    values = layer.values()
    wanted: dict[str, int | tuple[int, ...]] = {}
    if isinstance(layer, Windowed) and "padding" in values:
        wanted["padding"] = tuple((reach - 1) // 2 for reach in layer.reach())
    wanted |= {name: target.channels for name in ("out_channels", "channels") if name in values}
    for name, value in wanted.items():
        try:
            variant = layer.replace(**{name: value})
        except ParameterError:
            continue
        if variant != layer:
            shown = joined(value) if isinstance(value, tuple) else value
            yield variant, f"Set {name} of `{node_id}` to {shown}"


def _run(chain: list[tuple[Layer, int]], spec: TensorSpec | None) -> TensorSpec | None:
    """The spec behind a chain of (layer, repeat); None where one refuses."""
    for layer, repeat in chain:
        if spec is None:
            return None
        evaluation = evaluate(layer, (spec,), repeat)
        spec = None if evaluation.problems else evaluation.outputs[0]
    return spec
