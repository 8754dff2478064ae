"""The file format: typed, versioned JSON with one node or wire a line.

{"format": "netwright", "version": 1, "name": "…", "blocks": […], "nodes": […], "wires": […]}

`blocks` are the user's own, inner ones first; a node names its layer, or one of them. Where there
are notes or frames on the canvas, they follow as `notes`, one a line.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import networkx as nx

from blocks.catalogue import UnknownLayerError, layer_class
from blocks.parameters import ParameterError
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, check_ports
from designer.design.error import DesignError
from designer.design.exposed_records import as_record, from_record
from designer.design.note import Note
from designer.design.notes import AddNote
from designer.design.saving import write_safely
from designer.design.user_blocks import (
    REPEAT,
    Definition,
    block_class,
    definition_of,
    definitions_in,
)

VERSION = 1
MAX_BYTES = 64 * 2**20
MAX_NODES = 100_000


class NodeRecord(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """A node as the file holds it."""

    id: str
    layer: str
    parameters: dict[str, Any] = {}
    repeat: int = 1
    position: tuple[float, float] | None = None
    expressions: dict[str, str] = {}
    placed: bool = False


class WireRecord(
    msgspec.Struct, forbid_unknown_fields=True, rename={"source": "from", "target": "to"}
):
    """A wire: "node.port" at both ends."""

    source: str
    target: str


class NoteRecord(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """A note, or a frame."""

    id: int
    text: str
    x: float
    y: float
    width: float
    height: float
    frame: bool = False


class Header(msgspec.Struct):
    """What is read first: whose file it is, and of which version."""

    format: str = ""
    version: int = 0


class BlockRecord(msgspec.Struct, forbid_unknown_fields=True):
    """A block of the user's own."""

    name: str
    about: str = ""
    parameters: list[dict[str, Any]] = []
    nodes: list[NodeRecord] = []
    wires: list[WireRecord] = []
    notes: list[NoteRecord] = []


class DesignRecord(Header, forbid_unknown_fields=True):
    """The whole file."""

    name: str = "Untitled"
    blocks: list[BlockRecord] = []
    nodes: list[NodeRecord] = []
    wires: list[WireRecord] = []
    notes: list[NoteRecord] = []


def encode(design: Design) -> bytes:
    """The file's bytes; the same design always gives the same."""
    return "".join(pieces(design)).encode()


def pieces(design: Design) -> Iterator[str]:
    """The file's text a line at a time, for who can't wait; the design must not change between."""
    blocks = definitions_in(node.layer for node in design.nodes()).values()
    wires = (wire for node in design.nodes() for wire in design.wires_into(node.id))
    return _pieces(design.name, blocks, _body(design.nodes(), wires, design.notes))


def encode_block(definition: Definition) -> bytes:
    """A file of one block of the user's own, and those inside it, for a library."""
    inner = definitions_in(node.layer for node in definition.nodes).values()
    return "".join(_pieces(definition.name, [*inner, definition], _body([], [], ()))).encode()


def _pieces(name: str, blocks: Iterable[Definition], body: Iterable[str]) -> Iterator[str]:
    yield f'{{"format": "netwright", "version": {VERSION}, "name": {_json(name)}'
    written = [_block_text(definition) for definition in blocks]
    if written:
        yield f',\n"blocks": {"".join(_lines(written))}'
    yield ",\n"
    yield from body
    yield "}\n"


def _block_text(definition: Definition) -> str:
    head = f'"name": {_json(definition.name)}, "about": {_json(definition.about)}'
    parameters = "".join(_lines(_json(as_record(exposed)) for exposed in definition.exposed))
    body = "".join(_body(definition.nodes, definition.wires, definition.notes))
    return f'{{{head}, "parameters": {parameters},\n{body}}}'


def _body(nodes: Iterable[Node], wires: Iterable[Wire], notes: Collection[Note]) -> Iterator[str]:
    ends = (WireRecord(f"{w.source}.{w.source_port}", f"{w.target}.{w.target_port}") for w in wires)
    yield '"nodes": '
    yield from _lines(_json(_node_record(node)) for node in nodes)
    yield ',\n"wires": '
    yield from _lines(_json(end) for end in ends)
    if notes:
        yield ',\n"notes": '
        yield from _lines(_json(NoteRecord(*_values(note))) for note in notes)


def _values(note: Note) -> tuple[int, str, float, float, float, float, bool]:
    return note.id, note.text, note.x, note.y, note.width, note.height, note.frame


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _lines(items: Iterable[str]) -> Iterator[str]:
    before = "[\n"
    for item in items:
        yield before + item
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"


def _node_record(node: Node) -> NodeRecord:
    name, values = type(node.layer).__name__, node.layer.values()
    expressions = dict(node.expressions)
    return NodeRecord(node.id, name, values, node.repeat, node.position, expressions, node.placed)


def decode(data: bytes, place: str = "this file") -> Design:
    """A design from a file's bytes; raises DesignError naming the place."""
    design = decode_part(data, place)
    for node in design.nodes():
        if node.expressions:
            raise DesignError(f"{place}, node `{node.id}`: expressions belong inside blocks.")
    return design


def decode_part(data: bytes, place: str = "this file") -> Design:
    """As decode, of part of a design, which may have lain inside a block; raises DesignError."""
    record = _record(data, place)
    return _design(record, place, _definitions(record, place))


def decode_blocks(data: bytes, place: str = "this file") -> dict[str, Definition]:
    """The users' blocks that a file holds, by name; raises DesignError naming the place."""
    return _definitions(_record(data, place), place)


def _record(data: bytes, place: str) -> DesignRecord:
    if len(data) > MAX_BYTES:
        raise DesignError(f"{place} is larger than {MAX_BYTES >> 20} MiB: it can't be a design.")
    try:
        header = msgspec.json.decode(data, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DesignError(f"{place} is not a Netwright design: {_first(error)}.") from None
    if header.format != "netwright" or header.version < 1:
        lack = '"format": "netwright" and a "version"'
        raise DesignError(f"{place} is not a Netwright design: it lacks {lack}.")
    if header.version > VERSION:
        raise DesignError(
            f"{place} was written by a newer Netwright (file version {header.version}, this one "
            f"reads {VERSION}): update Netwright to open it."
        )
    try:
        return msgspec.json.decode(data, type=DesignRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DesignError(f"{place} is damaged: {_first(error)}.") from None


def _first(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__


def _definitions(record: DesignRecord, place: str) -> dict[str, Definition]:
    known: dict[str, Definition] = {}
    for block in record.blocks:
        here = f"{place}, block `{block.name[:60]}`"
        inside = _design(block, here, known)
        try:
            inside.exposed = tuple(from_record(entry) for entry in block.parameters)
            definition = definition_of(inside, block.about)
            block_class(definition)
        except (DesignError, ParameterError) as error:
            raise DesignError(f"{here}: {error}") from None
        if known.setdefault(block.name, definition) is not definition:
            raise DesignError(f"{here}: there are two of this name.")
    return known


def _design(
    record: DesignRecord | BlockRecord, place: str, blocks: Mapping[str, Definition]
) -> Design:
    if len(record.nodes) > MAX_NODES:
        raise DesignError(f"{place} has {len(record.nodes):,} nodes; {MAX_NODES:,} are the most.")
    design = Design(record.name)
    for node in record.nodes:
        try:
            AddNode(_node(node, blocks)).apply(design)
        except (DesignError, UnknownLayerError, ParameterError, TypeError) as error:
            raise DesignError(f"{place}, node `{node.id[:60]}`: {error}") from None
    for wire in record.wires:
        try:
            _wire(design, wire)
        except DesignError as error:
            raise DesignError(f"{place}, wire to `{wire.target[:60]}`: {error}") from None
    for note in record.notes:
        try:
            AddNote(_note(note)).apply(design)
        except DesignError as error:
            raise DesignError(f"{place}, note {note.id}: {error}") from None
    if not nx.is_directed_acyclic_graph(design.graph):
        raise DesignError(f"{place} holds a loop; networks here flow one way.")
    return design


def _node(record: NodeRecord, blocks: Mapping[str, Definition]) -> Node:
    own = blocks.get(record.layer)
    layer = block_class(own) if own else layer_class(record.layer)
    unknown = record.parameters.keys() - layer.kinds.keys()
    unknown |= record.expressions.keys() - layer.kinds.keys() - {REPEAT}
    if unknown:
        name = sorted(unknown)[0][:60]
        raise DesignError(f"{record.layer} has no parameter `{name}`.")
    expressions = tuple(sorted(record.expressions.items()))
    return Node(
        record.id,
        layer(**record.parameters),
        record.repeat,
        record.position,
        expressions,
        record.placed,
    )


def _note(record: NoteRecord) -> Note:
    r = record
    return Note(r.id, r.text, r.x, r.y, r.width, r.height, r.frame)


def _wire(design: Design, record: WireRecord) -> None:
    source, _, source_port = record.source.rpartition(".")
    target, _, target_port = record.target.rpartition(".")
    wire = Wire(source, source_port, target, target_port)
    check_ports(design, wire)
    if any(target_port == other.target_port for other in design.wires_into(target)):
        raise DesignError("the port has two wires; it takes one.")
    design.graph.add_edge(source, target, key=(source_port, target_port))


def read(path: Path) -> Design:
    """A design from a file; raises DesignError, or OSError with the system's reason."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DesignError(
                f"{path.name} is larger than {MAX_BYTES >> 20} MiB: it can't be a design."
            )
        data = path.read_bytes()
    except OSError as error:
        raise DesignError(f"{path.name} can't be read: {error.strerror or error}.") from None
    return decode(data, path.name)


def save(design: Design, path: str | Path) -> None:
    """Write a design so that the old file or the new one stands, whatever happens meanwhile.

    The file it replaces stays beside it as name~. Raises DesignError with the system's reason.
    """
    write_safely(Path(path), encode(design))
