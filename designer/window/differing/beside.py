"""Compare with…: what to put beside the current design, and the tabs in which that is shown."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from designer.design.design import Design
from designer.design.targets import load
from designer.window.differing.side_by_side import SideBySide
from designer.window.documents.document import Document
from designer.window.files.filing import FILTER
from designer.window.languages.words import sentence, tr
from designer.window.look.theme import Theme
from designer.window.menus.command_palette import Command, CommandPalette
from designer.window.tabs.tabs import Tabs
from presets.gallery import NAMES

Half = Document | tuple[Design, str]  # what is open is followed; the rest stands still, titled


class Beside(QObject):
    """`refused` says why a design can't be compared."""

    refused = Signal(str)

    def __init__(self, tabs: Tabs, theme_of: Callable[[], Theme], window: QMainWindow) -> None:
        super().__init__(window)
        self._tabs, self._theme_of, self._window = tabs, theme_of, window
        self._pages: dict[SideBySide, tuple[Half, Half]] = {}
        self._from: dict[SideBySide, QWidget] = {}
        tabs.touched.connect(self._touched)
        tabs.listed.connect(self._look_for_closed)

    def choose(self) -> None:
        """Ask what to compare the current design with."""
        palette = CommandPalette(self._window, self._choices())
        palette.search.setPlaceholderText(tr("Compare with: an open design, a file, a network"))
        palette.setAccessibleName(tr("Compare with"))
        palette.show()

    def _choices(self) -> Iterator[Command]:
        documents = dict.fromkeys(sheet.document for sheet in self._tabs.sheets())
        for document in documents:
            if document is not self._tabs.document:
                text = tr("{name} (open)").format(name=document.design.name)
                yield Command(text, "", partial(self.compare_with, document))
        yield Command(tr("A file…"), "", self._ask)
        for name, preset in NAMES.items():
            yield Command(preset.name, name, partial(self.compare_with_target, name))

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Compare with"), "", FILTER)
        if path:
            self.compare_with_target(path)

    def compare_with_target(self, target: str) -> None:
        """A preset or a file beside the current design."""
        try:
            design = load(target)
        except (ValueError, LookupError, OSError) as error:
            self.refused.emit(sentence(str(error)))
            return
        kind = tr("preset") if target in NAMES else Path(target).name
        self.compare_with((design, f"{design.name} ({kind})"))

    def compare_with(self, other: Half) -> None:
        """The current design at the left, the other at the right, in a tab of their own."""
        here = self._tabs.document
        page = SideBySide(self._theme_of())
        self._pages[page] = here, other
        self._from[page] = self._tabs.sheet
        page.left.connect(partial(self._back, page))
        page.outdated.due.connect(partial(self._show, page))
        title = f"{here.design.name} ↔ {_half(other)[0].name}"
        self._tabs.show_page(page, title, lasting=True)
        self._show(page)

    def _show(self, page: SideBySide) -> None:
        page.show_designs(*map(_half, self._pages[page]))

    def _back(self, page: SideBySide) -> None:
        sheet = self._from.get(page)
        self._tabs.remove(page)
        if sheet in self._tabs.sheets():
            self._tabs.setCurrentWidget(sheet)

    # -- following ---------------------------------------------------------------------------------

    def _touched(self, document: Document) -> None:
        for page, halves in self._pages.items():
            if document in halves:
                page.outdated.ask()

    def _look_for_closed(self) -> None:
        for page in [page for page in self._pages if self._tabs.indexOf(page) < 0]:
            del self._pages[page], self._from[page]
            page.end()
            page.deleteLater()

    def end(self) -> None:
        """The window is closed."""
        for page in self._pages:
            page.end()

    def retheme(self) -> None:
        """After a change of colours."""
        for page in self._pages:
            page.retheme(self._theme_of())


def _half(half: Half) -> tuple[Design, str]:
    """The design, and its title: one that is open as its tab has it, with a star if unsaved."""
    if isinstance(half, Document):
        star = "*" if half.history.modified else ""
        return half.design, half.design.name + star
    return half
