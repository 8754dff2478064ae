"""A Chrome trace of one forward pass: every operator and kernel, under the names of the nodes."""

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any

from designer.lab.execution import devices
from designer.lab.execution.probes import Trail
from designer.lab.execution.running import JobError, Running
from designer.lab.measuring.settings import explained, forget_compiled, precision, prepare
from designer.lab.messages.lines import MAX_LINE
from designer.lab.messages.measurement import Trace, TraceDone

WARMUP = 3


class Labels(Trail):
    """A trail that names each statement in the trace by its path."""

    def __init__(self, running: Running) -> None:
        super().__init__(running)
        self._open: list[Any] = []

    def __enter__(self) -> None:
        from torch.profiler import record_function

        label = record_function("/".join(self.path))
        label.__enter__()  # type: ignore[no-untyped-call]
        self._open.append(label)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.pop().__exit__(kind, error, traceback)
        super().__exit__(kind, error, traceback)


def trace(request: Trace, running: Running) -> TraceDone:
    """Record one pass in inference, after warm-up; compiled networks lose the nodes' names."""
    import torch
    from torch.profiler import ProfilerActivity
    from torch.profiler import profile as recorder

    if request.backend != "pytorch":
        raise JobError("A trace is of PyTorch: choose that backend.")
    if request.cuda_graph:
        raise JobError("A trace shows the launches that a CUDA graph replaces: leave it off.")
    subject = prepare(request)
    devices.use_threads(request.threads)
    activities = [ProfilerActivity.CPU]
    if subject.device.type == "cuda":
        activities.append(ProfilerActivity.CUDA)
    with precision(request), explained(request, subject.device), torch.inference_mode():
        try:
            running.stage("Building the network", 0, 3)
            module = subject.whole(subject.module(None if request.compiled else Labels(running)))
            inputs = subject.inputs()
            for _ in range(WARMUP):
                running.stage("Warming up", 1, 3)
                module(*inputs)
            running.stage("Recording a forward pass", 2, 3)
            with recorder(activities=activities) as recorded:
                module(*inputs)
                if subject.device.type == "cuda":
                    torch.cuda.synchronize(subject.device)
        finally:
            forget_compiled(request)
    return TraceDone(job=request.job, trace=_text(recorded))


def _text(recorded: Any) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trace.json"
        recorded.export_chrome_trace(str(path))
        text = path.read_text()
    if len(text) > MAX_LINE // 2:  # quotes are escaped on the line
        raise JobError(
            f"The trace has {len(text) >> 20} MiB, more than the {MAX_LINE >> 21} MiB that can be "
            "sent: trace a smaller network."
        )
    return text
