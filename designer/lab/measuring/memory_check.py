"""The peak of memory beside its forecast, measured in a run that is not timed."""

from designer.lab.execution import devices
from designer.lab.measuring.live_storages import inference_peak, training_peak
from designer.lab.measuring.settings import Subject
from designer.lab.measuring.training_step import MOMENTUM
from designer.lab.messages.measurement import MemoryCheck, TrainingStep


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


def check_training(subject: Subject, timed: TrainingStep) -> MemoryCheck | None:
    """One training step more on a CPU; on CUDA the allocator's peak in the steps that were timed.

    There is none in mixed precision, whose casts the forecast does not know.
    """
    import torch

    said = subject.forecast(training=True)
    if said is None or subject.settings.dtype in {"float16", "bfloat16"}:
        return None
    if subject.device.type == "cuda":
        measured = timed.peak_memory_bytes or 0
    else:
        module = subject.trainable().train()
        weights = [weight for weight in module.parameters() if weight.requires_grad]
        optimizer = torch.optim.SGD(weights, lr=1e-6, momentum=MOMENTUM)
        measured = training_peak(module, subject.inputs(training=True), optimizer)
    if not measured:
        return None
    forecast = said.at(subject.settings.batch).peak
    return MemoryCheck(measured_bytes=measured, forecast_bytes=forecast)
