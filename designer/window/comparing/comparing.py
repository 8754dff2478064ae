"""Comparing, done: gathers the figures of what is ticked and of the open designs, and follows."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from designer.design.survey import Figures, of_analysis, of_preset
from designer.lab.measured import Finding, finding, with_findings
from designer.window.canvas.look import Look
from designer.window.document import Document
from designer.window.filing import Filing
from designer.window.panels.profile import ProfilePanel
from designer.window.tabs import Tabs
from designer.window.when_seen import WhenSeen
from designer.window.words import tr

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
        self, tabs: Tabs, files: Filing, profile: ProfilePanel, look: Look, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._tabs, self._files, self._profile, self._look = tabs, files, profile, look
        self._window = window
        self.panel = _Holder(self._make_page)
        self.dock: QDockWidget | None = None
        self._findings: list[Finding | None] = []
        self._anew = WhenSeen(self.panel, PAUSE)
        self._anew.due.connect(self.refresh)
        for signal in (tabs.changed, tabs.followed, tabs.listed, profile.measured):
            signal.connect(self._soon)
        profile.measured.connect(self._keep_result)

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
        self.panel.page = page
        self.refresh()
        return page

    def _soon(self) -> None:
        if self.panel.page is not None:
            self._anew.ask()

    def _keep_result(self) -> None:
        if self._profile.result is not None:
            found = finding(self._profile.result)
            if found not in self._findings:  # not one that is only shown again
                self._findings.append(found)

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
        page.show_survey(self._survey(page.choice.chosen_presets(), page.choice.chosen_open()))

    def _survey(self, names: list[str], documents: list[object]) -> list[Figures]:
        own = [self._own(d) for d in documents if isinstance(d, Document)]
        shown = {figures.target for figures in own if figures.accuracy}
        found = [preset_figures(name) for name in names if name not in shown]
        return [with_findings(figures, self._findings) for figures in (*found, *own)]

    def _own(self, document: Document) -> Figures:
        """An open design as it stands; one that is still what a preset is has its accuracy."""
        preset = self._files.preset_of(document)
        if preset and not document.history.modified:
            return replace(preset_figures(preset), own=True)
        target = str(document.path) if document.path else ""
        figures = of_analysis(document.analysis, target=target)
        name = tr("{name} (edited)").format(name=figures.name) if preset else figures.name
        return replace(figures, name=name)

    def retheme(self) -> None:
        """After a change of colours."""
        if self.panel.page is not None:
            self.panel.page.retheme()


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
