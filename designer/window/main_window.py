"""The main window: puts the parts together and carries each action to the right one."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from blocks.catalogue import layer_class
from designer.design.design import Design, DesignError
from designer.design.diagnosis import Repair
from designer.design.edits import Transaction
from designer.design.operations import move_nodes, remove_nodes, unpack
from designer.design.targets import load
from designer.window import actions, theme
from designer.window.breadcrumb import Breadcrumb
from designer.window.bubble import Bubble
from designer.window.canvas.card import card_size
from designer.window.canvas.look import Look
from designer.window.canvas.scene import Scene
from designer.window.canvas.view import View
from designer.window.document import Document
from designer.window.inspector import Inspector
from designer.window.jobs import Jobs
from designer.window.palette import Palette
from designer.window.panels.dock import dock
from designer.window.panels.problems import ProblemsPanel
from designer.window.panels.profile import ProfilePanel
from designer.window.panels.source import SourcePanel
from designer.window.panels.training import TrainingPanel
from designer.window.placing import place_after
from designer.window.status import Status
from designer.window.words import tr

FILTER = "Netwright (*.json)"
PAUSE = 80  # ms without an edit before the source is printed anew


class MainWindow(QMainWindow):
    """One document at a time, and the insides of its blocks on a stack above it."""

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.document = Document(Design(), card_size)
        self._inside: list[tuple[str, Document]] = []
        self.scene = Scene(self.look)
        self.view = View(self.scene)
        self.palette_panel = Palette()
        self.inspector = Inspector()
        self.problems = ProblemsPanel()
        self.source = SourcePanel(self.look)
        self.profile_panel = ProfilePanel(self.look)
        self.training = TrainingPanel(self.look)
        self.breadcrumb = Breadcrumb()
        self.bubble = Bubble(self.view)
        self.status = Status()
        self.jobs = Jobs(self)
        self._printing = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()
        self.set_document(self.document)

    # -- putting together --------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumSize(800, 560)
        self.resize(1380, 900)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.breadcrumb)
        layout.addWidget(self.view)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        areas = Qt.DockWidgetArea
        left = dock(self, tr("Palette"), "palette", self.palette_panel, areas.LeftDockWidgetArea)
        right = dock(self, tr("Inspector"), "inspector", self.inspector, areas.RightDockWidgetArea)
        self.docks = {
            name: dock(self, title, name, widget, areas.BottomDockWidgetArea)
            for name, title, widget in (
                ("problems", tr("Problems"), self.problems),
                ("source", tr("Source"), self.source),
                ("profile", tr("Profile"), self.profile_panel),
                ("training", tr("Training"), self.training),
            )
        }
        panels = list(self.docks.values())
        for before, after in pairwise(panels):
            self.tabifyDockWidget(before, after)
        for panel in panels:
            panel.hide()
        self.resizeDocks([left, right], [220, 300], Qt.Orientation.Horizontal)
        self.resizeDocks(panels, [260] * len(panels), Qt.Orientation.Vertical)
        bar = QToolBar(tr("Tools"), objectName="tools", movable=False)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addToolBar(bar)
        self.actions_by_name = actions.build(self, bar)
        panels_menu = self.menuBar().addMenu(tr("Panels"))
        for panel in (left, right, *panels):
            panels_menu.addAction(panel.toggleViewAction())

    def _connect(self) -> None:
        self.scene.selectionChanged.connect(self._selected)
        self.view.hint.connect(self.status.showMessage)
        self.view.refused.connect(self.say)
        self.view.opened.connect(self.open_inside)
        self.view.menu_wanted.connect(self._menu)
        self.palette_panel.placed.connect(self.place)
        self.palette_panel.preset_chosen.connect(self.open_target)
        for part in (self.inspector, self.problems, self.bubble):
            part.repair.connect(self.repair)
        self.inspector.open_inside.connect(self.open_inside)
        self.inspector.unpack.connect(self.unpack)
        self.breadcrumb.left_to.connect(self.leave_to)
        self.breadcrumb.unpack.connect(self._unpack_from_inside)
        self.problems.chosen.connect(self.view.reveal)
        self.profile_panel.chosen.connect(self.view.reveal)
        self.status.problems_wanted.connect(lambda: self.show_panel("problems"))
        self.docks["source"].visibilityChanged.connect(lambda _: self._print_source())
        self._printing.timeout.connect(self._print_now)

    def set_document(self, document: Document) -> None:
        """Another document in the place of the one that is open."""
        self.document.changed.disconnect(self._changed, missing_ok=True)
        self.document = document
        self._inside.clear()
        self._show(document)
        document.changed.connect(self._changed)  # after the canvas, whose wires the bubble needs
        self.view.show_top()

    @property
    def shown(self) -> Document:
        """The document on the canvas: the design, or the inside of a block."""
        return self._inside[-1][1] if self._inside else self.document

    def _show(self, document: Document) -> None:
        self.scene.show_document(document)
        names = [self.document.design.name, *(name for name, _ in self._inside)]
        repeat = 1
        if self._inside:
            outer = self._inside[-2][1] if len(self._inside) > 1 else self.document
            repeat = outer.design.node(self._inside[-1][0]).repeat
        self.breadcrumb.show_path(names, repeat)
        self._changed(None, set())

    def _changed(self, transaction: Transaction | None, different: set[str]) -> None:
        """After each action: every part reads what it shows."""
        document, history = self.shown, self.document.history
        self.status.show_analysis(document.analysis)
        self.problems.show_diagnostics(document.analysis.diagnostics)
        self.bubble.show_first(document.analysis.diagnostics)
        self._selected()
        self._print_source()
        for name, label, verb in (
            ("undo", history.undo_label, tr("Undo")),
            ("redo", history.redo_label, tr("Redo")),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(label is not None and not self._inside)
            action.setToolTip(f"{verb}: {label}" if label else verb)
        self.setWindowTitle(f"{self.document.design.name}[*] – Netwright")
        self.setWindowModified(history.modified)

    def _selected(self) -> None:
        nodes = self.scene.selected_nodes()
        self.inspector.show_node(self.shown, nodes[0] if len(nodes) == 1 else None)
        if self.docks["source"].isVisible():
            self.source.mark(set(nodes))

    def _print_source(self) -> None:
        if self.docks["source"].isVisible():
            self._printing.start()

    def _print_now(self) -> None:
        self.source.show_document(self.document, set(self.scene.selected_nodes()))

    # -- small services ----------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A sentence in the status bar, for some seconds."""
        self.status.showMessage(text, 8000)

    def show_panel(self, name: str) -> None:
        """Unfold a panel."""
        self.docks[name].show()
        self.docks[name].raise_()

    def _attempt(self, transaction: Any) -> None:
        """Apply what a function makes; a refusal is said, not raised."""
        if self.shown.read_only:
            self.say(tr("The inside of a block is read-only: unpack the block to edit it."))
            return
        try:
            self.document.do(transaction())
        except DesignError as error:
            self.say(str(error))

    def _menu(self, place: Any) -> None:
        menu = QMenu(self)
        nodes = self.scene.selected_nodes()
        if len(nodes) == 1:
            menu.addAction(tr("Open inside"), lambda: self.open_inside(nodes[0]))
        for name in ("unpack_selected", "delete", "undo", "redo", "arrange", "fit"):
            menu.addAction(self.actions_by_name[name])
        menu.exec(place)

    # -- editing -----------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last action back."""
        if not self._inside:
            self.document.history.undo()

    def redo(self) -> None:
        """Do it again."""
        if not self._inside:
            self.document.history.redo()

    def delete(self) -> None:
        """The selected nodes and wires."""
        nodes, wires = self.scene.selected_nodes(), self.scene.selected_wires()
        if nodes or wires:
            self._attempt(lambda: remove_nodes(self.document.design, nodes, wires))

    def select_all(self) -> None:
        """All nodes."""
        self.scene.select(set(self.scene.nodes))

    def arrange(self) -> None:
        """Lay the nodes out anew."""
        places = self.document.arranged()
        if places:
            self._attempt(lambda: move_nodes(self.document.design, places))

    def repair(self, fix: Repair) -> None:
        """Apply a fix that was offered."""
        self._attempt(lambda: fix.transaction)
        self.view.setFocus()  # the button that had it is gone

    def place(self, layer_name: str) -> None:
        """A layer from the palette behind the selected node, or in the middle of the view."""
        before = set(self.document.design.graph)
        selected = self.scene.selected_nodes()
        middle = self.view.mapToScene(self.view.viewport().rect().center())
        layer = layer_class(layer_name)()
        self._attempt(
            lambda: place_after(
                self.document.design, layer, selected, (middle.x(), middle.y()), card_size
            )
        )
        self.scene.select(set(self.document.design.graph) - before)
        self.view.setFocus()

    def unpack(self, node_id: str) -> None:
        """A block's inside in its place."""
        known = self.document.analysis.nodes[node_id]
        if not known.known:
            self.say(tr("The block's input is not known yet: connect it first."))
            return
        before = set(self.document.design.graph)
        self._attempt(lambda: unpack(self.document.design, node_id, known.specs))
        self.scene.select(set(self.document.design.graph) - before)

    def unpack_selected(self) -> None:
        """The selected block."""
        for node_id in self.scene.selected_nodes()[:1]:
            self.unpack(node_id)

    def _unpack_from_inside(self) -> None:
        node_id = self._inside[0][0]
        self.leave_to(0)
        self.unpack(node_id)

    # -- looking -----------------------------------------------------------------------------------

    def open_inside(self, node_id: str) -> None:
        """Show what is inside a block."""
        inside = self.shown.inside(node_id)
        if inside is None:
            return
        self._inside.append((node_id, inside))
        self._show(inside)
        self.view.show_top()

    def leave_block(self) -> None:
        """One level out."""
        if self._inside:
            self.leave_to(len(self._inside) - 1)

    def leave_to(self, depth: int) -> None:
        """Back out to a depth; 0 is the design."""
        node_id = self._inside[depth][0]
        del self._inside[depth:]
        self._show(self.shown)
        self.view.show_top()
        self.view.reveal(node_id)

    def fit(self) -> None:
        """The whole network in view."""
        self.view.fit()

    def zoom_in(self) -> None:
        """Larger."""
        self.view.zoom_by(1.25)

    def zoom_out(self) -> None:
        """Smaller."""
        self.view.zoom_by(0.8)

    def actual_size(self) -> None:
        """One pixel a unit."""
        self.view.zoom_by(1 / self.view.zoom())

    def focus_search(self) -> None:
        """Type what to add."""
        self.palette_panel.search.setFocus()
        self.palette_panel.search.selectAll()

    def set_dark(self, dark: bool) -> None:  # noqa: FBT001
        """Dark or light."""
        self.look.theme = theme.DARK if dark else theme.LIGHT
        theme.apply(QApplication.instance(), self.look.theme)
        self.scene.update()
        self.profile_panel.retheme()
        self.training.retheme()

    # -- running -----------------------------------------------------------------------------------

    def profile(self) -> None:
        """Profile with the panel's settings."""
        self.show_panel("profile")
        if not self.profile_panel.bar.job:
            self.profile_panel.start()

    def train(self) -> None:
        """Unfold the panel; its button starts."""
        self.show_panel("training")
        self.training.bar.run.setFocus()

    def export_dialog(self) -> None:
        """Ask for a file and write it in the format of its ending."""
        self.jobs.export_dialog()

    # -- files -------------------------------------------------------------------------------------

    def new(self) -> None:
        """An empty design."""
        if self.may_discard():
            self.set_document(Document(Design(), card_size))

    def open_dialog(self) -> None:
        """Ask for a file and open it."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Open"), "", FILTER)
        if path:
            self.open_target(path)

    def open_target(self, target: str) -> bool:
        """Open a preset or a file; says why it can't."""
        if not self.may_discard():
            return False
        try:
            design = load(target)
        except (ValueError, LookupError, OSError) as error:
            QMessageBox.warning(self, tr("Can't open"), str(error))
            return False
        self.open_design(design, target)
        return True

    def open_design(self, design: Design, target: str | None) -> None:
        """Show a design; saving goes to the file it came from, where it came from one."""
        path = Path(target) if target and Path(target).is_file() else None
        self.set_document(Document(design, card_size, path))

    def save(self) -> bool:
        """Save where it came from."""
        if self.document.path is None:
            return self.save_as()
        return self._write(self.document.path)

    def save_as(self) -> bool:
        """Ask where to."""
        name = f"{self.document.design.name}.json"
        path, _ = QFileDialog.getSaveFileName(self, tr("Save as"), name, FILTER)
        if not path:
            return False
        return self._write(Path(path if path.endswith(".json") else f"{path}.json"))

    def _write(self, path: Path) -> bool:
        try:
            self.document.save(path)
        except DesignError as error:
            QMessageBox.warning(self, tr("Can't save"), str(error))
            return False
        self.setWindowModified(False)
        self.say(tr("Saved {name}").format(name=path.name))
        return True

    def may_discard(self) -> bool:
        """Whether unsaved changes are saved or may go."""
        if not self.document.history.modified:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            tr("Unsaved changes"),
            tr("Save the changes to {name}?").format(name=self.document.design.name),
            buttons.Save | buttons.Discard | buttons.Cancel,
        )
        if answer == buttons.Save:
            return self.save()
        return bool(answer == buttons.Discard)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_discard():
            event.ignore()
            return
        self.scene.blockSignals(True)  # their end is nobody's news
        self.view.blockSignals(True)
        settings = QSettings()
        settings.setValue("window/geometry", self.saveGeometry())
        settings.setValue("window/state", self.saveState())
        self.jobs.stop()
        event.accept()

    def restore(self) -> None:
        """Size and docks as they were left."""
        settings = QSettings()
        geometry, state = settings.value("window/geometry"), settings.value("window/state")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(state, QByteArray):
            self.restoreState(state)
        QTimer.singleShot(0, self.view.show_top)
