"""The canvas's context menu: what can be done with what is selected."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

NODES = (
    "swapping.choose",
    "adding.here",
    "editing.bypass",
    "blocks.group",
    "blocks.unpack_selected",
    "blocks.fold",
    "blocks.keep",
    "sheet.arranging.keep",
    "sheet.notes.frame_selection",
)
ALWAYS = ("editing.delete", "editing.undo", "editing.redo", "sheet.arranging.arrange", "view.fit")
EMPTY = ("adding.here", "sheet.notes.add_note", "editing.paste")


def context_menu(parent: QWidget, actions: Mapping[str, QAction], nodes: list[str]) -> QMenu:
    """The menu for these selected nodes."""
    menu = QMenu(parent)
    if len(nodes) == 1:
        menu.addAction(actions["selected.rename"])
        menu.addAction(actions["sheet.open_inside"])
        menu.addAction(actions["tabs.open_inside"])
    if len(nodes) == 2:
        menu.addAction(actions["sheet.stepping.connect_selected"])
    for names in (NODES if nodes else EMPTY, ALWAYS):
        for name in names:
            menu.addAction(actions[name])
        menu.addSeparator()
    return menu
