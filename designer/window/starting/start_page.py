"""The start page: what was worked on last, all presets, and what can be done here."""

from collections.abc import Callable, Iterable
from datetime import datetime
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.window.canvas.items.look import Look
from designer.window.languages.words import tr
from designer.window.remembered import recent
from designer.window.remembered.recovery import Remains
from designer.window.starting.gallery import Gallery
from designer.window.widgets.emptying import empty
from designer.window.widgets.tool_button import tool_button

LEAST, MOST = 215, 290  # pixels of the left column


class StartPage(QWidget):
    """`target` carries a file or preset to open; the others ask for what their names say."""

    target = Signal(str)
    new = Signal()
    browse = Signal()
    session = Signal()
    recover = Signal(object)
    discard = Signal(object)

    def __init__(self, look: Look, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self.gallery = Gallery(look)
        self.gallery.chosen.connect(self.target)
        self.recent = QVBoxLayout()
        self.recovered = QVBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 16, 8, 0)
        layout.setSpacing(16)
        layout.addWidget(self._left(key_of), 1)
        layout.addWidget(self.gallery, 3)
        self.setFocusProxy(self.gallery.search)

    def _left(self, key_of: Callable[[str], str]) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addWidget(QLabel("<h2>Netwright</h2>"))
        layout.addLayout(self.recovered)
        layout.addLayout(self._buttons())
        layout.addSpacing(10)
        layout.addWidget(QLabel(f"<b>{tr('Recent files')}</b>"))
        layout.addLayout(self.recent)
        layout.addSpacing(10)
        layout.addWidget(QLabel(f"<b>{tr('What can I do here?')}</b>"))
        for method, text in _hints():
            layout.addWidget(_hint(text, key_of(method)))
        layout.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(column)
        area.setMinimumWidth(LEAST)
        area.setMaximumWidth(MOST)
        return area

    def _buttons(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        self.again = QPushButton(tr("Reopen last session"))
        for button, signal, main in (
            (QPushButton(tr("New design")), self.new, True),
            (QPushButton(tr("Open…")), self.browse, False),
            (self.again, self.session, False),
        ):
            button.setProperty("main", main)
            button.clicked.connect(signal)
            layout.addWidget(button)
        return layout

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_recent()

    def show_session(self, targets: list[str]) -> None:
        """Offer what was open when the window was closed last."""
        self.again.setVisible(bool(targets))
        self.again.setToolTip("\n".join(targets))

    def show_recent(self) -> None:
        """The list as it stands; files that are missing are grey, and may be taken off."""
        empty(self.recent)
        files = recent.recent_files()
        for name in files:
            self.recent.addWidget(self._file(name))
        if not files:
            self.recent.addWidget(QLabel(tr("None yet."), objectName="quiet"))

    def _file(self, name: str) -> QWidget:
        path, row = Path(name), QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        there = path.is_file()
        text = path.name if there else tr("{name} (missing)").format(name=path.name)
        button = QPushButton(text, objectName="entry", toolTip=name, enabled=there, flat=True)
        button.clicked.connect(lambda: self.target.emit(name))
        layout.addWidget(button, 1)
        off = tool_button("✕", name="close", tip=tr("Take off this list"))
        off.setAccessibleName(tr("Take {name} off this list").format(name=path.name))
        off.clicked.connect(lambda: self._forget(name))
        layout.addWidget(off)
        return row

    def _forget(self, name: str) -> None:
        recent.forget_file(name)
        self.show_recent()

    def retheme(self) -> None:
        """After a change of colours."""
        self.gallery.retheme()

    def show_remains(self, remains: Iterable[Remains]) -> None:
        """What a crash left behind, above everything else."""
        empty(self.recovered)
        for left in remains:
            self.recovered.addWidget(self._left_behind(left))

    def _left_behind(self, left: Remains) -> QWidget:
        frame = QFrame()
        frame.setObjectName("remains")
        layout = QVBoxLayout(frame)
        today = left.changed.date() == datetime.now().astimezone().date()
        when = left.changed.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
        said = tr("Netwright ended before {name} was saved, changed at {when}.")
        layout.addWidget(QLabel(said.format(name=left.name, when=when), wordWrap=True))
        buttons = QHBoxLayout()
        recover = QPushButton(tr("Recover"))
        recover.setAccessibleName(tr("Recover {name}").format(name=left.name))
        recover.setProperty("main", True)
        recover.clicked.connect(lambda: self.recover.emit(left))
        discard = QPushButton(tr("Discard"))
        discard.clicked.connect(lambda: self.discard.emit(left))
        buttons.addWidget(recover, 1)
        buttons.addWidget(discard)
        layout.addLayout(buttons)
        return frame


def _hints() -> tuple[tuple[str, str], ...]:
    """What can be done, in short; the keys are those of the actions."""
    return (
        ("focus_search", tr("Add a layer behind the selected one: type its name")),
        ("tabs.open_inside", tr("See inside a block: double-click, or in a tab of its own")),
        ("editing.undo", tr("Take back anything, as far as you like")),
        ("profile", tr("Find out where the time goes, layer by layer")),
        ("open_commands", tr("Do anything by its name")),
    )


def _hint(text: str, keys: str) -> QLabel:
    label = QLabel(f"{escape(text)}&nbsp; <b>{escape(keys)}</b>", wordWrap=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label
