"""What menus and forms do with blocks: group, unpack, fold, name, parameters, the library."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from designer.design.edits import Transaction
from designer.design.error import DesignError
from designer.design.operations import unpack
from designer.design.own_blocks.folding import fold, repetition
from designer.design.own_blocks.grouping import free_name, group, ungroup
from designer.design.own_blocks.redefining import redefine
from designer.design.user_blocks import Definition, UserBlock
from designer.window.documents import library
from designer.window.documents.inside import Inside
from designer.window.documents.workspace import Workspace
from designer.window.editing.editing import Editing
from designer.window.languages.words import sentence, tr


class OwnBlocks(QObject):
    """`kept` tells that the library holds another block, `said` what came of it."""

    kept = Signal()
    said = Signal(str)

    def __init__(self, workspace: Workspace, editing: Editing) -> None:
        super().__init__(editing)
        self._workspace, self._editing = workspace, editing

    def _attempt(self, make: Callable[[], Transaction]) -> None:
        """Do it, and select what is new."""
        added = self._editing.attempt(make)
        if added:
            self._editing.view.canvas.select(added)

    def group(self) -> None:
        """The selected nodes as one block."""
        nodes, shown = self._editing.view.canvas.selected_nodes(), self._workspace.shown
        # A name that is free in the whole design, also from inside a block.
        self._attempt(lambda: group(shown.analysis, nodes, free_name(shown.root.design)))

    def fold(self) -> None:
        """The stretch that comes again and saves most, among the selected nodes or all."""
        shown, nodes = self._workspace.shown, self._editing.view.canvas.selected_nodes()

        def folded() -> Transaction:
            found = repetition(shown.design, nodes if len(nodes) > 1 else ())
            if found is None:
                raise DesignError(tr("Nothing comes twice in a row here."))
            return fold(shown.design, found, free_name(shown.root.design))

        self._attempt(folded)

    def unpack(self, node_id: str) -> None:
        """A block's inside in its place."""
        document = self._workspace.shown
        known = document.analysis.nodes[node_id]
        if isinstance(document.design.node(node_id).layer, UserBlock):
            self._attempt(lambda: ungroup(document.design, node_id))
        elif known.known:
            self._attempt(lambda: unpack(document.design, node_id, known.specs))
        else:
            self._editing.refused.emit(tr("The block's input is not known yet: connect it first."))

    def unpack_selected(self) -> None:
        """The selected block."""
        for node_id in self._editing.view.canvas.selected_nodes()[:1]:
            self.unpack(node_id)

    def unpack_entered(self) -> None:
        """The block whose inside is shown."""
        if self._workspace.is_inside:
            inside, node_id = self._workspace.shown, self._workspace.path[-1]
            self._workspace.leave()
            if self._workspace.shown is inside:  # another tab shows what is around it
                text = tr("This tab is about the block alone: unpack it in the design around it.")
                self._editing.refused.emit(text)
            else:
                self.unpack(node_id)

    def _definition(self) -> Definition | None:
        """Of the selected block, or of the one whose inside is shown."""
        shown, nodes = self._workspace.shown, self._editing.view.canvas.selected_nodes()
        if len(nodes) == 1:
            layer = shown.design.node(nodes[0]).layer
            if isinstance(layer, UserBlock):
                return type(layer).definition
        return shown.definition if isinstance(shown, Inside) else None

    def describe(self, name: str, about: str) -> None:
        """Another name, and what the block is for."""
        definition, design = self._definition(), self._workspace.document.design
        if definition is None or (definition.name, definition.about) == (name, about):
            return
        if name != definition.name and name in library.blocks_of(design):
            taken = tr("There is a block {name} already: choose another name.")
            self._editing.refused.emit(taken.format(name=name))
            return
        try:
            new = replace(definition, name=name, about=about)
            self._workspace.document.do(redefine(design, definition, new, f"Describe {name}"))
        except DesignError as error:
            self._editing.refused.emit(sentence(str(error)))

    def keep(self) -> None:
        """Put the block into the personal library."""
        definition = self._definition()
        if definition is None:
            self._editing.refused.emit(tr("Select a block of your own: group layers into one."))
            return
        try:
            library.keep(definition)
        except DesignError as error:
            self._editing.refused.emit(sentence(str(error)))
            return
        self.kept.emit()
        self.said.emit(tr("{name} is in your library.").format(name=definition.name))
