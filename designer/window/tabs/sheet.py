"""A tab: one document with a canvas, a path inside its blocks, zoom and selection of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from blocks.layer import Block
from designer.design.edits import Transaction
from designer.window.canvas.items.look import Look
from designer.window.canvas.overlays.minimap import Minimap
from designer.window.canvas.scene import Scene
from designer.window.canvas.settings import LETTERS, is_on
from designer.window.canvas.view import View
from designer.window.documents.checking import Checking
from designer.window.documents.document import Document
from designer.window.documents.workspace import Workspace
from designer.window.editing.adding import Adding
from designer.window.editing.aligning import Aligning
from designer.window.editing.annotating import Annotating
from designer.window.editing.arranging import Arranging
from designer.window.editing.chooser import Chooser
from designer.window.editing.editing import Editing
from designer.window.editing.own_blocks import OwnBlocks
from designer.window.editing.stepping import Stepping
from designer.window.editing.swapping import Swapping
from designer.window.inspector.hover_card import HoverCard
from designer.window.languages.words import tr
from designer.window.look.theme import Theme
from designer.window.menus.actions import late
from designer.window.tabs.breadcrumb import Breadcrumb
from designer.window.tabs.bubble import Bubble
from designer.window.tabs.find_bar import FindBar


class Sheet(QWidget):
    """`changed` comes after each action and with another document or level; `selected` likewise.

    `hint` and `refused` are sentences for the status bar; `apart` asks for a block's inside in a
    tab of its own.
    """

    changed = Signal()
    selected = Signal()
    hint = Signal(str)
    refused = Signal(str)
    menu_wanted = Signal(QPoint)
    apart = Signal(str)

    def __init__(
        self,
        theme: Theme,
        checking: Checking,
        document: Document | None = None,
        inside: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._checking = checking
        self.look = Look(theme, letters=is_on(LETTERS))
        self.workspace = Workspace(document, self)
        self.scene = Scene(self.look)
        self.views: list[View] = []
        self._bubbles: dict[View, Bubble] = {}
        self.minimaps: dict[View, Minimap] = {}
        self.view = self._another_view()
        self.breadcrumb = Breadcrumb()
        self.editing = Editing(self.workspace, self.view)
        self.chooser = Chooser(self.view)
        asking = self.workspace, self.chooser, self.editing
        self.adding, self.swapping = Adding(*asking), Swapping(*asking)
        self.arranging = Arranging(self.workspace, self.editing)
        self.aligning = Aligning(self.scene, self.editing)
        self.stepping = Stepping(self.workspace, self.editing)
        self.find_bar = FindBar(self.workspace, self.view)
        self.blocks = OwnBlocks(self.workspace, self.editing)
        self.notes = Annotating(self.workspace, self.editing)
        self._followed: Document | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.breadcrumb)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._connect()
        self.workspace.enter_all(inside)
        self.workspace.floor = len(inside)

    @property
    def document(self) -> Document:
        """The document of this tab; what is shown of it may be the inside of a block."""
        return self.workspace.document

    @property
    def title(self) -> str:
        """The design's name, or the block that this tab is about."""
        floor = self.workspace.floor
        name = self.document.design.name
        return f"{self.workspace.path[floor]} – {name}" if floor else name

    @property
    def bubble(self) -> Bubble:
        """The fault shown on the canvas."""
        return self._bubbles[self.view]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was made here yet, so that another document may take its place."""
        document = self.document
        untouched = not document.history.modified and not document.history.redo_label
        return untouched and not len(document.design) and document.path is None

    def _connect(self) -> None:
        self.workspace.shown_changed.connect(self._show)
        self.workspace.followed.connect(self._show_anew)
        self.scene.selectionChanged.connect(self.selected)
        self.editing.refused.connect(self.refused)
        self.stepping.refused.connect(self.refused)
        self.blocks.said.connect(self.refused)
        self.blocks.kept.connect(self._checking.look)
        self.breadcrumb.left_to.connect(self.workspace.leave_to)
        self.breadcrumb.unpack.connect(self.blocks.unpack_entered)

    def open_inside(self) -> None:
        """Go into the selected block."""
        nodes, shown = self.scene.selected_nodes(), self.workspace.shown
        if not nodes or not isinstance(shown.design.node(nodes[0]).layer, Block):
            self.refused.emit(tr("Only a block has an inside: select one."))
            return
        self.workspace.enter(nodes[0])

    # -- one canvas, or two when the window is split -----------------------------------------------

    def _another_view(self) -> View:
        view = View(self.scene)
        minimap = self.minimaps[view] = Minimap(view)
        bubble = Bubble(view, self._checking, minimap)
        HoverCard(view)
        view.opened.connect(self.workspace.enter)
        view.opened_apart.connect(self.apart)
        view.note_opened.connect(late(self, "notes.write"))
        view.hint.connect(self.hint)
        view.menu_wanted.connect(self.menu_wanted)
        view.refused.connect(self.refused)
        view.layer_wanted.connect(late(self, "adding.at_port"))
        view.add_wanted.connect(late(self, "adding.here"))
        bubble.repair.connect(late(self, "editing.repair"))
        self.views.append(view)
        self._bubbles[view] = bubble
        return view

    def second_view(self) -> View:
        """Another canvas on the same scene, with a zoom of its own, for who shows it elsewhere."""
        view = self._another_view()
        self._bubbles[view].show_first(self.workspace.shown.analysis.diagnostics)
        return view

    def use(self, view: View) -> None:
        """Work on this canvas: what is added or sought goes there."""
        self.view = view
        self.editing.use(view)
        self.chooser.setParent(view)
        self.find_bar.use(view)

    def drop_view(self, view: View) -> None:
        """A second canvas is shown no more."""
        self.views.remove(view)
        del self._bubbles[view], self.minimaps[view]
        self.use(self.views[0])
        view.blockSignals(True)
        view.hide()
        view.deleteLater()

    # -- following the document --------------------------------------------------------------------

    def _show(self, node_id: str = "") -> None:
        """Another document or level on the canvas."""
        self._read()
        for view in self.views:
            view.show_top()
            if node_id:
                view.reveal(node_id)

    def _show_anew(self) -> None:
        """The same inside, changed from outside: place, zoom and selection stay."""
        nodes, wires = set(self.scene.selected_nodes()), set(self.scene.selected_wires())
        self._read()
        self.scene.select(nodes, wires)

    def _read(self) -> None:
        self._unfollow()
        self.scene.show_document(self.workspace.shown)
        self.breadcrumb.show_path(
            self.workspace.path, self.workspace.copies, own=not self.workspace.shown.read_only
        )
        self._followed = self.document
        self._followed.changed.connect(self._changed)  # after the canvas, whose wires are needed
        self._changed()

    def _unfollow(self) -> None:
        if self._followed is not None:
            self._followed.changed.disconnect(self._changed)
            self._followed = None

    def _changed(self, _: Transaction | None = None, __: set[str] | None = None) -> None:
        for bubble in self._bubbles.values():
            bubble.show_first(self.workspace.shown.analysis.diagnostics)
        self.find_bar.refresh()
        self.changed.emit()

    def retheme(self, theme: Theme) -> None:
        """Other colours."""
        self.look.theme = theme
        self.scene.update()

    def end(self) -> None:
        """Hear no more of the document, which another tab may go on showing."""
        self._unfollow()
        self.workspace.close()
        self.scene.blockSignals(True)  # their end is nobody's news
        for view in self.views:
            view.blockSignals(True)
        self.scene.leave()
