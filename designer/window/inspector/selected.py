"""What stands in the inspector's place: the form of one node, that of several, or a hint."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget

from designer.window.documents.document import Document
from designer.window.inspector.bulk import BulkForm
from designer.window.inspector.inspector import Inspector
from designer.window.languages.words import tr
from designer.window.widgets.typing_done import finish_typing


class Selected(QStackedWidget):
    """Follows the selection; `refused` says why there is nothing to name."""

    refused = Signal(str)

    def __init__(self, inspector: Inspector, bulk: BulkForm) -> None:
        super().__init__()
        self._inspector, self._bulk = inspector, bulk
        self._shown: object = None
        self.addWidget(inspector)
        self.addWidget(bulk)
        self._hint = QLabel(tr("No design in this tab. What you choose in the palette begins one."))
        self._hint.setObjectName("quiet")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.setContentsMargins(10, 12, 10, 0)
        self.addWidget(self._hint)

    def show_none(self) -> None:
        """The tab holds no design."""
        if self._shown is not None:
            finish_typing()
            self._shown = None
        self.setCurrentWidget(self._hint)

    def show_nodes(self, document: Document, node_ids: Sequence[str]) -> None:
        """The form that suits so many; what is typed in another form holds for its own nodes."""
        shown = document, tuple(node_ids)
        if shown != self._shown:
            finish_typing()
            self._shown = shown
        if len(node_ids) > 1:
            self._bulk.show_nodes(document, node_ids)
            self.setCurrentWidget(self._bulk)
        else:
            self._inspector.show_node(document, node_ids[0] if node_ids else None)
            self.setCurrentWidget(self._inspector)

    def rename(self) -> None:
        """Ready to type another name for the one node, or for the design."""
        if self.currentWidget() is self._bulk:
            self.refused.emit(tr("Select one node to rename it."))
            return
        if self.parentWidget() is not None:
            self.parentWidget().show()  # its dock
        self._inspector.edit_name()
