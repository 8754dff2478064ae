"""Copy and paste: part of a design as text in the file's format, and put into another."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from blocks.catalogue import BY_NAME
from blocks.layer import Layer
from designer.design.design import Design, Node
from designer.design.edits import AddNode, Connect, Edit, Transaction
from designer.design.error import DesignError
from designer.design.expressions import names_in
from designer.design.files import decode_part, encode
from designer.design.notes import AddNote, fresh_note_ids
from designer.design.own_blocks.redefining import redefine
from designer.design.user_blocks import definitions_in, resolved

NAME = "Fragment"


def copied(design: Design, node_ids: Collection[str], note_ids: Collection[int] = ()) -> str:
    """These nodes, the wires among them and these notes, as text that can be mailed."""
    part = Design(NAME)
    ids = set(node_ids)
    edits: list[Edit] = [AddNode(node) for node in design.nodes() if node.id in ids]
    inner = (wire for wire in design.wires() if wire.source in ids and wire.target in ids)
    Transaction("Copy", (*edits, *map(Connect, inner))).apply(part)
    part.notes = tuple(note for note in design.notes if note.id in note_ids)
    return encode(part).decode()


def pasted(design: Design, text: str, shift: float, around: Design | None = None) -> Transaction:
    """What the text holds under new ids, moved by so much; raises DesignError for other text.

    An id that is free stays as it is. `around` is the outermost design, where this is a block's
    inside: it has the blocks whose names are taken.
    """
    try:
        part = decode_part(text.encode(errors="replace"), "The clipboard")
    except DesignError as error:
        raise DesignError(f"Nothing to paste. {error}") from None
    _rename_blocks(around or design, part)
    names = _new_ids(design, part)
    edits: list[Edit] = [
        AddNode(_renamed(design, node, names[node.id], shift)) for node in part.nodes()
    ]
    edits += [
        Connect(replace(wire, source=names[wire.source], target=names[wire.target]))
        for wire in part.wires()
    ]
    edits += _notes(design, part, shift)
    count = len(part)
    return Transaction(f"Paste {count} nodes" if count > 1 else "Paste", tuple(edits))


def _notes(design: Design, part: Design, shift: float) -> Iterator[AddNote]:
    for note_id, note in zip(fresh_note_ids(design), part.notes, strict=False):
        yield AddNote(replace(note, id=note_id, x=note.x + shift, y=note.y + shift))


def _rename_blocks(design: Design, part: Design) -> None:
    """A block whose name means another one in the design goes by a new name."""
    known = definitions_in(node.layer for node in design.nodes())
    for name in list(definitions_in(node.layer for node in part.nodes())):
        coming = definitions_in(node.layer for node in part.nodes())
        definition = coming[name]  # as it is after those inside it were renamed
        if known.get(name, definition) != definition:
            stem, number = name.rstrip("0123456789") or "Block", 2
            while (free := f"{stem}{number}") in known or free in coming or free in BY_NAME:
                number += 1
            renamed = replace(definition, name=free)
            same = next((d for d in known.values() if replace(d, name=free) == renamed), renamed)
            redefine(part, definition, same, "Rename").apply(part)


def fitting(design: Design, layer: Layer) -> Layer:
    """A layer from elsewhere, users' blocks in it renamed where the design has others so named."""
    part = Design()
    AddNode(Node("it", layer)).apply(part)
    _rename_blocks(design, part)
    return part.node("it").layer


def _new_ids(design: Design, part: Design) -> dict[str, str]:
    """A free id for each; nodes of a container stay together in one."""
    stems = dict.fromkeys(node.id.split(".", 1)[0] for node in part.nodes())
    taken = {node_id.split(".", 1)[0] for node_id in design.graph}
    found: dict[str, str] = {}
    numbers = Counter[str]()  # the last that was tried, so that many of a name stay quick
    for stem in stems:
        name, bare = stem, stem.rstrip("0123456789").rstrip("_") or stem
        while name in taken:
            numbers[bare] += 1
            name = f"{bare}_{numbers[bare] + 1}"
        taken.add(name)
        found[stem] = name
    return {
        node.id: ".".join([found[stem], *rest])
        for node in part.nodes()
        for stem, *rest in [node.id.split(".")]
    }


def _renamed(design: Design, node: Node, node_id: str, shift: float) -> Node:
    """At its new place; expressions go along where their names are exposed there too."""
    x, y = node.position or (0.0, 0.0)
    given = {exposed.name: exposed.default for exposed in design.exposed}
    kept = tuple(e for e in node.expressions if given and names_in(e[1]) <= given.keys())
    layer, repeat = resolved(replace(node, expressions=kept), given)
    return Node(node_id, layer, repeat, (x + shift, y + shift), kept)
