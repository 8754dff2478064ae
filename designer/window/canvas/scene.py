"""The scene: an item a node, an item a wire, by id; it follows the document's transactions."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsScene,
    QGraphicsSceneHelpEvent,
    QStyleOptionGraphicsItem,
)

from blocks.tensor import TensorSpec
from designer.design.axis_letters import lettered, letters_from
from designer.design.design import Node, Wire
from designer.design.edits import AddNode, Connect, Disconnect, RemoveNode, ReplaceNode, Transaction
from designer.design.renaming import renamed_in
from designer.window.canvas.far import FarPicture
from designer.window.canvas.ground import Ground
from designer.window.canvas.items.look import Look
from designer.window.canvas.items.node_item import NodeItem
from designer.window.canvas.items.wire_item import WireItem
from designer.window.canvas.notes import Notes
from designer.window.canvas.pointing import wire_at
from designer.window.documents.document import Document
from designer.window.languages.words import tr
from designer.window.look.card import card
from designer.window.waiting.waiting import LARGE, is_stopped, passing, waiting

MARGIN = 400.0
SLOW = 2000  # nodes; fewer are moved in a tenth of a second
NOWHERE = (0.0, 0.0)  # of a node without a position


class Scene(QGraphicsScene):
    """Everything on it can be rebuilt from the document; items are added and removed one by one."""

    redrawn = Signal()  # what is seen from afar is not what it was

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.nodes: dict[str, NodeItem] = {}
        self.wires: dict[Wire, WireItem] = {}
        self.notes = Notes(self, look)
        self.document: Document | None = None
        self._far = FarPicture(self.nodes, self.wires, self.notes.items)
        self.under_way: QGraphicsItem | None = None  # what is seen from afar too
        self._aimed: Wire | None = None
        self._wrong: set[Wire] = set()
        self._faulty: set[str] = set()
        self._dead: set[str] = set()
        self._live: frozenset[str] = frozenset()
        self._behind = False  # some of the last change was left out
        self._ground = Ground()

    def show_document(self, document: Document) -> None:
        """Another document, from scratch."""
        with self._selection_kept_quiet():
            self._take_away(list(self.wires), list(self.nodes))
            self.notes.show(document.design)
        self.leave()
        self.document = document
        self.look.sideways = document.sideways
        document.changed.connect(self.follow)
        document.bent.connect(self._bend)
        for node in passing(list(document.design.nodes())):
            self._add(node)
        self._lay_all(list(document.design.wires()))
        self._mark()
        self._behind = is_stopped()
        self.setSceneRect(_with_margin(self.contents()))

    def leave(self) -> None:
        """Hear no more of the document."""
        if self.document is not None:
            self.document.changed.disconnect(self.follow)
            self.document.bent.disconnect(self._bend)
            self.document = None

    def do(self, transaction: Transaction, *, merge: bool = False) -> None:
        """Move many at once; says so where it takes a while. Raises DesignError."""
        if self.document is None:
            return
        heavy, back = len(transaction.edits) >= SLOW, self.document.history.take_back
        with (
            waiting(tr("Working it out…"), self.views()[0]) as wait,
            wait.drawing(back, heavy=heavy),
        ):
            self.document.do(transaction, merge=merge)

    def follow(self, transaction: Transaction, different: set[str]) -> None:
        """Repaint what a transaction touched and what came out different behind it."""
        assert self.document is not None
        design = self.document.design
        touched, wires = _edited(transaction)
        renamed = renamed_in(transaction)
        touched |= dict.fromkeys(different)
        if self._behind:  # whatever was left out, be it of another change
            touched |= dict.fromkeys(design.graph)
            wires |= dict.fromkeys(design.wires())
        with self._selection_kept_quiet():
            selected = set(self.selected_nodes()) if renamed else set[str]()
            self._take_away(
                [wire for wire in wires if wire in self.wires and not design.has(wire)],
                [node_id for node_id in touched if node_id in self.nodes and node_id not in design],
            )
            anew = bool(wires or renamed) or self._behind
            if self.document.sideways != self.look.sideways:
                self.look.sideways = self.document.sideways
                touched |= dict.fromkeys(self.nodes)  # all ports go to other sides
                anew = True
            alike = set[str]() if anew else _moved(transaction) - different
            here = [node_id for node_id in touched if node_id in design]
            self._refresh(here, [wire for wire in wires if design.has(wire)], alike)
            for node_id in {renamed[n] for n in selected & renamed.keys()} & self.nodes.keys():
                self.nodes[node_id].setSelected(True)
            self._behind = is_stopped()
            noted = self.notes.follow(transaction.edits)
        area = self.area(touched.keys() & self.nodes.keys()) | noted
        if not self.sceneRect().contains(area):
            self.setSceneRect(self.sceneRect() | _with_margin(area))

    @contextmanager
    def _selection_kept_quiet(self) -> Iterator[None]:
        """One selectionChanged for many items, if any: each one asks for all that are selected."""
        before = set(self.selectedItems())
        self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(False)
        self.redrawn.emit()
        if before != set(self.selectedItems()):
            self.selectionChanged.emit()

    def _take_away(self, wires: list[Wire], node_ids: list[str]) -> None:
        """All of them, stopped or not: others take what is selected for a part of the design."""
        for wire in passing(wires, whole=True):
            self.removeItem(self.wires.pop(wire))
        for node_id in passing(node_ids, whole=True):
            self.removeItem(self.nodes.pop(node_id))
        self._far.mark(node_ids, wires)
        self._faulty.difference_update(node_ids)
        self._dead.difference_update(node_ids)

    def _add(self, node: Node) -> None:
        assert self.document is not None
        design, analysis = self.document.design, self.document.analysis
        shown = card(design, node, analysis, sideways=self.look.sideways)
        item = self.nodes[node.id] = NodeItem(node.id, shown, self.look)
        item.setPos(*(node.position or NOWHERE))
        self.addItem(item)
        self._far.mark([node.id])

    def _refresh(self, node_ids: list[str], wires: list[Wire], alike: set[str]) -> None:
        """Cards, places and wires of these nodes, new ones too; then faults and shares.

        Those that are `alike` may have moved, and are else as they were.

        All in the order of the edits: Qt soon finds what lies at the end of its lists when an undo
        takes it away, the last first.
        """
        assert self.document is not None
        design, analysis = self.document.design, self.document.analysis
        by: dict[str, QPointF] = {}
        for node_id in passing(node_ids):
            node, item = design.node(node_id), self.nodes.get(node_id)
            if item is None:
                self._add(node)
                continue
            if node_id not in alike or node.placed != item.card.placed:
                item.show_card(card(design, node, analysis, sideways=self.look.sideways))
            before = item.pos()
            if node.position is not None:
                item.setPos(*node.position)
            if node_id in alike:
                by[node_id] = item.pos() - before
        self._far.mark(node_ids)
        near = dict.fromkeys(wires)
        around = dict.fromkeys(self._around(node_ids))  # each once: it may be carried along
        near |= dict.fromkeys(wire for wire in around if not self._carried(wire, by))
        near |= dict.fromkeys((self._wrong | analysis.faulty_wires()) & self.wires.keys())
        self._lay_all(near)
        self._mark()

    def _around(self, node_ids: list[str]) -> Iterator[Wire]:
        """The wires that begin or end there."""
        assert self.document is not None
        design = self.document.design
        if 4 * len(node_ids) < len(self.nodes):
            for node_id in node_ids:
                yield from design.wires_into(node_id) + design.wires_from(node_id)
            return
        ends = set(node_ids)
        for wire in self.wires:
            if wire.source in ends or wire.target in ends:
                yield wire

    def _bend(self) -> None:
        """Wires that pass elsewhere though their ends may stay where they are."""
        assert self.document is not None
        for wire, item in self.wires.items():
            if not item.straight or self.document.bends(wire):
                self._lay(item)
        self.redrawn.emit()

    def _carried(self, wire: Wire, by: dict[str, QPointF]) -> bool:
        """Whether it went along with both its ends, and so need not be laid anew."""
        item, one, other = self.wires.get(wire), by.get(wire.source), by.get(wire.target)
        if item is None or one is None or other is None or self.document is None:
            return False
        if (one - other).manhattanLength() > 0.01 or not item.straight or self.document.bends(wire):
            return False
        if not one.isNull():
            item.setPos(item.pos() + one)
            self._far.mark(wires=[wire])
        return True

    def _mark(self) -> None:
        """What is faulty, and what leads nowhere; the shares follow the sum."""
        assert self.document is not None
        analysis = self.document.analysis
        faulty = {d.node for d in analysis.diagnostics if d.severity == "error"}
        dead = self._dead if analysis.live is self._live else self.nodes.keys() - analysis.live
        for node_id in ((faulty ^ self._faulty) | (dead ^ self._dead)) & self.nodes.keys():
            item = self.nodes[node_id]
            item.faulty, item.dead = node_id in faulty, node_id in dead
            item.update()
        self._far.mark(faulty ^ self._faulty)
        self._faulty, self._dead, self._live = faulty, dead, analysis.live
        if self.look.total_macs != analysis.totals.macs:
            self.look.total_macs = analysis.totals.macs
            self.update()

    def _lay_all(self, wires: Collection[Wire]) -> None:
        """Where wires go and what they carry; an item for each that has none yet."""
        assert self.document is not None
        self._wrong = self.document.analysis.faulty_wires()
        for wire in passing(wires):
            item = self.wires.get(wire)
            if item is None:
                item = self.wires[wire] = WireItem(wire, self.look)
                self._lay(item)
                self.addItem(item)
            else:
                self._lay(item)

    def _lay(self, item: WireItem) -> None:
        assert self.document is not None
        wire, design = item.wire, self.document.design
        spec = self.document.analysis.spec(wire)
        item.state(self._shape(wire, spec), known=spec is not None, wrong=wire in self._wrong)
        # Labels of a fork stand apart at its ends, those of a merge at its beginnings.
        forks, merges = design.degrees(wire.source)[1] > 1, design.degrees(wire.target)[0] > 1
        bends = [QPointF(*bend) for bend in self.document.bends(wire)]
        aside = 0.1 if self.look.sideways else 0.22
        label_at = 0.5 + aside if forks else 0.5 - aside if merges else 0.5
        item.lay(*self.ends(wire), bends, label_at)
        self._far.mark(wires=[wire])

    def _shape(self, wire: Wire, spec: TensorSpec | None) -> str:
        assert self.document is not None
        if spec is None or not self.look.letters:
            return str(spec or "")
        letters = letters_from(self.document.analysis, wire.source)
        if letters is None or len(letters) != spec.rank:
            return str(spec)
        return "×".join(f"{letter}{size}" for letter, size in zip(letters, spec.shape, strict=True))

    def mark_moved(self, node_ids: Collection[str], wires: Iterable[Wire]) -> None:
        """These are on their way; what shows all waits for very many until they are let go."""
        self._far.mark(node_ids, wires)
        if len(node_ids) < LARGE:
            self.redrawn.emit()

    def settle(self, items: Iterable[WireItem]) -> None:
        """Wires whose ends are back where they were, or that say something else."""
        for item in items:
            self._lay(item)

    def ends(self, wire: Wire) -> tuple[QPointF, QPointF]:
        """Where a wire's ports lie."""
        source, target = self.nodes[wire.source], self.nodes[wire.target]
        return source.output_at(wire.source_port), target.input_at(wire.target_port)

    def aim(self, aimed: Wire | None) -> None:
        """Light up the wire that letting go would land on."""
        for wire in {self._aimed, aimed}:
            if wire is not None and wire in self.wires:
                self.wires[wire].aim(wire == aimed)
        self._aimed = aimed

    def ring(self, node_ids: Iterable[str]) -> None:
        """Ring what was found."""
        found = frozenset(node_ids)
        if found != self.look.found:
            self._far.mark(found ^ self.look.found)
            self.look.found = found
            self.redrawn.emit()
            self.update()

    def draw_far(self, painter: QPainter, *, titled: bool = True) -> None:
        """Everything as it is seen from afar, with the frames' titles or without."""
        self._far.draw(painter, self.look.theme, titled=titled)
        if self.under_way is not None:
            painter.translate(self.under_way.pos())
            self.under_way.paint(painter, QStyleOptionGraphicsItem(), None)
            painter.translate(-self.under_way.pos())

    def recolour(self) -> None:
        """After a change of the look."""
        self._far.mark(self.nodes)
        self.redrawn.emit()
        self.update()

    def contents(self) -> QRectF:
        """Where nodes and notes lie."""
        return self._far.area() | self.notes.area()

    def area(self, node_ids: Iterable[str]) -> QRectF:
        """Where these nodes lie."""
        area = QRectF()
        for node_id in node_ids:
            item = self.nodes[node_id]
            area |= item.body().translated(item.pos())
        return area

    def selected_nodes(self) -> list[str]:
        """Ids of the selected nodes."""
        return [item.node_id for item in self.selectedItems() if isinstance(item, NodeItem)]

    def selected_wires(self) -> list[Wire]:
        """The selected wires."""
        return [item.wire for item in self.selectedItems() if isinstance(item, WireItem)]

    def select(self, node_ids: set[str], wires: set[Wire] | None = None) -> None:
        """Select just these."""
        with self._selection_kept_quiet():
            before = set(self.selectedItems())
            wanted: set[QGraphicsItem] = {self.nodes[n] for n in node_ids & self.nodes.keys()}
            wanted |= {self.wires[wire] for wire in (wires or set()) & self.wires.keys()}
            for item in before ^ wanted:
                item.setSelected(item in wanted)
            self._far.mark(item.node_id for item in before ^ wanted if isinstance(item, NodeItem))

    def helpEvent(self, event: QGraphicsSceneHelpEvent) -> None:
        """A wire's tooltip says its axes, looked up only when it is asked for."""
        wire = wire_at(self, event.scenePos())
        if wire is not None and self.document is not None:
            analysis = self.document.analysis
            spec = analysis.spec(wire)
            if spec is not None:
                text = lettered(spec, letters_from(analysis, wire.source))
                self.wires[wire].setToolTip(text)
        super().helpEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        self._ground.paint(painter, rect, self.look.theme)


def _edited(transaction: Transaction) -> tuple[dict[str, None], dict[Wire, None]]:
    """The nodes and wires that it speaks of, in its order."""
    nodes, wires = dict[str, None](), dict[Wire, None]()
    for edit in transaction.edits:
        match edit:
            case AddNode(node) | RemoveNode(node) | ReplaceNode(_, node):
                nodes[node.id] = None
            case Connect(wire) | Disconnect(wire):
                wires[wire] = None
                nodes[wire.source] = nodes[wire.target] = None
    return nodes, wires


def _moved(transaction: Transaction) -> set[str]:
    """The nodes that it only moves."""
    replaced = {edit.after.id for edit in transaction.edits if isinstance(edit, ReplaceNode)}
    return replaced - transaction.touched()


def _with_margin(area: QRectF) -> QRectF:
    return area.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
