"""Opening, saving and closing designs, and asking before changes are lost."""

from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.targets import load
from designer.window.documents.document import Document
from designer.window.languages.words import sentence, tr
from designer.window.look.card import card_size
from designer.window.remembered import recent
from designer.window.tabs.sheet import Sheet
from designer.window.tabs.tabs import Tabs
from designer.window.waiting.waiting import LARGE, StoppedError, Waiting, waiting
from designer.window.widgets.typing_done import finish_typing

FILTER = "Netwright (*.json)"


class Filing(QObject):
    """`saved` carries the file's name."""

    saved = Signal(str)

    def __init__(self, tabs: Tabs, window: QWidget) -> None:
        super().__init__(window)
        self._tabs, self._window = tabs, window
        self._presets: WeakKeyDictionary[Document, str] = WeakKeyDictionary()
        tabs.close_wanted.connect(self.close)

    def new(self) -> None:
        """An empty design in a tab of its own."""
        self._tabs.new()

    def open_dialog(self) -> None:
        """Ask for a file and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open"), "", FILTER)
        if path:
            self.open_target(path)

    def open_target(self, target: str) -> bool:
        """Open a preset or a file, or go to the tab where the file is open; says why it can't."""
        if self._go_to_file(Path(target)):
            return True
        with waiting(tr("Opening {name}…").format(name=Path(target).name), self._window) as wait:
            try:
                design = wait.result(lambda: load(target), heavy=True)
                self._open(design, target, wait)
            except StoppedError:
                return False
            except (ValueError, LookupError, OSError) as error:
                wait.close()
                QMessageBox.warning(self._window, tr("Can't open"), sentence(str(error)))
                return False
        return True

    def _go_to_file(self, path: Path) -> bool:
        for sheet in self._tabs.sheets():
            if sheet.document.path is not None and _same(sheet.document.path, path):
                self._tabs.go_to(sheet.document)
                return True
        return False

    def open_design(self, design: Design, target: str | None) -> bool:
        """Show a design; saving goes to the file it came from, where it came from one.

        Whether it is shown: opening a large one may be stopped.
        """
        with waiting(tr("Opening {name}…").format(name=design.name), self._window) as wait:
            try:
                self._open(design, target, wait)
            except StoppedError:
                return False
        return True

    def _open(self, design: Design, target: str | None, wait: Waiting) -> None:
        path = Path(target) if target and Path(target).is_file() else None
        large = len(design) >= LARGE
        document = wait.result(lambda: Document(design, card_size, path), heavy=large)
        if path:
            recent.remember_file(path)
        elif target:
            self._presets[document] = target
        with wait.drawing(self._tabs.way_back(), heavy=large):
            self._tabs.open(document)

    def open_unsaved(self, design: Design, path: Path | None) -> Document:
        """Show a design that is newer than its file, if it has one."""
        document = Document(design, card_size, path)
        document.history.mark_unsaved()
        self._tabs.open(document)
        return document

    def open_targets(self) -> list[str]:
        """What would open the same designs again: files, and presets that were not saved."""
        documents = dict.fromkeys(sheet.document for sheet in self._tabs.sheets())
        targets = (str(d.path.absolute()) if d.path else self._presets.get(d) for d in documents)
        return [target for target in targets if target]

    def preset_of(self, document: Document) -> str:
        """The preset that a document was opened from, and that was not saved; empty without one."""
        return "" if document.path else self._presets.get(document, "")

    def save(self) -> bool:
        """Save where it came from."""
        path = self._tabs.document.path
        return self._write(path) if path else self.save_as()

    def save_as(self) -> bool:
        """Ask where to."""
        name = f"{self._tabs.document.design.name}.json"
        path, _ = QFileDialog.getSaveFileName(self._window, tr("Save as"), name, FILTER)
        if not path:
            return False
        return self._write(Path(path if path.endswith(".json") else f"{path}.json"))

    def _write(self, path: Path) -> bool:
        document = self._tabs.document
        other = [s for s in self._tabs.sheets() if s.document is not document]
        if any(s.document.path and _same(s.document.path, path) for s in other):
            text = tr("{name} is open in another tab: close it there, or save under another name.")
            QMessageBox.warning(self._window, tr("Can't save"), text.format(name=path.name))
            return False
        try:
            document.save(path)
        except DesignError as error:
            QMessageBox.warning(self._window, tr("Can't save"), sentence(str(error)))
            return False
        recent.remember_file(path)
        self._tabs.rename(document)
        self.saved.emit(path.name)
        return True

    # -- closing -----------------------------------------------------------------------------------

    def close(self, sheet: QWidget | None = None) -> bool:
        """Close a tab, the current one; asks where changes would be lost."""
        sheet = sheet or self._tabs.currentWidget()
        if isinstance(sheet, Sheet):
            last = len(self._tabs.of(sheet.document)) == 1
            if last and not self._may_discard(sheet):
                return False
        self._tabs.remove(sheet)
        return True

    def may_close_all(self) -> bool:
        """Whether the changes in all tabs are saved or may go."""
        asked: list[Document] = []
        for sheet in self._tabs.sheets():
            if sheet.document not in asked:
                asked.append(sheet.document)
                if not self._may_discard(sheet):
                    return False
        return True

    def _may_discard(self, sheet: Sheet) -> bool:
        finish_typing()
        document = sheet.document
        if not document.history.modified:
            return True
        self._tabs.setCurrentWidget(sheet)  # so that one sees what is asked about
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            tr("Unsaved changes"),
            tr("Save the changes to {name}?").format(name=document.design.name),
            buttons.Save | buttons.Discard | buttons.Cancel,
        )
        if answer == buttons.Save:
            return self.save()
        return bool(answer == buttons.Discard)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
