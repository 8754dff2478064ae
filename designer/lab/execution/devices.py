"""The devices that PyTorch sees here, and the choice of one."""

import os
import platform
import subprocess
import sys
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from designer.lab.execution.running import JobError
from designer.lab.messages.message import Device

if TYPE_CHECKING:
    import torch

PACKAGES = ("torch", "lightning", "onnx", "onnxruntime", "numpy")


def versions() -> dict[str, str]:
    """Versions of python, netwright and what the jobs stand on."""
    found = {"python": platform.python_version(), "netwright": _version("netwright")}
    return found | {name: _version(name) for name in PACKAGES}


def of_run(device: "torch.device") -> dict[str, str]:
    """Versions of what a run on that device stands on: CUDA and cuDNN too."""
    import torch

    found = versions()
    if device.type == "cuda":
        found["cuda"] = str(torch.version.cuda)
        found["cudnn"] = str(torch.backends.cudnn.version())  # type: ignore[no-untyped-call]
    return found


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def available() -> tuple[Device, ...]:
    """All devices, the best first: CUDA by index, then the CPU."""
    import torch

    cuda = range(torch.cuda.device_count()) if torch.cuda.is_available() else range(0)
    return (*(describe(torch.device("cuda", index)) for index in cuda), _cpu())


def describe(device: "torch.device") -> Device:
    """Id, name and memory of a device."""
    import torch

    if device.type == "cpu":
        return _cpu()
    properties = torch.cuda.get_device_properties(device)
    memory = int(properties.total_memory)
    driver = _asked(device, "driver_version")
    return Device(id=str(device), name=str(properties.name), memory_bytes=memory, driver=driver)


@cache
def _cpu() -> Device:
    return Device(id="cpu", name=_processor(), memory_bytes=_memory())


def _processor() -> str:
    if sys.platform == "linux":
        for line in Path("/proc/cpuinfo").read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine() or "CPU"


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def choose(name: str) -> "torch.device":
    """The device that a request names, made the current one; raises JobError where it is none."""
    import torch

    kind, _, index = name.partition(":")
    if kind == "auto":
        kind = "cuda" if torch.cuda.is_available() else "cpu"
    if kind == "cpu":
        return torch.device("cpu")
    if kind != "cuda" or (index and not index.isdecimal()):
        raise JobError(f"`{name[:40]}` names no device: use auto, cpu, cuda or cuda:1.")
    if not torch.cuda.is_available():
        raise JobError(
            "There is no CUDA device here: PyTorch sees the CPU only. Choose auto or cpu, or "
            "install an NVIDIA driver and a CUDA build of PyTorch."
        )
    count = torch.cuda.device_count()
    if int(index or 0) >= count:
        raise JobError(f"There is no {name}: PyTorch sees {count} CUDA devices, the first is 0.")
    device = torch.device("cuda", int(index or 0))
    torch.cuda.set_device(device)  # events are recorded on the current device
    return device


@cache
def usual_threads() -> int:
    """How many threads PyTorch starts with; ask before the first change."""
    import torch

    return torch.get_num_threads()


def use_threads(count: int) -> int:
    """Use so many CPU threads, 0 for the usual number; returns how many."""
    import torch

    count = count if count > 0 else usual_threads()
    torch.set_num_threads(count)
    return count


def peak_memory(device: "torch.device") -> int | None:
    """Bytes allocated on a CUDA device at the highest since `reset_peak`; None elsewhere."""
    import torch

    return torch.cuda.max_memory_allocated(device) if device.type == "cuda" else None


def reset_peak(device: "torch.device") -> None:
    """Start to watch the peak of memory anew."""
    import torch

    if device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(device)


def clock_mhz(device: "torch.device") -> float | None:
    """The clock at this moment in MHz: a GPU's multiprocessors', or a CPU's first core's."""
    if device.type == "cuda":
        with suppress(ValueError):
            return float(_asked(device, "clocks.sm"))
        return None
    with suppress(OSError, ValueError):
        place = Path("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq")
        return int(place.read_text()) / 1000
    with suppress(OSError, ValueError):
        for line in Path("/proc/cpuinfo").read_text(errors="replace").splitlines():
            if line.startswith("cpu MHz"):
                return float(line.partition(":")[2])
    return None


def _asked(device: "torch.device", what: str) -> str:
    """What nvidia-smi says of a GPU; empty where it can't be asked."""
    import torch

    which = f"GPU-{torch.cuda.get_device_properties(device).uuid}"
    call = ["nvidia-smi", "-i", which, f"--query-gpu={what}", "--format=csv,noheader,nounits"]
    with suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(call, capture_output=True, text=True, timeout=2, check=True)  # noqa: S603
        return done.stdout.strip()
    return ""
