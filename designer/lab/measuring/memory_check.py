"""The peak of memory in inference beside its forecast, measured in a run that is not timed."""

from designer.lab.execution import devices
from designer.lab.measuring.live_storages import inference_peak
from designer.lab.measuring.settings import Subject
from designer.lab.messages.measurement import MemoryCheck


def check(subject: Subject) -> MemoryCheck | None:
    """One forward pass more: all tensors that are alive on a CPU, the allocator's peak on CUDA."""
    settings, device = subject.settings, subject.device
    said = subject.forecast()
    if said is None:
        return None
    module, inputs = subject.module(), subject.inputs()
    if device.type == "cuda":
        devices.reset_peak(device)
        module(*inputs)
        measured = devices.peak_memory(device) or 0
    else:
        measured = inference_peak(module, inputs)
    if not measured:
        return None
    return MemoryCheck(measured_bytes=measured, forecast_bytes=said.at(settings.batch).peak)
