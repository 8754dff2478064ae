"""Measurements elsewhere without ssh: a folder to take there, and results that come back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from designer.design.cost import batch_sizes
from designer.design.error import DesignError
from designer.window.languages.words import sentence, tr
from designer.window.profiling.profile import ProfilePanel
from designer.window.tabs.tabs import Tabs


class PortableJobs(QObject):
    """`said` tells how it went."""

    said = Signal(str)

    def __init__(self, tabs: Tabs, profile: ProfilePanel, window: QWidget) -> None:
        super().__init__(window)
        self._tabs, self._profile, self._window = tabs, profile, window

    def write_dialog(self) -> None:
        """Ask for batch sizes and a folder."""
        title = tr("Portable job")
        text, accepted = QInputDialog.getText(
            self._window, title, tr("Batch sizes, such as 1, 8, 64"), text="1"
        )
        if not accepted:
            return
        try:
            batches = batch_sizes.parsed(text)
        except ValueError:
            words = tr("Batch sizes are whole numbers from 1 on, such as 1, 8, 64.")
            QMessageBox.warning(self._window, title, words)
            return
        folder, _ = QFileDialog.getSaveFileName(self._window, tr("New folder for the job"), "job")
        if folder:
            self.write(Path(folder), batches)

    def write(self, folder: Path, batches: tuple[int, ...]) -> None:
        """Write the folder; says why it can't."""
        from designer.lab.portable import job as portable

        try:
            portable.write(self._tabs.document.design, folder, portable.Plan(batches))
        except (DesignError, OSError) as error:
            self._warn(tr("Portable job"), folder, error)
            return
        words = tr(
            "Wrote {name}: run `python run.py` in it where PyTorch is, then open result.json"
        )
        self.said.emit(words.format(name=folder.name))

    def open_dialog(self) -> None:
        """Ask for files of results."""
        files, _ = QFileDialog.getOpenFileNames(
            self._window, tr("Open results"), "", tr("Results (*.json)")
        )
        self.open([Path(file) for file in files])

    def open(self, files: list[Path]) -> None:
        """Show what was measured beside what else was in this session; the last is in view."""
        from designer.lab.portable.result import read_results

        if self._profile.bar.job:
            self.said.emit(tr("A profile is being measured: open results when it is done."))
            return
        for file in files:
            try:
                found = read_results(file)
            except (DesignError, OSError) as error:
                self._warn(tr("Open results"), file, error)
                return
            for result in found:
                self._profile.show_result(result)

    def _warn(self, title: str, path: Path, error: DesignError | OSError) -> None:
        if isinstance(error, DesignError):
            text = sentence(str(error))
        else:
            text = f"{path.name}: {error.strerror or error}."
        QMessageBox.warning(self._window, title, text)
