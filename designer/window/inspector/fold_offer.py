"""What repeats in a design, found a moment later, and a button that folds it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from designer.design.own_blocks.folding import repetition
from designer.window.documents.document import Document
from designer.window.languages.words import count, tr
from designer.window.waiting.when_seen import WhenSeen

PAUSE = 300  # ms without an edit before it looks
MOST = 600  # nodes; in larger designs it looks only when it is asked to


class FoldOffer(QWidget):
    """Empty where nothing repeats; `wanted` asks for the folding."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self._looked_at: object = None  # the document and its state
        self.text = QLabel(wordWrap=True, objectName="quiet")
        self.button = QPushButton(tr("Fold what repeats"))
        self.button.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addWidget(self.button)
        self._look_when_seen = WhenSeen(self, PAUSE)
        self._look_when_seen.due.connect(self._look)
        self._say("")

    def watch(self, document: Document) -> None:
        """Look at this design, soon, if it is not as it was."""
        state = document, document.history.state
        if state != self._looked_at:
            self._looked_at, self._document = state, document
            self._look_when_seen.ask()

    def _look(self) -> None:
        document = self._document
        if document is None or document.read_only or len(document.design) > MOST:
            self._say("")
            return
        found = repetition(document.design)
        if found is None:
            self._say("")
            return
        copies, nodes = len(found.copies), len(found.copies[0])
        form = tr("{copies} equal nodes follow each other from {first} on.")
        if nodes > 1:
            form = tr("A stretch of {nodes} nodes comes {copies} times from {first} on.")
        first = found.copies[0][0]
        self._say(form.format(nodes=count(nodes), copies=count(copies), first=first))

    def _say(self, text: str) -> None:
        """Empty, it is still there, to be seen and to look again."""
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setVisible(bool(text))
