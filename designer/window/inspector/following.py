"""A parameter inside a user's block: set to a value, or following an expression of exposed ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.window.inspector.editors import Editor
from designer.window.languages.words import tr
from designer.window.widgets.fields import Line
from designer.window.widgets.tool_button import tool_button


class FollowingRow(QWidget):
    """An editor, and a button beside it that exposes the parameter or lets it follow.

    `expose` asks for a parameter of the block; `follow` carries an expression, empty to set free.
    """

    expose = Signal()
    follow = Signal(str)

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        self.expression = Line(placeholderText="4 * channels")
        self.expression.setAccessibleName(tr("Expression for {name}").format(name=editor.name))
        self.expression.editingFinished.connect(self._read)
        self.complaint = QLabel(objectName="wrong", wordWrap=True, visible=False)
        self.button = tool_button(
            "ƒ", tip=tr("Let this parameter follow from parameters of the block")
        )
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setAccessibleName(tr("Expression or parameter of the block"))
        self.menu = QMenu(self)
        self.menu.addAction(tr("Expose as a parameter of the block"), self.expose.emit)
        self.menu.addAction(tr("Follow an expression…"), self._begin)
        self.free = self.menu.addAction(tr("Set to a value again"), lambda: self.follow.emit(""))
        self.button.setMenu(self.menu)
        line = QHBoxLayout()
        line.addWidget(editor, 1)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.expression)
        layout.addWidget(self.complaint)
        self.show_expression("")

    def _begin(self) -> None:
        self.expression.setVisible(True)
        self.expression.setFocus()

    def _read(self) -> None:
        if self.expression.isModified() and self.expression.text().strip():
            self.expression.setModified(False)
            self.follow.emit(self.expression.text())

    def show_expression(self, text: str) -> None:
        """What the parameter follows from; empty where it is set."""
        self.complaint.setVisible(False)
        if not self.expression.hasFocus() or text:
            self.expression.setText(text)
            self.expression.setModified(False)
            self.expression.setVisible(bool(text))
        self.editor.field.setEnabled(not text)
        self.free.setEnabled(bool(text))

    def complain(self, sentence: str) -> None:
        """Say beneath why an expression is refused."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(True)
