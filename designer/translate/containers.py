"""Where modules live: dotted ids form a tree, a plain numbered chain in it is an nn.Sequential."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from keyword import iskeyword

from designer.design.design import Design, Node


@dataclass
class Container:
    """A prefix of dotted ids: sub-containers and nodes by the next part of their ids.

    With a weight directly in it (`has_names`) it is an nn.Module whose children are attributes;
    with one anywhere in it (`holds_weights`) it is filled by statements.
    """

    path: str
    children: "dict[str, Container | Node]" = field(default_factory=dict)
    sequential: bool = False
    has_names: bool = False
    holds_weights: bool = False

    def nodes(self) -> Iterator[Node]:
        """The nodes directly in it."""
        return (child for child in self.children.values() if isinstance(child, Node))


def containers(
    design: Design, kept: Sequence[Node], called: Collection[str], weights: Collection[str]
) -> Container:
    """The tree of the nodes that live in __init__, in their order.

    `called` are those that are modules called on their inputs, `weights` those that are weights.
    """
    root = Container("", has_names=True)
    for node in kept:
        place = root
        *prefix, last = node.id.split(".")
        for part in prefix:
            path = f"{place.path}.{part}" if place.path else part
            child = place.children.setdefault(part, Container(path))
            assert isinstance(child, Container)  # AddNode lets no node be a container too
            place = child
            place.holds_weights |= node.id in weights
        place.children[last] = node
        place.has_names |= node.id in weights
    _mark(design, root, called)
    return root


def _mark(design: Design, container: Container, called: Collection[str]) -> None:
    for child in container.children.values():
        if isinstance(child, Container):
            child.sequential = _is_chain(design, child, called)
            _mark(design, child, called)


def _is_chain(design: Design, container: Container, called: Collection[str]) -> bool:
    """Numbered from 0 in order, each fed by the one before alone, nothing else tapping it."""
    names = list(container.children)
    nodes = list(container.nodes())
    numbered = names == [str(number) for number in range(len(names))]
    if not numbered or len(nodes) != len(names) or not all(map(_single, nodes)):
        return False
    if not all(node.id in called for node in nodes):
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


def is_attribute(name: str) -> bool:
    """Whether a part of an id can be written behind a dot; RegNet's block1-0 can't."""
    return name.isidentifier() and not iskeyword(name)


def reference(root: Container, node_id: str) -> str:
    """The expression of a node's module inside forward: self.features[0]."""
    text, place = "self", root
    for part in node_id.split("."):
        if place.has_names and not is_attribute(part):
            text = f'getattr({text}, "{part}")'
        elif place.has_names:
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
