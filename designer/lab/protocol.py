"""What the lab's worker and its clients say to each other: one JSON object a line.

A client sends requests and the worker answers with events that carry the request's job number.
Each job ends with exactly one of ProfileDone, TrainDone, ExportDone, Failed or Cancelled. Results
hold the request that they answer, with the exact design, so that a saved result explains itself.
"""

from typing import Literal

import msgspec

Optimizer = Literal["adam", "sgd"]
DATASETS: dict[str, str] = {
    "digits": "Handwritten digits of scikit-learn: 1,797 grey images, 8×8, 10 classes; built in",
    "mnist": "MNIST: the four idx files, plain or .gz, in a folder",
    "cifar10": "CIFAR-10: the binary version's data_batch_1.bin … test_batch.bin in a folder",
    "folder": "Images sorted in a folder: one sub-folder a class",
}


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=str.lower):
    """One line; `job` numbers the request that it belongs to, 0 where it belongs to none."""

    job: int = 0


# -- requests --------------------------------------------------------------------------------------


class Profile(Message, frozen=True, kw_only=True, tag="profile"):
    """Measure latency: of the whole network, then layer by layer.

    `design` is the text of a design file. `device` is "auto" (CUDA where there is one, else the
    CPU), "cpu", "cuda" or "cuda:1". In each of the two phases, after `warmup` runs that don't
    count, runs repeat until the median is known to 1 %: from `min_repeats` to `max_repeats` of
    them, but no longer than `seconds` (three runs at least). `threads` is the number of CPU
    threads; 0 leaves it to PyTorch.
    """

    design: str
    device: str = "auto"
    batch: int = 1
    warmup: int = 3
    min_repeats: int = 10
    max_repeats: int = 200
    seconds: float = 5.0
    threads: int = 0


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


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A device to run on: its id ("cpu", "cuda:0"), its name, its memory in bytes if known."""

    id: str
    name: str
    memory_bytes: int | None = None


class LayerTime(msgspec.Struct, frozen=True, kw_only=True):
    """The time of one node, a block's being the sum of its insides.

    `node` is the path of ids, "layer1/conv1"; copies of a repeated node are summed. `depth` is 0
    for a node of the design itself; rows of one depth below the same parent add up to it.
    `ms` is the median (p50) of a forward pass at the whole batch, `spread_ms` the interquartile
    range, `share` the part (0 to 1) of the sum over the rows of depth 0. `macs` are of the whole
    batch; `gflops_per_s` counts 2 FLOPs a MAC and is None where a layer has no MACs.
    """

    node: str
    layer: str
    depth: int
    ms: float
    spread_ms: float
    share: float
    macs: int
    gflops_per_s: float | None
    parameters: int


class ProfileResult(msgspec.Struct, frozen=True, kw_only=True):
    """Latency of a network in inference, float32; times in ms for one forward pass of the batch.

    `p50_ms`, `p95_ms`, `spread_ms` (interquartile range) are of the whole network, measured
    without probes over `repeats` runs. `layers` come in the order of execution, from a second
    phase of `layer_repeats` runs with probes; `layers_ms` is the sum of their depth 0 and
    `difference_ms` what it exceeds p50_ms by: the cost of probing, less the work between layers.
    `peak_memory_bytes` is the device's allocation at its highest; None where it is not measured
    (everywhere but on CUDA).
    """

    request: Profile
    device: Device
    versions: dict[str, str]
    threads: int
    p50_ms: float
    p95_ms: float
    spread_ms: float
    repeats: int
    images_per_s: float
    peak_memory_bytes: int | None
    parameters: int
    macs: int
    layers: tuple[LayerTime, ...]
    layers_ms: float
    layer_repeats: int
    difference_ms: float

    @property
    def design(self) -> str:
        """The text of the design that was measured."""
        return self.request.design


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


class ProfileDone(Message, frozen=True, kw_only=True, tag="profile-done"):
    """A profile is complete."""

    result: ProfileResult


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
    """A job could not be done: one sentence with the remedy; `node` is its path where known."""

    message: str
    node: str | None = None


class Part(Message, frozen=True, kw_only=True, tag="part"):
    """A piece of a training's file of `size` bytes; they come in order, before its end."""

    name: str
    offset: int
    size: int
    data: bytes


class Cancelled(Message, frozen=True, kw_only=True, tag="cancelled"):
    """A job was stopped on request."""


Job = Profile | Train | Export
Request = Job | Cancel
Ending = ProfileDone | TrainDone | ExportDone | Failed | Cancelled
Event = Ready | Progress | Step | Epoch | Part | Ending
ENDINGS = (ProfileDone, TrainDone, ExportDone, Failed, Cancelled)
