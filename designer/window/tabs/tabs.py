"""The tabs: one a document, or a block's inside; the window follows the current one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from blocks.layer import Block
from designer.window.canvas.items.look import Look
from designer.window.documents.checking import Checking
from designer.window.documents.document import Document
from designer.window.languages.words import tr
from designer.window.tabs.sheet import Sheet
from designer.window.waiting.waiting import is_stopped
from designer.window.widgets.tool_button import tool_button


class Tabs(QTabWidget):
    """`followed` tells that the current tab is another one, `changed` and `selected` what is in it.

    `close_wanted` carries the sheet that a person wants to close; who asks closes it. `listed`
    tells that other tabs are open, or that they have other names. `touched` carries a document that
    was opened, changed or saved in any tab, `closed` one that is open no more.
    """

    followed = Signal()
    changed = Signal()
    selected = Signal()
    listed = Signal()
    hint = Signal(str)
    refused = Signal(str)
    menu_wanted = Signal(QPoint)
    close_wanted = Signal(QWidget)
    touched = Signal(object)
    closed = Signal(object)

    def __init__(self, look: Look, checking: Checking) -> None:
        super().__init__()
        self._look, self._checking = look, checking
        self._elsewhere: Sheet | None = None
        self._page: QWidget | None = None
        self._nothing: Sheet | None = None
        self.when_empty: Callable[[], None] = self.new  # after the last tab was closed
        bar = _Bar()
        bar.setObjectName("documents")
        bar.middle_clicked.connect(self._want_closed)
        bar.setDrawBase(False)
        self.setTabBar(bar)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(tr("Open designs"))
        self.currentChanged.connect(self._current_changed)
        self.new()

    @property
    def sheet(self) -> Sheet:
        """The current tab, or the one that is worked in beside the tabs.

        While a page without a design is shown it is one that is empty, hidden and read-only.
        """
        sheet = self._elsewhere or self.currentWidget()
        if isinstance(sheet, Sheet):
            return sheet
        if self._nothing is None:
            self._nothing = Sheet(self._look.theme, self._checking)
            self._nothing.document.read_only = True
            self._nothing.setParent(self)
            self._nothing.hide()
        return self._nothing

    @property
    def has_design(self) -> bool:
        """Whether the current tab shows one."""
        return self.sheet is not self._nothing

    @property
    def document(self) -> Document:
        """The current tab's."""
        return self.sheet.document

    def sheets(self) -> list[Sheet]:
        """All tabs, from the left."""
        found = (self.widget(place) for place in range(self.count()))
        return [sheet for sheet in found if isinstance(sheet, Sheet)]

    def of(self, document: Document) -> list[Sheet]:
        """The tabs that show a document or the inside of one of its blocks."""
        return [sheet for sheet in self.sheets() if sheet.document is document]

    # -- opening -----------------------------------------------------------------------------------

    def new(self) -> None:
        """An empty design."""
        self.add(Sheet(self._look.theme, self._checking))

    def open(self, document: Document) -> None:
        """A document in a tab of its own; one in which nothing was made yet gives its place."""
        if self._gives_place:
            self.sheet.workspace.open(document)
            self.touched.emit(document)
            return
        sheet = Sheet(self._look.theme, self._checking, document)
        if is_stopped():
            sheet.end()
            sheet.deleteLater()
        else:
            self.add(sheet)

    def way_back(self) -> Callable[[], None]:
        """What brings back what is shown now, where `open` is stopped."""
        if not self._gives_place:
            return lambda: None  # the new tab was not added
        sheet, blank = self.sheet, self.sheet.document

        def back() -> None:
            if sheet.document is blank:
                return
            self.closed.emit(sheet.document)
            sheet.workspace.open(blank)

        return back

    @property
    def _gives_place(self) -> bool:
        return self.has_design and self.sheet.is_blank and not self.sheet.workspace.floor

    def open_inside(self, node_id: str = "") -> None:
        """The inside of a block, the selected one, in a tab beside; its own tab if it has one."""
        outer = self.sheet
        node_id = node_id or next(iter(outer.scene.selected_nodes()), "")
        shown = outer.workspace.shown
        if node_id not in shown.design or not isinstance(shown.design.node(node_id).layer, Block):
            self.refused.emit(tr("Only a block has an inside: select one."))
            return
        if not shown.analysis.nodes[node_id].known:
            self.refused.emit(tr("The block's input is not known yet: connect it first."))
            return
        path = [*outer.workspace.path[1:], node_id]
        for sheet in self.of(outer.document):
            floor = sheet.workspace.floor
            if floor == len(path) and sheet.workspace.path[1 : floor + 1] == path:
                self.setCurrentWidget(sheet)
                return
        self.add(Sheet(self._look.theme, self._checking, outer.document, path), behind=outer)

    def show_page(self, page: QWidget, title: str, *, lasting: bool = False) -> None:
        """A page without a design, which gives its place to the next one that is opened.

        One that lasts stays until it is closed, and stands behind the current tab.
        """
        if self.indexOf(page) < 0:
            place = self.currentIndex() + 1 if lasting else 0
            self._page = self._page if lasting else page
            self._insert(place, page)
            self.setTabText(place, title.replace("&", "&&"))
        self.setCurrentWidget(page)
        page.setFocus()

    def add(self, sheet: Sheet, behind: QWidget | None = None) -> None:
        """Another tab, which becomes the current one."""
        for signal, slot in (
            (sheet.changed, self._sheet_changed),
            (sheet.selected, self._sheet_selected),
            (sheet.workspace.gone, self._sheet_gone),
            (sheet.workspace.left_below, self._sheet_left),
        ):
            signal.connect(partial(slot, sheet))
        sheet.hint.connect(self.hint)
        sheet.refused.connect(self.refused)
        sheet.menu_wanted.connect(self.menu_wanted)
        sheet.apart.connect(self.open_inside)
        page = self._page if self.currentWidget() is self._page else None
        self._insert(self.indexOf(behind) + 1 if behind else self.count(), sheet)
        self._name(sheet)
        self.listed.emit()
        self.setCurrentWidget(sheet)
        if page is not None:
            self.removeTab(self.indexOf(page))
        self._settle(sheet)
        sheet.setFocus()
        self.touched.emit(sheet.document)

    def _insert(self, place: int, widget: QWidget) -> None:
        self.insertTab(place, widget, "")
        self.tabBar().setTabButton(place, QTabBar.ButtonPosition.RightSide, self._cross(widget))

    def _cross(self, widget: QWidget) -> QToolButton:
        """Qt's own is red, which here means wrong."""
        cross = tool_button("✕", name="close", tip=tr("Close this tab"))
        cross.setAccessibleName(tr("Close this tab"))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(partial(self.close_wanted.emit, widget))
        return cross

    def _settle(self, sheet: Sheet) -> None:
        """Give it its size at once, for which the layout would wait, and show it from the top."""
        current = sheet.parentWidget()
        if current is not None and current.isVisible():
            sheet.resize(current.size())
            if sheet.layout():
                sheet.layout().activate()
        sheet.view.show_top()

    # -- going from one to another -----------------------------------------------------------------

    def next(self) -> None:
        """The tab to the right; behind the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    def previous(self) -> None:
        """The tab to the left."""
        self.setCurrentIndex((self.currentIndex() - 1) % self.count())

    def go_to(self, document: Document, inside: Sequence[str] = ()) -> None:
        """The tab of a document as a whole, opened if it was closed; inside a block if wanted."""
        sheet = next((s for s in self.of(document) if not s.workspace.floor), None)
        if sheet is None:
            self.add(Sheet(self._look.theme, self._checking, document))
            sheet = self.sheet
        self.setCurrentWidget(sheet)
        if sheet.workspace.path[1:] != list(inside):
            sheet.workspace.enter_all(inside)

    def work_in(self, sheet: Sheet | None) -> None:
        """Work goes on in a tab that is shown beside, or again in the current one."""
        if sheet is not self._elsewhere:
            self._elsewhere = sheet
            self.followed.emit()

    def _current_changed(self, _: int) -> None:
        self._elsewhere = None
        self.followed.emit()

    # -- closing -----------------------------------------------------------------------------------

    def _want_closed(self, place: int) -> None:
        self.close_wanted.emit(self.widget(place))

    def remove(self, widget: QWidget) -> None:
        """Close a tab without a question; one comes where none would be left."""
        if self.count() == 1:
            self.when_empty()
        if widget is self._elsewhere:
            self._elsewhere = None
        if self.count() > 1:
            self.removeTab(self.indexOf(widget))
        if isinstance(widget, Sheet):
            widget.end()
            widget.deleteLater()
            if not self.of(widget.document):
                self.closed.emit(widget.document)
        self.listed.emit()

    # -- following ---------------------------------------------------------------------------------

    def _sheet_changed(self, sheet: Sheet) -> None:
        self._name(sheet)
        self.touched.emit(sheet.document)
        if sheet is self.sheet:
            self.changed.emit()

    def _sheet_selected(self, sheet: Sheet) -> None:
        if sheet is self.sheet:
            self.selected.emit()

    def _sheet_gone(self, sheet: Sheet) -> None:
        """The block that a tab was about is no more."""
        self.remove(sheet)

    def _sheet_left(self, sheet: Sheet, depth: int) -> None:
        self.go_to(sheet.document, sheet.workspace.path[1 : depth + 1])

    def _name(self, sheet: Sheet) -> None:
        place = self.indexOf(sheet)
        if place < 0:
            return
        star = "*" if sheet.document.history.modified else ""
        path, text = sheet.document.path, (sheet.title + star).replace("&", "&&")
        if text != self.tabText(place):
            self.setTabText(place, text)
            self.listed.emit()
        self.setTabToolTip(place, str(path) if path else tr("Not saved yet"))

    def rename(self, document: Document) -> None:
        """After a document was saved."""
        for sheet in self.of(document):
            self._name(sheet)
        self.touched.emit(document)

    def retheme(self) -> None:
        """After a change of colours."""
        for sheet in (*self.sheets(), *([self._nothing] if self._nothing else [])):
            sheet.retheme(self._look.theme)


class _Bar(QTabBar):
    """`middle_clicked` carries the tab's place."""

    middle_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed = -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            place, self._pressed = self._pressed, -1
            if place >= 0 and place == self.tabAt(event.position().toPoint()):
                self.middle_clicked.emit(place)
        else:
            super().mouseReleaseEvent(event)
