"""What differs between two designs: nodes matched, added, removed, changed; wires; the cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from blocks.layer import Layer
from designer.design.analysis import Analysis, analyse
from designer.design.design import Design, Node, Wire

LONGEST = 3000  # nodes; of longer designs the ids alone are compared
Signature = tuple[Layer, int, frozenset[str], frozenset[str]]


@dataclass(frozen=True)
class Change:
    """A parameter of a node that reads otherwise; of another layer, `layer` from one to another."""

    parameter: str
    before: str
    after: str


@dataclass(frozen=True)
class Pair:
    """The same node in both designs, perhaps under another id, and what changed of it."""

    before: Node
    after: Node
    changes: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether it is what it was, wherever it lies on the canvas."""
        return not self.changes

    @property
    def described(self) -> str:
        """What changed: out_channels: 64 → 32, repeat: 1 → 2."""
        return ", ".join(f"{c.parameter}: {c.before} → {c.after}" for c in self.changes)


@dataclass(frozen=True)
class Comparison:
    """Two designs side by side. Places on the canvas make no difference."""

    before: Analysis
    after: Analysis
    pairs: tuple[Pair, ...]
    removed: tuple[Node, ...]
    added: tuple[Node, ...]

    @cached_property
    def changed(self) -> tuple[Pair, ...]:
        """The nodes in both that read otherwise."""
        return tuple(pair for pair in self.pairs if not pair.same)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {pair.before.id: pair.after.id for pair in self.pairs}

    @cached_property
    def wires_removed(self) -> tuple[Wire, ...]:
        """Wires between nodes that stayed, which are gone."""
        kept, now = [], set(self.after.design.wires())
        for wire in self.before.design.wires():
            ends = self._names.get(wire.source), self._names.get(wire.target)
            if ends[0] and ends[1]:
                there = Wire(ends[0], wire.source_port, ends[1], wire.target_port)
                kept += [] if there in now else [wire]
        return tuple(sorted(kept))

    @cached_property
    def wires_added(self) -> tuple[Wire, ...]:
        """Wires between nodes that stayed, which are new."""
        back = {after: before for before, after in self._names.items()}
        new, then = [], set(self.before.design.wires())
        for wire in self.after.design.wires():
            ends = back.get(wire.source), back.get(wire.target)
            if ends[0] and ends[1]:
                there = Wire(ends[0], wire.source_port, ends[1], wire.target_port)
                new += [] if there in then else [wire]
        return tuple(sorted(new))

    @property
    def same(self) -> bool:
        """Whether both are the same network."""
        return not (
            self.changed or self.removed or self.added or self.wires_removed or self.wires_added
        )


def compare(before: Design, after: Design) -> Comparison:
    """Match the nodes of two designs, and say what differs.

    A name is a name; ids that end in a number (features.3) only tell a place in a row, so those
    nodes are matched in their order by what they are. What is left is matched by its neighbours.
    """
    one, two = analyse(before), analyse(after)
    names = _aligned(before, after)
    names |= _renamed(before, after, names)
    order = [node.id for node in before.nodes() if node.id in names]
    found = set(names.values())
    return Comparison(
        one,
        two,
        tuple(_pair(before, after, here, names[here]) for here in order),
        tuple(node for node in before.nodes() if node.id not in names),
        tuple(node for node in after.nodes() if node.id not in found),
    )


def _aligned(before: Design, after: Design) -> dict[str, str]:
    """Named nodes by name, numbered ones by the longest common rows of equal layers."""
    names = {n.id: n.id for n in before.nodes() if not _is_numbered(n) and n.id in after}
    rows = [before.flow(), after.flow()]
    if max(map(len, rows)) > LONGEST:
        return names | {node.id: node.id for node in rows[0] if node.id in after}
    keys = [[_key(node, names) for node in row] for row in rows]
    matcher = SequenceMatcher(a=keys[0], b=keys[1], autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            pairs = zip(rows[0][i:j], rows[1][k:m], strict=True)
            names |= {here.id: there.id for here, there in pairs if here.id not in names}
        elif what == "replace":
            names |= _by_class(rows[0][i:j], rows[1][k:m], names)
    return names


def _is_numbered(node: Node) -> bool:
    return node.id.rpartition(".")[2].isdecimal()


def _key(node: Node, names: dict[str, str]) -> object:
    return node.id if node.id in names else (node.layer, node.repeat)


def _by_class(here: Sequence[Node], there: Sequence[Node], names: dict[str, str]) -> dict[str, str]:
    """In a stretch that differs, numbered layers of one class in their order."""
    found, taken = dict[str, str](), set(names.values())
    for node in here:
        if node.id in names or not _is_numbered(node):
            continue
        for other in there:
            if other.id not in taken and type(other.layer) is type(node.layer):
                found[node.id] = other.id
                taken.add(other.id)
                break
    return found


def _renamed(before: Design, after: Design, known: dict[str, str]) -> dict[str, str]:
    """Nodes of new ids: equal layers whose neighbours are matched, as long as any are found."""
    names = dict(known)
    while True:
        back = {there: here for here, there in names.items()}
        waiting: dict[Signature, list[str]] = {}
        for node in after.nodes():
            if node.id not in back:
                waiting.setdefault(_signature(after, node, back), []).append(node.id)
        found = {}
        for node in before.nodes():
            if node.id not in names:
                here = _signature(before, node, {name: name for name in names})
                candidates = waiting.get(here, [])
                if len(candidates) == 1 and (here[2] or here[3]):
                    found[node.id] = candidates.pop()
        if not found:
            return names
        names |= found


def _signature(design: Design, node: Node, names: dict[str, str]) -> Signature:
    """What it is, and the matched nodes beside it by their ids before."""
    feeding = (names.get(wire.source) for wire in design.wires_into(node.id))
    fed = (names.get(wire.target) for wire in design.wires_from(node.id))
    return node.layer, node.repeat, frozenset(filter(None, feeding)), frozenset(filter(None, fed))


def _pair(one: Design, two: Design, here: str, there: str) -> Pair:
    before, after = one.node(here), two.node(there)
    return Pair(before, after, tuple(changes(before, after)))


def changes(before: Node, after: Node) -> list[Change]:
    """What reads otherwise of a node; its place on the canvas does not count."""
    found = []
    if before.id != after.id and not (_is_numbered(before) and _is_numbered(after)):
        found.append(Change("id", before.id, after.id))
    kind, other = type(before.layer), type(after.layer)
    if kind is not other:
        same_name = kind.__name__ == other.__name__  # a user's block whose inside differs
        what = "inside" if same_name else "layer"
        found.append(Change(what, kind.__name__, other.__name__))
    for name, parameter in before.layer.kinds.items():
        if name in after.layer.kinds:
            values = getattr(before.layer, name), getattr(after.layer, name)
            if values[0] != values[1]:
                shown = parameter.show(values[0]), after.layer.kinds[name].show(values[1])
                if shown[0] != shown[1] or kind is other:  # 5 and 5×5 may be written alike
                    found.append(Change(name, *shown))
    if before.repeat != after.repeat:
        found.append(Change("repeat", str(before.repeat), str(after.repeat)))
    return found
