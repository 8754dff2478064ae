"""The main window: puts the parts together and lets each hear of what concerns it."""

from collections.abc import Iterator

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QToolBar

from designer.lab.messages.message import Device
from designer.window.canvas.items.look import Look
from designer.window.comparing.comparing import Comparing
from designer.window.differing.beside import Beside
from designer.window.documents.checking import Checking
from designer.window.documents.library import blocks_of
from designer.window.files.exporting import Exporting
from designer.window.files.filing import Filing
from designer.window.heat_map import HeatMap
from designer.window.inspector.bulk import BulkForm
from designer.window.inspector.inspector import Inspector
from designer.window.inspector.selected import Selected
from designer.window.jobs.jobs import Jobs
from designer.window.jobs.portable_jobs import PortableJobs
from designer.window.languages.choice import Language
from designer.window.languages.words import sentence, tr
from designer.window.look.appearance import Appearance
from designer.window.look.theme import Theme
from designer.window.menus import actions
from designer.window.menus.actions import late
from designer.window.menus.command_palette import Command, CommandPalette
from designer.window.menus.commands import of_library, of_menus
from designer.window.menus.context_menu import context_menu
from designer.window.menus.shortcuts import Shortcuts
from designer.window.palette.palette import Palette
from designer.window.panels.docks import panel_docks, side_docks
from designer.window.panels.memory import MemoryPanel
from designer.window.panels.problems import ProblemsPanel
from designer.window.panels.source import SourcePanel
from designer.window.panels.training import TrainingPanel
from designer.window.profiling.profile import ProfilePanel
from designer.window.remembered import recent
from designer.window.remembered.recovery import Recovery
from designer.window.starting.home import Home
from designer.window.status import Status
from designer.window.tabs.canvas_settings import CanvasSettings
from designer.window.tabs.current_tab import CurrentTab
from designer.window.tabs.panes import Panes
from designer.window.tabs.tabs import Tabs
from designer.window.waiting.waiting import is_waited_for
from designer.window.waiting.when_seen import WhenSeen

PAUSE = 80  # ms without an edit before the source is printed anew
LINGER = 8000  # ms that a sentence stands in the status bar


class MainWindow(QMainWindow, CurrentTab):
    """Parts by their trade: tabs, files, jobs, export; panels, status.

    What belongs to the current tab is reached through it, so that all parts follow it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.appearance = Appearance(self)
        self.look = Look(self.appearance.theme)
        self.checking = Checking(self)
        self.tabs = Tabs(self.look, self.checking)
        self.panes = Panes(self.tabs)
        self.palette_panel = Palette()
        self.inspector, self.bulk = Inspector(self.checking), BulkForm()
        self.selected = Selected(self.inspector, self.bulk)
        self.problems = ProblemsPanel(self.checking)
        self.source = SourcePanel(self.look)
        self.profile_panel = ProfilePanel(self.look)
        self.memory = MemoryPanel(self.look)
        self.training = TrainingPanel(self.look)
        self.canvas_settings = CanvasSettings(self.tabs)
        self.shortcuts, self.language = Shortcuts(self), Language(self)
        self.status = Status()
        self.files = Filing(self.tabs, self)
        self.recovery = Recovery(self)
        self.home = Home(self.tabs, self.files, self.recovery, self.look, self)
        self.jobs = Jobs(self.tabs, self.profile_panel, self.training)
        self.heat = HeatMap(self.tabs, self.profile_panel)
        self.comparing = Comparing(
            self.tabs, self.files, self.profile_panel, self.jobs, self.look, self
        )
        self.beside = Beside(self.tabs, lambda: self.look.theme, self)
        self.export = Exporting(self.tabs, self.jobs, self)
        self.portable = PortableJobs(self.tabs, self.profile_panel, self)
        self._printing = WhenSeen(self.source, PAUSE)
        self._build()
        self._connect()
        self._changed()

    # -- putting together --------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumSize(800, 560)
        self.resize(1380, 900)
        self.setCentralWidget(self.panes)
        self.setStatusBar(self.status)
        self._build_docks()
        bar = QToolBar(tr("Tools"), movable=False)
        bar.setObjectName("tools")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.addToolBar(bar)
        self.actions_by_name = actions.build(self, bar)
        self.appearance.check(self.actions_by_name)
        self.language.check(self.actions_by_name)
        self.home.key_of = self._key_of
        self.panes.action = self.actions_by_name["panes.set_split"]
        self.heat.attach(self.actions_by_name)
        panels = self.menuBar().addMenu(tr("Panels"))
        for panel in (*self.sides, *self.docks.values()):
            panels.addAction(panel.toggleViewAction())

    def _key_of(self, method: str) -> str:
        shortcut = self.actions_by_name[method].shortcut()
        return shortcut.toString(QKeySequence.SequenceFormat.NativeText)

    def _build_docks(self) -> None:
        self.sides = side_docks(self, self.palette_panel, self.selected)
        panels = {
            "problems": (tr("Problems"), self.problems),
            "source": (tr("Source"), self.source),
            "profile": (tr("Profile"), self.profile_panel),
            "memory": (tr("Memory"), self.memory),
            "training": (tr("Training"), self.training),
            "compare": (tr("Compare"), self.comparing.panel),
        }
        self.docks = panel_docks(self, panels)
        self.comparing.dock = self.docks["compare"]

    def _connect(self) -> None:
        self.appearance.changed.connect(self._recolour)
        self.tabs.followed.connect(self._changed)
        self.tabs.changed.connect(self._changed)
        self.tabs.selected.connect(self._selected)
        self.tabs.hint.connect(self.status.showMessage)
        self.tabs.menu_wanted.connect(self._menu)
        speaking = self.tabs, self.inspector, self.bulk, self.selected, self.jobs
        for speaker in (*speaking, self.comparing, self.beside):
            speaker.refused.connect(self.refuse)
        self.tabs.touched.connect(self.recovery.follow)
        self.tabs.closed.connect(self.recovery.forget)
        self.recovery.failed.connect(self.say)
        self.home.said.connect(self.say)
        self.comparing.said.connect(self.say)
        self.language.said.connect(self.say)
        self.palette_panel.placed.connect(self._place)
        self.palette_panel.fits = late(self, "editing.would_fit")
        self.palette_panel.preset_chosen.connect(self.files.open_target)
        for mender in (self.inspector, self.problems, self.checking):
            mender.repair.connect(late(self, "editing.repair"))
        self.inspector.open_inside.connect(late(self, "workspace.enter"))
        self.inspector.unpack.connect(late(self, "blocks.unpack"))
        self.inspector.fold.connect(late(self, "blocks.fold"))
        self.inspector.described.connect(late(self, "blocks.describe"))
        self.jobs.devices_found.connect(self._devices_found)
        for lister in (self.problems, self.memory):
            lister.chosen.connect(late(self, "view.reveal"))
        self.profile_panel.chosen.connect(self._layer_chosen)
        self.source.chosen.connect(self._source_chosen)
        self.source.save_wanted.connect(self.export.source_dialog)
        self.source.said.connect(self.say)
        self.status.problems_wanted.connect(lambda: self.show_panel("problems"))
        self.checking.said.connect(self.say)
        self.checking.found.connect(self._found)
        self.files.saved.connect(self._saved)
        for writer in (self.export, self.portable):
            writer.said.connect(lambda text: self.status.showMessage(text, 10 * LINGER))
        self._printing.due.connect(self._print_now)

    # -- keeping everything in step ----------------------------------------------------------------

    def _changed(self) -> None:
        """After each action and with another tab: every part reads what it shows."""
        self.status.forget_refusal()
        self.checking.watch(self.workspace.shown)
        analysis, history = self.workspace.shown.analysis, self.document.history
        self.status.show_analysis(analysis if self.tabs.has_design else None)
        self.problems.show_diagnostics(analysis.diagnostics)
        self.memory.follow(self.workspace.shown)
        self.heat.follow()
        self._selected()
        self._printing.ask()
        for name, action in self.actions_by_name.items():
            action.setEnabled(self.tabs.has_design or not actions.needs_design(name))
        for name, label, verb in (
            ("editing.undo", history.undo_label, tr("Undo")),
            ("editing.redo", history.redo_label, tr("Redo")),
        ):
            action = self.actions_by_name[name]
            action.setEnabled(label is not None and not self.workspace.shown.read_only)
            said = tr("{verb}: {label}").format(verb=verb, label=sentence(label or ""))
            action.setToolTip(said if label else verb)
        name = f"{self.document.design.name}[*] – " if self.tabs.has_design else "[*]"
        self.setWindowTitle(f"{name}Netwright")
        self.setWindowModified(history.modified)

    def _selected(self) -> None:
        nodes = self.scene.selected_nodes()
        if self.tabs.has_design:
            self.selected.show_nodes(self.workspace.shown, nodes)
        else:
            self.selected.show_none()
        if self.source.isVisible():
            self.source.mark(set(nodes))
        else:
            self._printing.ask()

    def _devices_found(self, devices: tuple[Device, ...]) -> None:
        self.memory.offer([(d.name, d.memory_bytes) for d in devices if d.memory_bytes])

    def _source_chosen(self, nodes: set[str]) -> None:
        """A line of the source was gone to: of the design, which may not be what is shown."""
        if self.workspace.is_inside:
            self.tabs.go_to(self.document)
        self.scene.select(nodes)
        self.view.bring(nodes)

    def _layer_chosen(self, path: str) -> None:
        """A row of the profile: of the design, or inside its blocks."""
        *blocks, node_id = path.split("/")
        if self.workspace.path[1:] != blocks:
            self.tabs.go_to(self.document, blocks)
        self.view.reveal(node_id)

    def _found(self) -> None:
        """The lints have looked again, after a pause; time for what may come late."""
        self.palette_panel.show_own(blocks_of(self.document.design))
        self.status.show_findings(self.checking.findings)
        self.inspector.look_again()

    def _print_now(self) -> None:
        self.source.show_document(self.document, set(self.scene.selected_nodes()))

    def _recolour(self, theme: Theme) -> None:
        self.look.theme = theme
        panels = self.source, self.profile_panel, self.memory, self.training, self.comparing
        for part in (self.tabs, self.home, *panels, self.beside):
            part.retheme()
        self.heat.refresh()

    def _place(self, layer_name: str, arguments: str = "") -> None:
        """A layer from the palette; on a page without a design, in a new one."""
        if not self.tabs.has_design:
            self.files.new()
        self.editing.place(layer_name, arguments)

    def _saved(self, name: str) -> None:
        self._changed()
        self.say(tr("Saved {name}").format(name=name))

    def _menu(self, place: QPoint) -> None:
        nodes = self.scene.selected_nodes()
        menu = context_menu(self, self.actions_by_name, nodes)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)  # PySide would hold what exec returns for the menu's own, to die with it

    # -- the window's own actions ------------------------------------------------------------------

    def say(self, text: str) -> None:
        """A sentence in the status bar, for some seconds."""
        self.status.showMessage(text, LINGER)

    def refuse(self, text: str) -> None:
        """Why something was not done, until something else is."""
        self.status.refuse(text, LINGER)

    def show_panel(self, name: str) -> None:
        """Unfold a panel."""
        self.docks[name].show()
        self.docks[name].raise_()

    def show_problems(self) -> None:
        """Unfold the problems, ready for the keyboard."""
        self.show_panel("problems")
        self.problems.take_focus()

    def focus_search(self) -> None:
        """Type what to add."""
        self.palette_panel.search.setFocus()
        self.palette_panel.search.selectAll()

    def open_commands(self) -> None:
        """Everything that can be done, by its name."""
        CommandPalette(self, self._commands()).show()

    def _commands(self) -> Iterator[Command]:
        yield from of_menus(self.menuBar())
        yield from of_library(self._place, self.files.open_target)

    def profile(self) -> None:
        """Profile with the panel's settings."""
        self.show_panel("profile")
        if not self.profile_panel.bar.job:
            self.profile_panel.start()

    def open_results(self) -> None:
        """Results from files, in the profile's panel."""
        self.show_panel("profile")
        self.portable.open_dialog()

    def train(self) -> None:
        """Unfold the panel; its button starts."""
        self.show_panel("training")
        self.training.bar.run.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if is_waited_for(self) or not self.files.may_close_all():
            event.ignore()  # what is at work would go on with a document that is closed
            return
        recent.remember_session(self.files.open_targets())
        for sheet in self.tabs.sheets():
            sheet.end()
        self.beside.end()
        self.recovery.end()
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
        QTimer.singleShot(0, late(self, "view.show_top"))
