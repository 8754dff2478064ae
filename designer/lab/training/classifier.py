"""The network as Lightning trains it: steps, optimizer, and news of loss and accuracy."""

import math
import time
from typing import Any

import torch  # noqa: TID253 - subclasses are declared here
from lightning.pytorch import Callback, LightningModule, Trainer  # noqa: TID253
from torch import nn  # noqa: TID253

from designer.lab.execution.heads import Head, loss, total_loss
from designer.lab.execution.running import JobError, Running
from designer.lab.messages.protocol import Epoch, Progress, Step, Train
from designer.lab.training.batches import Intake

MOMENTUM = 0.9  # of SGD
Batch = tuple[torch.Tensor, torch.Tensor]


class Meter:
    """Mean loss and accuracy over many batches, summed on the device: reading waits for it."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Start anew."""
        self._loss: torch.Tensor | float = 0.0
        self._correct: torch.Tensor | float = 0.0
        self._count = 0

    def add(self, batch_loss: torch.Tensor, scores: torch.Tensor, labels: torch.Tensor) -> None:
        """One batch."""
        self._loss = self._loss + batch_loss.detach() * len(labels)
        self._correct = self._correct + (scores.detach().argmax(1) == labels).sum()
        self._count += len(labels)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self._count

    def read(self) -> tuple[float, float]:
        """Loss and accuracy (0 to 1)."""
        count = max(self._count, 1)
        return float(self._loss) / count, float(self._correct) / count


class Classifier(LightningModule):
    """A network with its heads, its intake, and its optimizer."""

    def __init__(
        self, network: nn.Module, heads: tuple[Head, ...], intake: Intake, request: Train
    ) -> None:
        super().__init__()
        self.network = network
        self.heads = heads
        self.intake = intake
        self.request = request
        self.recent, self.training_meter, self.held_out = Meter(), Meter(), Meter()

    def training_step(self, batch: Batch, _: int) -> torch.Tensor:
        """The heads' weighted losses; loss and accuracy of the main head are noted."""
        images, labels = batch
        y = self.network(self.intake(images))
        outputs = y if isinstance(y, tuple) else (y,)
        whole = total_loss(outputs, labels, self.heads)
        for meter in (self.recent, self.training_meter):
            meter.add(whole, outputs[0], labels)
        return whole

    def validation_step(self, batch: Batch, _: int) -> None:
        """Loss and accuracy on held-out images; inference has no auxiliary heads."""
        images, labels = batch
        scores = self.network(self.intake(images))
        self.held_out.add(loss(scores, labels, self.heads[0]), scores, labels)

    def configure_optimizers(self) -> torch.optim.Optimizer:
        """Adam, or SGD with momentum."""
        rate = self.request.learning_rate
        if self.request.optimizer == "sgd":
            return torch.optim.SGD(self.parameters(), lr=rate, momentum=MOMENTUM)
        return torch.optim.Adam(self.parameters(), lr=rate)

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """What it takes to use the weights: the design, and how images enter."""
        checkpoint["netwright"] = {
            "design": self.request.design,
            "mean": list(self.intake.mean),
            "deviation": list(self.intake.deviation),
        }


class News(Callback):
    """Tells how training goes and whether to stop."""

    def __init__(self, running: Running, steps: int) -> None:
        self.running = running
        self.steps = steps
        self.history: list[Epoch] = []
        self.training_seconds = 0.0
        self._begun = 0.0

    def on_train_epoch_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Start the epoch's clock and sums."""
        assert isinstance(pl_module, Classifier)
        pl_module.training_meter.reset()
        self._begun = time.monotonic()

    def on_train_batch_end(
        self,
        trainer: Trainer,
        pl_module: LightningModule,
        outputs: Any,
        batch: Any,
        batch_idx: int,
    ) -> None:
        """Stop where asked to; tell loss and accuracy when due."""
        self.running.check()
        if self.running.due():
            self._tell_step(trainer, pl_module)

    def _tell_step(self, trainer: Trainer, module: LightningModule) -> None:
        assert isinstance(module, Classifier)
        mean, accuracy = module.recent.read()
        module.recent.reset()
        epoch, step = trainer.current_epoch + 1, trainer.global_step
        self._check_finite(mean, epoch, step, module)
        of = f"Epoch {epoch} of {trainer.max_epochs}"
        job = self.running.job
        self.running.send(Progress(job=job, done=step, total=self.steps, message=of))
        self.running.send(
            Step(job=job, epoch=epoch, step=step, steps=self.steps, loss=mean, accuracy=accuracy)
        )

    def _check_finite(self, mean: float, epoch: int, step: int, module: Classifier) -> None:
        if not math.isfinite(mean):
            rate = module.request.learning_rate
            raise JobError(
                f"The loss is no longer a number in epoch {epoch}, step {step}: the learning rate "
                f"{rate:g} is too high for this network; try {rate / 10:g}."
            )

    def on_validation_start(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """The epoch's training is over; the rest of its time goes to held-out images."""
        assert isinstance(pl_module, Classifier)
        pl_module.held_out.reset()
        if not pl_module.recent.empty:
            self._tell_step(trainer, pl_module)
        self.training_seconds += time.monotonic() - self._begun

    def on_validation_batch_end(
        self,
        trainer: Trainer,
        pl_module: LightningModule,
        outputs: Any,
        batch: Any,
        batch_idx: int,
        dataloader_idx: int = 0,
    ) -> None:
        """Stop where asked to."""
        self.running.check()

    def on_train_epoch_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Tell the epoch's figures."""
        assert isinstance(pl_module, Classifier)
        mean, accuracy = pl_module.training_meter.read()
        held_loss, held_accuracy = pl_module.held_out.read()
        epoch, step = trainer.current_epoch + 1, trainer.global_step
        self._check_finite(held_loss, epoch, step, pl_module)
        event = Epoch(
            job=self.running.job,
            epoch=epoch,
            step=step,
            loss=mean,
            accuracy=accuracy,
            validation_loss=held_loss,
            validation_accuracy=held_accuracy,
            seconds=time.monotonic() - self._begun,
        )
        self.history.append(event)
        self.running.send(event)
