"""Exporting the design in the format of a path's ending."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from designer.design.design import Design
from designer.design.error import DesignError
from designer.design.files import encode
from designer.design.saving import write_safely
from designer.lab.messages.protocol import Event, Export, ExportDone, Failed
from designer.window.jobs.jobs import Jobs
from designer.window.languages.words import filled, mebibytes, sentence, tr
from designer.window.tabs.tabs import Tabs
from designer.window.waiting.waiting import LARGE, StoppedError, waiting

FILTERS = "ONNX (*.onnx);;PyTorch (*.py);;SVG (*.svg);;PNG (*.png);;PDF (*.pdf);;Netwright (*.json)"


class Exporting(QObject):
    """`said` tells how an export went."""

    said = Signal(str)

    def __init__(self, tabs: Tabs, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._tabs, self._jobs, self._window = tabs, jobs, window
        self._job = 0
        jobs.worker.heard.connect(self._follow)

    def dialog(self) -> None:
        """Ask for a file; its ending is the format."""
        name = f"{self._tabs.document.design.name}.onnx"
        path, chosen = QFileDialog.getSaveFileName(self._window, tr("Export"), name, FILTERS)
        if path:
            ending = chosen.split("*")[-1].rstrip(")")
            self.export(Path(path) if Path(path).suffix else Path(path + ending))

    def source_dialog(self) -> None:
        """Ask for a file for the PyTorch source."""
        name = f"{self._tabs.document.design.name}.py"
        path, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the source"), name, "PyTorch (*.py)"
        )
        if path:
            self.export(Path(path) if path.endswith(".py") else Path(f"{path}.py"))

    def export(self, path: Path) -> None:
        """Write the file, ONNX by the worker, which checks it too; says why it can't."""
        if path.suffix.lower() == ".onnx":
            self._export_onnx(path)
            return
        design = self._tabs.document.design
        large = len(design) >= LARGE
        with waiting(tr("Writing {name}…").format(name=path.name), self._window) as wait:
            try:
                write_safely(path, wait.result(partial(_content, design, path), heavy=large))
            except StoppedError as stopped:
                self.said.emit(str(stopped))
                return
            except DesignError as error:
                wait.close()
                self._warn(sentence(str(error)))
                return
        self.said.emit(tr("Exported {name}").format(name=path.name))

    def _warn(self, text: str) -> None:
        QMessageBox.warning(self._window, tr("Can't export"), text)

    def _export_onnx(self, path: Path) -> None:
        fault = self._jobs.fault()
        if fault:
            self._warn(fault)
            return
        self._job = self._jobs.submit(Export(design="", path=str(path)))
        self.said.emit(tr("Writing {name} and checking it…").format(name=path.name))

    def _follow(self, event: Event) -> None:
        if not event.job or event.job != self._job:
            return
        if isinstance(event, ExportDone):
            text = _verdict(event)
            self.said.emit(text)
            if not event.agrees:
                self._warn(text)
        elif isinstance(event, Failed):
            self.said.emit("")
            self._warn(sentence(event.message))


def _content(design: Design, path: Path) -> bytes:
    """What the file of that ending holds."""
    match path.suffix.lower():
        case ".py":
            from designer.translate.source import to_source

            return to_source(design).encode()
        case ".svg" | ".png" | ".pdf" as ending:
            from designer.translate.figure import to_svg
            from designer.window.look.raster import pdf_of, png_of

            svg = to_svg(design)
            if ending == ".svg":
                return svg.encode()
            return png_of(svg) if ending == ".png" else pdf_of(svg)
        case ".json":
            return encode(design)
        case ending:
            text = tr("Netwright writes .onnx, .py, .svg, .png, .pdf and .json, not {ending}.")
            raise DesignError(text.format(ending=ending or path.name))


def _verdict(done: ExportDone) -> str:
    return filled(
        tr(
            "Exported {name}, {size}: ONNX Runtime {verdict} the module; the largest difference is "
            "{difference:.2g} (outputs up to {scale:.2g})."
        ),
        name=Path(done.path).name,
        size=mebibytes(done.bytes),
        verdict=tr("agrees with") if done.agrees else tr("DIFFERS from"),
        difference=done.max_difference,
        scale=done.scale,
    )
