"""Ctrl+K: every action, layer and preset by its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from designer.window.closeness import closeness
from designer.window.words import tr


@dataclass(frozen=True)
class Command:
    """What a line says, what else finds it, and what it does."""

    text: str
    also: str
    run: Callable[[], object]


class CommandPalette(QDialog):
    """Type some letters of the words, in their order; Enter does the first."""

    def __init__(self, parent: QWidget, commands: Iterable[Command]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(tr("Commands"))
        self.search = QLineEdit(placeholderText=tr("What would you like to do?"))
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.resize(520, 380)
        centre = parent.mapToGlobal(parent.rect().center())
        self.move(
            centre.x() - self.width() // 2, parent.mapToGlobal(parent.rect().topLeft()).y() + 80
        )
        self._commands = list(commands)
        self.finished.connect(self.deleteLater)
        self.search.textChanged.connect(self.filter)
        self.search.returnPressed.connect(self._run)
        self.list.itemActivated.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self.filter("")
        self.search.setFocus()

    def filter(self, text: str) -> None:
        """Show what the letters fit, the closest first."""
        scored = [(closeness(text, c.text, c.also), n) for n, c in enumerate(self._commands)]
        found = sorted((score, n) for score, n in scored if score is not None)
        self.list.clear()
        for _, number in found:
            item = QListWidgetItem(self._commands[number].text)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step:
            row = self.list.currentRow() + step
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        else:
            super().keyPressEvent(event)

    def _run(self, *_: object) -> None:
        item = self.list.currentItem()
        self.accept()
        if item is not None:
            self._commands[item.data(Qt.ItemDataRole.UserRole)].run()
