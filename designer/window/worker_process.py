"""The lab's worker as a Qt process: started on first use, kept warm, replaced after any death."""

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from designer.lab.client import GRACE, command, environment, exit_cause
from designer.lab.conversation import Conversation
from designer.lab.protocol import Event, Job


class WorkerProcess(QObject):
    """`event` carries each event of the worker; a job that dies with it ends in Failed."""

    event = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conversation = Conversation()
        self._process: QProcess | None = None
        self._errors = b""

    def submit(self, request: Job) -> int:
        """Queue a job; returns its number."""
        job = self._conversation.submit(request)
        self._ensure()
        self._send()
        return job

    def cancel(self, job: int) -> None:
        """Ask a job to stop; if it has not after a moment, kill the worker."""
        self._emit(self._conversation.cancel(job))
        self._send()
        if self._conversation.running and self._conversation.running.job == job:
            QTimer.singleShot(int(GRACE * 1000), lambda: self._kill_if_running(job))

    def _kill_if_running(self, job: int) -> None:
        running = self._conversation.running
        if running and running.job == job and self._process:
            self._process.kill()

    @property
    def process_id(self) -> int:
        """The worker's process id; 0 while there is none."""
        return self._process.processId() if self._process else 0

    def _ensure(self) -> None:
        if self._process is not None:
            return
        program, *arguments = command()
        process = QProcess(self)
        settings = QProcessEnvironment()
        for name, value in environment().items():
            settings.insert(name, value)
        process.setProcessEnvironment(settings)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._note)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._broken)
        self._process = process
        process.start(program, arguments)

    def _send(self) -> None:
        data = self._conversation.outgoing()
        if data and self._process:
            self._process.write(data)

    def _read(self) -> None:
        if self._process:
            data = bytes(self._process.readAllStandardOutput().data())
            self._emit(self._conversation.receive(data))
            self._send()
            if self._conversation.broken and self._process:
                self._process.kill()

    def _note(self) -> None:
        if self._process:
            text = bytes(self._process.readAllStandardError().data())
            self._errors = (self._errors + text)[-2000:]

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process:
            self._ended(127, QProcess.ExitStatus.NormalExit)

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        crashed = status == QProcess.ExitStatus.CrashExit
        lines = [line for line in self._errors.decode(errors="replace").split("\n") if line.strip()]
        self._errors = b""
        cause = exit_cause(-code if crashed else code)
        self._emit(self._conversation.lost(cause, lines[-1].strip()[:300] if lines else ""))
        if self._conversation.busy:
            self._ensure()
            self._send()

    def _emit(self, events: list[Event]) -> None:
        for event in events:
            self.event.emit(event)

    def stop(self) -> None:
        """End the worker with the window."""
        if self._process is not None:
            process, self._process = self._process, None
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
