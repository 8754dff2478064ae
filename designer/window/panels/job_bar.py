"""What the panels that run jobs share: run and cancel, progress, one line of outcome."""

from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from designer.lab.messages.protocol import Cancelled, Event, Failed, Progress
from designer.window.languages.words import sentence, tr
from designer.window.widgets.flow import Flow

SILENCE = 10.0  # seconds without an event before the bar speaks of it


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
        self.progress = QProgressBar()
        self.progress.hide()
        self.progress.setMinimumWidth(60)
        self.progress.setMaximumWidth(220)
        self.message = QLabel(objectName="quiet", wordWrap=True, visible=False)
        self._said, self._heard, self._begun = "", 0.0, False
        self._silence = QTimer(self, interval=1000)
        self._silence.timeout.connect(self._mind_silence)
        settings = QWidget()
        self._settings = Flow(settings)
        self._settings.setSpacing(8)
        self._fields = 0
        for widget in (self.run, self.cancel, self.progress):
            self._settings.addWidget(widget)
        self._row = QHBoxLayout()
        self._row.addWidget(settings, 1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(8, 4, 8, 4)
        self._rows.setSpacing(4)
        self._rows.addLayout(self._row)
        self._rows.addWidget(self.message)
        self.run.clicked.connect(self.started)
        self.cancel.clicked.connect(self.cancelled)

    def add_field(self, label: str, widget: QWidget) -> None:
        """A setting in front of the button."""
        text = QLabel(label)
        text.setBuddy(widget)
        pair = QWidget()
        beside = QHBoxLayout(pair)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(text)
        beside.addWidget(widget)
        self.add_before(pair)

    def add_before(self, widget: QWidget) -> None:
        """Something else in front of the button."""
        self._settings.insert(self._fields, widget)
        self._fields += 1

    def add_button(self, button: QWidget) -> None:
        """What else can be done, at the end of the row."""
        self._row.addWidget(button)

    def add_row(self, row: QWidget) -> None:
        """Further settings below the usual ones."""
        self._rows.insertWidget(self._rows.count() - 1, row)

    def begin(self, job: int) -> None:
        """A job was sent."""
        self.job = job
        self.run.setEnabled(False)
        self.cancel.setEnabled(True)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.say(tr("Waiting for the worker…"))
        self._heard, self._begun = monotonic(), False
        self._silence.start()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A sentence below the row."""
        self._said = text
        self.message.setObjectName("wrong" if wrong else "quiet")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setText(text)
        self.message.setToolTip(text)
        self.message.setVisible(bool(text))

    def heard(self) -> None:
        """The worker is at the job and has told something."""
        self._heard, self._begun = monotonic(), True

    def _mind_silence(self) -> None:
        """A worker may hang; one that has not begun may have other jobs first."""
        seconds = int(monotonic() - self._heard)
        if seconds < SILENCE:
            return
        if self._begun:
            silent = tr("No answer from the worker for {seconds} s; Cancel ends it.")
            self.message.setText(f"{self._said}\n{silent.format(seconds=seconds)}")
        elif self._said == tr("Waiting for the worker…"):
            waiting = tr("Waiting for the worker for {seconds} s…")
            self.message.setText(waiting.format(seconds=seconds))

    def follow(self, event: Event) -> None:
        """Progress and unhappy ends look the same in every panel."""
        self.heard()
        match event:
            case Progress():
                self.progress.setRange(0, event.total)
                self.progress.setValue(event.done)
                self.say(sentence(event.message))
            case Failed():
                where = f"`{event.node}`: " if event.node else ""
                self.end(where + sentence(event.message), wrong=True)
            case Cancelled():
                self.end(cancelled(event))

    def end(self, text: str, *, wrong: bool = False) -> None:
        """The job is over."""
        self.job = 0
        self._silence.stop()
        self.run.setEnabled(True)
        self.cancel.setEnabled(False)
        self.progress.hide()
        self.say(text, wrong=wrong)


def cancelled(event: Cancelled) -> str:
    """How the job came to its end."""
    if event.killed:
        return tr("Cancelled; the worker did not answer in time and had to be ended.")
    return tr("Cancelled.")
