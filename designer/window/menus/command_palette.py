"""Ctrl+K: every action, layer and preset by its name, or by the menu that it is in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from designer.window.languages.words import tr
from designer.window.menus.closeness import closeness
from designer.window.menus.command_line import KEYS, CommandLine

BELOW = " › "  # between a menu and what is in it
LETTERS = 3  # the closeness of letters apart


@dataclass(frozen=True)
class Command:
    """What a line says, what else finds it, and what it does; where it stands in the menus."""

    text: str
    also: str
    run: Callable[[], object]
    path: tuple[str, ...] = ()
    keys: str = ""
    enabled: bool = True
    checked: bool = False

    @property
    def shown(self) -> str:
        """With its path, and marked where it is on."""
        return ("✓ " if self.checked else "") + BELOW.join((*self.path, self.text))

    def closeness(self, typed: str) -> tuple[int, int, int] | None:
        """By its own words, else by all words of its path."""
        own = closeness(typed, self.text, self.also)
        if own is not None and own[0] < LETTERS:
            return own
        words, whole = typed.lower().split(), f"{BELOW.join(self.path)} {self.text} {self.also}"
        if self.path and all(word in whole.lower() for word in words):
            return LETTERS, 0, 0  # in the menus' order, before letters apart
        return own


class CommandPalette(QDialog):
    """Type some letters of the words, in their order; Enter does the first."""

    def __init__(self, parent: QWidget, commands: Iterable[Command]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(tr("Commands"))
        self.search = QLineEdit(placeholderText=tr("What would you like to do?"))
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(CommandLine(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self.list.clear()
        found = self._found(text)
        for _, number in found:
            self.list.addItem(self._line(number))
        # Where the closest can't be done, Enter must not do what is less meant.
        meant = [row for row, (score, _) in enumerate(found) if score == found[0][0]]
        self.list.setCurrentRow(next((row for row in meant if self._can_be_done(row)), -1))

    def _line(self, number: int) -> QListWidgetItem:
        command = self._commands[number]
        item = QListWidgetItem(command.shown)
        item.setData(Qt.ItemDataRole.UserRole, number)
        item.setData(KEYS, command.keys)
        if not command.enabled:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            grey = self.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
            item.setForeground(grey)
        return item

    def _found(self, text: str) -> list[tuple[tuple[int, ...], int]]:
        """The closest first; before anything is typed all in the order in which they are given."""
        numbers = range(len(self._commands))
        if not text.strip():
            return [((), number) for number in numbers]
        scored = [(self._commands[number].closeness(text), number) for number in numbers]
        return sorted((score, number) for score, number in scored if score is not None)

    def _step(self, row: int, by: int) -> None:
        """To the next line from there that can be done; where there is none the list stays."""
        row += by
        while 0 <= row < self.list.count():
            if self._can_be_done(row):
                self.list.setCurrentRow(row)
                return
            row += by

    def _can_be_done(self, row: int) -> bool:
        return bool(self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step:
            self._step(self.list.currentRow(), step)
        else:
            super().keyPressEvent(event)

    def _run(self, *_: object) -> None:
        item = self.list.currentItem()
        if item is None and self.list.count():
            return  # what is found can't be done now: it stays in sight, grey
        self.accept()
        if item is not None:
            self._commands[item.data(Qt.ItemDataRole.UserRole)].run()
