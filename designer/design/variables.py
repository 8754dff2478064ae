"""Names of the values inside forward: few, and as a person would choose them."""

from collections import Counter
from collections.abc import Collection, Iterable
from keyword import iskeyword

from blocks.layer import Block
from designer.design.design import Design, Node, Wire

Port = tuple[str, str]
TAKEN = frozenset({"self", "torch", "nn", "copy", "range"})


class Variables:
    """Which value lives in which variable, statement after statement.

    A value replaces its input's variable where nothing else needs that any more; where a value
    forks, a branch is named after its container, its block, or y.
    """

    def __init__(self, design: Design, order: Iterable[Node]) -> None:
        self._design = design
        self._uses: Counter[Port] = Counter(
            (wire.source, wire.source_port) for node in order for wire in design.wires_into(node.id)
        )
        self._total = dict(self._uses)
        self._names: dict[Port, str] = {}
        self._alive: Counter[str] = Counter()  # how many values in each variable are still needed

    def _use(self, port: Port, more: int) -> None:
        before = self._uses[port] > 0
        self._uses[port] += more
        if port in self._names:
            self._alive[self._names[port]] += (self._uses[port] > 0) - before

    def _call(self, port: Port, name: str) -> None:
        self._names[port] = name
        self._alive[name] += self._uses[port] > 0

    def enter(self, node: Node, name: str) -> str:
        """An input of the network: an argument of forward."""
        name = self._free(name)
        self._call((node.id, node.layer.outputs[0]), name)
        return name

    def read(self, node: Node) -> list[str]:
        """The variables of a node's inputs, each used up by one."""
        wires = self._design.wires_into(node.id)
        for wire in wires:
            self._use(_port(wire), -1)
        return [self._names[_port(wire)] for wire in wires]

    def keep(self, node: Node) -> None:
        """A result that is returned stays alive to the end."""
        for wire in self._design.wires_into(node.id):
            self._use(_port(wire), 1)

    def overwrite(self, node: Node, name: str) -> list[str]:
        """The node's result takes the place of an input that was read for the last time."""
        self._call((node.id, node.layer.outputs[0]), name)
        return [name]

    def write(self, node: Node, *, auxiliary: bool = False) -> list[str]:
        """The variables for a node's outputs, after its inputs were read."""
        dead = [
            self._names[_port(wire)]
            for wire in self._design.wires_into(node.id)
            if not self._uses[_port(wire)]
        ]
        names = []
        for port in node.layer.outputs:
            name = self._reused(node, dead) if not auxiliary or self._is_chain(node) else None
            name = name if name and not self._live(name) else self._free(self._new(node, auxiliary))
            self._call((node.id, port), name)
            names.append(name)
        return names

    def _is_chain(self, node: Node) -> bool:
        wires = self._design.wires_into(node.id)
        return len(wires) == 1 and self._total[_port(wires[0])] == 1

    def _reused(self, node: Node, dead: list[str]) -> str | None:
        wires = self._design.wires_into(node.id)
        if len(wires) == 1 and self._total[_port(wires[0])] > 1 and "." in node.id:
            return None  # a branch that begins here has a name of its own
        if len(wires) > 1 and not self._live("x"):
            return "x"
        return dead[0] if dead else None

    def _new(self, node: Node, auxiliary: bool) -> str:  # noqa: FBT001
        if "." in node.id:
            return as_variable(node.id.split(".", 1)[0])
        return as_variable(node.id) if auxiliary or isinstance(node.layer, Block) else "y"

    def _live(self, name: str) -> bool:
        return self._alive[name] > 0

    def _free(self, name: str) -> str:
        stem = f"{name}_" if name in TAKEN or iskeyword(name) else name
        number, name = 1, stem
        while self._live(name):
            number += 1
            name = f"{stem}_{number}"
        return name


def source_order(design: Design, live: Collection[str], auxiliary: Collection[str]) -> list[Node]:
    """The statements of forward: auxiliary heads run first of what could."""
    return design.flow(live, first=auxiliary)


def as_variable(node_id: str) -> str:
    """A node's id as a Python name."""
    return node_id.replace(".", "_").replace("-", "_")


def _port(wire: Wire) -> Port:
    return wire.source, wire.source_port
