"""What stands in the inspector's place: the form of one node, or that of several."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget

from designer.window.bulk import BulkForm
from designer.window.document import Document
from designer.window.inspector import Inspector


class Selected(QStackedWidget):
    """Follows the selection."""

    def __init__(self, inspector: Inspector, bulk: BulkForm) -> None:
        super().__init__()
        self._inspector, self._bulk = inspector, bulk
        self.addWidget(inspector)
        self.addWidget(bulk)

    def show_nodes(self, document: Document, node_ids: Sequence[str]) -> None:
        """The form that suits so many."""
        if len(node_ids) > 1:
            self._bulk.show_nodes(document, node_ids)
            self.setCurrentWidget(self._bulk)
        else:
            self._inspector.show_node(document, node_ids[0] if node_ids else None)
            self.setCurrentWidget(self._inspector)
