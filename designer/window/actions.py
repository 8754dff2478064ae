"""The action table: one row gives a menu entry, its shortcut, and for some a toolbar button."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar

from designer.window.words import tr

Keys = QKeySequence.StandardKey | str | tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """An action: where it stands, what it says, its keys, and the window's method it calls."""

    menu: str
    text: str
    keys: Keys  # all of a standard key's, or these
    method: str
    tool: bool = False
    checkable: bool = False


KEY = QKeySequence.StandardKey
TABLE = (
    Row("File", "New", KEY.New, "new"),
    Row("File", "Open…", KEY.Open, "open_dialog", tool=True),
    Row("File", "Save", KEY.Save, "save", tool=True),
    Row("File", "Save as…", KEY.SaveAs, "save_as"),
    Row("File", "Export…", "Ctrl+E", "export_dialog"),
    Row("File", "Quit", KEY.Quit, "close"),
    Row("Edit", "Undo", KEY.Undo, "undo", tool=True),
    Row("Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", tool=True),
    Row("Edit", "Delete", KEY.Delete, "delete"),
    Row("Edit", "Select all", KEY.SelectAll, "select_all"),
    Row("Edit", "Arrange", "Ctrl+L", "arrange"),
    Row("Edit", "Unpack block", "Ctrl+U", "unpack_selected"),
    Row("Edit", "Find a layer to add", "Ctrl+F", "focus_search"),
    Row("View", "Fit", "F", "fit"),
    Row("View", "Zoom in", KEY.ZoomIn, "zoom_in"),
    Row("View", "Zoom out", KEY.ZoomOut, "zoom_out"),
    Row("View", "Actual size", "Ctrl+0", "actual_size"),
    Row("View", "Leave block", "Backspace", "leave_block"),
    Row("View", "Dark", "Ctrl+Shift+D", "set_dark", checkable=True),
    Row("Run", "Profile", "Ctrl+P", "profile", tool=True),
    Row("Run", "Train", "Ctrl+T", "train", tool=True),
    Row("Run", "Export", (), "export_dialog", tool=True),
)


def build(window: QMainWindow, bar: QToolBar) -> dict[str, QAction]:
    """Menus, shortcuts and toolbar of the window; the actions by their method's name."""
    actions: dict[str, QAction] = {}
    menus: dict[str, Any] = {}
    last = ""
    for row in TABLE:
        if row.method not in actions:
            if row.menu not in menus:
                menus[row.menu] = window.menuBar().addMenu(tr(row.menu))
            action = menus[row.menu].addAction(tr(row.text))
            action.setShortcuts(_sequences(row.keys))
            action.setCheckable(row.checkable)
            signal = action.toggled if row.checkable else action.triggered
            method = getattr(window, row.method)
            signal.connect(method if row.checkable else lambda _=False, m=method: m())
            actions[row.method] = action
        if row.tool:
            if last and row.menu != last:
                bar.addSeparator()
            last = row.menu
            bar.addAction(actions[row.method])
    return actions


def _sequences(keys: Keys) -> list[QKeySequence]:
    if isinstance(keys, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(keys)
    return [QKeySequence(key) for key in ((keys,) if isinstance(keys, str) else keys)]
