"""The find bar over the canvas: nodes by name, type, shape and cost, one after the other."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from designer.design.choosing.query import QueryError, find
from designer.window.canvas.overlays.pinned import Pinned
from designer.window.canvas.view import View
from designer.window.documents.workspace import Workspace
from designer.window.languages.words import count, sentence, tr
from designer.window.widgets.tool_button import tool_button

WIDTH = 480


class FindBar(QFrame):
    """What is found is ringed on the canvas as long as the bar is open."""

    def __init__(self, workspace: Workspace, view: View) -> None:
        super().__init__(view)
        self.setObjectName("chooser")
        self._workspace, self._view = workspace, view
        self._found: list[str] = []
        self._place = -1
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.query = QLineEdit(placeholderText=tr("conv macs>5%   shape:64x*   params>1M"))
        self.query.setAccessibleName(tr("Find nodes"))
        self.query.setToolTip(
            tr(
                "Words are looked for in ids, types and aliases. params, macs, flops, memory, "
                "rf, repeat: > < >= <= = and a number with k, M, G or %. type: family: id: shape: "
                "in: with * for anything; is:wrong. A minus turns a term round."
            )
        )
        self.query.installEventFilter(self)
        self.tally = QLabel(objectName="quiet")
        self.complaint = QLabel(objectName="wrong", wordWrap=True, visible=False)
        self._back = tool_button("↑", tip=tr("Previous"))
        self._on = tool_button("↓", tip=tr("Next"))
        self.all = QPushButton(tr("Select all"))
        close = tool_button("×", tip=tr("Close"))
        self._lay_out(close)
        self.query.textChanged.connect(self._search)
        self._back.clicked.connect(self.previous)
        self._on.clicked.connect(self.next)
        self.all.clicked.connect(self.select_all)
        close.clicked.connect(self.leave)
        self._pin = Pinned(self, view, Qt.Corner.TopRightCorner, WIDTH)
        self.hide()

    def _lay_out(self, close: QToolButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.query, 1)
        for widget in (self.tally, self._back, self._on, self.all, close):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.complaint)

    def use(self, view: View) -> None:
        """Stand on this canvas."""
        if view is not self._view:
            shown = self.isVisible()
            self._view = view
            self.setParent(view)
            self._pin.move_to(view)
            self.setVisible(shown)

    def open(self) -> None:
        """Type what to find."""
        self.show()
        self.raise_()
        self.query.setFocus()
        self.query.selectAll()
        self._search()

    def leave(self) -> None:
        """Close; what is selected stays so."""
        self.hide()
        self._ring([])
        self._view.setFocus()

    def refresh(self) -> None:
        """After a change of the design, or another one."""
        if self.isVisible():
            self._search(go=False)

    def _search(self, _: str = "", *, go: bool = True) -> None:
        here = self._found[self._place] if 0 <= self._place < len(self._found) else None
        said = ""
        try:
            found = find(self._workspace.shown.analysis, self.query.text())
        except QueryError as error:
            found, said = [], sentence(str(error))
        self._ring(found)
        self._place = found.index(here) if here in found else 0 if found else -1
        self.complaint.setText(said)
        self.complaint.setVisible(bool(said))
        if go and found:
            self._view.reveal(found[self._place])
        self._tell()

    def _ring(self, found: list[str]) -> None:
        self._found = found
        self._view.canvas.ring(found)

    def _tell(self) -> None:
        total = count(len(self._found))
        text = tr("{n} of {total}").format(n=count(self._place + 1), total=total)
        if not self._found:
            text = tr("none") if self.query.text().strip() else ""
        self.tally.setText(text)
        for button in (self._back, self._on, self.all):
            button.setEnabled(bool(self._found))
        self.adjustSize()
        self._pin.place()

    def next(self) -> None:
        """The next match, behind the last the first; opens the bar if there is nothing asked."""
        self._step(1)

    def previous(self) -> None:
        """The match before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self.isVisible():
            self.open()
        elif self._found:
            self._place = (self._place + by) % len(self._found)
            self._view.reveal(self._found[self._place])
            self._tell()

    def select_all(self) -> None:
        """All matches."""
        if self._found:
            self._view.canvas.select(set(self._found))
            self._view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._step(-1 if shift else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)
