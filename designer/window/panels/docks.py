"""The docks: palette and inspector at the sides, the panels below, folded until asked for."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from designer.window.languages.words import tr


def side_docks(
    window: QMainWindow, palette: QWidget, inspector: QWidget
) -> tuple[QDockWidget, QDockWidget]:
    """Left and right."""
    areas = Qt.DockWidgetArea
    sides = (
        _dock(window, tr("Palette"), "palette", palette, areas.LeftDockWidgetArea),
        _dock(window, tr("Inspector"), "inspector", inspector, areas.RightDockWidgetArea),
    )
    window.resizeDocks(list(sides), [220, 300], Qt.Orientation.Horizontal)
    return sides


def panel_docks(
    window: QMainWindow, panels: dict[str, tuple[str, QWidget]]
) -> dict[str, QDockWidget]:
    """One behind the other, by name."""
    area = Qt.DockWidgetArea.BottomDockWidgetArea
    docks = {n: _dock(window, title, n, widget, area) for n, (title, widget) in panels.items()}
    for before, after in pairwise(docks.values()):
        window.tabifyDockWidget(before, after)
    for holder in docks.values():
        holder.hide()
    window.resizeDocks(list(docks.values()), [260] * len(docks), Qt.Orientation.Vertical)
    return docks


def _dock(
    window: QMainWindow, title: str, name: str, widget: QWidget, area: Qt.DockWidgetArea
) -> QDockWidget:
    """Its place is remembered by its name."""
    holder = QDockWidget(title, window)
    holder.setObjectName(name)
    holder.setWidget(widget)
    window.addDockWidget(area, holder)
    return holder
