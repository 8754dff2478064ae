"""Messages of profiling: what is to be measured and how, and what was found."""

from typing import Literal

import msgspec

from designer.lab.messages.message import Device, Message

Mode = Literal["inference", "training", "both"]
Dtype = Literal["float32", "tf32", "float16", "bfloat16"]
Layout = Literal["contiguous", "channels_last"]
Backend = Literal["pytorch", "onnxruntime", "tensorrt"]
Phase = Literal["layers", "whole", "energy", "memory", "training"]


class Settings(Message, frozen=True, kw_only=True):
    """How a design is run to be measured.

    `design` is the text of a design file. `device` is "auto" (CUDA where there is one, else the
    CPU), "cpu", "cuda" or "cuda:1". `batch` is in samples; `size`, height and width in pixels,
    replaces that of every Input of an image. `threads` is the number of CPU threads; 0 leaves it
    to PyTorch.

    `dtype` float16 or bfloat16 means, in inference, weights and activations of it; in a training
    step, automatic mixed precision over float32 weights. tf32 is float32 whose matrix products and
    convolutions round their factors to 10 bits of mantissa, on CUDA. `layout` is how images and
    their weights lie in memory. `compiled` runs the whole network through torch.compile and
    `cuda_graph` replays a recorded CUDA graph of it, while layers are always timed one by one as
    they are. `backend` onnxruntime runs our own ONNX, on a GPU by its CUDA provider; tensorrt is
    its TensorRT provider, which may use tf32. Both fuse layers, so only the whole network is timed
    there.
    """

    design: str
    device: str = "auto"
    batch: int = 1
    size: tuple[int, int] | None = None
    dtype: Dtype = "float32"
    layout: Layout = "contiguous"
    compiled: bool = False
    cuda_graph: bool = False
    threads: int = 0
    backend: Backend = "pytorch"


class Profile(Settings, frozen=True, kw_only=True, tag="profile"):
    """Measure latency: of the whole network in the `mode` asked for, and layer by layer.

    In each phase, after `warmup` runs that don't count, runs repeat until the median is known to
    1 %: from `min_repeats` to `max_repeats` of them, but no longer than `seconds` (three runs at
    least, or one that alone takes longer). `layers` False leaves the layers out; they are of
    inference, and so not in mode "training". `energy` asks for the energy of the whole network in
    inference, too.
    """

    mode: Mode = "inference"
    layers: bool = True
    energy: bool = False
    warmup: int = 3
    min_repeats: int = 10
    max_repeats: int = 200
    seconds: float = 5.0


class Trace(Settings, frozen=True, kw_only=True, tag="trace"):
    """Record one forward pass, after warm-up, with torch.profiler."""


class LayerTime(msgspec.Struct, frozen=True, kw_only=True):
    """The time of one node, a block's being the sum of its insides.

    `node` is the path of ids, "layer1/conv1"; copies of a repeated node are summed. `depth` is 0
    for a node of the design itself; rows of one depth below the same parent add up to it.
    `ms` is the median (p50) of a forward pass at the whole batch, `spread_ms` the interquartile
    range, `share` the part (0 to 1) of the sum over the rows of depth 0. `macs` are of the whole
    batch; `gflops_per_s` counts 2 FLOPs a MAC and is None where a layer has no MACs.

    `bytes` is what a layer must move at least, for the whole batch at the dtype measured: each
    input, output and weight once; a view moves nothing. `gbytes_per_s` is that over `ms`, in 10⁹
    bytes, None where nothing moves. `activation_bytes` are the outputs alone. Both of a block are
    the sums of its insides. `peak_memory_bytes` is the device's allocation at its highest while
    the layer ran, weights and all, a block's the largest inside; None where it is not measured
    (everywhere but on CUDA).
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
    bytes: int = 0
    gbytes_per_s: float | None = None
    activation_bytes: int = 0
    peak_memory_bytes: int | None = None


class Timing(msgspec.Struct, frozen=True, kw_only=True):
    """Times of `repeats` runs, in ms: median, 95th percentile, interquartile range.

    `error` is the relative error of the median as reached: interquartile range / √repeats, over
    the median (0.01 is 1 %). Of a single run nothing is known of it, and it is 0.
    """

    p50_ms: float
    p95_ms: float
    spread_ms: float
    error: float
    repeats: int


class TrainingStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of training on random images: forward and loss, backward, optimizer, and all three.

    `optimizer` is SGD with momentum 0.9 over all weights, gradients set to None after it. `loss`
    names what was minimised. `images_per_s` are of the whole step. `memory` is not measured in
    mixed precision.
    """

    forward: Timing
    backward: Timing
    optimizer: Timing
    step: Timing
    images_per_s: float
    loss: str
    peak_memory_bytes: int | None = None
    memory: "MemoryCheck | None" = None


class Energy(msgspec.Struct, frozen=True, kw_only=True):
    """Joules of work on a device: `source` names the counter, `unavailable` says why there is none.

    `joules_per_sample` is of one sample, the idle power of `idle_watts` subtracted; `watts` is the
    mean power during `seconds` of work, idle power included. With RAPL it is the CPU packages',
    with NVML the whole board's.
    """

    source: str = ""
    joules_per_sample: float | None = None
    watts: float | None = None
    idle_watts: float | None = None
    seconds: float = 0.0
    unavailable: str = ""


class MemoryCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Peak bytes of a pass or a step at the batch, weights included: measured and forecast.

    Measured are all tensors that are alive at once; on CUDA the allocator's peak. Taken in a run of
    its own, so that no time holds it, layer by layer as the source has them, not compiled.
    """

    measured_bytes: int
    forecast_bytes: int

    @property
    def error(self) -> float:
        """What the forecast is above (below) the measurement, as a part of it."""
        return self.forecast_bytes / self.measured_bytes - 1


class ProfileResult(msgspec.Struct, frozen=True, kw_only=True):
    """Latency of a network under the settings of its `request`; times in ms for the whole batch.

    `p50_ms`, `p95_ms`, `spread_ms` (interquartile range), `error` (relative, of the median) and
    `images_per_s` are of the whole network, measured without probes over `repeats` runs: of a
    forward pass in inference, or of the whole step where the mode is "training". `training` has
    the parts of that step. `layers` come in the order of execution, from a phase of
    `layer_repeats` runs with probes, not compiled; `layers_ms` is the sum of their depth 0 and
    `difference_ms` what it exceeds p50_ms by: the cost of probing and what compiling saves, less
    the work between layers; both are 0 where no layers were timed. On a busy
    machine an interruption falls into few of a run's layers, so that their medians may add up to
    less. `peak_memory_bytes` is the
    device's allocation at its highest; None where it is not measured (everywhere but on CUDA).

    `clock_mhz` is the device's clock as read right after the measurement, None where it can't be
    read; `settled` names what the request left open ("device", "inputs", "provider", …). `memory`
    is of inference, None in a training step alone and where ONNX Runtime runs the network.

    `waited` is the part of the processor time wanted in the runs of the whole network (or of the
    training step, if that is more) that the process's threads spent waiting for a processor: other
    work ran beside them. None where the system doesn't tell.

    Where a later phase fails, the result has what was found before it: `failed_phase` and `failed`,
    a sentence, say what is missing. If that is the whole network, `repeats` is 0 and its times too.
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
    error: float = 0.0
    training: TrainingStep | None = None
    energy: Energy | None = None
    clock_mhz: float | None = None
    settled: dict[str, str] = {}
    memory: MemoryCheck | None = None
    waited: float | None = None
    failed_phase: Phase | None = None
    failed: str = ""

    @property
    def design(self) -> str:
        """The text of the design that was measured."""
        return self.request.design

    @property
    def timing(self) -> Timing:
        """The times of the whole network."""
        return Timing(
            p50_ms=self.p50_ms,
            p95_ms=self.p95_ms,
            spread_ms=self.spread_ms,
            error=self.error,
            repeats=self.repeats,
        )


class ProfileDone(Message, frozen=True, kw_only=True, tag="profile-done"):
    """A profile is complete."""

    result: ProfileResult


class TraceDone(Message, frozen=True, kw_only=True, tag="trace-done"):
    """A trace was recorded: the text of a Chrome trace, for chrome://tracing or Perfetto."""

    trace: str


class Calibrate(Message, frozen=True, kw_only=True, tag="calibrate"):
    """Measure the peaks of a device at a dtype: float32, tf32 (CUDA), float16 or bfloat16."""

    device: str = "auto"
    dtype: str = "float32"
    threads: int = 0


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """The best of many runs: FLOP/s of a product or convolution, bytes/s of a copy (both ways)."""

    device: Device
    dtype: str
    flops_per_s: float
    bytes_per_s: float
    threads: int
    versions: dict[str, str]


class CalibrateDone(Message, frozen=True, kw_only=True, tag="calibrate-done"):
    """The peaks are known."""

    result: Calibration
