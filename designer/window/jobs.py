"""Jobs of the window: requests with the design as it stands, events to the panel that asked."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from designer.design.files import encode
from designer.lab.protocol import Event, Job, Profile, Ready, Train
from designer.window.panels.profile import ProfilePanel
from designer.window.panels.training import TrainingPanel
from designer.window.tabs import Tabs
from designer.window.words import sentence
from designer.window.worker_process import WorkerProcess

Panel = ProfilePanel | TrainingPanel


class Jobs(QObject):
    """One worker for all jobs; `refused` says why a design can't be sent."""

    refused = Signal(str)

    def __init__(self, tabs: Tabs, profile: ProfilePanel, training: TrainingPanel) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._profile = profile
        self._panels: tuple[Panel, ...] = (profile, training)
        self.worker = WorkerProcess(self)
        self.worker.event.connect(self._follow)
        for panel in self._panels:
            panel.wanted.connect(lambda request, panel=panel: self._start(panel, request))
            panel.bar.cancelled.connect(lambda panel=panel: self.worker.cancel(panel.bar.job))

    def fault(self) -> str:
        """The first error of the design, for which no job can run; empty where there is none."""
        diagnostics = self._tabs.document.analysis.diagnostics
        first = next((d.message for d in diagnostics if d.severity == "error"), "")
        return sentence(first)

    def submit(self, request: Job) -> int:
        """Send a request with the design as it stands; returns the job's number."""
        design = encode(self._tabs.document.design).decode()
        return self.worker.submit(replace(request, design=design))

    def _start(self, panel: Panel, request: Profile | Train) -> None:
        fault = self.fault()
        if fault:
            panel.bar.say(fault, wrong=True)
            self.refused.emit(fault)
        else:
            panel.bar.begin(self.submit(request))

    def _follow(self, event: Event) -> None:
        if isinstance(event, Ready):
            self._profile.devices([(device.id, device.name) for device in event.devices])
        for panel in self._panels:
            if event.job and event.job == panel.bar.job:
                panel.follow(event)

    def stop(self) -> None:
        """End the worker with the window."""
        self.worker.stop()
