"""What repeats in a design, found a moment later, and a button that folds it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from designer.design.folding import repetition
from designer.window.document import Document
from designer.window.words import count, tr

PAUSE = 300  # ms without an edit before it looks
MOST = 600  # nodes; in larger designs it looks only when it is asked to


class FoldOffer(QWidget):
    """Hidden where nothing repeats; `wanted` asks for the folding."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self.text = QLabel(wordWrap=True, objectName="quiet")
        self.button = QPushButton(tr("Fold what repeats"))
        self.button.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addWidget(self.button)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.hide()

    def watch(self, document: Document) -> None:
        """Look at this design, soon; what was found before no longer holds."""
        self._document = document
        self._pause.start()

    def _look(self) -> None:
        document = self._document
        if document is None or document.read_only or len(document.design) > MOST:
            self.hide()
            return
        found = repetition(document.design)
        self.setVisible(found is not None)
        if found is not None:
            copies, nodes = len(found.copies), len(found.copies[0])
            form = tr("{copies} equal nodes follow each other from {first} on.")
            if nodes > 1:
                form = tr("A stretch of {nodes} nodes comes {copies} times from {first} on.")
            first = found.copies[0][0]
            self.text.setText(form.format(nodes=count(nodes), copies=count(copies), first=first))
