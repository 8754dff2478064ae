"""The form of several selected nodes: what they share; an edit sets it in all of them, one step."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from blocks.parameters import IntKind, Kind, ParameterError
from designer.design.design import Node
from designer.design.error import DesignError
from designer.design.operations import set_parameter, set_repeats, shared_parameters
from designer.window.documents.document import Document
from designer.window.inspector.editors import Editor, TextEditor, editor_for
from designer.window.inspector.inspector import REPEAT
from designer.window.languages.words import count, scaled, sentence, tr
from designer.window.waiting.waiting import LARGE, waiting

MOST_KINDS = 4  # named in the heading


class BulkForm(QScrollArea):
    """`refused` says why a value can't be set."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inspector of several nodes"))
        self.editors: dict[str, Editor] = {}
        self._document: Document | None = None
        self._ids: tuple[str, ...] = ()
        self._shown: object = None
        self._typed: set[str] = set()  # numbers that differed when the form was built
        self._heading = QLabel(wordWrap=True)
        self._facts = QLabel(wordWrap=True, objectName="quiet")

    def show_nodes(self, document: Document, node_ids: Sequence[str]) -> None:
        """The form is kept while nodes of the same kinds are selected."""
        same = self._ids == tuple(node_ids)
        self._document, self._ids = document, tuple(node_ids)
        nodes = self._nodes()
        kinds = shared_parameters(nodes)
        if all(_repeats(node) for node in nodes):
            kinds |= {"repeat": REPEAT}
        differ = {name: len({_value(n, name) for n in nodes}) > 1 for name in kinds}
        shown = (document, frozenset(type(node.layer) for node in nodes))
        typed = {name for name, kind in kinds.items() if differ[name] and type(kind) is IntKind}
        kept = typed <= self._typed if same else typed == self._typed  # not while one is typed
        if shown != self._shown or not kept:
            self._build(kinds, typed, read_only=document.read_only)
            self._shown, self._typed = shown, typed
        self._heading.setText(_heading(nodes))
        self._facts.setText(_facts(document, nodes))
        for name, editor in self.editors.items():
            if differ[name]:
                editor.show_mixed()
            else:
                editor.show_value(_value(nodes[0], name))

    def _nodes(self) -> list[Node]:
        assert self._document is not None
        design = self._document.design
        return [design.node(node_id) for node_id in self._ids if node_id in design]

    def _build(self, kinds: dict[str, Kind], typed: set[str], *, read_only: bool) -> None:
        page, form = QWidget(), QFormLayout()
        layout = QVBoxLayout(page)
        self._heading = QLabel(wordWrap=True)
        self._facts = QLabel(wordWrap=True, objectName="quiet")
        layout.addWidget(self._heading)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.editors = {}
        for name, kind in kinds.items():
            # Numbers that differ are typed: a spin box would have to show one of them.
            editor = TextEditor(name, kind) if name in typed else editor_for(name, kind)
            editor.setEnabled(not read_only)
            editor.edited.connect(lambda value, name=name: self._edit(name, value))
            self.editors[name] = editor
            text = QLabel(name, toolTip=sentence(kind.doc))
            text.setBuddy(editor.field)
            form.addRow(text, editor)
        if kinds:
            layout.addLayout(form)
        else:
            layout.addWidget(QLabel(tr("They share no parameter."), objectName="quiet"))
        layout.addWidget(self._facts)
        layout.addStretch(1)
        self.setWidget(page)

    def _edit(self, name: str, value: Any) -> None:
        """In all of them, or, where one can't take it, in none."""
        if self._document is None:
            return
        nodes = self._nodes()
        try:
            step = set_repeats(nodes, value) if name == "repeat" else None
            step = step or set_parameter(nodes, name, value)
            if not step.edits:
                return
            heavy = len(step.edits) >= LARGE
            history = self._document.history
            with (
                waiting(tr("Working it out…"), self) as wait,
                wait.drawing(history.take_back, heavy=heavy),
            ):
                self._document.do(step, merge=self.editors[name].joins(history))
        except (ParameterError, DesignError) as error:
            self.refused.emit(sentence(str(error)))
            self.show_nodes(self._document, self._ids)


def _repeats(node: Node) -> bool:
    layer = node.layer
    return len(layer.inputs) == 1 and len(layer.outputs) == 1 and not layer.variadic


def _value(node: Node, name: str) -> Any:
    return node.repeat if name == "repeat" else getattr(node.layer, name)


def _heading(nodes: list[Node]) -> str:
    kinds = Counter(type(node.layer).__name__ for node in nodes).most_common()
    named = [f"{number} {name}" if number > 1 else name for name, number in kinds[:MOST_KINDS]]
    more = [tr("more")] if len(kinds) > MOST_KINDS else []
    title = tr("{n} nodes selected").format(n=count(len(nodes)))
    return f"<b>{title}</b><br>{', '.join(named + more)}"


def _facts(document: Document, nodes: list[Node]) -> str:
    known = [document.analysis.nodes[node.id].evaluation for node in nodes]
    parameters, macs = sum(e.parameters for e in known), sum(e.macs for e in known)
    return tr("Together {parameters} parameters and {macs} MACs.").format(
        parameters=scaled(parameters), macs=scaled(macs)
    )
