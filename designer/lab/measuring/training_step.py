"""The time of a training step: forward and loss, backward, optimizer, and all three."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from designer.lab.execution import devices
from designer.lab.execution.heads import heads, total_loss
from designer.lab.execution.running import JobError
from designer.lab.measuring.medians import timing
from designer.lab.measuring.settings import Subject
from designer.lab.measuring.timing import Clock, clock, repeat
from designer.lab.messages.measurement import Profile, TrainingStep

if TYPE_CHECKING:
    import torch

MOMENTUM = 0.9
Loss = Callable[[tuple[Any, ...]], "torch.Tensor"]


def time_training(
    request: Profile, subject: Subject, progress: Callable[[int, float], None]
) -> TrainingStep:
    """Measure steps until their median is known well enough."""
    devices.reset_peak(subject.device)
    step = _Step(subject)
    runs: list[tuple[float, float, float]] = repeat(step.once, sum, request, progress)
    whole = timing([sum(run) for run in runs])
    forward, backward, optimizer = (timing(part) for part in zip(*runs, strict=True))
    return TrainingStep(
        forward=forward,
        backward=backward,
        optimizer=optimizer,
        step=whole,
        images_per_s=1000 * request.batch / max(whole.p50_ms, 1e-9),
        loss=step.loss_name,
        peak_memory_bytes=devices.peak_memory(subject.device),
    )


class _Step:
    """A network in training with its optimizer, and one batch that it always gets."""

    def __init__(self, subject: Subject) -> None:
        import torch

        self._inputs = subject.inputs(training=True)
        network = subject.trainable().train()
        weights = [p for p in network.parameters() if p.requires_grad]
        if not weights:
            raise JobError("The network has no weights: there is nothing to train.")
        self._module = subject.whole(network)
        self._optimizer = torch.optim.SGD(weights, lr=1e-6, momentum=MOMENTUM)
        self._loss, self.loss_name = _loss(subject)
        self._precision = _Precision(subject)
        self._ticks: Clock = clock(subject.device)

    def once(self) -> tuple[float, float, float]:
        """One step: ms of its parts."""
        ticks = self._ticks
        begin = ticks.stamp()
        with self._precision.autocast():
            y = self._forward()
            loss = self._loss(y if isinstance(y, tuple) else (y,))
        between = ticks.stamp()
        self._precision.scaler.scale(loss).backward()  # type: ignore[no-untyped-call]
        behind = ticks.stamp()
        self._precision.scaler.step(self._optimizer)
        self._precision.scaler.update()
        self._optimizer.zero_grad(set_to_none=True)
        end = ticks.stamp()
        ticks.wait()
        return (
            ticks.elapsed(begin, between),
            ticks.elapsed(between, behind),
            ticks.elapsed(behind, end),
        )

    def _forward(self) -> Any:
        try:
            return self._module(*self._inputs)
        except ValueError as error:
            if "more than 1 value per channel" not in str(error):
                raise
            raise JobError(
                "Batch normalisation has one value a channel to normalise over: a training step "
                "of this network wants a batch of 2 or more."
            ) from error


class _Precision:
    """Automatic mixed precision, where half the bits are asked for; a loss scale for float16."""

    def __init__(self, subject: Subject) -> None:
        import torch

        self._dtype, self._device = subject.settings.dtype, subject.device.type
        self.scaler = torch.amp.GradScaler(self._device, enabled=self._dtype == "float16")

    def autocast(self) -> AbstractContextManager[Any]:
        """Where forward and loss run."""
        import torch

        if self._dtype not in {"float16", "bfloat16"}:
            return nullcontext()
        return torch.autocast(self._device, getattr(torch, self._dtype))


def _loss(subject: Subject) -> tuple[Loss, str]:
    """Cross-entropy where the outputs are a classifier's, else the mean of squares."""
    import torch

    try:
        of = heads(subject.analysis, 1)
    except JobError:
        return _mean_of_squares, "mean of the outputs' squares"
    classes = min(subject.analysis.nodes[head.node].specs[0].channels for head in of)
    generator = torch.Generator().manual_seed(0)
    labels = torch.randint(0, classes, (subject.settings.batch,), generator=generator)
    labels = labels.to(subject.device)
    return lambda y: total_loss(y, labels, of), "cross-entropy of random labels"


def _mean_of_squares(outputs: "tuple[torch.Tensor, ...]") -> "torch.Tensor":
    losses = [y.float().square().mean() for y in outputs if y.is_floating_point()]
    return sum(losses[1:], losses[0])
