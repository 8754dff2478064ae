"""The inspector: the form of the selected node, and what is known of it; else of the design."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from blocks.layer import Block
from blocks.parameters import IntKind, ParameterError
from designer.design.cost.receptive import field_of
from designer.design.design import MAX_REPEAT, Design, Node
from designer.design.edits import Transaction
from designer.design.error import DesignError
from designer.design.operations import replace_layer, set_repeat
from designer.design.own_blocks.redefining import conceal, expose, set_expression
from designer.design.renaming import rename_design, rename_node
from designer.design.repairs.diagnosis import Diagnostic
from designer.design.user_blocks import REPEAT as REPEAT_NAME
from designer.design.user_blocks import Definition, UserBlock
from designer.window.documents.checking import Checking
from designer.window.documents.document import Document
from designer.window.documents.inside import Inside
from designer.window.inspector.block_form import BlockForm
from designer.window.inspector.editors import Editor, editor_for
from designer.window.inspector.facts import about, facts
from designer.window.inspector.field_picture import FieldPicture
from designer.window.inspector.fixes import Fix
from designer.window.inspector.fold_offer import FoldOffer
from designer.window.inspector.following import FollowingRow
from designer.window.inspector.heading import Heading
from designer.window.languages.words import sentence, tr
from designer.window.widgets.emptying import empty

REPEAT = IntKind("copies in a chain, each with weights of its own", min=1, max=MAX_REPEAT)

LEAST = 264  # pixels: the widest form, narrowed, and the scroll bar


class Inspector(QScrollArea):
    """Emits transactions' ingredients: `repair` for a fix, `open_inside` for a block."""

    repair = Signal(object)
    open_inside = Signal(str)
    unpack = Signal(str)
    described = Signal(str, str)
    refused = Signal(str)
    fold = Signal()

    def __init__(self, checking: Checking) -> None:
        super().__init__()
        self._checking = checking
        self.setWidgetResizable(True)
        self.setMinimumWidth(LEAST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inspector"))
        self.heading = Heading("", "", "")
        self.editors: dict[str, Editor] = {}
        self.rows: dict[str, FollowingRow] = {}  # inside a user's block
        self._document: Document | None = None
        self._node_id = ""
        self._shown: object = None  # what the form was built for
        self._facts = QLabel()
        self._field = FieldPicture()
        self._offer = FoldOffer()
        self._offer.wanted.connect(self.fold)
        self._faults = QVBoxLayout()
        self._said: tuple[list[Diagnostic], str] = ([], "")

    def show_node(self, document: Document, node_id: str | None) -> None:
        """The node's form, kept while the same kind of node is shown; without one, the design."""
        self._document = document
        design = document.design
        node = design.node(node_id) if node_id and node_id in design else None
        self._node_id = node.id if node else ""
        layer, block = (type(node.layer), None) if node else (None, _definition(document))
        shown = (document, self._node_id, layer, block)
        if shown != self._shown:
            self._build(document, node)
            self._shown = shown
        if node:
            self._fill(document, node)
        else:
            self._facts.setText(about(document))
            self._offer.watch(document)
            self._field.hide()
            if not isinstance(document, Inside):
                self.heading.line.show_name(document.design.name)

    def _build(self, document: Document, node: Node | None) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        self.editors, self.rows = {}, {}
        self._facts = _paragraph("")
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if node is not None:
            what = tr("The node's name, an attribute in PyTorch")
            layout.addWidget(self._headed(Heading(type(node.layer).__name__, node.id, what)))
            doc = (type(node.layer).__doc__ or "").strip().splitlines()[0]
            layout.addWidget(_paragraph(sentence(doc), quiet=True))
            layout.addLayout(self._form(document, node))
            if isinstance(node.layer, Block):
                self._block_buttons(layout, document, node.id)
            self._faults, self._said = QVBoxLayout(), ([], "")
            layout.addLayout(self._faults)
        elif isinstance(document, Inside):
            self._block_form(layout, document.definition, inside=True)
        else:
            name, what = document.design.name, tr("The design's name")
            layout.addWidget(self._headed(Heading(tr("Design"), name, what)))
        layout.addWidget(self._facts)
        self._field = FieldPicture()
        layout.addWidget(self._field)
        self._offer.setParent(None)  # it outlives the page, with what it found
        if node is None:
            layout.addWidget(self._offer)
            self._offer.show()
        layout.addStretch(1)
        if (before := self.takeWidget()) is not None:
            before.deleteLater()  # it may be one of its own fields that asked for another
        self.setWidget(page)

    def _headed(self, heading: Heading) -> Heading:
        self.heading = heading
        assert self._document is not None
        heading.line.setReadOnly(self._document.read_only)
        heading.renamed.connect(self._rename)
        return heading

    def _rename(self, name: str) -> None:
        """The node that is shown, or the design."""

        def change(design: Design) -> Transaction | None:
            if self._node_id:
                return rename_node(design, self._node_id, name) if name != self._node_id else None
            return rename_design(design, name) if name != design.name else None

        self._do(change, self.heading.complain)

    def edit_name(self) -> None:
        """Ready to type another name for what is shown."""
        if form := self.findChild(BlockForm) if not self._node_id else None:
            form.name.setFocus()
            form.name.selectAll()
        else:
            self.heading.edit()

    def _form(self, document: Document, node: Node) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, kind in node.layer.kinds.items():
            self._row(form, name, editor_for(name, kind), document)
        chain = len(node.layer.inputs) == 1 and len(node.layer.outputs) == 1
        if chain and not node.layer.variadic:
            self._row(form, tr("repeat"), editor_for(REPEAT_NAME, REPEAT), document)
        return form

    def _row(self, form: QFormLayout, label: str, editor: Editor, document: Document) -> None:
        editor.setEnabled(not document.read_only)
        editor.edited.connect(lambda value: self._edit(editor.name, value))
        self.editors[editor.name] = editor
        text = QLabel(label, toolTip=sentence(editor.kind.doc))
        text.setBuddy(editor.field)
        form.addRow(text, self._following(editor) if isinstance(document, Inside) else editor)

    def _following(self, editor: Editor) -> FollowingRow:
        """The editor of a layer inside a user's block, which may follow the block's parameters."""
        row = self.rows[editor.name] = FollowingRow(editor)
        row.expose.connect(
            lambda: self._do(lambda design: expose(design, self._node_id, editor.name))
        )
        row.follow.connect(
            lambda text: self._do(
                lambda design: set_expression(design, self._node_id, editor.name, text),
                row.complain,
            )
        )
        row.menu.actions()[0].setEnabled(editor.name != REPEAT_NAME)
        return row

    def _block_form(self, layout: QVBoxLayout, definition: Definition, *, inside: bool) -> None:
        form = BlockForm(definition, inside=inside)
        form.described.connect(self.described)
        form.concealed.connect(lambda name: self._do(lambda design: conceal(design, name)))
        layout.addWidget(form)

    def _block_buttons(self, layout: QVBoxLayout, document: Document, node_id: str) -> None:
        layer = document.design.node(node_id).layer
        if isinstance(layer, UserBlock):
            self._block_form(layout, type(layer).definition, inside=False)
        inside = QPushButton(tr("Open inside"))
        inside.clicked.connect(lambda: self.open_inside.emit(node_id))
        layout.addWidget(inside)
        unpack = QPushButton(tr("Unpack into layers"))
        unpack.setToolTip(tr("Replaces the block by what is inside it, to be edited freely"))
        unpack.setEnabled(not document.read_only)
        unpack.clicked.connect(lambda: self.unpack.emit(node_id))
        layout.addWidget(unpack)

    def _fill(self, document: Document, node: Node) -> None:
        for name, editor in self.editors.items():
            editor.show_value(node.repeat if name == REPEAT_NAME else getattr(node.layer, name))
        for name, row in self.rows.items():
            row.show_expression(dict(node.expressions).get(name, ""))
        self._show_faults(document, node)
        self._facts.setText(facts(document, node))
        self._field.show_field(field_of(document.analysis, node.id))

    def look_again(self) -> None:
        """The lints have looked: what they say of the node may be another."""
        document = self._document
        if document is not None and self._node_id in document.design:
            self._show_faults(document, document.design.node(self._node_id))

    def _show_faults(self, document: Document, node: Node) -> None:
        """Those of the analysis and of the lints; the buttons stay while nothing differs."""
        mine = [d for d in document.analysis.diagnostics if d.node == node.id]
        mine += self._checking.of(document.analysis, node.id)
        if (mine, node.id) != self._said:
            self._said = mine, node.id
            empty(self._faults)
            for diagnostic in mine:
                self._fault(diagnostic)

    def _fault(self, diagnostic: Diagnostic) -> None:
        name = "wrong" if diagnostic.severity == "error" else "quiet"
        label = QLabel(sentence(diagnostic.message), objectName=name, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._faults.addWidget(label)
        for repair in diagnostic.repairs:
            fix = Fix(repair, diagnostic.node, self._checking)
            fix.wanted.connect(self.repair)
            self._faults.addWidget(fix)

    def _edit(self, name: str, value: Any) -> None:
        def change(design: Design) -> Transaction | None:
            node = design.node(self._node_id)
            if name == REPEAT_NAME:
                return set_repeat(node, value)
            layer = node.layer.replace(**{name: value})
            label = f"Set {name} of `{node.id}`"
            return replace_layer(node, layer, label) if layer != node.layer else None

        history = self._document.history if self._document else None
        self._do(change, merge=history is not None and self.editors[name].joins(history))

    def _do(
        self,
        change: Callable[[Design], Transaction | None],
        complain: Callable[[str], object] | None = None,
        *,
        merge: bool = False,
    ) -> None:
        """Change the document; a refusal is said, and the form shows what stands."""
        document = self._document
        if document is None:
            return
        try:
            action = change(document.design)
            if action:
                document.do(action, merge=merge)
        except (DesignError, ParameterError) as error:
            (complain or self.refused.emit)(sentence(str(error)))
            if complain is None and self._node_id in document.design:
                self._fill(document, document.design.node(self._node_id))


def _definition(document: Document) -> Definition | None:
    """Of the user's block whose inside it is."""
    return document.definition if isinstance(document, Inside) else None


def _paragraph(text: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setObjectName("quiet" if quiet else "")
    return label
