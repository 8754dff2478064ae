"""The file format: typed, versioned JSON with one node or wire a line, and safe saving.

{"format": "netwright", "version": 1, "name": "…", "nodes": […], "wires": […]}
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import networkx as nx

from blocks.catalogue import UnknownLayerError, layer_class
from blocks.parameters import ParameterError
from designer.design.design import Design, DesignError, Node, Wire
from designer.design.edits import AddNode, check_ports

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


class WireRecord(
    msgspec.Struct, forbid_unknown_fields=True, rename={"source": "from", "target": "to"}
):
    """A wire: "node.port" at both ends."""

    source: str
    target: str


class Header(msgspec.Struct):
    """What is read first: whose file it is, and of which version."""

    format: str = ""
    version: int = 0


class DesignRecord(Header, forbid_unknown_fields=True):
    """The whole file."""

    name: str = "Untitled"
    nodes: list[NodeRecord] = []
    wires: list[WireRecord] = []


def encode(design: Design) -> bytes:
    """The file's bytes; the same design always gives the same."""
    head = f'"format": "netwright", "version": {VERSION}, "name": {_json(design.name)}'
    nodes = [_json(_node_record(node)) for node in design.nodes()]
    wires = [
        _json(WireRecord(f"{w.source}.{w.source_port}", f"{w.target}.{w.target_port}"))
        for node in design.nodes()
        for w in design.wires_into(node.id)
    ]
    return f'{{{head},\n"nodes": {_lines(nodes)},\n"wires": {_lines(wires)}}}\n'.encode()


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _lines(items: list[str]) -> str:
    return "[\n" + ",\n".join(items) + "\n]" if items else "[]"


def _node_record(node: Node) -> NodeRecord:
    name = type(node.layer).__name__
    return NodeRecord(node.id, name, node.layer.values(), node.repeat, node.position)


def decode(data: bytes, place: str = "this file") -> Design:
    """A design from a file's bytes; raises DesignError naming the place."""
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
        record = msgspec.json.decode(data, type=DesignRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DesignError(f"{place} is damaged: {_first(error)}.") from None
    return _design(record, place)


def _first(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__


def _design(record: DesignRecord, place: str) -> Design:
    if len(record.nodes) > MAX_NODES:
        raise DesignError(f"{place} has {len(record.nodes):,} nodes; {MAX_NODES:,} are the most.")
    design = Design(record.name)
    for node in record.nodes:
        try:
            AddNode(_node(node)).apply(design)
        except (DesignError, UnknownLayerError, ParameterError, TypeError) as error:
            raise DesignError(f"{place}, node `{node.id[:60]}`: {error}") from None
    for wire in record.wires:
        try:
            _wire(design, wire)
        except DesignError as error:
            raise DesignError(f"{place}, wire to `{wire.target[:60]}`: {error}") from None
    if not nx.is_directed_acyclic_graph(design.graph):
        raise DesignError(f"{place} holds a loop; networks here flow one way.")
    return design


def _node(record: NodeRecord) -> Node:
    layer = layer_class(record.layer)
    unknown = record.parameters.keys() - layer.kinds.keys()
    if unknown:
        name = sorted(unknown)[0][:60]
        raise DesignError(f"{record.layer} has no parameter `{name}`.")
    return Node(record.id, layer(**record.parameters), record.repeat, record.position)


def _wire(design: Design, record: WireRecord) -> None:
    source, _, source_port = record.source.rpartition(".")
    target, _, target_port = record.target.rpartition(".")
    wire = Wire(source, source_port, target, target_port)
    check_ports(design, wire)
    taken = (key[1] for *_, key in design.graph.in_edges(target, keys=True))
    if target_port in taken:
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


def write_safely(path: Path, data: bytes) -> None:
    """A temporary file beside it, flushed to disk, then renamed over; the old one kept as name~."""
    try:
        path = path.resolve()
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except (OSError, RuntimeError) as error:  # a loop of links is the latter before Python 3.13
        raise _unsaved(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file():
            temporary.chmod(path.stat().st_mode & 0o777)
            _keep_backup(path)
        else:
            umask = os.umask(0)
            os.umask(umask)
            temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise _unsaved(path, error) from None


def _unsaved(path: Path, error: Exception) -> DesignError:
    reason = getattr(error, "strerror", None) or error
    return DesignError(
        f"{path.name} can't be saved in {path.parent}: {reason}. What was there "
        "is untouched; save in another place."
    )


def _keep_backup(path: Path) -> None:
    backup = path.with_name(path.name + "~")
    with suppress(OSError):  # a file system without hard links keeps no backup
        backup.unlink(missing_ok=True)
        backup.hardlink_to(path)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every file system can; the new file stands all the same
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
