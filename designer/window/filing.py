"""Opening and saving designs, and asking before changes are lost."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from designer.design.design import Design, DesignError
from designer.design.targets import load
from designer.window.canvas.card import card_size
from designer.window.document import Document
from designer.window.words import tr
from designer.window.workspace import Workspace

FILTER = "Netwright (*.json)"


class Filing(QObject):
    """`saved` carries the file's name."""

    saved = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def new(self) -> None:
        """An empty design."""
        if self.may_discard():
            self._workspace.open(Document(Design(), card_size))

    def open_dialog(self) -> None:
        """Ask for a file and open it."""
        path, _ = QFileDialog.getOpenFileName(self._window, tr("Open"), "", FILTER)
        if path:
            self.open_target(path)

    def open_target(self, target: str) -> bool:
        """Open a preset or a file; says why it can't."""
        if not self.may_discard():
            return False
        try:
            design = load(target)
        except (ValueError, LookupError, OSError) as error:
            QMessageBox.warning(self._window, tr("Can't open"), str(error))
            return False
        self.open_design(design, target)
        return True

    def open_design(self, design: Design, target: str | None) -> None:
        """Show a design; saving goes to the file it came from, where it came from one."""
        path = Path(target) if target and Path(target).is_file() else None
        self._workspace.open(Document(design, card_size, path))

    def save(self) -> bool:
        """Save where it came from."""
        path = self._workspace.document.path
        return self._write(path) if path else self.save_as()

    def save_as(self) -> bool:
        """Ask where to."""
        name = f"{self._workspace.document.design.name}.json"
        path, _ = QFileDialog.getSaveFileName(self._window, tr("Save as"), name, FILTER)
        if not path:
            return False
        return self._write(Path(path if path.endswith(".json") else f"{path}.json"))

    def _write(self, path: Path) -> bool:
        try:
            self._workspace.document.save(path)
        except DesignError as error:
            QMessageBox.warning(self._window, tr("Can't save"), str(error))
            return False
        self.saved.emit(path.name)
        return True

    def may_discard(self) -> bool:
        """Whether unsaved changes are saved or may go."""
        document = self._workspace.document
        if not document.history.modified:
            return True
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
