"""Jobs of the window: which panel an event is for, and exporting."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from designer.design.design import DesignError
from designer.design.files import encode, save, write_safely
from designer.lab.protocol import Event, Export, ExportDone, Failed, Profile, Ready, Train
from designer.window.panels.profile import ProfilePanel
from designer.window.panels.training import TrainingPanel
from designer.window.words import mebibytes, tr
from designer.window.worker_process import WorkerProcess

if TYPE_CHECKING:
    from designer.window.main_window import MainWindow

FILTERS = "ONNX (*.onnx);;PyTorch (*.py);;SVG (*.svg);;PNG (*.png);;Netwright (*.json)"


class Jobs(QObject):
    """Sends requests with the design as it stands, and hands the events on."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.worker = WorkerProcess(self)
        self.worker.event.connect(self._follow)
        self._exporting = 0
        for panel in (window.profile_panel, window.training):
            panel.wanted.connect(lambda request, panel=panel: self._send(panel, request))
            panel.bar.cancelled.connect(lambda panel=panel: self.worker.cancel(panel.bar.job))

    def _send(self, panel: ProfilePanel | TrainingPanel, request: Profile | Train) -> None:
        errors = [d for d in self._window.document.analysis.diagnostics if d.severity == "error"]
        if errors:
            panel.bar.say(errors[0].message, wrong=True)
            self._window.say(errors[0].message)
            return
        design = encode(self._window.document.design).decode()
        panel.bar.begin(self.worker.submit(replace(request, design=design)))

    def _follow(self, event: Event) -> None:
        window = self._window
        if isinstance(event, Ready):
            window.profile_panel.devices([(d.id, d.name) for d in event.devices])
        elif event.job == self._exporting:
            self._exported(event)
        else:
            for panel in (window.profile_panel, window.training):
                if event.job and event.job == panel.bar.job:
                    panel.follow(event)

    def export_dialog(self) -> None:
        """Ask for a file; its ending is the format."""
        name = f"{self._window.document.design.name}.onnx"
        path, chosen = QFileDialog.getSaveFileName(self._window, tr("Export"), name, FILTERS)
        if path:
            ending = chosen.split("*")[-1].rstrip(")")
            self.export(Path(path) if Path(path).suffix else Path(path + ending))

    def export(self, path: Path) -> None:
        """Write the design in the format of the path's ending."""
        document = self._window.document
        try:
            match path.suffix.lower():
                case ".onnx":
                    self._export_onnx(path)
                    return
                case ".py":
                    from designer.translate.source import to_source

                    write_safely(path, to_source(document.design).encode())
                case ".svg" | ".png":
                    self._export_picture(path)
                case ".json":
                    save(document.design, path)
                case ending:
                    text = tr("Netwright writes .onnx, .py, .svg, .png and .json, not {ending}.")
                    QMessageBox.warning(
                        self._window, tr("Can't export"), text.format(ending=ending or path.name)
                    )
                    return
        except DesignError as error:
            QMessageBox.warning(self._window, tr("Can't export"), str(error))
            return
        self._window.say(tr("Exported {name}").format(name=path.name))

    def _export_picture(self, path: Path) -> None:
        from designer.translate.figure import to_svg

        svg = to_svg(self._window.document.design)
        if path.suffix.lower() == ".svg":
            write_safely(path, svg.encode())
            return
        from designer.window.raster import svg_to_png

        svg_to_png(svg, path)

    def _export_onnx(self, path: Path) -> None:
        errors = [d for d in self._window.document.analysis.diagnostics if d.severity == "error"]
        if errors:
            raise DesignError(errors[0].message)
        design = encode(self._window.document.design).decode()
        self._exporting = self.worker.submit(Export(design=design, path=str(path)))
        self._window.status.showMessage(
            tr("Writing {name} and checking it…").format(name=path.name)
        )

    def _exported(self, event: Event) -> None:
        match event:
            case ExportDone():
                verdict = tr("agrees with") if event.agrees else tr("DIFFERS from")
                text = tr(
                    "Exported {name}, {size}: ONNX Runtime {verdict} the module; the largest "
                    "difference is {difference:.2g} (outputs up to {scale:.2g})."
                ).format(
                    name=Path(event.path).name,
                    size=mebibytes(event.bytes),
                    verdict=verdict,
                    difference=event.max_difference,
                    scale=event.scale,
                )
                self._window.status.showMessage(text, 60_000)
                if not event.agrees:
                    QMessageBox.warning(self._window, tr("Export"), text)
            case Failed():
                self._window.status.clearMessage()
                QMessageBox.warning(self._window, tr("Can't export"), event.message)

    def stop(self) -> None:
        """End the worker with the window."""
        self.worker.stop()
