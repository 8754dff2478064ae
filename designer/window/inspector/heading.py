"""The head of the inspector: what is selected, and its name as a line that can be edited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from designer.window.widgets.fields import Line


class NameLine(Line):
    """Looks like text until it is pointed at; Escape leaves the name as it was."""

    def __init__(self, name: str) -> None:
        super().__init__(name, objectName="name")
        self._name = name
        self.setCursorPosition(0)

    def show_name(self, name: str) -> None:
        """Another name from elsewhere; what is being typed stays."""
        if name != self._name:
            self._name = name
            self.setText(name)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._name)
            self.clearFocus()
        else:
            super().keyPressEvent(event)


class Heading(QWidget):
    """`renamed` carries the name that was typed."""

    renamed = Signal(str)

    def __init__(self, kind: str, name: str, about: str) -> None:
        super().__init__()
        title = QLabel(f"<b>{kind}</b>")
        self.line = NameLine(name)
        self.line.setAccessibleName(about)
        self.line.setToolTip(about)
        self.line.editingFinished.connect(self._read)
        self.complaint = QLabel(objectName="wrong", wordWrap=True, visible=False)
        self.complaint.setTextFormat(Qt.TextFormat.PlainText)
        title.setBuddy(self.line)
        row = QHBoxLayout()
        row.addWidget(title)
        row.addWidget(self.line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.complaint)

    def edit(self) -> None:
        """Ready to type another name."""
        self.line.setFocus()
        self.line.selectAll()

    def complain(self, sentence: str) -> None:
        """Say beneath why a name is refused; what was typed stays, to be mended."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))

    def _read(self) -> None:
        if self.line.isModified():
            self.line.setModified(False)
            self.complain("")
            self.renamed.emit(self.line.text().strip())
