"""The settings of a measurement, refused where they can't be had, and applied to a design."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from designer.design.analysis import Analysis
from designer.design.cost.ledger import ELEMENT_BYTES
from designer.design.cost.memory import FLOATS, Forecast, forecast
from designer.lab.execution import devices
from designer.lab.execution.running import JobError, sound
from designer.lab.execution.samples import samples
from designer.lab.measuring import images
from designer.lab.messages.measurement import Profile, Settings
from designer.translate.module import Probe, to_torch

if TYPE_CHECKING:
    import torch
    from torch import nn

AMPERE = 8  # compute capability from which on a GPU has tf32 and bfloat16


@dataclass(frozen=True)
class Subject:
    """A design and a device, ready to be run under the settings of a request."""

    settings: Settings
    analysis: Analysis
    device: "torch.device"

    def module(self, probe: Probe | None = None) -> "nn.Module":
        """The network for inference, on the device, its weights of the dtype and layout asked."""
        import torch

        module = self.trainable(probe).eval()
        if self.settings.dtype in {"float16", "bfloat16"}:
            module = module.to(getattr(torch, self.settings.dtype))
        return module

    def trainable(self, probe: Probe | None = None) -> "nn.Module":
        """The network on the device in float32."""
        import torch

        torch.manual_seed(0)
        module = to_torch(self.analysis.design, probe).to(self.device)
        if self.settings.layout == "channels_last":
            module = module.to(memory_format=torch.channels_last)
        return module

    def inputs(self, *, training: bool = False) -> "list[torch.Tensor]":
        """A batch for each Input; in training they stay float32."""
        drawn = self.named_inputs().values()
        return [self._laid_out(x, training=training) for x in drawn]

    def named_inputs(self) -> "dict[str, torch.Tensor]":
        """By the Inputs' ids, in float32 or int64."""
        return samples(self.analysis, self.settings.batch, self.device)

    def _laid_out(self, x: "torch.Tensor", *, training: bool) -> "torch.Tensor":
        import torch

        dtype = self.settings.dtype
        if x.is_floating_point() and not training and dtype in {"float16", "bfloat16"}:
            x = x.to(getattr(torch, dtype))
        if x.ndim == 4 and self.settings.layout == "channels_last":
            x = x.contiguous(memory_format=torch.channels_last)
        return x

    def whole(self, module: "nn.Module") -> Any:
        """The module as it is timed whole: compiled, where that was asked for."""
        import torch

        return torch.compile(module) if self.settings.compiled else module

    def forecast(self, *, training: bool = False) -> Forecast | None:
        """Of inference, or of a step of SGD with momentum."""
        if training:  # mixed precision keeps float32 weights
            return forecast(self.analysis, "momentum", "float32")
        dtype = self.settings.dtype
        return forecast(self.analysis, None, dtype if dtype in FLOATS else "float32")

    @property
    def element_bytes(self) -> int:
        """Bytes of one number in inference."""
        return ELEMENT_BYTES[self.settings.dtype]


def prepare(settings: Settings) -> Subject:
    """Check a request and make ready; raises JobError with one sentence where it can't be done."""
    if settings.batch < 1:
        raise JobError("Batch sizes start at 1.")
    analysis = sound(settings.design)
    if settings.size is not None:
        analysis = images.resized(analysis, settings.size)
    device = devices.choose(settings.device)
    _refuse_dtype(settings, device)
    _refuse_combination(settings, analysis, device)
    return Subject(settings, analysis, device)


def _refuse_dtype(settings: Settings, device: "torch.device") -> None:
    if device.type != "cuda":
        if settings.dtype == "tf32":
            raise JobError(
                "tf32 is a way of CUDA devices to multiply: on the CPU choose float32 or bfloat16."
            )
        return
    import torch

    major, minor = torch.cuda.get_device_capability(device)
    if settings.dtype in {"tf32", "bfloat16"} and major < AMPERE:
        raise JobError(
            f"{settings.dtype} wants a GPU of compute capability 8.0 or more, this one has "
            f"{major}.{minor}: choose float32 or float16."
        )


def _refuse_combination(settings: Settings, analysis: Analysis, device: "torch.device") -> None:
    if settings.cuda_graph and device.type != "cuda":
        raise JobError("CUDA graphs want a CUDA device: leave them off on the CPU.")
    images.refuse_layout(settings.layout, analysis)
    training = isinstance(settings, Profile) and settings.mode != "inference"
    if training and settings.cuda_graph:
        raise JobError("CUDA graphs are measured in inference only: choose that mode.")
    if settings.backend == "pytorch":
        return
    if training:
        raise JobError("ONNX Runtime runs inference only: choose that mode, or backend pytorch.")
    plain = settings.dtype == "float32" and settings.layout == "contiguous"
    if not plain or settings.compiled or settings.cuda_graph:
        raise JobError(
            "ONNX Runtime runs our ONNX file, in float32 and a layout of its own choice: leave "
            "dtype, layout, compile and CUDA graphs alone, or choose backend pytorch."
        )


@contextmanager
def precision(settings: Settings) -> Iterator[None]:
    """float32 is exact on CUDA too, where convolutions would be in tf32 by default."""
    import torch

    before = torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32
    wanted = settings.dtype == "tf32"
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = wanted
    try:
        yield
    finally:
        torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32 = before


@contextmanager
def explained(settings: Settings, device: "torch.device") -> Iterator[None]:
    """What a device has no kernel for, and a compiler that is missing, are said in a sentence."""
    try:
        yield
    except (RuntimeError, TypeError) as error:
        text = str(error)
        if "not implemented for" in text or "Unsupported dtype" in text:
            raise JobError(
                f"This device ({device}) can't compute a layer in {settings.dtype}: choose another "
                "dtype."
            ) from error
        if settings.compiled and type(error).__module__.startswith("torch._"):
            first = next((line for line in text.splitlines() if line.strip()), "")
            raise JobError(
                f"torch.compile can't compile the network here ({first.strip()[:200]}): leave "
                "compiling off, or install what it asks for."
            ) from error
        raise


def forget_compiled(settings: Settings) -> None:
    """Let compiled networks go."""
    if settings.compiled:
        import torch

        torch.compiler.reset()
