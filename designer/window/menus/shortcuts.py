"""All keys and mouse gestures in one list, made from the action table."""

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.window.languages.words import tr
from designer.window.widgets.tree_children import children

SIZE = 560, 640


class Shortcuts(QDialog):
    """Filled when it is opened, so that it holds what is true then."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Shortcuts"))
        self.resize(*SIZE)
        self.search = QLineEdit(placeholderText=tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget(columnCount=2)
        self.list.setHeaderLabels([tr("What"), tr("How")])
        self.list.setColumnWidth(0, SIZE[0] // 2)
        self.list.setAccessibleName(tr("Shortcuts"))
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.textChanged.connect(self.filter)

    def showEvent(self, event: QShowEvent) -> None:
        self.list.clear()
        window = self.parentWidget()
        assert isinstance(window, QMainWindow)
        for title, lines in (*_menus(window), *_gestures()):
            group = QTreeWidgetItem(self.list, [title])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.addChildren([QTreeWidgetItem(line) for line in lines])
            group.setExpanded(True)
        self.filter(self.search.text())
        self.search.setFocus()
        super().showEvent(event)

    def filter(self, text: str) -> None:
        """Show the lines that hold it."""
        for group in children(self.list.invisibleRootItem()):
            shown = 0
            for line in children(group):
                found = text.lower() in f"{line.text(0)} {line.text(1)}".lower()
                line.setHidden(not found)
                shown += found
            group.setHidden(not shown)


def _menus(window: QMainWindow) -> Iterator[tuple[str, list[list[str]]]]:
    """Each menu's actions that have keys, by the menu bar itself."""
    for entry in window.menuBar().actions():
        menu = entry.menu()
        rows = menu.actions() if isinstance(menu, QMenu) else []
        lines = [[action.text(), keys] for action in rows if (keys := _keys(action))]
        if lines:
            yield entry.text(), lines


def _keys(action: QAction) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(form) for keys in action.shortcuts())


def _gestures() -> Iterator[tuple[str, list[list[str]]]]:
    """What the canvas and the lists do beside the menus."""
    yield (
        tr("Canvas"),
        [
            [tr("Add a layer here"), tr("Tab")],
            [tr("Leave the canvas"), tr("Shift+Tab")],
            [tr("Look inside a block"), tr("double-click, Enter")],
            [tr("Move the selection"), tr("drag, arrow keys")],
            [tr("Drag without snapping"), tr("Alt+drag")],
            [tr("Put a loose node into a wire"), tr("drop it on the wire")],
            [tr("Draw a wire"), tr("drag from port to port")],
            [tr("Menu of what is selected"), tr("right-click, menu key")],
            [tr("Add what fits, and wire it"), tr("drop a wire on the empty canvas")],
            [tr("Move a wire's end, or take it away"), tr("drag from its input port")],
            [tr("Select several"), tr("Shift+click, drag on the empty canvas")],
            [tr("Zoom"), tr("wheel, Ctrl+touchpad")],
            [tr("Pan"), tr("middle button, touchpad, minimap")],
            [tr("Cancel a gesture, select nothing"), tr("Escape")],
        ],
    )
    yield (
        tr("Lists and the find bar"),
        [
            [tr("Add to favourites, or remove"), tr("* on a palette entry")],
            [tr("Next, previous match"), tr("Enter, Shift+Enter")],
        ],
    )
