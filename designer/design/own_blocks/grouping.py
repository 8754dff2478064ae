"""Nodes into a block of the user's own, and back: exact inverses that keep every wire."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from blocks.boundary import Input, Output
from blocks.catalogue import BY_NAME
from designer.design.analysis import Analysis
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect, Disconnect, Edit, RemoveNode, Transaction
from designer.design.error import DesignError
from designer.design.expressions import names_in, substituted
from designer.design.notes import AddNote, fresh_note_ids
from designer.design.user_blocks import (
    Definition,
    UserBlock,
    block_class,
    definitions_in,
    port_of,
    resolved,
)

Port = tuple[str, str]


def free_name(design: Design, stem: str = "Block") -> str:
    """A block's name that neither a layer nor a block of the design has."""
    taken = {*BY_NAME, *definitions_in(node.layer for node in design.nodes()), design.name}
    number = 1
    while (name := stem if number == 1 else f"{stem}{number}") in taken:
        number += 1
    return name


def group(analysis: Analysis, node_ids: Collection[str], name: str = "") -> Transaction:
    """These nodes as one block, its ports inferred; inputs and outputs of the design stay outside.

    Raises DesignError where there is nothing to group, where a path leaves the nodes and comes
    back, or where a head for training would be mixed with the network.
    """
    design = analysis.design
    chosen = [n for n in design.nodes() if n.id in node_ids and not _is_boundary(n)]
    if not chosen:
        raise DesignError("Select layers to group; an Input and an Output stay outside.")
    ids = {node.id for node in chosen}
    _refuse_return(design, ids)
    heads = ids & (analysis.live - analysis.inference)
    if heads and heads != ids:
        head = next(node.id for node in chosen if node.id in heads)
        raise DesignError(f"`{head}` belongs to a head for training only: group it apart.")
    drawing = _Drawing(analysis, ids)
    drawing.draw(chosen)
    exposed = tuple(e for e in design.exposed if e.name in drawing.names)
    definition = Definition(
        name or free_name(design), "", exposed, tuple(drawing.nodes), tuple(drawing.wires)
    )
    layer = block_class(definition)()
    gone = {w for n in chosen for w in design.wires_into(n.id) + design.wires_from(n.id)}
    node_id = _fresh(design, definition.name.lower(), ids)
    follows = tuple((e.name, e.name) for e in exposed)
    placed = all(n.placed for n in chosen)
    node = Node(node_id, layer, 1, _middle(chosen), follows, placed)
    joins = [Connect(Wire(*source, node_id, port_of(p))) for p, source in drawing.entries.items()]
    for wire in sorted(gone):
        if wire.target not in ids:
            port = drawing.exits[wire.source, wire.source_port]
            joins.append(Connect(Wire(node_id, port_of(port), wire.target, wire.target_port)))
    edits: list[Edit] = [
        *map(Disconnect, sorted(gone)),
        *(RemoveNode(n, design.place(n.id)) for n in chosen),
        AddNode(node, design.place(chosen[0].id)),
        *joins,
    ]
    return Transaction(f"Group into {definition.name}", tuple(edits))


def _is_boundary(node: Node) -> bool:
    return isinstance(node.layer, Input | Output)


def _refuse_return(design: Design, ids: set[str]) -> None:
    """A block that feeds what feeds it would be a loop."""
    behind, before = (
        _reached(ids, design.graph.successors),
        _reached(ids, design.graph.predecessors),
    )
    between = (behind & before) - ids
    if between:
        node_id = min(between, key=design.place)
        raise DesignError(
            f"A path leaves these nodes through `{node_id}` and comes back: select it too."
        )


def _reached(ids: set[str], onwards: Callable[[str], Iterable[str]]) -> set[str]:
    """These nodes and all that follow, each looked at once."""
    found, waiting = set(ids), list(ids)
    while waiting:
        fresh = [node_id for node_id in onwards(waiting.pop()) if node_id not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _middle(nodes: Iterable[Node]) -> tuple[float, float] | None:
    """The corner of the uppermost, in the middle of all."""
    places = [node.position for node in nodes if node.position]
    if not places:
        return None
    across = [x for x, _ in places]
    return (min(across) + max(across)) / 2, min(y for _, y in places)


def _fresh(design: Design, stem: str, leaving: set[str]) -> str:
    """An unused id, as if some nodes were gone."""
    taken = {part for n in design.graph if n not in leaving for part in (n, n.split(".", 1)[0])}
    number = 1
    while (name := stem if number == 1 else f"{stem}_{number}") in taken | leaving:
        number += 1
    return name


@dataclass
class _Drawing:
    """The inside of a group, between an Input a value that enters and an Output one that leaves."""

    analysis: Analysis
    ids: set[str]
    nodes: list[Node] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    entries: dict[str, Port] = field(default_factory=dict)  # an Input's id: what feeds it
    exits: dict[Port, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)  # of exposed parameters, asked for inside

    def draw(self, chosen: list[Node]) -> None:
        """All of it: inputs, nodes, outputs."""
        inputs: dict[Port, str] = {}
        outputs: list[Node] = []
        for node in chosen:
            self.names |= {name for _, text in node.expressions for name in names_in(text)}
            for wire in self._into(node):
                start = (wire.source, wire.source_port)
                if wire.source in self.ids:
                    self.wires.append(wire)
                    continue
                if start not in inputs:
                    inputs[start] = self._entry(wire)
                self.wires.append(Wire(inputs[start], "out", node.id, wire.target_port))
            for port in self._leaving(node):
                output = self._free("output")
                outputs.append(Node(output, Output()))
                self.exits[node.id, port] = output
                self.wires.append(Wire(node.id, port, output, "in"))
        self.nodes += [*chosen, *outputs]

    def _into(self, node: Node) -> Iterator[Wire]:
        yield from self.analysis.design.wires_into(node.id)
        free = self.analysis.design.free_port(node.id)
        if free in node.layer.inputs:  # what lacks a wire becomes a port
            wired = {wire.target_port for wire in self.analysis.design.wires_into(node.id)}
            for port in node.layer.inputs:
                if port not in wired:
                    entry = self._free("input")
                    self.nodes.append(Node(entry, Input()))
                    self.wires.append(Wire(entry, "out", node.id, port))

    def _entry(self, wire: Wire) -> str:
        spec = self.analysis.spec(wire)
        entry = self._free("input")
        self.nodes.append(Node(entry, Input(spec.shape, spec.dtype) if spec else Input()))
        self.entries[entry] = (wire.source, wire.source_port)
        return entry

    def _leaving(self, node: Node) -> list[str]:
        """The ports that feed what lies outside, or nothing at all."""
        fed = self.analysis.design.wires_from(node.id)
        used = {wire.source_port for wire in fed if wire.target not in self.ids}
        if not fed:
            return list(node.layer.outputs)
        return [port for port in node.layer.outputs if port in used]

    def _free(self, stem: str) -> str:
        made = {node.id for node in self.nodes} | set(self.exits.values()) | self.ids
        number = 1
        while (name := stem if number == 1 else f"{stem}{number}") in made:
            number += 1
        return name


def ungroup(design: Design, node_id: str) -> Transaction:
    """A user's block replaced by its inside, under the ids that it had before where they are free.

    A repeated one becomes its copies, each in a container of the block's id. Notes inside come out
    once.
    """
    node = design.node(node_id)
    if not isinstance(node.layer, UserBlock):
        raise DesignError(f"`{node_id}` is no block of your own.")
    incoming, outgoing = design.wires_into(node_id), design.wires_from(node_id)
    edits: list[Edit] = [*map(Disconnect, incoming + outgoing)]
    edits.append(RemoveNode(node, design.place(node_id)))
    entries = {wire.target_port: (wire.source, wire.source_port) for wire in incoming}
    layer, exits = node.layer, dict[str, Port]()
    in_block = bool(design.exposed or node.expressions)  # of a block: only there are expressions
    for copy in range(node.repeat):
        names = _names(design, node, copy)
        spread, exits = _spread(node, layer, names, entries, in_block=in_block)
        edits += spread
        layer = layer.after_entry()
        entries = dict(zip(layer.inputs, exits.values(), strict=False))
    for wire in outgoing:
        if wire.source_port in exits:  # else nothing leads to that output inside
            edits.append(Connect(Wire(*exits[wire.source_port], wire.target, wire.target_port)))
    edits += _notes(design, node, type(node.layer).definition)
    return Transaction(f"Ungroup `{node_id}`", tuple(_in_its_place(design, node_id, edits)))


def _in_its_place(design: Design, node_id: str, edits: list[Edit]) -> Iterator[Edit]:
    """The new nodes come where the block was in the order, before what follows it."""
    start = design.place(node_id)
    later = (place for n in design.graph if (place := design.place(n)) > start)
    room = min(later, default=start + 1) - start
    total = sum(isinstance(edit, AddNode) for edit in edits)
    number = 0
    for edit in edits:
        if isinstance(edit, AddNode):
            yield replace(edit, place=start + room * number / total)
            number += 1
        else:
            yield edit


def _notes(design: Design, node: Node, definition: Definition) -> Iterator[AddNote]:
    x, y = _shift(node, definition) or (0.0, 0.0)
    for note_id, note in zip(fresh_note_ids(design), definition.notes, strict=False):
        yield AddNote(replace(note, id=note_id, x=note.x + x, y=note.y + y))


def _names(design: Design, node: Node, copy: int) -> dict[str, str]:
    assert isinstance(node.layer, UserBlock)
    inner = [n.id for n in type(node.layer).definition.nodes if not _is_boundary(n)]
    others = {part for n in design.graph if n != node.id for part in (n, n.split(".", 1)[0])}
    if node.repeat == 1 and others.isdisjoint(inner):
        stems = {n.split(".", 1)[0] for n in inner}
        if others.isdisjoint(stems - set(design.containers)):
            return {n: n for n in inner}
    prefix = f"{node.id}.{copy}" if node.repeat > 1 else node.id
    return {n: f"{prefix}.{n}" for n in inner}


def _spread(
    node: Node,
    layer: UserBlock,
    names: dict[str, str],
    entries: dict[str, Port],
    *,
    in_block: bool,
) -> tuple[list[Edit], dict[str, Port]]:
    definition, given = type(layer).definition, layer.values()
    outer, shift = dict(node.expressions), _shift(node, definition)
    edits: list[Edit] = []
    for inner in definition.nodes:
        if inner.id in names:
            made, repeat = resolved(inner, given)
            x, y = inner.position or (0.0, 0.0)
            place = (x + shift[0], y + shift[1]) if shift else None
            kept = tuple(
                (name, substituted(text, outer))
                for name, text in inner.expressions
                if in_block and names_in(text) <= outer.keys()
            )
            placed = inner.placed and place is not None
            edits.append(AddNode(Node(names[inner.id], made, repeat, place, kept, placed)))
    exits: dict[str, Port] = {}
    for wire in definition.wires:
        inside = (names.get(wire.source, ""), wire.source_port)
        start = inside if wire.source in names else entries.get(port_of(wire.source))
        if start and wire.target in names:
            edits.append(Connect(Wire(*start, names[wire.target], wire.target_port)))
        elif start:
            exits[port_of(wire.target)] = start
    return edits, {port: exits[port] for port in layer.outputs if port in exits}


def _shift(node: Node, definition: Definition) -> tuple[float, float] | None:
    """How far the block was moved since it was drawn; None where its inside is to be laid out."""
    inner = [n for n in definition.nodes if not _is_boundary(n)]
    old = _middle(inner)
    if (
        node.position is None
        or old is None
        or node.repeat > 1
        or not all(n.position for n in inner)
    ):
        return None
    return node.position[0] - old[0], node.position[1] - old[1]
