"""A worker, here or by ssh, as a Qt process: started on first use, kept warm, replaced if dead."""

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from designer.lab.client import GRACE
from designer.lab.conversation import Conversation
from designer.lab.far.connection import Connection, connect, environment
from designer.lab.far.host import Host
from designer.lab.messages.protocol import Event, Job


class WorkerProcess(QObject):
    """`heard` carries each event of the worker; a job that dies with it ends in Failed."""

    heard = Signal(object)

    def __init__(self, parent: QObject | None = None, host: Host | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._conversation = Conversation(host)
        self._connection: Connection = connect(host)
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
        if self.runs(job):
            QTimer.singleShot(int(GRACE * 1000), lambda: self._kill_if_running(job))

    def runs(self, job: int) -> bool:
        """Whether the job's turn has come."""
        running = self._conversation.running
        return running is not None and running.job == job

    def _kill_if_running(self, job: int) -> None:
        if self.runs(job) and self._process:
            self._process.kill()

    @property
    def process_id(self) -> int:
        """The worker's process id; 0 while there is none."""
        return self._process.processId() if self._process else 0

    def _ensure(self) -> None:
        if self._process is not None:
            return
        self._connection = connect(self._host)
        program, *arguments = self._connection.command
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
        process.write(self._connection.greeting)

    def _send(self) -> None:
        data = self._conversation.outgoing()
        if data and self._process:
            self._process.write(data)

    def _read(self) -> None:
        if self._process:
            data = bytes(self._process.readAllStandardOutput().data())
            self._emit(self._conversation.receive(self._connection.sift(data)))
            self._send()
            if self._conversation.broken and self._process is not None:
                self._process.kill()

    def _note(self) -> None:
        if self._process:
            text = bytes(self._process.readAllStandardError().data())
            self._errors = (self._errors + text)[-2000:]

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process:
            self._over(None)

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is not None:
            self._read()
            self._note()
        if self._process is not None:
            self._over(-code if status == QProcess.ExitStatus.CrashExit else code)

    def _over(self, code: int | None) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        loss = self._connection.loss(code, self._errors)
        self._errors = b""
        self._emit(self._conversation.lost(loss.cause, loss.last_words, loss.sentence))
        if self._conversation.busy:
            self._ensure()
            self._send()

    def _emit(self, events: list[Event]) -> None:
        for event in events:
            self.heard.emit(event)

    def stop(self) -> None:
        """End the worker with the window."""
        if self._process is not None:
            process, self._process = self._process, None
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
