"""The inside of a block as a document: of a built-in one to look at, of a user's own to edit."""

from collections.abc import Mapping
from dataclasses import replace

from blocks.boundary import Input
from blocks.layer import Block
from designer.design.design import Design
from designer.design.edits import ReplaceNode, Transaction
from designer.design.error import DesignError
from designer.design.evaluation import expand
from designer.design.own_blocks.redefining import difference, redefine
from designer.design.renaming import renamed_in
from designer.design.user_blocks import (
    Definition,
    UserBlock,
    definition_of,
    definitions_in,
    inside_of,
    settled,
)
from designer.window.documents.document import Document
from designer.window.documents.placing import with_room


def opened(outer: Document, node_id: str) -> Document | None:
    """The inside of a node; None for a layer, and for a block whose inputs are not known."""
    node, known = outer.design.node(node_id), outer.analysis.nodes[node_id]
    if isinstance(node.layer, UserBlock) and not outer.read_only:
        return Inside(outer, node_id)
    if not isinstance(node.layer, Block) or not known.known:
        return None
    shared = expand(node.layer, known.specs).design
    document = Document(shared.copy(), outer.size_of)
    document.read_only = True
    return document


class Inside(Document):
    """A block of the user's own, opened at one of its uses.

    It shows the parameters and shapes of this use. What is done here is done to the block: every
    use follows, in one step of the outermost design's history, and this document follows that.
    """

    def __init__(self, outer: Document, node_id: str) -> None:
        self.outer, self.node_id = outer, node_id
        super().__init__(self._drawn(), outer.size_of)
        self.history, self.root = outer.history, outer.root
        self._read = self._state()
        outer.changed.connect(self._refresh)

    @property
    def definition(self) -> Definition:
        """What the block is now."""
        return type(self._layer).definition

    @property
    def _layer(self) -> UserBlock:
        layer = self.outer.design.node(self.node_id).layer
        assert isinstance(layer, UserBlock)
        return layer

    def _state(self) -> object:
        return self._layer, self.outer.analysis.nodes[self.node_id].specs

    def _drawn(self) -> Design:
        """The inside with this use's parameters and inputs."""
        layer, specs = self._layer, self.outer.analysis.nodes[self.node_id].specs
        design = inside_of(self.definition)
        design.exposed = tuple(replace(e, default=getattr(layer, e.name)) for e in design.exposed)
        entries = [node for node in design.nodes() if isinstance(node.layer, Input)]
        if len(specs) == len(entries):
            for node, spec in zip(entries, specs, strict=True):
                entering = replace(node, layer=Input(spec.shape, spec.dtype))
                ReplaceNode(node, entering).apply(design)
        return settled(design)

    def do(self, transaction: Transaction, *, merge: bool = False) -> None:
        """Do it to the block, at every use; raises DesignError where it is refused."""
        trial = self.design.copy()
        with_room(self.design, transaction, self.size_of).apply(trial)
        renamed = renamed_in(transaction)
        old, new = self.definition, self._defined(trial, renamed)
        if new == old:
            raise DesignError("What enters a block is decided where the block is used.")
        taken = definitions_in(node.layer for node in self.root.design.nodes())
        if new.name != old.name and new.name in taken:
            raise DesignError(f"There is a block `{new.name}` already: choose another name.")
        step = redefine(self.root.design, old, new, transaction.label, renamed)
        _refuse_two_of_one_name(self.root.design, step)
        self.root.do(step, merge=merge)

    def _defined(self, trial: Design, renamed: Mapping[str, str]) -> Definition:
        """The block with this inside, its own defaults and inputs put back."""
        old = self.definition
        defaults = {exposed.name: exposed.default for exposed in old.exposed}
        trial.exposed = tuple(
            replace(e, default=defaults.get(e.name, e.default)) for e in trial.exposed
        )
        for node in old.nodes:
            node_id = renamed.get(node.id, node.id)
            if isinstance(node.layer, Input) and node_id in trial:
                here = trial.node(node_id)
                if isinstance(here.layer, Input):
                    ReplaceNode(here, replace(here, layer=node.layer)).apply(trial)
        return definition_of(trial, old.about)

    def _refresh(self, transaction: Transaction, _: set[str]) -> None:
        """Something around the block changed: follow it."""
        if self.node_id not in self.outer.design:
            self.node_id = renamed_in(transaction).get(self.node_id, self.node_id)
        if self.node_id not in self.outer.design:
            return
        if not isinstance(self.outer.design.node(self.node_id).layer, UserBlock):
            return
        if self._state() == self._read:
            return
        self._read = self._state()
        action = difference(self.design, self._drawn(), transaction.label)
        if action.edits:
            self.revision += 1
            action.apply(self.design)
            self.changed.emit(action, self.analysis.follow(action))


def _refuse_two_of_one_name(design: Design, step: Transaction) -> None:
    """A block that comes to lie inside another may be called as a third one elsewhere."""
    after = {e.after.id: e.after for e in step.edits if isinstance(e, ReplaceNode)}
    definitions_in(after.get(node.id, node).layer for node in design.nodes())
