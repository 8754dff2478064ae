"""Repairs in several steps, for faults that no single change mends.

A step may bring another fault to light, with fixes of its own: a window turns out too large once
the vector is an image. Steps are followed, the plainest first, until nothing is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from math import prod

from blocks.layer import Fix, Layer, Problem
from blocks.parameters import IntKind, ParameterError
from blocks.pooling import AdaptiveAvgPool2d
from blocks.reshaping import Flatten, Reshape, Unflatten, Unsqueeze
from blocks.spatial import is_image
from blocks.splitting import Slice
from blocks.tensor import TensorSpec
from blocks.widening import refilled
from designer.design.design import Design, Node, lost_port
from designer.design.edits import AddNode, Edit, Transaction
from designer.design.evaluation import Specs, evaluate
from designer.design.operations import insert_on_wire, replace_layer

MOST_TRIED = 250
MOST_STEPS = 4
SIZES = (8, 32, 128)
# What a step costs: what the layer itself proposes is tried first.
OWN, ADAPTED, RESET = 1, 2, 3


@dataclass(frozen=True)
class Way:
    """A layer and what is inserted at each of its inputs, and how it came about."""

    layer: Layer
    inserted: tuple[tuple[Layer, ...], ...]
    specs: Specs
    labels: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """All steps in one phrase."""
        first, *later = self.labels
        return ", then ".join([first, *(label[0].lower() + label[1:] for label in later)])

    def step(self, fix: Fix, *ports: int) -> "Way | None":
        """One step farther; None where what is inserted does not fit."""
        labels = (*self.labels, fix.label + (" at each input" if len(ports) > 1 else ""))
        if fix.layer:
            return Way(fix.layer, self.inserted, self.specs, labels)
        inserted, specs = list(self.inserted), list(self.specs)
        for port in ports:
            for layer in fix.insert:
                evaluation = evaluate(layer, (specs[port],))
                if evaluation.problems:
                    return None
                specs[port] = evaluation.outputs[0]
            inserted[port] += fix.insert
        return Way(self.layer, tuple(inserted), tuple(specs), labels)


def way_out(node: Node, specs: Specs, tolerated: set[str]) -> Way | None:
    """The cheapest way found that leaves none of the node's problems but those tolerated."""
    start = Way(node.layer, ((),) * len(specs), specs)
    queue: list[tuple[int, int, Way]] = [(0, 0, start)]
    tried: set[tuple[Layer, Specs]] = set()
    number = 0
    while queue and len(tried) < MOST_TRIED:
        cost, _, way = heappop(queue)
        if (way.layer, way.specs) in tried:
            continue
        tried.add((way.layer, way.specs))
        problems = evaluate(way.layer, way.specs, node.repeat).problems
        left = [each for each in problems if each.message not in tolerated]
        if not left:
            return way
        if len(way.labels) == MOST_STEPS:
            continue
        for price, farther in _steps(way, left[0]):
            if farther:
                number += 1
                heappush(queue, (cost + price, number, farther))
    return None


def transaction(design: Design, node: Node, way: Way) -> Transaction | None:
    """The way as one action; None where a changed layer would lose a wire."""
    edits: list[Edit] = []
    if way.layer != node.layer:
        if lost_port(design, node.id, way.layer):
            return None
        edits += replace_layer(node, way.layer, way.label).edits
    taken: frozenset[str] = frozenset()
    for wire, layers in zip(design.wires_into(node.id), way.inserted, strict=True):
        if layers:
            inserting = insert_on_wire(design, wire, *layers, taken=taken).edits
            taken |= {edit.node.id for edit in inserting if isinstance(edit, AddNode)}
            edits += inserting
    return Transaction(way.label, tuple(edits))


def _steps(way: Way, problem: Problem) -> Iterator[tuple[int, Way | None]]:
    """What may be next, and its price."""
    port, specs = problem.port, way.specs
    for fix in problem.fixes:
        yield OWN, way.step(fix, port)
    apart = not way.layer.variadic and len(specs) > 1
    for each in range(len(specs)) if apart else (port,):
        for fix in () if way.inserted[each] else _other_axes(specs[each]):
            yield ADAPTED, way.step(fix, each)
        for fix in _other_sizes(specs[each]):
            yield ADAPTED, way.step(fix, each)
    if len(specs) > 1:
        spec, other = specs[port], specs[0 if port else 1]
        alike = [each for each, found in enumerate(specs) if found.rank == spec.rank]
        for fix in _other_axes(spec) if len(alike) > 1 else ():
            yield ADAPTED, way.step(fix, *alike)
        for fix in (*refilled(spec, other), *_cut(spec, other)):
            yield ADAPTED, way.step(fix, port)
    for fix in _resets(way.layer):
        yield RESET, way.step(fix, port)


def _other_axes(spec: TensorSpec) -> Iterator[Fix]:
    """The same values with more axes or fewer."""
    if spec.rank == 1:
        shape = f"{spec.numel}×1×1"
        yield Fix(f"Insert Unflatten to {shape}", insert=(Unflatten((spec.numel, 1, 1)),))
        yield Fix("Insert Unsqueeze", insert=(Unsqueeze(1),))
        return
    yield Fix("Insert Flatten", insert=(Flatten(),))
    if spec.rank > 2:
        yield Fix("Insert Flatten from axis 2", insert=(Flatten(2),))
    if spec.rank != 3:
        first, second, *rest = spec.shape
        image = spec.like(first, second, prod(rest))
        yield Fix(f"Insert Reshape to {image}", insert=(Reshape(image.shape),))
    for problem in is_image(spec):
        yield from problem.fixes


def _other_sizes(spec: TensorSpec) -> Iterator[Fix]:
    """An image made larger or smaller."""
    if spec.rank == 3 and spec.spatial not in {(size, size) for size in SIZES}:
        for size in SIZES:
            pool = AdaptiveAvgPool2d(size)
            label = f"Insert resizing to {size}×{size} by adaptive pooling"
            yield Fix(label, insert=(pool,))


def _cut(spec: TensorSpec, target: TensorSpec) -> Iterator[Fix]:
    """Whole numbers, of which no layer with weights can make fewer."""
    layers: list[Layer] = []
    if spec.dtype == "int64" and spec.rank == target.rank:
        sizes = enumerate(zip(spec.shape, target.shape, strict=True), 1)
        layers = [Slice(axis, stop=most) for axis, (size, most) in sizes if size > most]
    elif spec.dtype == "int64" and spec.numel > target.numel:
        layers = [Slice(stop=target.numel), Unflatten(target.shape)][: min(2, target.rank)]
        layers = [*([Flatten()] if spec.rank > 1 else []), *layers]
    if layers:
        names = " and ".join(dict.fromkeys(type(layer).__name__ for layer in layers))
        yield Fix(f"Insert {names}", insert=tuple(layers))


def _resets(layer: Layer) -> Iterator[Fix]:
    """One parameter at its default or at its least."""
    for name, kind in layer.kinds.items():
        values = [layer.defaults[name]]
        if isinstance(kind, IntKind):
            values.append(max(kind.min, 1))
        for value in dict.fromkeys(values):
            try:
                other = layer.replace(**{name: value})
            except ParameterError:
                continue
            if other != layer:
                yield Fix(f"Set {name} to {kind.show(getattr(other, name))}", other)
