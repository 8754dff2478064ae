"""One editor widget a kind of parameter; each tells the value a person wants."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from blocks.parameters import (
    BoolKind,
    ChoiceKind,
    IntKind,
    IntsKind,
    Kind,
    ParameterError,
    ShapeKind,
    TupleKind,
)
from designer.design.history import History
from designer.window.languages.words import sentence, tr
from designer.window.widgets.fields import Line, SpinBox

NARROWEST = 64  # pixels: Qt would have a spin box as wide as its largest number


class Editor(QWidget):
    """Emits `edited` with a value that the kind accepts; says beneath why it refuses another."""

    edited = Signal(object)

    def __init__(self, name: str, kind: Kind) -> None:
        super().__init__()
        self.name, self.kind = name, kind
        self.field = self._field()
        self.field.setMinimumWidth(NARROWEST)
        self.field.setToolTip(sentence(kind.doc))
        self.field.setAccessibleName(name)
        self.field.setAccessibleDescription(sentence(kind.doc))
        self.complaint = QLabel(objectName="wrong", wordWrap=True, visible=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self.complaint)

    def _field(self) -> QWidget:
        raise NotImplementedError

    def joins(self, history: History) -> bool:
        """Whether what is told now belongs to the step before: a number that is stepped on."""
        return False

    def show_value(self, value: Any) -> None:
        """Show a value without telling of it."""
        raise NotImplementedError

    def show_mixed(self) -> None:
        """Show that the selected nodes differ here."""
        raise NotImplementedError


class NumberEditor(Editor):
    """A spin box."""

    kind: IntKind
    field: SpinBox

    def _field(self) -> SpinBox:
        box = SpinBox()
        box.setRange(self.kind.min, min(self.kind.max, 2**31 - 1))
        box.setKeyboardTracking(False)
        box.valueChanged.connect(self.edited.emit)
        return box

    def joins(self, history: History) -> bool:
        if self.field.begins:
            history.seal()
        return self.field.stepping

    def show_value(self, value: Any) -> None:
        self.field.blockSignals(True)
        self.field.setValue(value)
        self.field.blockSignals(False)

    def show_mixed(self) -> None:
        """A spin box always holds a number: where values differ a TextEditor stands instead."""
        raise NotImplementedError


class BoolEditor(Editor):
    """A check box."""

    field: QCheckBox

    def _field(self) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(self._told)  # `toggled` is silent where it was half checked
        return box

    def _told(self, on: bool) -> None:  # noqa: FBT001
        self.edited.emit(on)

    def show_value(self, value: Any) -> None:
        self.field.setTristate(False)
        self.field.setText("")
        self.field.setChecked(value)

    def show_mixed(self) -> None:
        self.field.setTristate(True)
        self.field.setText(tr("mixed"))
        self.field.setCheckState(Qt.CheckState.PartiallyChecked)


class ChoiceEditor(Editor):
    """A drop-down list."""

    kind: ChoiceKind
    field: QComboBox

    def _field(self) -> QComboBox:
        box = QComboBox()
        box.addItems([self.kind.show(choice) for choice in self.kind.choices])
        box.activated.connect(lambda place: self.edited.emit(self.kind.choices[place]))
        return box

    def show_value(self, value: Any) -> None:
        self.field.setCurrentIndex(self.kind.choices.index(value))

    def show_mixed(self) -> None:
        self.field.setPlaceholderText(tr("mixed"))
        self.field.setCurrentIndex(-1)


class TextEditor(Editor):
    """A line of text that the kind parses: pairs, shapes, numbers with a fraction."""

    field: Line

    def _field(self) -> Line:
        line = Line()
        self._hint = ""
        if isinstance(self.kind, TupleKind):
            self._hint = ", ".join(map(sentence, self.kind.axes))
        elif isinstance(self.kind, ShapeKind) and not isinstance(self.kind, IntsKind):
            self._hint = "C×H×W"
        line.setPlaceholderText(self._hint)
        line.editingFinished.connect(self._read)
        line.textEdited.connect(lambda: self.complaint.setVisible(False))
        return line

    def _read(self) -> None:
        if not self.field.isModified():
            return
        self.field.setModified(False)
        try:
            value = self.kind.parse(self.name, self.field.text())
        except ParameterError as error:
            self.complaint.setText(f"{sentence(str(error))}.")
            self.complaint.setVisible(True)
            return
        self.edited.emit(value)

    def show_value(self, value: Any) -> None:
        if not self.field.hasFocus() or not self.complaint.isVisible():
            self.field.setPlaceholderText(self._hint)
            self._set(self.kind.show(value))

    def show_mixed(self) -> None:
        if not self.complaint.isVisible():
            self.field.setPlaceholderText(tr("mixed"))
            self._set("")

    def _set(self, text: str) -> None:
        self.field.setText(text)
        self.field.setModified(False)
        self.complaint.setVisible(False)


def editor_for(name: str, kind: Kind) -> Editor:
    """The editor of a kind."""
    if isinstance(kind, TupleKind | ShapeKind):
        return TextEditor(name, kind)
    if isinstance(kind, IntKind):
        return NumberEditor(name, kind)
    if isinstance(kind, BoolKind):
        return BoolEditor(name, kind)
    if isinstance(kind, ChoiceKind):
        return ChoiceEditor(name, kind)
    return TextEditor(name, kind)
