"""What the lab's worker and its clients say to each other: one JSON object a line.

A client sends requests and the worker answers with events that carry the request's job number.
Each job ends with exactly one of ENDINGS. Results hold the request that they answer, with the exact
design, so that a saved result explains itself. Messages of profiling are in `measurement`,
of sweeps in `sweep_messages`.
"""

from typing import Literal

import msgspec

from designer.lab.messages.measurement import (
    Calibrate,
    CalibrateDone,
    Profile,
    ProfileDone,
    Trace,
    TraceDone,
)
from designer.lab.messages.message import Device, Message
from designer.lab.messages.sweep_messages import Sweep, SweepDone, SweepPoint

Optimizer = Literal["adam", "sgd"]
DATASETS: dict[str, str] = {
    "digits": "Handwritten digits of scikit-learn: 1,797 grey images, 8×8, 10 classes; built in",
    "mnist": "MNIST: the four idx files, plain or .gz, in a folder",
    "cifar10": "CIFAR-10: the binary version's data_batch_1.bin … test_batch.bin in a folder",
    "folder": "Images sorted in a folder: one sub-folder a class",
}


# -- requests --------------------------------------------------------------------------------------


class Train(Message, frozen=True, kw_only=True, tag="train"):
    """Train a classifier; the checkpoint and the weights are written into `folder`.

    `data` is one of DATASETS, `data_path` where its files lie ("digits" needs none). An empty
    `folder` is that of a client on another computer: the files are sent as Parts.
    """

    design: str
    folder: str
    data: str = "digits"
    data_path: str = ""
    epochs: int = 3
    batch: int = 32
    learning_rate: float = 1e-3
    optimizer: Optimizer = "adam"
    seed: int = 0
    device: str = "auto"
    threads: int = 0


class Export(Message, frozen=True, kw_only=True, tag="export"):
    """Write ONNX to `path` and compare it, in ONNX Runtime, with the module.

    `weights` is a .safetensors file; None initialises the weights with `seed`.
    """

    design: str
    path: str
    weights: str | None = None
    seed: int = 0
    batch: int = 2


class Cancel(Message, frozen=True, kw_only=True, tag="cancel"):
    """Stop that job, running or waiting; it ends with Cancelled."""


# -- results ---------------------------------------------------------------------------------------


class TrainResult(msgspec.Struct, frozen=True, kw_only=True):
    """How a training went, with the last weights' loss and accuracy (0 to 1) on held-out images.

    `checkpoint` is Lightning's .ckpt, `weights` a .safetensors with PyTorch's names.
    """

    request: Train
    device: Device
    versions: dict[str, str]
    threads: int
    classes: int
    training_images: int
    test_images: int
    epochs: int
    steps: int
    test_loss: float
    test_accuracy: float
    seconds: float
    images_per_s: float
    peak_memory_bytes: int | None
    checkpoint: str
    weights: str
    history: "tuple[Epoch, ...]" = ()

    @property
    def design(self) -> str:
        """The text of the design that was trained."""
        return self.request.design


# -- events ----------------------------------------------------------------------------------------


class Ready(Message, frozen=True, kw_only=True, tag="ready"):
    """The worker has started: versions of python, netwright, torch, …, and the devices it sees."""

    versions: dict[str, str]
    devices: tuple[Device, ...]


class Progress(Message, frozen=True, kw_only=True, tag="progress"):
    """How far a job is: `done` of `total` units of work; total 0 means not known."""

    done: int
    total: int
    message: str


class Step(Message, frozen=True, kw_only=True, tag="step"):
    """Training so far: mean loss and accuracy (0 to 1) over the steps since the last of these.

    The loss is the weighted sum over all heads, the accuracy the main one's. `epoch` counts from
    1, `step` from 1 over the whole training of `steps`. Sent about ten times a second, not for
    each step.
    """

    epoch: int
    step: int
    steps: int
    loss: float
    accuracy: float


class Epoch(Message, frozen=True, kw_only=True, tag="epoch"):
    """An epoch of training is over: its mean loss and accuracy, and those on held-out images.

    `loss` is the weighted sum over all heads, `validation_loss` the main one's: inference has no
    other. `seconds` are of training and validation.
    """

    epoch: int
    step: int
    loss: float
    accuracy: float
    validation_loss: float
    validation_accuracy: float
    seconds: float


class TrainDone(Message, frozen=True, kw_only=True, tag="train-done"):
    """A training is complete."""

    result: TrainResult


class ExportDone(Message, frozen=True, kw_only=True, tag="export-done"):
    """The file at `path` is written and was run in ONNX Runtime.

    `max_difference` is the largest absolute difference between its outputs and the module's on
    the same random input, `scale` the largest absolute value among the module's outputs; `agrees`
    says whether the difference is within what float32 rounding explains. Times in seconds.
    """

    path: str
    bytes: int
    max_difference: float
    scale: float
    agrees: bool
    write_seconds: float
    check_seconds: float
    versions: dict[str, str]


class Failed(Message, frozen=True, kw_only=True, tag="failed"):
    """A job could not be done: one sentence with the remedy; `node` is its path where known.

    `lost` says that the worker ended with it, nobody knows why.
    """

    message: str
    node: str | None = None
    lost: bool = False


class Part(Message, frozen=True, kw_only=True, tag="part"):
    """A piece of a training's file of `size` bytes; they come in order, before its end."""

    name: str
    offset: int
    size: int
    data: bytes


class Cancelled(Message, frozen=True, kw_only=True, tag="cancelled"):
    """A job was stopped on request; `killed` where the worker did not obey and was ended."""

    killed: bool = False


Job = Profile | Sweep | Trace | Calibrate | Train | Export
Request = Job | Cancel
Ending = (
    ProfileDone
    | SweepDone
    | TraceDone
    | CalibrateDone
    | TrainDone
    | ExportDone
    | Failed
    | Cancelled
)
Event = Ready | Progress | Step | Epoch | Part | SweepPoint | Ending
ENDINGS = (
    *(ProfileDone, SweepDone, TraceDone, CalibrateDone),
    *(TrainDone, ExportDone, Failed, Cancelled),
)
