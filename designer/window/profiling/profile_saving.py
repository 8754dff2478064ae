"""Saving a profile: the result in a form by its ending, the clipboard, a trace."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from designer.design.error import DesignError
from designer.design.saving import write_safely
from designer.lab.messages.measurement import ProfileResult
from designer.lab.results.profile_files import ENDINGS, text
from designer.window.languages.words import sentence, tr
from designer.window.widgets.tool_button import tool_button

FILTERS = "Markdown (*.md);;CSV (*.csv);;JSON (*.json);;SVG (*.svg);;PNG (*.png)"


class ProfileSaving(QObject):
    """A button with a menu; `said` tells what came of it, and whether it went wrong."""

    said = Signal(str, bool)
    trace_wanted = Signal(Path)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.result: ProfileResult | None = None
        self.button = tool_button(tr("Save"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.button)
        self._of_result = [
            menu.addAction(tr("Save result…"), self._save_dialog),
            menu.addAction(tr("Copy as Markdown"), self.copy),
        ]
        menu.addAction(tr("Save trace…"), self._trace_dialog)
        self.button.setMenu(menu)
        menu.aboutToShow.connect(self._enable)

    def _enable(self) -> None:
        for action in self._of_result:
            action.setEnabled(self.result is not None)

    def _save_dialog(self) -> None:
        title, name = tr("Save the profile"), tr("profile.md")
        path, chosen = QFileDialog.getSaveFileName(self._owner, title, name, FILTERS)
        if path:
            ending = chosen.split("*")[-1].rstrip(")")
            self.save(Path(path) if Path(path).suffix else Path(path + ending))

    def save(self, path: Path) -> None:
        """Write the last result in the form of the path's ending."""
        ending = path.suffix.lower()
        if self.result is None:
            return
        if ending not in ENDINGS:
            words = tr("A profile is saved as {endings}, not {name}.")
            self.said.emit(words.format(endings=", ".join(ENDINGS), name=path.name), True)
            return
        self._write(path, text(self.result, ending))

    def write_trace(self, path: Path, trace: str) -> None:
        """What the worker recorded."""
        self._write(path, trace)

    def _write(self, path: Path, content: str) -> None:
        try:
            if path.suffix.lower() == ".png":
                from designer.window.look.raster import svg_to_png

                svg_to_png(content, path)
            else:
                write_safely(path, content.encode())
        except DesignError as error:
            self.said.emit(sentence(str(error)), True)
            return
        self.said.emit(tr("Saved {name}").format(name=path.name), False)

    def copy(self) -> None:
        """The Markdown on the clipboard."""
        if self.result is not None:
            QGuiApplication.clipboard().setText(text(self.result, ".md"))
            self.said.emit(tr("Copied as Markdown"), False)

    def _trace_dialog(self) -> None:
        title, name = tr("Save a trace of one pass"), tr("trace.json")
        kind = tr("Chrome trace (*.json)")
        path, _ = QFileDialog.getSaveFileName(self._owner, title, name, kind)
        if path:
            self.trace_wanted.emit(Path(path) if Path(path).suffix else Path(path + ".json"))
