"""What lies right below an entry of a tree."""

from PySide6.QtWidgets import QTreeWidgetItem


def children(entry: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """In their order."""
    return [child for n in range(entry.childCount()) if (child := entry.child(n)) is not None]
