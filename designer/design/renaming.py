"""Other names: of a node, whose id is its attribute's name in PyTorch, and of the design."""

from dataclasses import replace

from designer.design.design import Design, Wire
from designer.design.edits import (
    AddNode,
    Connect,
    Disconnect,
    Edit,
    RemoveNode,
    Rename,
    Transaction,
)
from designer.design.error import DesignError

LONGEST = 100  # letters of a design's name


def rename_node(design: Design, node_id: str, new_id: str) -> Transaction:
    """The node under another id, its wires and its place in the order kept.

    Raises DesignError where the id can't name a node; applying refuses one that is taken.
    """
    node = design.node(node_id)
    if new_id == node_id:
        raise DesignError(f"The node is called `{node_id}` already.")
    renamed = replace(node, id=new_id)
    wires = [*design.wires_into(node_id), *design.wires_from(node_id)]
    place = design.place(node_id)
    edits: tuple[Edit, ...] = (
        *map(Disconnect, wires),
        RemoveNode(node, place),
        AddNode(renamed, place),
        *(Connect(moved(wire, {node_id: new_id})) for wire in wires),
    )
    return Transaction(f"Rename `{node_id}` to `{new_id}`", edits)


def moved(wire: Wire, ids: dict[str, str]) -> Wire:
    """The wire between the same nodes under their new ids."""
    source, target = ids.get(wire.source, wire.source), ids.get(wire.target, wire.target)
    return replace(wire, source=source, target=target)


def renamed_in(transaction: Transaction) -> dict[str, str]:
    """The new ids of nodes that a transaction takes away and puts back under another id."""
    new = [edit.node for edit in transaction.edits if isinstance(edit, AddNode)]
    old = [edit.node for edit in transaction.edits if isinstance(edit, RemoveNode)] if new else []
    gone = {replace(node, id="any"): node.id for node in old}
    found: dict[str, str] = {}
    for node in new if gone else ():
        before = gone.get(replace(node, id="any"))
        if before and before != node.id:
            found[before] = node.id
    return found


def rename_design(design: Design, name: str) -> Transaction:
    """The design under another name; raises DesignError for none, or one that is too long."""
    name = name.strip()
    if not name or len(name) > LONGEST:
        raise DesignError(f"A design's name has 1 to {LONGEST} letters.")
    return Transaction(f"Rename to {name}", (Rename(design.name, name),))
