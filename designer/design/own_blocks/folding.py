"""Stretches that come again, one behind the other, folded into one block with a repeat."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

from blocks.boundary import Input, Output
from blocks.layer import Layer
from designer.design.analysis import analyse
from designer.design.design import MAX_REPEAT, Design, Node, Wire
from designer.design.edits import Connect, ReplaceNode, Transaction
from designer.design.error import DesignError
from designer.design.operations import remove_nodes
from designer.design.own_blocks.grouping import group
from designer.design.own_blocks.redefining import difference
from designer.design.user_blocks import UserBlock

LONGEST = 64  # units of a stretch that is looked for

# A node without its id and place: layer, repeat, and which of the unit's nodes feed its ports.
Signature = tuple[tuple[Layer, int, tuple[tuple[int, str, str], ...]], ...]


@dataclass(frozen=True)
class Repetition:
    """Equal stretches in a row, each as its nodes' ids."""

    copies: tuple[tuple[str, ...], ...]

    @property
    def saved(self) -> int:
        """Nodes fewer on the canvas."""
        return (len(self.copies) - 1) * len(self.copies[0])


def repetition(design: Design, among: Collection[str] = ()) -> Repetition | None:
    """The stretch whose folding saves most nodes, among these nodes or all; None without any.

    Of equal ones that is taken whose copies lie in the fewest containers: layer1.1, layer1.2, ….
    """
    allowed = set(among or design.graph)
    best: tuple[int, int] | None = None
    chosen: Repetition | None = None
    for run in _runs(design):
        for inside, units in groupby(run, allowed.issuperset):
            for found in _repetitions(design, list(units)) if inside else ():
                if best is not None and found.saved < best[0]:
                    continue
                worth = (found.saved, -_containers(found))
                if (best is None or worth > best) and _foldable(design, found):
                    best, chosen = worth, found
    return chosen


def _repetitions(design: Design, run: list[tuple[str, ...]]) -> Iterator[Repetition]:
    signatures = [_signature(design, unit) for unit in run]
    for period in range(1, min(len(run) // 2, LONGEST) + 1):
        for start, count in _tandems(signatures, period):
            begins = range(start, start + count * period, period)
            stretches = [run[begin : begin + period] for begin in begins]
            yield Repetition(tuple(tuple(chain.from_iterable(units)) for units in stretches))


def _containers(found: Repetition) -> int:
    return sum(len({node_id.rpartition(".")[0] for node_id in copy}) for copy in found.copies)


def _foldable(design: Design, found: Repetition) -> bool:
    """A lone node repeats where its copies would be as it is itself."""
    if len(found.copies[0]) > 1:
        return True
    node = design.node(found.copies[0][0])
    total = node.repeat * len(found.copies)
    return node.layer.after_entry() == node.layer and total <= MAX_REPEAT


def _runs(design: Design) -> Iterator[list[tuple[str, ...]]]:
    """Rows of units: between two units, and through each unit's ends, just one value passes."""
    order = [node.id for node in design.flow()]
    left = {n: sum(1 for w in design.wires_from(n)) for n in order}
    waiting = 0  # wires that are still to arrive
    unit: list[str] = []
    run: list[tuple[str, ...]] = []
    entered = False
    for node_id in order:
        node = design.node(node_id)
        waiting -= len(design.wires_into(node_id))
        boundary = isinstance(node.layer, Input | Output)
        if boundary:
            entered = False
        unit.append(node_id)
        ports = {wire.source_port for wire in design.wires_from(node_id)}
        alone = waiting == 0 and len(ports) == 1 and not boundary
        waiting += left[node_id]
        if alone and entered:
            run.append(tuple(unit))
            unit = []
        elif waiting == left[node_id] and len(ports) == 1:
            if run:
                yield run
            run, unit, entered = [], [], True
    if run:
        yield run


def _signature(design: Design, unit: tuple[str, ...]) -> Signature:
    places = {node_id: place for place, node_id in enumerate(unit)}
    return tuple(
        (
            node.layer,
            node.repeat,
            tuple(
                (
                    places.get(w.source, -1),
                    w.source_port if w.source in places else "",
                    w.target_port,
                )
                for w in design.wires_into(node.id)
            ),
        )
        for node in map(design.node, unit)
    )


def _tandems(signatures: list[Signature], period: int) -> Iterator[tuple[int, int]]:
    """Where so many units come twice or more, by each turn of them: beginning and how often."""
    place = 0
    while place + 2 * period <= len(signatures):
        length = 0
        while (
            place + length + period < len(signatures)
            and signatures[place + length] == signatures[place + length + period]
        ):
            length += 1
        if length >= period:
            count = length // period + 1
            yield from ((place + turn, count) for turn in range(length % period + 1))
        place += max(length, 1)


def fold(design: Design, found: Repetition, name: str = "") -> Transaction:
    """The stretches as one node with a repeat: the layer itself, or a block of the user's own."""
    work, (first, *others) = design.copy(), found.copies
    ends = design.wires_from(others[-1][-1])
    if len(first) > 1:
        group(analyse(work), first, name).apply(work)
        node = _new_block(design, work)
    else:
        node = work.node(first[0])
    remove_nodes(work, [n for copy in others for n in copy]).apply(work)
    for wire in ends:
        port = node.layer.outputs[0]
        Connect(Wire(node.id, port, wire.target, wire.target_port)).apply(work)
    repeated = replace(node, repeat=node.repeat * len(found.copies))
    ReplaceNode(node, repeated).apply(work)
    label = f"Fold into {type(node.layer).__name__} ×{repeated.repeat}"
    return difference(design, work, label)


def _new_block(before: Design, after: Design) -> Node:
    made = (n for n in after.nodes() if n.id not in before and isinstance(n.layer, UserBlock))
    node = next(made, None)
    if node is None:
        raise DesignError("These nodes can't be grouped.")
    return node
