"""Training: loss and accuracy as they come, and a checkpoint at the end."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from designer.lab.messages.protocol import DATASETS, Epoch, Event, Step, Train, TrainDone
from designer.window.canvas.items.look import Look
from designer.window.languages.words import filled, tr
from designer.window.panels.host_field import HostField
from designer.window.panels.job_bar import JobBar

if TYPE_CHECKING:
    from designer.window.panels.curves import Curves


class TrainingPanel(QWidget):
    """`wanted` carries a request without a design."""

    wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.bar = JobBar(tr("Train"))
        self.host = HostField()
        self.data = QComboBox()
        for name, text in DATASETS.items():
            self.data.addItem(name)
            self.data.setItemData(self.data.count() - 1, tr(text), 3)
        self.epochs = QSpinBox(minimum=1, maximum=10_000, value=3)
        self.batch = QSpinBox(minimum=1, maximum=65536, value=32)
        self.rate = QDoubleSpinBox(decimals=5, minimum=1e-5, maximum=10, value=1e-3)
        self.rate.setSingleStep(1e-3)
        for label, field in (
            (tr("On"), self.host),
            (tr("Data"), self.data),
            (tr("Epochs"), self.epochs),
            (tr("Batch"), self.batch),
            (tr("Learning rate"), self.rate),
        ):
            self.bar.add_field(label, field)
        self.bar.started.connect(self.start)
        self.empty = QLabel(
            tr("Train shows loss and accuracy here as they come, and saves a checkpoint."),
            objectName="quiet",
            alignment=Qt.AlignmentFlag.AlignCenter,
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self.empty, 1)
        self.curves: Curves | None = None

    def start(self) -> None:
        """Ask where the checkpoint goes, then for a training with the settings as they stand."""
        settings = QSettings()
        start = str(settings.value("training/folder", str(Path.home())))
        folder = QFileDialog.getExistingDirectory(self, tr("Folder for the checkpoint"), start)
        if not folder:
            return
        settings.setValue("training/folder", folder)
        path = ""
        if self.data.currentText() != "digits":
            path = self._data_folder(start)
            if not path:
                return
        self.request(folder, path)

    def _data_folder(self, start: str) -> str:
        if self.host.host is None:
            return QFileDialog.getExistingDirectory(self, tr("Folder with the data"), start)
        label = tr("Path on {name}").format(name=self.host.host)
        path, accepted = QInputDialog.getText(self, tr("Folder with the data"), label)
        return path.strip() if accepted else ""

    def request(self, folder: str, data_path: str = "") -> None:
        """A training into that folder."""
        self.wanted.emit(
            Train(
                design="",
                folder=folder,
                data=self.data.currentText(),
                data_path=data_path,
                epochs=self.epochs.value(),
                batch=self.batch.value(),
                learning_rate=self.rate.value(),
            )
        )
        self._curves().begin()

    def _curves(self) -> "Curves":
        from designer.window.panels.curves import Curves

        if self.curves is None:
            self.curves = Curves(self._look)
            self.empty.hide()
            self._layout.addWidget(self.curves, 1)
        return self.curves

    def follow(self, event: Event) -> None:
        """The job's events."""
        self.bar.follow(event)
        match event:
            case Step():
                self._curves().add_step(event)
                self.bar.progress.setRange(0, event.steps)
                self.bar.progress.setValue(event.step)
                text = tr("Epoch {epoch}: loss {loss:.3f}, accuracy {accuracy:.1f} %")
                self.bar.say(
                    filled(text, epoch=event.epoch, loss=event.loss, accuracy=100 * event.accuracy)
                )
            case Epoch():
                self._curves().add_epoch(event)
            case TrainDone(result=result):
                text = tr("Test accuracy {accuracy:.1f} % on {images} images; saved in {folder}")
                self.bar.end(
                    filled(
                        text,
                        accuracy=100 * result.test_accuracy,
                        images=result.test_images,
                        folder=result.request.folder,
                    )
                )

    def retheme(self) -> None:
        """After a change of colours."""
        if self.curves is not None:
            self.curves.retheme()
