"""The form of a user's block: its name, what it is for, and the parameters that it exposes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from designer.design.user_blocks import Definition
from designer.window.languages.words import tr


class BlockForm(QWidget):
    """`described` carries name and purpose; `concealed` a parameter that is to go."""

    described = Signal(str, str)
    concealed = Signal(str)

    def __init__(self, definition: Definition, *, inside: bool) -> None:
        super().__init__()
        self.name, self.about = QLineEdit(definition.name), QLineEdit(definition.about)
        self.name.setAccessibleName(tr("Block"))
        self.about.setAccessibleName(tr("What for"))
        self.about.setPlaceholderText(tr("What the block is for"))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("Block"), self.name)
        form.addRow(tr("What for"), self.about)
        for line in (self.name, self.about):
            line.editingFinished.connect(self._read)
        if inside:
            self._parameters(form, definition)

    def _read(self) -> None:
        if self.name.isModified() or self.about.isModified():
            for line in (self.name, self.about):
                line.setModified(False)
            self.described.emit(self.name.text().strip(), self.about.text().strip())

    def _parameters(self, form: QFormLayout, definition: Definition) -> None:
        for exposed in definition.exposed:
            row = QHBoxLayout()
            shown = exposed.kind.show(exposed.default)
            told = tr("by default {value}").format(value=shown)
            row.addWidget(QLabel(told, wordWrap=True), 1)
            gone = QPushButton(tr("Remove"), flat=True)
            gone.setAccessibleName(tr("Remove {name}").format(name=exposed.name))
            gone.clicked.connect(lambda _=False, name=exposed.name: self.concealed.emit(name))
            row.addWidget(gone)
            form.addRow(exposed.name, row)
        if not definition.exposed:
            hint = tr("ƒ beside a parameter of a layer in here makes it a parameter of the block.")
            form.addRow(QLabel(hint, wordWrap=True, objectName="quiet"))
