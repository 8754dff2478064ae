"""All diagnostics with their repairs; a click goes there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from designer.design.diagnosis import Diagnostic
from designer.window.inspector import fix_button
from designer.window.words import tr

MOST = 100


class ProblemsPanel(QScrollArea):
    """`chosen` carries a node's id, `repair` a fix."""

    chosen = Signal(str)
    repair = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self._shown: tuple[Diagnostic, ...] | None = None
        self.show_diagnostics(())

    def show_diagnostics(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Rebuild where they differ."""
        if diagnostics == self._shown:
            return
        self._shown = diagnostics
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        for diagnostic in diagnostics[:MOST]:
            layout.addLayout(self._row(diagnostic))
        if len(diagnostics) > MOST:
            layout.addWidget(QLabel(f"+ {len(diagnostics) - MOST}", objectName="quiet"))
        if not diagnostics:
            text = tr("No problems: every wire carries a shape that its layer can take.")
            layout.addWidget(QLabel(text, objectName="quiet"))
        self.setWidget(page)

    def _row(self, diagnostic: Diagnostic) -> QHBoxLayout:
        row = QHBoxLayout()
        go = QPushButton(diagnostic.node or tr("design"), flat=True)
        go.setToolTip(tr("Show it on the canvas"))
        go.clicked.connect(lambda: self.chosen.emit(diagnostic.node))
        row.addWidget(go)
        name = "wrong" if diagnostic.severity == "error" else "quiet"
        text = QLabel(diagnostic.message, objectName=name, wordWrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(text, 1)
        for fix in diagnostic.repairs[:3]:
            row.addWidget(fix_button(fix, self.repair))
        return row
