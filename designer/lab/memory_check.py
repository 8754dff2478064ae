"""The peak of memory in inference beside its forecast, measured in a run that is not timed."""

from typing import TYPE_CHECKING

from designer.design.analysis import Analysis
from designer.design.memory import forecast
from designer.lab import devices
from designer.lab.live_storages import inference_peak
from designer.lab.protocol import MemoryCheck
from designer.lab.samples import samples
from designer.translate.module import to_torch

if TYPE_CHECKING:
    import torch


def check(analysis: Analysis, batch: int, device: "torch.device") -> MemoryCheck | None:
    """One forward pass more: all tensors that are alive on a CPU, the allocator's peak on CUDA."""
    said = forecast(analysis)
    if said is None:
        return None
    module = to_torch(analysis.design).eval().to(device)
    inputs = list(samples(analysis, batch, device).values())
    if device.type == "cuda":
        devices.reset_peak(device)
        module(*inputs)
        measured = devices.peak_memory(device) or 0
    else:
        measured = inference_peak(module, inputs)
    return MemoryCheck(measured_bytes=measured, forecast_bytes=said.at(batch).peak)
