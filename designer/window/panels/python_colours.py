"""Colours for Python: keywords, strings, numbers, what is defined, comments."""

import builtins
import keyword
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from designer.window.look.theme import Theme

KEYWORDS = "|".join([*keyword.kwlist, "self"])
BUILTINS = "|".join(name for name in dir(builtins) if name.islower())
# Alternatives in the order in which they win. The printed source has strings of one line only.
PATTERN = re.compile(
    r"(?P<comment>#.*)"
    r'|(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\]|\\.)*"|'
    r"'(?:[^'\\]|\\.)*')"
    r"|(?P<name>(?<=class )\w+|(?<=def )\w+)"
    rf"|(?P<keyword>\b(?:{KEYWORDS})\b)"
    r"|(?P<number>\b\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?\b)"
    rf"|(?P<builtin>(?<!\.)\b(?:{BUILTINS})\b(?=\())"
)
COLOURS = {"builtin": "name"}  # the theme's name where it is another


class PythonColours(QSyntaxHighlighter):
    """Follows the text of a document by itself; long ones where they are looked at."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._formats = _formats(theme)
        self._putting_off = False
        self._coloured = bytearray(document.blockCount())  # a flag a line

    def retheme(self, theme: Theme) -> None:
        """Other colours, for the lines that `catch_up` names."""
        self._formats = _formats(theme)
        with self.put_off():
            self.rehighlight()

    @contextmanager
    def put_off(self, first: int = 0, removed: int = 0, added: int = 0) -> Iterator[None]:
        """While lines are replaced, from the first (0) on: no colours until `catch_up`."""
        self._coloured[first : first + removed] = bytes(added)
        self._putting_off = True
        try:
            yield
        finally:
            self._putting_off = False

    def catch_up(self, first: int, count: int) -> None:
        """Colours for those of these lines that have none yet."""
        for number in range(first, min(first + count, len(self._coloured))):
            if not self._coloured[number]:
                self.rehighlightBlock(self.document().findBlockByNumber(number))

    def highlightBlock(self, text: str) -> None:
        self._coloured[self.currentBlock().blockNumber()] = not self._putting_off
        if self._putting_off:
            return
        for found in PATTERN.finditer(text):
            kind = found.lastgroup
            if kind:
                self.setFormat(found.start(), found.end() - found.start(), self._formats[kind])


def _formats(theme: Theme) -> dict[str, QTextCharFormat]:
    formats = {}
    for kind in PATTERN.groupindex:
        formats[kind] = QTextCharFormat()
        formats[kind].setForeground(theme[COLOURS.get(kind, kind)])
    return formats
