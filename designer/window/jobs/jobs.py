"""Jobs of the window: requests with the design as it stands, events to the panel that asked."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from designer.design.files import encode
from designer.lab.client import refusal
from designer.lab.far.host import Host
from designer.lab.messages.measurement import Calibrate
from designer.lab.messages.message import Device
from designer.lab.messages.protocol import Event, Job, Ready
from designer.window.jobs.worker_process import WorkerProcess
from designer.window.languages.words import sentence, tr
from designer.window.panels.training import TrainingPanel
from designer.window.profiling.profile import ProfilePanel
from designer.window.tabs.tabs import Tabs

Panel = ProfilePanel | TrainingPanel


class Jobs(QObject):
    """A worker a computer, for all jobs there; `refused` says why a design can't be sent."""

    refused = Signal(str)
    heard = Signal(object, object)  # each event, and the computer that tells it
    devices_found = Signal(object)  # those that the worker sees, once it has started

    def __init__(self, tabs: Tabs, profile: ProfilePanel, training: TrainingPanel) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._profile = profile
        self._panels: tuple[Panel, ...] = (profile, training)
        self._workers: dict[Host | None, WorkerProcess] = {}
        self._sent: dict[Panel, WorkerProcess] = {}  # where each panel's job is
        self._devices: dict[Host | None, tuple[Device, ...]] = {}
        self.worker = self._worker(None)
        profile.host.changed.connect(self._show_devices)
        for panel in self._panels:
            panel.wanted.connect(lambda request, panel=panel: self._start(panel, request))
            panel.bar.cancelled.connect(lambda panel=panel: self._cancel(panel))

    def _worker(self, host: Host | None) -> WorkerProcess:
        if host not in self._workers:
            worker = WorkerProcess(self, host)
            worker.heard.connect(lambda event: self._follow(event, host))
            self._workers[host] = worker
        return self._workers[host]

    def _cancel(self, panel: Panel) -> None:
        if panel in self._sent:
            self._sent[panel].cancel(panel.bar.job)

    def cancel(self, job: int, host: Host | None) -> None:
        """Stop what was sent there."""
        self._worker(host).cancel(job)

    def runs(self, job: int, host: Host | None) -> bool:
        """Whether it has begun, or waits for no other."""
        return self._worker(host).runs(job)

    def device_name(self, chosen: str, host: Host | None) -> str:
        """Of the device that a request means there; empty before the worker has told."""
        devices = self._devices.get(host, ())  # the best first
        return next((d.name for d in devices if chosen in {"auto", d.id}), "")

    def fault(self) -> str:
        """The first error of the design, for which no job can run; empty where there is none."""
        diagnostics = self._tabs.document.analysis.diagnostics
        first = next((d.message for d in diagnostics if d.severity == "error"), "")
        return sentence(first)

    def submit(self, request: Job, host: Host | None = None) -> int:
        """Send a request with the design as it stands; returns the job's number there."""
        if isinstance(request, Calibrate):  # of a device, whatever the design
            return self.send(request, host)
        design = encode(self._tabs.document.design).decode()
        return self.send(replace(request, design=design), host)

    def send(self, request: Job, host: Host | None) -> int:
        """Send a request as it is; returns the job's number there."""
        return self._worker(host).submit(request)

    def _start(self, panel: Panel, request: Job) -> None:
        host = panel.host.host
        fault = "" if isinstance(request, Calibrate) else self.fault()
        fault = fault or refusal(request, host)
        if fault:
            panel.bar.say(fault, wrong=True)
            self.refused.emit(fault)
            return
        self._sent[panel] = self._worker(host)
        panel.bar.begin(self.submit(request, host))
        if host:
            panel.bar.say(tr("Connecting to {name}…").format(name=host))

    def _follow(self, event: Event, host: Host | None) -> None:
        if isinstance(event, Ready):
            self._devices[host] = event.devices
            self.devices_found.emit(event.devices)
            self._show_devices()
        for panel in self._panels:
            mine = self._sent.get(panel) is self._workers[host]
            if mine and event.job and event.job == panel.bar.job:
                panel.follow(event)
        self.heard.emit(event, host)

    def _show_devices(self) -> None:
        devices = self._devices.get(self._profile.host.host, (Device(id="cpu", name="CPU"),))
        self._profile.devices([(device.id, device.name) for device in devices])

    def stop(self) -> None:
        """End the workers with the window."""
        for worker in self._workers.values():
            worker.stop()
