"""Colours for Python: keywords, strings, numbers, what is defined, comments."""

import builtins
import keyword
import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from designer.window.theme import Theme

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
    """Follows the text of a document by itself."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._formats = _formats(theme)

    def retheme(self, theme: Theme) -> None:
        """Other colours."""
        self._formats = _formats(theme)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
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
