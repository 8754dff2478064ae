"""The PyTorch source of the design, live: lines and nodes select each other."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QGuiApplication,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QTextEdit

from designer.design.error import DesignError
from designer.translate.source import Source, print_source
from designer.window.canvas.items.look import Look
from designer.window.documents.document import Document
from designer.window.documents.reading import Reading
from designer.window.languages.words import tr
from designer.window.look.theme import MARK
from designer.window.panels.python_colours import PythonColours

MOST_MARKED = 500  # lines; more at once are no help, and slow


class SourcePanel(QPlainTextEdit):
    """Printed anew only while it is visible.

    `chosen` carries the nodes that the line under the cursor came from; `save_wanted` asks for a
    file of it.
    """

    chosen = Signal(set)
    save_wanted = Signal()
    said = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTextInteractionFlags(
            self.textInteractionFlags() | self.textInteractionFlags().TextSelectableByKeyboard
        )
        self.setAccessibleName("PyTorch")
        self._look = look
        self._source: Source | None = None
        self._listening = True
        self._selected: set[str] = set()
        self._reading = Reading(self)
        self._reading.found.connect(self._show)
        self._colours = PythonColours(self.document(), look.theme)
        self._buttons = self._bar()
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.verticalScrollBar().valueChanged.connect(self._color_in_view)

    def _bar(self) -> QFrame:
        """Buttons over the top right corner."""
        bar = QFrame(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        for text, slot in ((tr("Copy"), self.copy_all), (tr("Save…"), self.save_wanted.emit)):
            button = QPushButton(text)
            button.clicked.connect(slot)
            row.addWidget(button)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._buttons.adjustSize()
        edge = self.viewport().geometry().topRight()
        self._buttons.move(edge - QPoint(self._buttons.width() + 6, -6))
        self._color_in_view()

    def copy_all(self) -> None:
        """The whole text to the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())
        self.said.emit(tr("Copied the source"))

    def show_document(self, document: Document, selected: set[str]) -> None:
        """The text of the design as it stands."""
        self._selected = selected
        self._reading.read(document, _printed)

    def _show(self, found: Source | str) -> None:
        self._source = found if isinstance(found, Source) else None
        self._listening = False
        self._replace(found.text if isinstance(found, Source) else found)
        self._listening = True
        self._color_in_view()
        self.mark(self._selected)

    def _replace(self, text: str) -> None:
        """Only the lines that differ, so that colours, cursor and scroll bars of others stay."""
        old, new = (t.split("\n") for t in (self.toPlainText(), text))
        if old == new:
            return
        shorter = min(len(old), len(new)) - 1  # both end with a line that is empty
        head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
        most = shorter + 1 - head
        tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_length(old[:head]))
        cursor.setPosition(_length(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        lines = new[head : len(new) - tail]
        with self._colours.put_off(head, len(old) - tail - head, len(lines)):
            cursor.insertText("".join(f"{line}\n" for line in lines))

    def _color_in_view(self) -> None:
        """Colours for the lines that can be seen; those of a large network are thousands."""
        count = self.viewport().height() // self.fontMetrics().lineSpacing() + 2
        self._colours.catch_up(self.firstVisibleBlock().blockNumber(), count)

    def mark(self, selected: set[str]) -> None:
        """Mark the lines of these nodes and go to the first, unless the cursor is in one."""
        self._selected = selected
        lines = sorted(self._lines_of(selected)) if selected else []
        marks = []
        colour = QColor(self._look.theme["accent"])
        colour.setAlphaF(MARK)
        for line in lines[:MOST_MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(colour)
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
            marks.append(mark)
        self.setExtraSelections(marks)
        if marks and not self._at(selected):
            self._listening = False
            self.setTextCursor(marks[0].cursor)
            self._listening = True
            self.centerCursor()

    def _lines_of(self, node_ids: set[str]) -> Iterator[int]:
        """From 1, the lines of nodes of the design; not those inside its blocks."""
        if self._source is not None:
            for line, (class_name, node_id) in self._source.origins.items():
                if node_id in node_ids and class_name == self._source.class_name:
                    yield line

    def _here(self) -> set[str]:
        line = self.textCursor().blockNumber() + 1
        return self._source.nodes_at(line) if self._source else set()

    def _at(self, selected: set[str]) -> bool:
        """Whether a person has the cursor on a line of these nodes."""
        return self.hasFocus() and self._here() == selected

    def _cursor_moved(self) -> None:
        nodes = self._here() if self._listening and self.hasFocus() else set()
        if nodes:
            self.chosen.emit(nodes)

    def retheme(self) -> None:
        """After a change of colours."""
        self._colours.retheme(self._look.theme)
        self._color_in_view()


def _printed(document: Document) -> Source | str:
    """The source, or a comment that says why there is none."""
    try:
        return print_source(document.design)
    except DesignError as error:
        return f"# {error}\n"


def _length(lines: list[str]) -> int:
    """In Qt's letters, of 16 bits, with the ends of the lines."""
    return sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)
