"""What the panels that run jobs share: run and cancel, progress, one line of outcome."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from designer.lab.protocol import Cancelled, Event, Failed, Progress
from designer.window.words import sentence, tr


class _Button(QPushButton):
    """Enter presses it, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class JobBar(QWidget):
    """`started` and `cancelled` are the user's; the panel tells what happens to the job."""

    started = Signal()
    cancelled = Signal()

    def __init__(self, verb: str) -> None:
        super().__init__()
        self.job = 0
        self.run = _Button(verb)
        self.run.setProperty("main", True)
        self.cancel = QPushButton(tr("Cancel"), enabled=False)
        self.progress = QProgressBar(visible=False)
        self.progress.setMaximumWidth(220)
        self.message = QLabel(objectName="quiet")
        self.fields = QHBoxLayout()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addLayout(self.fields)
        for widget in (self.run, self.cancel, self.progress):
            layout.addWidget(widget)
        layout.addWidget(self.message, 1)
        self.run.clicked.connect(self.started)
        self.cancel.clicked.connect(self.cancelled)

    def add_field(self, label: str, widget: QWidget) -> None:
        """A setting in front of the button."""
        text = QLabel(label)
        text.setBuddy(widget)
        self.fields.addWidget(text)
        self.fields.addWidget(widget)

    def begin(self, job: int) -> None:
        """A job was sent."""
        self.job = job
        self.run.setEnabled(False)
        self.cancel.setEnabled(True)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.say(tr("Waiting for the worker…"))

    def say(self, text: str, *, wrong: bool = False) -> None:
        """One line; all of it in the tooltip."""
        self.message.setObjectName("wrong" if wrong else "quiet")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.setToolTip(text)

    def follow(self, event: Event) -> None:
        """Progress and unhappy ends look the same in every panel."""
        match event:
            case Progress():
                self.progress.setRange(0, event.total)
                self.progress.setValue(event.done)
                self.say(sentence(event.message))
            case Failed():
                where = f"`{event.node}`: " if event.node else ""
                self.end(where + sentence(event.message), wrong=True)
            case Cancelled():
                self.end(tr("Cancelled."))

    def end(self, text: str, *, wrong: bool = False) -> None:
        """The job is over."""
        self.job = 0
        self.run.setEnabled(True)
        self.cancel.setEnabled(False)
        self.progress.hide()
        self.say(text, wrong=wrong)
