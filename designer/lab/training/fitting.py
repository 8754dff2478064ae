"""Training a classifier with Lightning, from a request to a checkpoint."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from designer.design.saving import write_safely
from designer.lab.execution import devices
from designer.lab.execution.heads import heads, input_shape
from designer.lab.execution.probes import Trail
from designer.lab.execution.running import JobError, Running, sound
from designer.lab.messages.protocol import Train, TrainDone, TrainResult
from designer.lab.training import checkpoints
from designer.lab.training import folder as training_folder
from designer.lab.training.batches import intake, loader
from designer.lab.training.data import load
from designer.lab.training.labelled import Data
from designer.translate.module import to_torch

if TYPE_CHECKING:
    import torch

    from designer.lab.training.classifier import Classifier, News


def train(request: Train, running: Running) -> TrainDone:
    """Train the design of a request on its data; writes into its folder, or sends the files."""
    if request.folder:
        return _train(request, training_folder.prepare(request.folder), running)
    with TemporaryDirectory(prefix="netwright-") as folder:
        done = _train(request, Path(folder), running)
        training_folder.send(Path(folder), running)
        return done


def _train(request: Train, folder: Path, running: Running) -> TrainDone:
    _check(request)
    analysis = sound(request.design)
    device = devices.choose(request.device)
    running.stage("Reading the data")
    data = load(request.data, request.data_path)
    of = heads(analysis, len(data.classes))
    enter = intake(input_shape(analysis), data.training)
    running.stage("Building the network")
    import torch

    from designer.lab.training.classifier import Classifier

    threads = devices.use_threads(request.threads)
    torch.manual_seed(request.seed)
    network = to_torch(analysis.design, Trail(running))
    classifier = Classifier(network, of, enter, request)
    devices.reset_peak(device)
    started = time.monotonic()
    news = _fit(classifier, data, device, folder, running)
    last = news.history[-1]
    result = TrainResult(
        request=request,
        device=devices.describe(device),
        versions=devices.versions(),
        threads=threads,
        classes=len(data.classes),
        training_images=len(data.training.labels),
        test_images=len(data.test.labels),
        epochs=last.epoch,
        steps=last.step,
        test_loss=last.validation_loss,
        test_accuracy=last.validation_accuracy,
        seconds=time.monotonic() - started,
        images_per_s=last.step * _batch(request, data) / news.training_seconds,
        peak_memory_bytes=devices.peak_memory(device),
        checkpoint=str(folder / training_folder.CHECKPOINT),
        weights=str(folder / training_folder.WEIGHTS),
        history=tuple(news.history),
    )
    write_safely(folder / training_folder.RESULT, msgspec.json.encode(result))
    return TrainDone(job=request.job, result=result)


def _check(request: Train) -> None:
    if request.epochs < 1 or request.batch < 1:
        raise JobError("Numbers of epochs and batch size start at 1.")
    if not 0 < request.learning_rate < float("inf"):
        raise JobError(f"The learning rate {request.learning_rate:g} should be above 0.")


def _batch(request: Train, data: Data) -> int:
    return min(request.batch, len(data.training.labels))


def _fit(
    classifier: "Classifier", data: Data, device: "torch.device", folder: Path, running: Running
) -> "News":
    from lightning.pytorch import Trainer

    from designer.lab.training.classifier import News

    request, size = classifier.request, classifier.intake.size
    training = loader(data.training, size, request.batch, shuffle_seed=request.seed)
    held_out = loader(data.test, size, request.batch, shuffle_seed=None)
    news = News(running, steps=request.epochs * len(training))
    trainer = Trainer(
        accelerator="gpu" if device.type == "cuda" else "cpu",
        devices=[device.index or 0] if device.type == "cuda" else 1,
        max_epochs=request.epochs,
        callbacks=[news],
        default_root_dir=folder,
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        num_sanity_val_steps=0,
        use_distributed_sampler=False,
    )
    running.stage("Training", 0, news.steps)
    trainer.fit(classifier, training, held_out)
    running.check()
    trainer.save_checkpoint(folder / training_folder.CHECKPOINT)
    checkpoints.save_weights(classifier.network.state_dict(), folder / training_folder.WEIGHTS)
    return news
