"""Changes of a user's block: all its uses follow in one transaction, however deep they lie."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from blocks.boundary import Input, Output
from blocks.layer import Layer
from blocks.parameters import ParameterError
from designer.design.design import Design, Node, Wire
from designer.design.edits import (
    AddNode,
    Connect,
    Disconnect,
    Edit,
    Expose,
    RemoveNode,
    Rename,
    ReplaceNode,
    Transaction,
)
from designer.design.error import DesignError
from designer.design.expressions import Exposed, names_in
from designer.design.notes import AddNote, RemoveNote, ReplaceNote
from designer.design.user_blocks import (
    Definition,
    UserBlock,
    block_class,
    port_of,
    resolved,
)

Swap = Callable[[Layer], Layer]


def redefine(
    design: Design,
    old: Definition,
    new: Definition,
    label: str,
    renamed: Mapping[str, str] | None = None,
) -> Transaction:
    """Every use of a block in a design, also inside other blocks, by what it is now.

    The wires at the uses follow an Input or Output that was renamed inside: it names a port.
    """
    ports = _Ports(old, renamed or {})
    swap = _swapping(old, new, ports)
    swaps = {n.id: after for n in design.nodes() if (after := _swapped(n, swap)) != n}
    wires = ports.changed(design.wires(), {node.id: node for node in design.nodes()})
    edits: list[Edit] = [*map(Disconnect, wires)]
    edits += [ReplaceNode(design.node(node_id), after) for node_id, after in swaps.items()]
    edits += [*map(Connect, wires.values())]
    return Transaction(label, tuple(edits))


class _Ports:
    """The ports of a block that go by another name now, at whatever use."""

    def __init__(self, definition: Definition, renamed: Mapping[str, str]) -> None:
        self._definition = definition
        self._inputs, self._outputs = (
            {port_of(n): port_of(renamed[n]) for n in definition.ports(kind) if n in renamed}
            for kind in (Input, Output)
        )

    def changed(self, wires: Iterable[Wire], nodes: Mapping[str, Node]) -> dict[Wire, Wire]:
        """What becomes of the wires at its uses that do not stay as they are."""
        if not self._inputs and not self._outputs:
            return {}
        found: dict[Wire, Wire] = {}
        for wire in wires:
            source, target = wire.source_port, wire.target_port
            if self._is_use(nodes[wire.source]):
                source = self._outputs.get(source, source)
            if self._is_use(nodes[wire.target]):
                target = self._inputs.get(target, target)
            if (source, target) != (wire.source_port, wire.target_port):
                found[wire] = replace(wire, source_port=source, target_port=target)
        return found

    def _is_use(self, node: Node) -> bool:
        layer = node.layer
        return isinstance(layer, UserBlock) and type(layer).definition == self._definition


def _swapping(old: Definition, new: Definition, ports: _Ports) -> Swap:
    """What becomes of a layer; each definition is worked out once."""
    known: dict[Definition, Definition] = {old: new}

    def rebuilt(definition: Definition) -> Definition:
        if definition not in known:
            nodes = tuple(_swapped(node, swap) for node in definition.nodes)
            changed = ports.changed(definition.wires, {n.id: n for n in definition.nodes})
            wires = tuple(changed.get(wire, wire) for wire in definition.wires)
            same = nodes == definition.nodes
            after = definition if same else replace(definition, nodes=nodes, wires=wires)
            known[definition] = after
        return known[definition]

    def swap(layer: Layer) -> Layer:
        if not isinstance(layer, UserBlock):
            return layer
        definition = rebuilt(type(layer).definition)
        return layer if definition == type(layer).definition else made(definition, layer.values())

    return swap


def made(definition: Definition, values: dict[str, Any]) -> UserBlock:
    """A block of a definition with these of its parameters that it has and accepts."""
    layer = block_class(definition)()
    for name, value in values.items():
        if name in layer.kinds:
            with suppress(ParameterError):
                layer = layer.replace(**{name: value})
    return layer


def _swapped(node: Node, swap: Swap) -> Node:
    layer = swap(node.layer)
    if layer is node.layer:
        return node
    return replace(node, layer=layer)


def difference(before: Design, after: Design, label: str) -> Transaction:
    """What turns one design into another."""
    old = {node.id: node for node in before.nodes()}
    new = {node.id: node for node in after.nodes()}
    old_wires, new_wires = set(before.wires()), set(after.wires())
    edits: list[Edit] = [*map(Disconnect, sorted(old_wires - new_wires))]
    edits += [RemoveNode(n, before.place(n.id)) for n in old.values() if n.id not in new]
    edits += [ReplaceNode(old[n.id], n) for n in new.values() if old.get(n.id, n) != n]
    edits += _added(before, after)
    edits += [*map(Connect, sorted(new_wires - old_wires))]
    if before.name != after.name:
        edits.append(Rename(before.name, after.name))
    if before.exposed != after.exposed:
        edits.append(Expose(before.exposed, after.exposed))
    edits += _notes_changed(before, after)
    return Transaction(label, tuple(edits))


def _notes_changed(before: Design, after: Design) -> Iterator[Edit]:
    """Notes that stay where they are, in their order, are left alone."""
    old, new = {n.id: n for n in before.notes}, {n.id: n for n in after.notes}
    kept = [n for n in new if n in old]
    if kept != [n for n in old if n in new]:
        kept = []
    gone = [(place, note) for place, note in enumerate(before.notes) if note.id not in kept]
    yield from (RemoveNote(note, place) for place, note in reversed(gone))
    yield from (ReplaceNote(old[n], new[n]) for n in kept if old[n] != new[n])
    for place, note in enumerate(after.notes):
        if note.id not in kept:
            yield AddNote(note, place)


def _added(before: Design, after: Design) -> Iterator[AddNode]:
    """The new nodes, each behind the one that it follows."""
    places = {n.id: before.place(n.id) for n in before.nodes() if n.id in after}
    following: dict[str, float] = {}  # the place of the next node that stays
    last: float | None = None
    for node in reversed(list(after.nodes())):
        if node.id in places:
            last = places[node.id]
        elif last is not None:
            following[node.id] = last
    place = min(places.values(), default=0.0) - 2
    for node in after.nodes():
        if node.id in places:
            place = places[node.id]
        elif node.id in following:
            place = (place + following[node.id]) / 2
            yield AddNode(node, place)
        else:
            yield AddNode(node)


# -- inside of a block -----------------------------------------------------------------------------


def expose(design: Design, node_id: str, parameter: str, name: str = "") -> Transaction:
    """A parameter of an inner node becomes one of the block, its value the default."""
    node = design.node(node_id)
    taken = {exposed.name for exposed in design.exposed}
    name = name or next(_names(parameter, taken))
    new = Exposed(name, node.layer.kinds[parameter], getattr(node.layer, parameter))
    bound = _bound(node, parameter, name)
    edits = (Expose(design.exposed, (*design.exposed, new)), ReplaceNode(node, bound))
    return Transaction(f"Expose {parameter} of `{node_id}`", edits)


def _names(stem: str, taken: set[str]) -> Iterator[str]:
    number = 1
    while True:
        name = stem if number == 1 else f"{stem}_{number}"
        if name not in taken:
            yield name
        number += 1


def set_expression(design: Design, node_id: str, parameter: str, text: str) -> Transaction:
    """A parameter (or the repeat) follows from exposed ones; an empty text sets it free again.

    Raises ExpressionError, ParameterError.
    """
    node = design.node(node_id)
    given = {exposed.name: exposed.default for exposed in design.exposed}
    layer, repeat = resolved(bound := _bound(node, parameter, text), given)
    after = replace(bound, layer=layer, repeat=repeat)
    return Transaction(f"Set {parameter} of `{node_id}`", (ReplaceNode(node, after),))


def _bound(node: Node, parameter: str, text: str) -> Node:
    expressions = dict(node.expressions)
    expressions.pop(parameter, None)
    if text.strip():
        expressions[parameter] = text.strip()
    return replace(node, expressions=tuple(sorted(expressions.items())))


def conceal(design: Design, name: str) -> Transaction:
    """Take a parameter of the block away; what followed from it stays as it is."""
    exposed = tuple(e for e in design.exposed if e.name != name)
    edits: list[Edit] = [Expose(design.exposed, exposed)]
    for node in design.nodes():
        kept = tuple(e for e in node.expressions if name not in names_in(e[1]))
        if kept != node.expressions:
            edits.append(ReplaceNode(node, replace(node, expressions=kept)))
    if len(exposed) == len(design.exposed):
        raise DesignError(f"There is no parameter `{name[:60]}`.")
    return Transaction(f"Remove parameter {name}", tuple(edits))
