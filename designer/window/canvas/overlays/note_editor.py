"""Writing in a note or a frame's title, in place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QPlainTextEdit

from designer.window.canvas.items.note_item import PAD, NoteItem
from designer.window.languages.words import tr
from designer.window.look.card import fonts

BORDER = 2
SMALLEST, FEWEST = 9.0, 120  # letters in points, pixels of width: from afar the field is larger

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QPlainTextEdit):
    """Lies over the note. Leaving it, or Ctrl+Return, writes; Escape leaves the text as it was.

    In a frame's title Return writes too.
    """

    def __init__(self, view: QGraphicsView, item: NoteItem, write: Callable[[str], None]) -> None:
        super().__init__(item.note.text, view.viewport(), objectName="writing")
        self._view, self._note, self._write = view, item.note, write
        self._ended = False
        self.setAccessibleName(tr("Title of the frame") if item.note.frame else tr("Note"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if item.note.frame:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.place()
        self.show()
        self.selectAll()
        self.setFocus()

    def place(self) -> None:
        """Over its note, wherever the view has gone."""
        note, view = self._note, self._view
        zoom, height = view.transform().m11(), note.height
        font = QFont(fonts()[0 if note.frame else 1])
        font.setPointSizeF(max(font.pointSizeF() * zoom, SMALLEST))
        self.setFont(font)
        self.document().setDocumentMargin(4 if note.frame else max(PAD * zoom - BORDER, 4))
        corner = view.mapFromScene(note.x, note.y)
        least = self.fontMetrics().height() + 2 * PAD
        if note.frame:
            height = 0.0
        size = max(note.width * zoom, FEWEST), max(height * zoom, least)
        self.setGeometry(QRect(corner.x(), corner.y(), round(size[0]), round(size[1])))

    def event(self, event: QEvent) -> bool:
        """Ctrl+Return is not the window's here."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in ENTER
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._end(write=False)
            self._view.setFocus()
        elif enter and (ctrl or self._note.frame):
            self._end(write=True)
            self._view.setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self._end(write=True)

    def _end(self, *, write: bool) -> None:
        if self._ended:
            return
        self._ended = True
        text = self.toPlainText()
        self.hide()
        self.deleteLater()
        if write and text != self._note.text:
            self._write(text)
