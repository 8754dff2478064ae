"""Where two sides can't both have their way: what of the design must then follow the first.

A node that stands without the wires it stood with would be neither side's. So where the sides
disagree on whether a node is there, or on a wire, what hangs on that follows the first side too:
nodes that it had and the other removed stay, nodes that only the other has are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from designer.design.design import Design, Node, Wire
from designer.design.versions.wiring import Feeding, Port, Sides, feeding, joined, loosened


@dataclass
class Disputes:
    """The nodes and input ports at which the first side's design stands, and sentences why."""

    nodes: set[str] = field(default_factory=set)
    ports: set[Port] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)


def disputes(sides: Sides) -> Disputes:
    """Find them, and all that hangs on them."""
    found = Disputes()
    _, one, two = ends = tuple(map(feeding, sides))
    for node_id, sentence in _nodes(sides, ends):
        found.nodes.add(node_id)
        found.sentences.append(sentence)
    ports = list(_ports(ends, found))
    ports += [port for node_id in found.nodes for port in _beside(node_id, sides)]
    while ports:
        _draw_along(ports, sides, ends, found)
        loose = loosened(joined(ends, found.ports), one, two) - found.nodes
        for node_id in sorted(loose):
            found.nodes.add(node_id)
            found.sentences.append(f"Node `{node_id}` is wired as on the first side with it.")
            ports += _beside(node_id, sides)
    return found


def _ports(ends: tuple[Feeding, ...], found: Disputes) -> Iterator[Port]:
    """Ports wired anew on both sides, each its own way."""
    old, one, two = ends
    for port in dict.fromkeys([*old, *one, *two]):
        was, here, there = (wires.get(port) for wires in ends)
        touched = {end for wire in (was, here, there) for end in _ends(wire)}
        if here != there and was not in (here, there) and not touched & found.nodes:
            found.sentences.append(f"The wire into `{'.'.join(port)}` was changed on both sides.")
            yield port


def _draw_along(
    ports: list[Port], sides: Sides, ends: tuple[Feeding, ...], found: Disputes
) -> None:
    """Take these ports as the first side has them, with whom would lose a wire by it."""
    _, one, two = ends
    while ports:
        port = ports.pop()
        if port in found.ports:
            continue
        found.ports.add(port)
        for node_id, sentence in _hanging(one.get(port), two.get(port), sides):
            if node_id not in found.nodes:
                found.nodes.add(node_id)
                found.sentences.append(sentence)
                ports += _beside(node_id, sides)


def alike(one: Node | None, other: Node | None) -> bool:
    """Whether they are the same wherever they lie."""
    return one == other or (one is not None and other is not None and _bare(one) == _bare(other))


def _bare(node: Node) -> Node:
    return replace(node, position=None, placed=False)


def _nodes(sides: Sides, ends: tuple[Feeding, ...]) -> Iterator[tuple[str, str]]:
    """Nodes that one side removed while the other worked on them, or that both added."""
    base, first, second = sides
    known = set(ends[0].values())
    new = [
        {end for w in found.values() if w not in known for end in _ends(w)} for found in ends[1:]
    ]
    for node_id in dict.fromkeys([*base.graph, *first.graph]):
        old, one, two = (side.node(node_id) if node_id in side else None for side in sides)
        if old is None:
            if one and two and not (alike(one, two) and _wired_alike(node_id, first, second)):
                yield node_id, f"Node `{node_id}` was added on both sides, each its own."
        elif one is None and two is not None:
            if not alike(old, two) or node_id in new[1]:
                what = "wired" if alike(old, two) else "changed"
                yield (
                    node_id,
                    f"Node `{node_id}` was removed on the first side, {what} on the second.",
                )
        elif one is not None and two is None and (not alike(old, one) or node_id in new[0]):
            what = "wired" if alike(old, one) else "changed"
            yield node_id, f"Node `{node_id}` was {what} on the first side, removed on the second."


def _wired_alike(node_id: str, first: Design, second: Design) -> bool:
    one, two = ({*side.wires_into(node_id), *side.wires_from(node_id)} for side in (first, second))
    return one == two


def _beside(node_id: str, sides: Sides) -> Iterator[Port]:
    """The input ports of all wires at a node."""
    for side in sides:
        if node_id in side:
            for wire in (*side.wires_into(node_id), *side.wires_from(node_id)):
                yield wire.target, wire.target_port


def _hanging(one: Wire | None, two: Wire | None, sides: Sides) -> Iterator[tuple[str, str]]:
    """Whom a port that follows the first side draws along: who else would lose a wire there."""
    base, first, second = sides
    if one == two:
        return
    for end in _ends(one):
        if end in base and end not in second:
            yield end, f"Node `{end}`, which the second side removed, stays with it."
    for end in _ends(two):
        if end not in base and end not in first:
            yield end, f"Node `{end}` of the second side hangs on it and is left out."


def _ends(wire: Wire | None) -> tuple[str, ...]:
    return (wire.source, wire.target) if wire else ()
