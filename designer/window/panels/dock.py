"""A panel's dock."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget


def dock(
    window: QMainWindow, title: str, name: str, widget: QWidget, area: Qt.DockWidgetArea
) -> QDockWidget:
    """Put a widget at a side of the window; its place is remembered by name."""
    holder = QDockWidget(title, window, objectName=name)
    holder.setWidget(widget)
    window.addDockWidget(area, holder)
    return holder
