"""Three-way merge: two designs that grew from one, their disjoint changes brought together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from blocks.parameters import ParameterError
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError
from designer.design.note import Note
from designer.design.notes import AddNote, fresh_note_ids
from designer.design.user_blocks import definitions_in
from designer.design.versions.disputes import disputes
from designer.design.versions.wiring import feeding, joined

Choose = Callable[[str, Any, Any, Any], Any]  # what of, and what the base and each side have


@dataclass(frozen=True)
class Merged:
    """The merged design, and a sentence for each place where both sides changed the same.

    In a conflict the first side's version stands, with all that hangs on it.
    """

    design: Design
    conflicts: tuple[str, ...]


def merge(base: Design, first: Design, second: Design) -> Merged:
    """Bring together what two designs changed of their common base, node by node by id."""
    conflicts: list[str] = []

    def chosen(what: str, old: Any, one: Any, two: Any) -> Any:
        if two in (old, one):
            return one
        if one == old:
            return two
        conflicts.append(f"{what} was changed on both sides.")
        return one

    design = Design(chosen("The name", base.name, first.name, second.name))
    sides = base, first, second
    found = disputes(sides)
    conflicts += found.sentences
    for node_id in _order(base, first, second):
        old, one, two = (s.node(node_id) if node_id in s else None for s in sides)
        node = one if node_id in found.nodes else _node(node_id, old, one, two, chosen)
        if node is not None:
            _add(design, AddNode(node), conflicts)
    for wire in joined(tuple(map(feeding, sides)), found.ports):
        _draw(design, wire, conflicts)
    for note in _notes(base, first, second, chosen):
        _add(design, AddNote(note), conflicts)
    try:
        definitions_in(node.layer for node in design.nodes())
    except DesignError as error:
        conflicts.append(str(error))
    return Merged(design, tuple(dict.fromkeys(conflicts)))


def _add(design: Design, edit: AddNode | AddNote, conflicts: list[str]) -> None:
    try:
        edit.apply(design)
    except DesignError as error:
        conflicts.append(str(error))


def _order(base: Design, first: Design, second: Design) -> list[str]:
    """The first side's order, the second's own nodes behind."""
    return list(dict.fromkeys([*first.graph, *second.graph, *base.graph]))


def _node(
    node_id: str,
    old: Node | None,
    one: Node | None,
    two: Node | None,
    chosen: Choose,
) -> Node | None:
    """Of a node that is not disputed: both sides have it, or who touched it says."""
    if old is None:
        return one or two
    if one is None or two is None:
        return None
    if not type(old.layer) is type(one.layer) is type(two.layer):
        node: Node = chosen(f"Node `{node_id}`", old, one, two)
        return node
    values = {
        name: chosen(
            f"{name} of `{node_id}`", *(getattr(node.layer, name) for node in (old, one, two))
        )
        for name in old.layer.kinds
    }
    try:
        layer = one.layer.replace(**values)
    except ParameterError:
        layer = chosen(f"Node `{node_id}`", old.layer, one.layer, two.layer)
    repeat = chosen(f"The repeat of `{node_id}`", old.repeat, one.repeat, two.repeat)
    moved = two if one.position == old.position else one  # no conflict
    return replace(one, layer=layer, repeat=repeat, position=moved.position, placed=moved.placed)


def _draw(design: Design, wire: Wire, conflicts: list[str]) -> None:
    try:
        Connect(wire).apply(design)
    except DesignError as error:
        conflicts.append(f"{wire} is left out: {error}")


def _notes(base: Design, first: Design, second: Design, chosen: Choose) -> Iterator[Note]:
    """By id; what the second side added goes by another where the first added a note of that id."""
    old, one, two = ({note.id: note for note in side.notes} for side in (base, first, second))
    for note_id in dict.fromkeys([*one, *old]):
        sides = old.get(note_id), one.get(note_id), two.get(note_id)
        found = _note(*sides, chosen) if note_id in old else one[note_id]
        if found is not None:
            yield found
    free = (number for number in fresh_note_ids(first) if number not in old | two)
    for note in second.notes:
        if note.id not in old and one.get(note.id) != note:
            yield replace(note, id=next(free)) if note.id in one else note


def _note(old: Note | None, one: Note | None, two: Note | None, chosen: Choose) -> Note | None:
    if old is None or one is None or two is None:
        which = next(note for note in (old, one, two) if note)
        found: Note | None = chosen(f"Note {which.id}", old, one, two)
        return found
    sides = ((note.text, note.frame) for note in (old, one, two))
    text, frame = chosen(f"Note {old.id}", *sides)
    lies = two if replace(one, text=old.text, frame=old.frame) == old else one  # no conflict
    return replace(lies, text=text, frame=frame)
