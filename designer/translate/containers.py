"""Where modules live: dotted ids form a tree, a plain numbered chain in it is an nn.Sequential."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from designer.design.design import Design, Node


@dataclass
class Container:
    """A prefix of dotted ids: sub-containers and nodes by the next part of their ids."""

    path: str
    children: "dict[str, Container | Node]" = field(default_factory=dict)
    sequential: bool = False

    def nodes(self) -> Iterator[Node]:
        """The nodes directly in it."""
        return (child for child in self.children.values() if isinstance(child, Node))


def containers(design: Design, modules: Sequence[Node]) -> Container:
    """The tree of the nodes that become modules, in their order."""
    root = Container("")
    for node in modules:
        place = root
        *prefix, last = node.id.split(".")
        for part in prefix:
            path = f"{place.path}.{part}" if place.path else part
            child = place.children.setdefault(part, Container(path))
            assert isinstance(child, Container)  # AddNode lets no node be a container too
            place = child
        place.children[last] = node
    _mark(design, root)
    return root


def _mark(design: Design, container: Container) -> None:
    for child in container.children.values():
        if isinstance(child, Container):
            child.sequential = _is_chain(design, child)
            _mark(design, child)


def _is_chain(design: Design, container: Container) -> bool:
    """Numbered from 0 in order, each fed by the one before alone, nothing else tapping it."""
    names = list(container.children)
    nodes = list(container.nodes())
    numbered = names == [str(number) for number in range(len(names))]
    if not numbered or len(nodes) != len(names) or not all(map(_single, nodes)):
        return False
    for before, after in pairwise(nodes):
        wires = design.wires_from(before.id)
        if len(wires) != 1 or wires[0].target != after.id:
            return False
    # A functional node of the same prefix would lie between: the prefix then holds more nodes.
    return design.containers[container.path] == len(nodes)


def _single(node: Node) -> bool:
    layer = node.layer
    return len(layer.inputs) == 1 and len(layer.outputs) == 1 and not layer.variadic


def reference(root: Container, node_id: str) -> str:
    """The expression of a node's module inside forward: self.features[0]."""
    text, place = "self", root
    for part in node_id.split("."):
        if place is root:
            text += f".{part}"
        else:
            text += f"[{part}]" if place.sequential else f'["{part}"]'
        child = place.children[part]
        place = child if isinstance(child, Container) else place
    return text


def sequential_of(root: Container, node_id: str) -> Container | None:
    """The nn.Sequential that a node lies in."""
    place = root
    for part in node_id.split(".")[:-1]:
        child = place.children.get(part)
        if not isinstance(child, Container):
            return None
        place = child
    return place if place.sequential else None
