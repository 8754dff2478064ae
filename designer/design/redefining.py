"""Changes of a user's block: all its uses follow in one transaction, however deep they lie."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from blocks.layer import Layer
from blocks.parameters import ParameterError
from designer.design.design import Design, DesignError, Node
from designer.design.edits import (
    AddNode,
    Connect,
    Disconnect,
    Edit,
    Expose,
    RemoveNode,
    ReplaceNode,
    Transaction,
)
from designer.design.expressions import Exposed, names_in
from designer.design.user_blocks import REPEAT, Definition, UserBlock, block_class, resolved

Swap = Callable[[Layer], Layer]


def redefine(design: Design, old: Definition, new: Definition, label: str) -> Transaction:
    """Every use of a block in a design, also inside other blocks, by what it is now."""
    swap = _swapping(old, new)
    edits = []
    for node in design.nodes():
        after = _swapped(node, swap)
        if after != node:
            edits.append(ReplaceNode(node, after))
    return Transaction(label, tuple(edits))


def _swapping(old: Definition, new: Definition) -> Swap:
    """What becomes of a layer; each definition is worked out once."""
    known: dict[Definition, Definition] = {old: new}

    def rebuilt(definition: Definition) -> Definition:
        if definition not in known:
            nodes = tuple(_swapped(node, swap) for node in definition.nodes)
            same = nodes == definition.nodes
            known[definition] = definition if same else replace(definition, nodes=nodes)
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
    kept = tuple(e for e in node.expressions if e[0] == REPEAT or e[0] in layer.kinds)
    return replace(node, layer=layer, expressions=kept)


def difference(before: Design, after: Design, label: str) -> Transaction:
    """What turns one design into another."""
    old = {node.id: node for node in before.nodes()}
    new = {node.id: node for node in after.nodes()}
    old_wires, new_wires = set(before.wires()), set(after.wires())
    edits: list[Edit] = [*map(Disconnect, sorted(old_wires - new_wires))]
    edits += [RemoveNode(n, before.place(n.id)) for n in old.values() if n.id not in new]
    edits += [ReplaceNode(old[n.id], n) for n in new.values() if old.get(n.id, n) != n]
    edits += [AddNode(n) for n in new.values() if n.id not in old]
    edits += [*map(Connect, sorted(new_wires - old_wires))]
    if before.exposed != after.exposed:
        edits.append(Expose(before.exposed, after.exposed))
    return Transaction(label, tuple(edits))


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
