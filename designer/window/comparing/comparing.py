"""Comparing, done: gathers the figures of what is ticked and of the open designs, and follows."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from blocks.layer import Layer
from designer.design.cost.survey import Figures, of_analysis, of_preset
from designer.design.design import Design, Wire
from designer.design.targets import load
from designer.lab.messages.measurement import ProfileResult
from designer.lab.results.measured import Finding, finding, key, with_findings
from designer.window.canvas.items.look import Look
from designer.window.comparing.measuring import Measuring, Network
from designer.window.documents.document import Document
from designer.window.files.filing import Filing
from designer.window.jobs.jobs import Jobs
from designer.window.languages.words import tr
from designer.window.profiling.profile import ProfilePanel
from designer.window.tabs.tabs import Tabs
from designer.window.waiting.when_seen import WhenSeen

if TYPE_CHECKING:
    from designer.window.comparing.page import ComparePage

PAUSE = 250  # ms without an edit before the open designs are read anew
TALL = 430  # pixels of the panel when it is shown first

preset_figures = lru_cache(maxsize=512)(of_preset)


class Comparing(QObject):
    """`said` and `refused` are sentences for the status bar."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        tabs: Tabs,
        files: Filing,
        profile: ProfilePanel,
        jobs: Jobs,
        look: Look,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._tabs, self._files, self._profile, self._look = tabs, files, profile, look
        self._jobs, self._window = jobs, window
        self.panel = _Holder(self._make_page)
        self.dock: QDockWidget | None = None
        self.measuring: Measuring | None = None
        self._networks: list[Network] = []
        self._findings: list[Finding] = []
        self._anew = WhenSeen(self.panel, PAUSE)
        self._anew.due.connect(self.refresh)
        for signal in (tabs.changed, tabs.followed, tabs.listed):
            signal.connect(self._soon)
        profile.measured.connect(self._keep_shown)
        for signal in (profile.settings.changed, profile.host.changed, jobs.devices_found):
            signal.connect(self._offer)

    def show(self) -> None:
        """Unfold the panel, high enough for a chart."""
        if self.dock is None:
            return
        first = self.panel.page is None
        self.dock.show()
        self.dock.raise_()
        if first:
            self._window.resizeDocks([self.dock], [TALL], Qt.Orientation.Vertical)

    def _make_page(self) -> QWidget:
        from designer.window.comparing.page import ComparePage  # with pyqtgraph

        page = ComparePage(self._look)
        page.opened.connect(self._files.open_target)
        page.said.connect(self.said)
        page.refused.connect(self.refused)
        page.choice.changed.connect(self._anew.ask)
        page.kind.currentIndexChanged.connect(self._offer)
        self.measuring = Measuring(self._jobs, self._profile, page.bar)
        self.measuring.found.connect(self._keep)
        self.measuring.refused.connect(self.refused)
        self.measuring.ended.connect(self._offer)
        self.panel.page = page
        self.refresh()
        return page

    def _soon(self) -> None:
        if self.panel.page is not None:
            self._anew.ask()

    def _keep_shown(self) -> None:
        if self._profile.result is not None:
            self._keep(self._profile.result)

    def _keep(self, result: ProfileResult) -> None:
        found = finding(result)
        if found is not None and found not in self._findings:  # not one that is only shown again
            self._findings.append(found)
        energy = result.energy
        if energy and self.panel.page is not None:
            self.panel.page.no_energy = energy.unavailable
        if self.panel.isVisible():  # at once: results may follow each other without a pause
            self.refresh()
        else:
            self._soon()
            self._offer()

    def _offer(self) -> None:
        page = self.panel.page
        if self.measuring is not None and page is not None:
            self.measuring.offer(self._networks, page.kind.currentData(), self._findings)
            page.advise()

    # -- gathering ---------------------------------------------------------------------------------

    def refresh(self) -> None:
        """The figures as things stand."""
        page = self.panel.page
        if page is None:
            return
        documents = list(dict.fromkeys(sheet.document for sheet in self._tabs.sheets()))
        documents = [document for document in documents if len(document.design)]
        with page.quiet_choice():
            page.choice.show_open([(document.design.name, document) for document in documents])
        self._networks = self._chosen(page.choice.chosen_presets(), page.choice.chosen_open())
        found = [(with_findings(n.figures, self._findings), n.title) for n in self._networks]
        page.show_survey([replace(figures, name=title) for figures, title in found])
        self._offer()

    def _chosen(self, names: list[str], documents: list[object]) -> list[Network]:
        """Each network once: an open design stands for the preset that it is."""
        opened = [self._own(d, names) for d in documents if isinstance(d, Document)]
        own = {network.preset or id(network): network for network in opened}
        found = [preset_figures(name) for name in names if name not in own]
        return [*(Network(figures, figures.name) for figures in found), *own.values()]

    def _own(self, document: Document, names: list[str]) -> Network:
        """An open design as it stands; one that is still what a preset is has its accuracy."""
        preset = self._files.preset_of(document)
        target = str(document.path) if document.path else ""
        figures = of_analysis(document.analysis, target=target)
        same = preset if preset and not document.history.modified else ""
        same = same or _same(document, figures, [*filter(None, [preset]), *names])
        if same:
            figures = replace(preset_figures(same), own=True, target=target or same)
            return Network(figures, figures.name, document, preset=same)
        title = tr("{name} (edited)").format(name=figures.name) if preset else figures.name
        return Network(figures, title, document)

    def retheme(self) -> None:
        """After a change of colours."""
        if self.panel.page is not None:
            self.panel.page.retheme()


def _same(document: Document, figures: Figures, names: list[str]) -> str:
    """The preset that a design is in all but its layout; of those of equal size."""
    alike = (name for name in names if key(preset_figures(name)) == key(figures))
    return next((name for name in alike if _parts(load(name)) == _parts(document.design)), "")


def _parts(design: Design) -> tuple[dict[str, tuple[Layer, int]], set[Wire]]:
    return {n.id: (n.layer, n.repeat) for n in design.nodes()}, set(design.wires())


class _Holder(QWidget):
    """Makes the page when it is shown first: the window opens without it."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self.page: ComparePage | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.page is None:
            self.layout().addWidget(self._make())
