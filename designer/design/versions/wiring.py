"""The wires of a merge, into each input port one at most, and who has lost all of theirs by it."""

from designer.design.design import Design, Wire

Port = tuple[str, str]  # of an input: the node, its port
Feeding = dict[Port, Wire]
Sides = tuple[Design, Design, Design]  # the base, the first, the second


def feeding(design: Design) -> Feeding:
    """The wire into each input port that has one."""
    return {(wire.target, wire.target_port): wire for wire in design.wires()}


def joined(ends: tuple[Feeding, ...], disputed: set[Port]) -> list[Wire]:
    """From the side that changed a port, from the first where it is disputed; the first's ahead."""
    (old, one, two), together = ends, []
    for port in {**one, **two}:
        here, there = one.get(port), two.get(port)
        wire = here if port in disputed or there == old.get(port) else there
        together += [wire] if wire else []
    return sorted(together, key=lambda wire: (one.get(_port(wire)) != wire, wire))


def loosened(wires: list[Wire], first: Feeding, second: Feeding) -> set[str]:
    """Nodes from which wires lead on both sides, and none does any more."""
    leading = [{wire.source for wire in side.values()} for side in (first, second)]
    return (leading[0] & leading[1]) - {wire.source for wire in wires}


def _port(wire: Wire) -> Port:
    return wire.target, wire.target_port
