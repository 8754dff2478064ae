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
    weights: set[str] = field(default_factory=set)

    def nodes(self) -> Iterator[Node]:
        """The nodes in it and in its sub-containers."""
        for child in self.children.values():
            yield from child.nodes() if isinstance(child, Container) else (child,)


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
        if node.id in weights and node.repeat == 1:
            place.weights.add(last)
    _mark(design, root, called)
    return root


def _mark(design: Design, container: Container, called: Collection[str]) -> None:
    for child in container.children.values():
        if isinstance(child, Container):
            _mark(design, child, called)
            child.sequential = _is_chain(design, child, called)


def _is_chain(design: Design, container: Container, called: Collection[str]) -> bool:
    """Numbered from 0 in order, each fed by the one before alone, nothing else tapping it.

    A child may be such a chain itself.
    """
    names, nodes = list(container.children), list(container.nodes())
    if names != [str(number) for number in range(len(names))]:
        return False
    for child in container.children.values():
        if isinstance(child, Container):
            if not child.sequential:
                return False
        elif child.id not in called or not _single(child):
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
            kind = "parameter" if part in place.weights else "submodule"
            text += f'.get_{kind}("{part}")'
        elif place.has_names:
            text += f".{part}"
        else:
            text += f"[{part}]" if place.sequential else f'["{part}"]'
        child = place.children[part]
        place = child if isinstance(child, Container) else place
    return text


def sequential_of(root: Container, node_id: str) -> Container | None:
    """The outermost nn.Sequential that a node lies in."""
    place = root
    for part in node_id.split(".")[:-1]:
        child = place.children.get(part)
        if not isinstance(child, Container):
            return None
        place = child
        if place.sequential:
            return place
    return None
