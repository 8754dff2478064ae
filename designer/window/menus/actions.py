"""The action table: one row gives a menu entry, its shortcut, and for some a toolbar button."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from designer.window.canvas.settings import LETTERS, MINIMAP, SNAP, is_on
from designer.window.languages.words import tr
from designer.window.widgets.typing_done import finish_typing

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
    remembered: str = ""  # the setting that keeps whether it is on; it is at first
    choice: str = ""  # of the rows of one menu below this menu, one is checked
    canvas: bool = False  # its keys hold on the canvas alone; elsewhere they are others'


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
    Row("Edit", "Connect selected", "Ctrl+J", "sheet.stepping.connect_selected"),
    Row("Edit", "Delete", KEY.Delete, "editing.delete"),
    Row("Edit", "Select all", KEY.SelectAll, "editing.select_all"),
    Row("Edit", "Group into a block", "Ctrl+G", "blocks.group"),
    Row("Edit", "Unpack block", ("Ctrl+U", "Ctrl+Shift+G"), "blocks.unpack_selected"),
    Row("Edit", "Fold what repeats", "Ctrl+Shift+R", "blocks.fold"),
    Row("Edit", "Keep block in the library", (), "blocks.keep"),
    Row("Edit", "Add note", "Ctrl+Shift+N", "sheet.notes.add_note"),
    Row("Edit", "Frame selection", "Ctrl+Alt+F", "sheet.notes.frame_selection"),
    Row("Edit", "Add a layer here…", "Shift+A", "adding.here"),
    Row("Edit", "Find…", KEY.Find, "sheet.find_bar.open"),
    Row("Edit", "Find next", "F3", "sheet.find_bar.next"),
    Row("Edit", "Find previous", "Shift+F3", "sheet.find_bar.previous"),
    Row("Edit", "Search the palette", ("Ctrl+Shift+F", "/"), "focus_search"),
    Row("Select", "Node above", "Alt+Up", "sheet.stepping.up", canvas=True),
    Row("Select", "Node below", "Alt+Down", "sheet.stepping.down", canvas=True),
    Row("Select", "Node at the left", "Alt+Left", "sheet.stepping.left", canvas=True),
    Row("Select", "Node at the right", "Alt+Right", "sheet.stepping.right", canvas=True),
    Row("Select", "Next wire", "W", "sheet.stepping.next_wire", canvas=True),
    Row("Select", "Previous wire", "Shift+W", "sheet.stepping.previous_wire", canvas=True),
    Row("Select", "Go to the canvas", "F7", "view.setFocus"),
    Row("Arrange", "Arrange", "Ctrl+L", "sheet.arranging.arrange"),
    Row("Arrange", "Arrange top to bottom", "Ctrl+Shift+L", "sheet.arranging.downwards"),
    Row("Arrange", "Arrange left to right", "Ctrl+Alt+L", "sheet.arranging.rightwards"),
    Row("Arrange", "Keep in place, or release", "Ctrl+Alt+K", "sheet.arranging.keep"),
    Row("Arrange", "Align left", "Ctrl+Alt+Left", "sheet.aligning.left"),
    Row("Arrange", "Align centres", "Ctrl+Alt+C", "sheet.aligning.centre"),
    Row("Arrange", "Align right", "Ctrl+Alt+Right", "sheet.aligning.right"),
    Row("Arrange", "Align top", "Ctrl+Alt+Up", "sheet.aligning.top"),
    Row("Arrange", "Align middles", "Ctrl+Alt+M", "sheet.aligning.middle"),
    Row("Arrange", "Align bottom", "Ctrl+Alt+Down", "sheet.aligning.bottom"),
    Row("Arrange", "Distribute horizontally", "Ctrl+Alt+H", "sheet.aligning.spread_across"),
    Row("Arrange", "Distribute vertically", "Ctrl+Alt+V", "sheet.aligning.spread_down"),
    Row(
        "Arrange",
        "Snap while dragging",
        "Ctrl+Alt+S",
        "canvas_settings.snap",
        checkable=True,
        remembered=SNAP,
    ),
    Row("View", "Commands…", "Ctrl+K", "open_commands"),
    Row("View", "Fit", "F", "view.fit"),
    Row("View", "Fit selection", "Shift+F", "view.fit_selection"),
    Row("View", "Zoom in", KEY.ZoomIn, "view.zoom_in"),
    Row("View", "Zoom out", KEY.ZoomOut, "view.zoom_out"),
    Row("View", "Actual size", "Ctrl+0", "view.actual_size"),
    Row("View", "Open inside", (), "sheet.open_inside"),
    Row("View", "Open block in a tab", "Ctrl+Return", "tabs.open_inside"),
    Row("View", "Problems", "F8", "show_problems"),
    Row("View", "Leave block", "Backspace", "workspace.leave"),
    Row("View", "Minimap", "Ctrl+M", "canvas_settings.minimap", checkable=True, remembered=MINIMAP),
    Row(
        "View",
        "Axis letters on wires",
        "Ctrl+Shift+A",
        "canvas_settings.letters",
        checkable=True,
        remembered=LETTERS,
    ),
    Row("View", "Split", "Ctrl+\\", "panes.set_split", checkable=True),
    Row("View", "Compare with…", "Ctrl+Alt+D", "beside.choose"),
    Row("View", "Other pane", "F6", "panes.other"),
    Row("View", "Next tab", ("Ctrl+Tab", "Ctrl+PgDown"), "tabs.next"),
    Row("View", "Previous tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "tabs.previous"),
    Row("View", "Heat map of parameters", (), "heat.parameters", checkable=True),
    Row("View", "Heat map of MACs", (), "heat.macs", checkable=True),
    Row("View", "Heat map of memory", (), "heat.memory", checkable=True),
    Row("View", "Heat map of time", (), "heat.time", checkable=True),
    Row("View", "As the system", (), "appearance.system", choice="Theme"),
    Row("View", "Light", (), "appearance.light", choice="Theme"),
    Row("View", "Dark", (), "appearance.dark", choice="Theme"),
    Row("View", "Switch light and dark", "Ctrl+Shift+D", "appearance.toggle"),
    Row("View", "Language of the system", (), "language.system", choice="Language"),
    Row("View", "English", (), "language.english", choice="Language"),
    Row("View", "Français", (), "language.french", choice="Language"),
    Row("Run", "Profile", "Ctrl+P", "profile", tool=True),
    Row("Run", "Train", "Ctrl+T", "train", tool=True),
    Row("Run", "Portable job…", (), "portable.write_dialog"),
    Row("Run", "Open results…", (), "open_results"),
    Row("Run", "Compare…", "Ctrl+Shift+C", "comparing.show"),
    Row("Help", "Shortcuts", ("F1", "?"), "shortcuts.show"),
    Row("Run", "Export", (), "export.dialog", tool=True),
    Row("Help", "Start page", "Alt+Home", "home.show"),
)
# Roots of methods, or whole ones, that are about the design in the current tab.
OF_A_DESIGN = {"editing", "blocks", "swapping", "adding", "sheet", "view", "workspace", "heat"}
OF_A_DESIGN |= {"export", "panes", "files.save", "files.save_as", "profile", "train"}
OF_A_DESIGN |= {"portable.write_dialog", "tabs.open_inside", "beside", "selected"}


def needs_design(method: str) -> bool:
    """Whether the action makes no sense on a page without a design."""
    return method in OF_A_DESIGN or method.split(".", maxsplit=1)[0] in OF_A_DESIGN


def build(window: QMainWindow, bar: QToolBar) -> dict[str, QAction]:
    """Menus, shortcuts and toolbar of the window; the actions by their method's name."""
    actions: dict[str, QAction] = {}
    menus: dict[str, QMenu] = {}
    last = ""
    for row in TABLE:
        if row.method not in actions:
            action = _menu(window, menus, row).addAction(tr(row.text))
            action.setShortcuts(_sequences(row.keys))
            action.setCheckable(row.checkable or bool(row.choice))
            action.setObjectName(row.method)
            if row.canvas:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                window.centralWidget().addAction(action)
            method = late(window, row.method) if row.checkable else _done(late(window, row.method))
            for group in action.parent().findChildren(QActionGroup) if row.choice else ():
                group.addAction(action)
            signal = action.toggled if row.checkable else action.triggered
            signal.connect(method)
            actions[row.method] = action
            if row.remembered:
                action.setChecked(is_on(row.remembered))
        if row.tool:
            if last and row.menu != last:
                bar.addSeparator()
            last = row.menu
            bar.addAction(actions[row.method])
    return actions


def _done(method: Callable[[], Any]) -> Callable[[bool], None]:
    def do(_: bool = False) -> None:  # noqa: FBT001, FBT002
        finish_typing()
        method()

    return do


def _menu(window: QMainWindow, menus: dict[str, QMenu], row: Row) -> QMenu:
    """The row's menu, made when its first row comes."""
    if row.menu not in menus:
        menus[row.menu] = window.menuBar().addMenu(tr(row.menu))
    if row.choice and row.choice not in menus:
        menus[row.choice] = menus[row.menu].addMenu(tr(row.choice))
        QActionGroup(menus[row.choice])
    return menus[row.choice or row.menu]


def late(owner: Any, path: str) -> Callable[..., Any]:
    """Calls the method at the end of the path, looked up then: most are of the current tab."""

    def call(*values: Any) -> Any:
        return attrgetter(path)(owner)(*values)

    return call


def _sequences(keys: Keys) -> list[QKeySequence]:
    if isinstance(keys, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(keys)
    return [QKeySequence(key) for key in ((keys,) if isinstance(keys, str) else keys)]
