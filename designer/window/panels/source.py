"""The PyTorch source of the design, live; the selected node's lines are marked."""

from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from designer.design.design import DesignError
from designer.translate.source import Source, print_source
from designer.window.canvas.look import Look
from designer.window.document import Document
from designer.window.theme import MARK


class SourcePanel(QPlainTextEdit):
    """Printed anew only while it is visible."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAccessibleName("PyTorch")
        self._look = look
        self._source: Source | None = None

    def show_document(self, document: Document, selected: set[str]) -> None:
        """The text of the design as it stands."""
        try:
            self._source = print_source(document.design)
            text = self._source.text
        except DesignError as error:
            self._source, text = None, f"# {error}\n"
        if text != self.toPlainText():
            self.setPlainText(text)
        self.mark(selected)

    def mark(self, selected: set[str]) -> None:
        """Mark the lines of these nodes and go to the first."""
        marks = []
        colour = QColor(self._look.theme["accent"])
        colour.setAlphaF(MARK)
        for line, (class_name, node_id) in sorted(
            (self._source.origins if self._source else {}).items()
        ):
            if node_id in selected and self._source and class_name == self._source.class_name:
                mark = QTextEdit.ExtraSelection()
                mark.format.setBackground(colour)
                mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                mark.cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
                marks.append(mark)
        self.setExtraSelections(marks)
        if marks:
            self.setTextCursor(marks[0].cursor)
            self.centerCursor()
