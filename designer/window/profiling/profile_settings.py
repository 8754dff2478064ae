"""The settings of a profile: the usual ones in one row, the others in a second behind More."""

from typing import get_args

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from designer.lab.messages.measurement import Dtype, Layout, Profile
from designer.window.languages.words import tr
from designer.window.widgets.tool_button import tool_button

SIGNALS = {
    QComboBox: "currentIndexChanged",
    QSpinBox: "valueChanged",
    QCheckBox: "toggled",
}
NARROW = 64  # pixels that a field may shrink to, so that the window may be narrow too


class ProfileSettings(QWidget):
    """The second row is this widget; the usual fields are for the owner to place.

    `changed` tells of another value in any of them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(visible=False)
        self.device = _choice([(tr("Best device"), "auto"), ("CPU", "cpu")])
        self.batch = QSpinBox(minimum=1, maximum=65536, value=1)
        self.mode = _choice(
            [
                (tr("Inference"), "inference"),
                (tr("Training step"), "training"),
                (tr("Both"), "both"),
            ]
        )
        self.dtype = _choice([(name, name) for name in get_args(Dtype)])
        self.image_height, self.image_width = _pixels(tr("as drawn")), _pixels(tr("same"))
        self.layout_ = _choice([(name, name) for name in get_args(Layout)])
        self.backend = _choice(
            [
                ("PyTorch", "pytorch"),
                ("ONNX Runtime", "onnxruntime"),
                ("TensorRT", "tensorrt"),
            ]
        )
        self.threads = QSpinBox(minimum=0, maximum=4096)
        self.threads.setSpecialValueText(tr("usual"))
        self.compiled = QCheckBox("torch.compile")
        self.cuda_graph = QCheckBox(tr("CUDA graph"))
        self.energy = QCheckBox(tr("Energy"))
        self.more = tool_button(tr("More"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self.setVisible)
        self._explain()
        self._lay_out()
        self._restore()
        for field in (self.device, *self._kept().values()):
            signal = getattr(field, SIGNALS.get(type(field), ""), None)
            if signal is not None:
                signal.connect(lambda *_: self.changed.emit())

    def _explain(self) -> None:
        for field, text in (
            (self.batch, tr("Samples at a time")),
            (self.mode, tr("A training step is forward and loss, backward, and SGD with momentum")),
            (
                self.dtype,
                tr(
                    "Of weights and activations; in training, automatic mixed precision. tf32 is "
                    "for CUDA"
                ),
            ),
            (self.image_height, tr("Height of the images in pixels, in place of the Inputs'")),
            (self.image_width, tr("Width of the images in pixels")),
            (self.layout_, tr("How images and their weights lie in memory")),
            (
                self.backend,
                tr("ONNX Runtime runs our ONNX file and times the whole network only"),
            ),
            (self.threads, tr("Threads of the CPU")),
            (self.compiled, tr("The whole network compiled; layers are timed as they are")),
            (self.cuda_graph, tr("Replay a recorded CUDA graph; on CUDA, in inference")),
            (self.energy, tr("Joules an image in inference, where the device tells its power")),
            (self.more, tr("Size, layout, backend, threads, compiling, energy")),
        ):
            field.setToolTip(text)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for label, *fields in (
            (tr("Size"), self.image_height, QLabel("×"), self.image_width),
            (tr("Layout"), self.layout_),
            (tr("Backend"), self.backend),
            (tr("Threads"), self.threads),
            ("", self.compiled),
            ("", self.cuda_graph),
            ("", self.energy),
        ):
            if label:
                text = QLabel(label)
                text.setBuddy(fields[0])
                row.addWidget(text)
            for field in fields:
                row.addWidget(field)
        row.addStretch(1)

    def devices(self, names: list[tuple[str, str]]) -> None:
        """The devices that the worker found: (id, name)."""
        chosen = self.device.currentData()
        self.device.clear()
        self.device.addItem(tr("Best device"), "auto")
        for device_id, name in names:
            self.device.addItem(f"{device_id}: {name}", device_id)
        self.device.setCurrentIndex(max(self.device.findData(chosen), 0))

    @property
    def on_cuda(self) -> bool:
        """Whether what is chosen is a CUDA device, as far as the worker has told."""
        chosen = self.device.currentData()
        found = [self.device.itemData(row) for row in range(self.device.count())]
        meant = found[1:2] if chosen == "auto" else [chosen]  # the best comes first
        return any(device.startswith("cuda") for device in meant)

    def request(self) -> Profile:
        """A profile of no design yet, with the settings as they stand."""
        height = self.image_height.value()
        return Profile(
            design="",
            device=self.device.currentData(),
            batch=self.batch.value(),
            size=(height, self.image_width.value() or height) if height else None,
            mode=self.mode.currentData(),
            dtype=self.dtype.currentData(),
            layout=self.layout_.currentData(),
            compiled=self.compiled.isChecked(),
            cuda_graph=self.cuda_graph.isChecked(),
            energy=self.energy.isChecked(),
            threads=self.threads.value(),
            backend=self.backend.currentData(),
        )

    # -- from one session to the next --------------------------------------------------------------

    def _kept(self) -> dict[str, QWidget]:
        """All but the device, which may be another next time."""
        return {
            "batch": self.batch,
            "mode": self.mode,
            "dtype": self.dtype,
            "height": self.image_height,
            "width": self.image_width,
            "layout": self.layout_,
            "backend": self.backend,
            "threads": self.threads,
            "compiled": self.compiled,
            "cuda_graph": self.cuda_graph,
            "energy": self.energy,
            "more": self.more,
        }

    def remember(self) -> None:
        """Keep the settings as they stand."""
        settings = QSettings()
        for name, field in self._kept().items():
            if isinstance(field, QComboBox):
                value = field.currentData()
            elif isinstance(field, QSpinBox):
                value = field.value()
            elif isinstance(field, QAbstractButton):
                value = int(field.isChecked())
            settings.setValue(f"profile/{name}", value)

    def _restore(self) -> None:
        settings = QSettings()
        for name, field in self._kept().items():
            value = settings.value(f"profile/{name}")
            if value is None:
                continue
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(field.findData(str(value)), 0))
            elif str(value).isdecimal():
                number = int(value)
                if isinstance(field, QSpinBox):
                    field.setValue(number)
                elif isinstance(field, QAbstractButton):
                    field.setChecked(bool(number))


def _choice(options: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    for text, value in options:
        box.addItem(text, value)
    box.setMinimumWidth(NARROW)
    return box


def _pixels(none: str) -> QSpinBox:
    box = QSpinBox(minimum=0, maximum=65536, singleStep=32)
    box.setSpecialValueText(none)
    box.setMinimumWidth(NARROW)
    return box
