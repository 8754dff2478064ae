"""The primitive edits: the only way to change a design, each with its inverse."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import networkx as nx

from blocks.boundary import Output
from designer.design.design import Design, Node, Wire, has_input, lost_port
from designer.design.error import DesignError
from designer.design.expressions import Exposed

MANY_WIRES = 8  # from here on one look for loops at the end is cheaper than one for each


class Edit(Protocol):
    """A change of a design that can be taken back."""

    def apply(self, design: Design) -> None:
        """Change the design; raises DesignError and changes nothing if it can't be done."""

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""

    def touched(self) -> tuple[str, ...]:
        """The nodes whose analysis may differ afterwards."""


@dataclass(frozen=True, slots=True)
class AddNode:
    """Put a node without wires: behind all others, or back to its place."""

    node: Node
    place: float | None = None

    def apply(self, design: Design) -> None:
        """Refuses an id that is taken, also as a container of others."""
        node_id, containers = self.node.id, containers_of(self.node.id)
        if node_id in design or node_id in design.containers:
            raise DesignError(f"The id `{node_id}` is taken: choose another.")
        for container in containers:
            if container in design:
                raise DesignError(f"`{container}` is a node, so `{node_id}` can't lie inside it.")
        design.put(self.node, self.place)
        design.containers.update(containers)

    def inverse(self) -> "RemoveNode":
        """Take the node away."""
        return RemoveNode(self.node, self.place)

    def touched(self) -> tuple[str, ...]:
        """The node."""
        return (self.node.id,)


@dataclass(frozen=True, slots=True)
class RemoveNode:
    """Take away a node that has no wires left; `place` is where it lies in the order."""

    node: Node
    place: float | None = None

    def apply(self, design: Design) -> None:
        """Refuses a node with wires, or one that has changed since."""
        if design.node(self.node.id) != self.node:
            raise DesignError(f"Node `{self.node.id}` has changed: it can't be removed as it was.")
        if any(design.degrees(self.node.id)):
            raise DesignError(f"Node `{self.node.id}` still has wires: disconnect them first.")
        design.take(self.node.id)
        for container in containers_of(self.node.id):
            design.containers[container] -= 1
            if not design.containers[container]:
                del design.containers[container]

    def inverse(self) -> AddNode:
        """Put it back."""
        return AddNode(self.node, self.place)

    def touched(self) -> tuple[str, ...]:
        """The node."""
        return (self.node.id,)


@dataclass(frozen=True, slots=True)
class ReplaceNode:
    """Give a node another layer, repeat or position; its id stays."""

    before: Node
    after: Node

    def apply(self, design: Design) -> None:
        """Refuses if a wire would lose its port."""
        node_id = self.before.id
        if self.after.id != node_id or design.node(node_id) != self.before:
            raise DesignError(f"Node `{node_id}` has changed: it can't be replaced as it was.")
        before, after = self.before.layer, self.after.layer
        port = None if after is before else lost_port(design, node_id, after)
        if port:
            name = f"{type(after).__name__} has no port `{port}`"
            if type(after) is type(before):
                raise DesignError(f"So set, {name}: disconnect its wire first.")
            if type(after).__name__ == type(before).__name__:
                raise DesignError(f"So {name}, which is wired at `{node_id}`: disconnect it first.")
            raise DesignError(f"{name}.")
        design.graph.nodes[node_id]["node"] = self.after

    def inverse(self) -> "ReplaceNode":
        """The other way round."""
        return ReplaceNode(self.after, self.before)

    def touched(self) -> tuple[str, ...]:
        """The node, unless only its position differs."""
        before, after = self.before, self.after
        same = before.layer == after.layer and before.repeat == after.repeat
        return () if same else (self.before.id,)


@dataclass(frozen=True, slots=True)
class Connect:
    """Draw a wire. A shape that does not fit may be wired; a loop may not."""

    wire: Wire

    def apply(self, design: Design) -> None:
        """Refuses unknown ports, a taken input port and a loop."""
        wire, graph = self.wire, design.graph
        self._check(design)
        leads_on = design.degrees(wire.target)[1]  # else nothing can lead back from it
        if wire.source == wire.target or (
            leads_on and nx.has_path(graph, wire.target, wire.source)
        ):
            raise DesignError(
                f"A wire from `{wire.source}` to `{wire.target}` would close a loop; networks here "
                "flow one way."
            )
        self._draw(design)

    def join(self, design: Design) -> None:
        """As apply, but whether there is a loop is for the caller to check."""
        self._check(design)
        self._draw(design)

    def _check(self, design: Design) -> None:
        wire = self.wire
        check_ports(design, wire)
        if design.is_wired(wire.target, wire.target_port):
            raise DesignError(
                f"Port `{wire.target_port}` of `{wire.target}` is taken: disconnect its wire first."
            )

    def _draw(self, design: Design) -> None:
        wire = self.wire
        design.graph.add_edge(wire.source, wire.target, key=(wire.source_port, wire.target_port))

    def inverse(self) -> "Disconnect":
        """Take the wire away."""
        return Disconnect(self.wire)

    def touched(self) -> tuple[str, ...]:
        """The node it ends at."""
        return (self.wire.target,)


@dataclass(frozen=True, slots=True)
class Disconnect:
    """Take a wire away."""

    wire: Wire

    def apply(self, design: Design) -> None:
        """Refuses a wire that isn't there."""
        wire, key = self.wire, (self.wire.source_port, self.wire.target_port)
        if not design.graph.has_edge(wire.source, wire.target, key):
            raise DesignError(f"There is no wire {wire}.")
        design.graph.remove_edge(wire.source, wire.target, key)

    def inverse(self) -> Connect:
        """Draw it again."""
        return Connect(self.wire)

    def touched(self) -> tuple[str, ...]:
        """The node it ended at."""
        return (self.wire.target,)


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the design another name."""

    before: str
    after: str

    def apply(self, design: Design) -> None:
        """Set the name."""
        design.name = self.after

    def inverse(self) -> "Rename":
        """The old name."""
        return Rename(self.after, self.before)

    def touched(self) -> tuple[str, ...]:
        """No node."""
        return ()


@dataclass(frozen=True, slots=True)
class Expose:
    """Give a block's inside other parameters."""

    before: tuple[Exposed, ...]
    after: tuple[Exposed, ...]

    def apply(self, design: Design) -> None:
        """Refuses two of one name."""
        names = [exposed.name for exposed in self.after]
        for name in names:
            if names.count(name) > 1:
                raise DesignError(f"The parameter `{name}` is there already: choose another name.")
        design.exposed = self.after

    def inverse(self) -> "Expose":
        """Those before."""
        return Expose(self.after, self.before)

    def touched(self) -> tuple[str, ...]:
        """No node: what follows from a parameter is replaced in the same transaction."""
        return ()


@dataclass(frozen=True, slots=True)
class Transaction:
    """One action of a user: a label and its edits, all or none."""

    label: str
    edits: tuple[Edit, ...]

    def apply(self, design: Design) -> None:
        """Apply all edits; if one is refused, those before it are taken back."""
        done: list[Edit] = []
        many = sum(isinstance(edit, Connect) for edit in self.edits) > MANY_WIRES
        try:
            for edit in self.edits:
                if many and isinstance(edit, Connect):
                    edit.join(design)
                else:
                    edit.apply(design)
                done.append(edit)
            if many:
                _refuse_loops(design)
        except DesignError:
            for edit in reversed(done):
                edit.inverse().apply(design)
            raise

    def inverse(self) -> "Transaction":
        """The transaction that takes this one back."""
        return Transaction(self.label, tuple(edit.inverse() for edit in reversed(self.edits)))

    def touched(self) -> set[str]:
        """The nodes whose analysis may differ afterwards."""
        return {node_id for edit in self.edits for node_id in edit.touched()}

    @property
    def rewires(self) -> bool:
        """Whether nodes, wires or outputs come or go."""
        return any(
            isinstance(edit, AddNode | RemoveNode | Connect | Disconnect)
            or (isinstance(edit, ReplaceNode) and _changes_ends(edit.before, edit.after))
            for edit in self.edits
        )


def _changes_ends(before: Node, after: Node) -> bool:
    """Whether an output is another one (a head for training), or the layer is of another class."""
    if before.layer is after.layer:
        return False  # it moved
    return isinstance(after.layer, Output) or type(before.layer) is not type(after.layer)


def _refuse_loops(design: Design) -> None:
    if not nx.is_directed_acyclic_graph(design.graph):
        raise DesignError("These wires would close a loop; networks here flow one way.")


def check_ports(design: Design, wire: Wire) -> None:
    """Both ends are ports that exist; raises DesignError."""
    source, target = design.node(wire.source), design.node(wire.target)
    if wire.source_port not in source.layer.outputs:
        raise DesignError(
            f"{type(source.layer).__name__} `{source.id}` has no output `{wire.source_port[:60]}`."
        )
    if not has_input(target.layer, wire.target_port):
        raise DesignError(
            f"{type(target.layer).__name__} `{target.id}` has no input `{wire.target_port[:60]}`."
        )


def containers_of(node_id: str) -> list[str]:
    """features.0.conv lies in features and in features.0."""
    return list(_containers(node_id))


def _containers(node_id: str) -> Iterator[str]:
    for place, letter in enumerate(node_id):
        if letter == ".":
            yield node_id[:place]
