"""The action table: one row gives a menu entry, its shortcut, and for some a toolbar button."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar

from designer.window.words import tr

Keys = QKeySequence.StandardKey | str | tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """An action: its menu, words and keys, and the method that it calls, from the window on."""

    menu: str
    text: str
    keys: Keys  # all of a standard key's, or these
    method: str
    tool: bool = False
    checkable: bool = False


KEY = QKeySequence.StandardKey
TABLE = (
    Row("File", "New", KEY.New, "files.new"),
    Row("File", "Open…", KEY.Open, "files.open_dialog", tool=True),
    Row("File", "Save", KEY.Save, "files.save", tool=True),
    Row("File", "Save as…", KEY.SaveAs, "files.save_as"),
    Row("File", "Export…", "Ctrl+E", "export.dialog"),
    Row("File", "Close tab", "Ctrl+W", "files.close"),
    Row("File", "Quit", KEY.Quit, "close"),
    Row("Edit", "Undo", KEY.Undo, "editing.undo", tool=True),
    Row("Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "editing.redo", tool=True),
    Row("Edit", "Cut", KEY.Cut, "editing.cut"),
    Row("Edit", "Copy", KEY.Copy, "editing.copy"),
    Row("Edit", "Paste", KEY.Paste, "editing.paste"),
    Row("Edit", "Duplicate", "Ctrl+D", "editing.duplicate"),
    Row("Edit", "Change to…", "Ctrl+R", "swapping.choose"),
    Row("Edit", "Rename", "F2", "selected.rename"),
    Row("Edit", "Bypass", "Ctrl+Backspace", "editing.bypass"),
    Row("Edit", "Delete", KEY.Delete, "editing.delete"),
    Row("Edit", "Select all", KEY.SelectAll, "editing.select_all"),
    Row("Edit", "Arrange", "Ctrl+L", "editing.arrange"),
    Row("Edit", "Group into a block", "Ctrl+G", "blocks.group"),
    Row("Edit", "Unpack block", ("Ctrl+U", "Ctrl+Shift+G"), "blocks.unpack_selected"),
    Row("Edit", "Fold what repeats", "Ctrl+Shift+R", "blocks.fold"),
    Row("Edit", "Keep block in the library", (), "blocks.keep"),
    Row("Edit", "Add note", "Ctrl+Shift+N", "sheet.notes.add_note"),
    Row("Edit", "Frame selection", "Ctrl+Shift+F", "sheet.notes.frame_selection"),
    Row("Edit", "Add a layer here…", "Shift+A", "adding.here"),
    Row("Edit", "Find a layer to add", "Ctrl+F", "focus_search"),
    Row("View", "Commands…", "Ctrl+K", "open_commands"),
    Row("View", "Fit", "F", "view.fit"),
    Row("View", "Zoom in", KEY.ZoomIn, "view.zoom_in"),
    Row("View", "Zoom out", KEY.ZoomOut, "view.zoom_out"),
    Row("View", "Actual size", "Ctrl+0", "view.actual_size"),
    Row("View", "Open block in a tab", "Ctrl+Return", "tabs.open_inside"),
    Row("View", "Problems", "F8", "show_problems"),
    Row("View", "Leave block", "Backspace", "workspace.leave"),
    Row("View", "Split", "Ctrl+\\", "panes.set_split", checkable=True),
    Row("View", "Other pane", "F6", "panes.other"),
    Row("View", "Next tab", ("Ctrl+Tab", "Ctrl+PgDown"), "tabs.next"),
    Row("View", "Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "tabs.previous"),
    Row("View", "Dark", "Ctrl+Shift+D", "set_dark", checkable=True),
    Row("Run", "Profile", "Ctrl+P", "profile", tool=True),
    Row("Run", "Train", "Ctrl+T", "train", tool=True),
    Row("Run", "Export", (), "export.dialog", tool=True),
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
            method = late(window, row.method)
            signal = action.toggled if row.checkable else action.triggered
            signal.connect(method if row.checkable else lambda _=False, m=method: m())
            actions[row.method] = action
        if row.tool:
            if last and row.menu != last:
                bar.addSeparator()
            last = row.menu
            bar.addAction(actions[row.method])
    return actions


def late(owner: Any, path: str) -> Callable[..., Any]:
    """Calls the method at the end of the path, looked up then: most are of the current tab."""

    def call(*values: Any) -> Any:
        return attrgetter(path)(owner)(*values)

    return call


def _sequences(keys: Keys) -> list[QKeySequence]:
    if isinstance(keys, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(keys)
    return [QKeySequence(key) for key in ((keys,) if isinstance(keys, str) else keys)]
