"""The middle of the window: the tabs, and beside them, when split, a second look at a design."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from designer.window.canvas.view import View
from designer.window.languages.words import tr
from designer.window.tabs.sheet import Sheet
from designer.window.tabs.tabs import Tabs
from designer.window.widgets.tool_button import tool_button


class Panes(QSplitter):
    """Work goes on in the pane that was clicked last; the window follows it."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(3)
        self._tabs = tabs
        self.addWidget(tabs)
        self.second: SecondPane | None = None
        self.action: QAction | None = None  # whose check follows the pane's own cross
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    @property
    def view(self) -> View:
        """The canvas that is worked in."""
        return self._tabs.sheet.view

    def set_split(self, split: bool) -> None:  # noqa: FBT001
        """Show a second look, or take it away."""
        if split and self.second is None:
            self.second = SecondPane(self._tabs)
            self.addWidget(self.second)
            self.second.closed.clicked.connect(self._close)
            self.setSizes([self.width() // 2] * 2)
            self.second.show_chosen()
        elif not split and self.second is not None:
            self._work_in(None)
            self.second.retire()
            self.second = None
            self._tabs.sheet.view.setFocus()

    def _close(self) -> None:
        if self.action is not None:
            self.action.setChecked(False)

    def other(self) -> None:
        """Go on in the other pane."""
        if self.second is not None and self.second.view is not None:
            here = self.second.view.hasFocus()
            first = self._tabs.currentWidget()
            (first if here and first is not None else self.second.view).setFocus()

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if self.second is None or now is None:
            return
        if now is self.second.view and self.second.sheet is not None:
            self.second.sheet.use(self.second.view)
            self._work_in(self.second.sheet)
        elif self._tabs.isAncestorOf(now):
            for sheet in self._tabs.sheets():
                if now is sheet.views[0]:
                    sheet.use(sheet.views[0])
            self._work_in(None)

    def _work_in(self, sheet: Sheet | None) -> None:
        self._tabs.work_in(sheet)
        if self.second is not None:
            for frame, here in (
                (self._tabs.tabBar(), sheet is None),
                (self.second.frame, sheet is not None),
            ):
                frame.setProperty("here", here)
                frame.style().polish(frame)


class SecondPane(QWidget):
    """A second canvas on the scene of the current tab, or of another one that is chosen."""

    def __init__(self, tabs: Tabs) -> None:
        super().__init__()
        self._tabs = tabs
        self.sheet: Sheet | None = None
        self.view: View | None = None
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("What the second pane shows"))
        self.closed = tool_button("✕", name="close", tip=tr("Close this pane"))
        self.closed.setAccessibleName(tr("Close this pane"))
        self.frame = QFrame()
        self.frame.setObjectName("pane")
        head = QHBoxLayout(self.frame)
        head.setContentsMargins(6, 2, 4, 2)
        head.addWidget(self.choice, 1)
        head.addWidget(self.closed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.frame)
        self.choice.activated.connect(lambda _: self.show_chosen())
        tabs.listed.connect(self._list)
        tabs.currentChanged.connect(self._current_changed)
        self._list()

    def _list(self) -> None:
        """The open designs; what was chosen stays chosen while it is open."""
        chosen = self.choice.currentData()
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(tr("The current tab"), None)
            for sheet in self._tabs.sheets():
                self.choice.addItem(sheet.title, sheet)
            sheets = self._tabs.sheets()
            self.choice.setCurrentIndex(sheets.index(chosen) + 1 if chosen in sheets else 0)
        if self.view is not None:
            self.show_chosen()

    def _current_changed(self, _: int) -> None:
        if self.choice.currentData() is None:
            self.show_chosen()

    def show_chosen(self) -> None:
        """The chosen design, from the top, unless it is shown already."""
        current = self._tabs.currentWidget()
        sheet = self.choice.currentData() or current
        if sheet is self.sheet:
            return
        self.end()
        if isinstance(sheet, Sheet):
            self.sheet, self.view = sheet, sheet.second_view()
            self._layout.addWidget(self.view, 1)
            self._layout.activate()
            self.view.show()
            self.view.show_top()

    def retire(self) -> None:
        """Be gone; until Qt deletes it, no other tab may give it a canvas again."""
        self._tabs.listed.disconnect(self._list)
        self._tabs.currentChanged.disconnect(self._current_changed)
        self.end()
        self.hide()
        self.deleteLater()

    def end(self) -> None:
        """Take the canvas away."""
        if self.sheet is not None and self.view is not None:
            self.sheet.drop_view(self.view)
        self.sheet = self.view = None
