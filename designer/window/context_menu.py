"""The canvas's context menu: what can be done with what is selected."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from designer.window.words import tr
from designer.window.workspace import Workspace

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


def context_menu(
    parent: QWidget, workspace: Workspace, actions: Mapping[str, QAction], nodes: list[str]
) -> QMenu:
    """The menu for these selected nodes."""
    menu = QMenu(parent)
    if len(nodes) == 1:
        menu.addAction(actions["selected.rename"])
        menu.addAction(tr("Open inside"), lambda: workspace.enter(nodes[0]))
        menu.addAction(actions["tabs.open_inside"])
    for names in (NODES if nodes else EMPTY, ALWAYS):
        for name in names:
            menu.addAction(actions[name])
        menu.addSeparator()
    return menu
