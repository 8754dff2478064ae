"""A device's peaks, measured in seconds: arithmetic by large products, memory by one large copy.

What a network could reach at best on this device, as it stands now; vendors state more.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from designer.lab.execution import devices
from designer.lab.execution.running import JobError, Running
from designer.lab.measuring.timing import clock
from designer.lab.messages.measurement import Calibrate, CalibrateDone, Calibration

if TYPE_CHECKING:
    import torch

SECONDS = 1.0  # of each of the two
SIDES = {"cpu": 1024, "cuda": 8192}  # of the square matrices
CHANNELS, PIXELS = 256, 56  # of the convolution, 3×3
IMAGES = {"cpu": 1, "cuda": 64}
COPIED = {"cpu": 256 * 2**20, "cuda": 2**30}  # bytes: far more than the caches hold


def calibrate(request: Calibrate, running: Running) -> CalibrateDone:
    """Measure the device of a request."""
    import torch

    device = devices.choose(request.device)
    threads = devices.use_threads(request.threads)
    dtype = _dtype(request.dtype, device)
    before = torch.backends.cuda.matmul.allow_tf32
    torch.backends.cuda.matmul.allow_tf32 = request.dtype == "tf32"
    try:
        with torch.inference_mode():
            running.stage("Measuring arithmetic", 0, 2)
            flops = _flops_per_s(device, dtype, running)
            running.stage("Measuring memory", 1, 2)
            moved = _bytes_per_s(device, running)
    finally:
        torch.backends.cuda.matmul.allow_tf32 = before
    result = Calibration(
        device=devices.describe(device),
        dtype=request.dtype,
        flops_per_s=flops,
        bytes_per_s=moved,
        threads=threads,
        versions=devices.of_run(device),
    )
    return CalibrateDone(job=request.job, result=result)


def _dtype(name: str, device: "torch.device") -> "torch.dtype":
    import torch

    if name == "tf32" and device.type != "cuda":
        raise JobError("tf32 is a mode of CUDA devices: choose float32 here.")
    known = {
        "float32": torch.float32,
        "tf32": torch.float32,
        "float16": torch.float16,
        "bfloat16": torch.bfloat16,
    }
    if name not in known:
        raise JobError(f"The dtype is one of {', '.join(known)}, got `{name[:40]}`.")
    return known[name]


def _flops_per_s(device: "torch.device", dtype: "torch.dtype", running: Running) -> float:
    """By a matrix product or a convolution, whichever the device's libraries do better."""
    import torch

    side = SIDES.get(device.type, 1024)
    a, b = (torch.randn(side, side, device=device).to(dtype) for _ in range(2))
    out = torch.empty(side, side, device=device, dtype=dtype)
    product = 2 * side**3 / _fastest(lambda: torch.mm(a, b, out=out), device, running)
    images = IMAGES.get(device.type, 1)
    x = torch.randn(images, CHANNELS, PIXELS, PIXELS, device=device).to(dtype)
    kernel = torch.randn(CHANNELS, CHANNELS, 3, 3, device=device).to(dtype)
    flops = 2 * images * CHANNELS**2 * 9 * PIXELS**2
    convolved = _fastest(lambda: torch.conv2d(x, kernel, padding=1), device, running)
    return max(product, flops / convolved)


def _bytes_per_s(device: "torch.device", running: Running) -> float:
    import torch

    elements = COPIED.get(device.type, 256 * 2**20) // 4
    source = torch.ones(elements, device=device)
    target = torch.empty_like(source)
    return 2 * 4 * elements / _fastest(lambda: target.copy_(source), device, running)


def _fastest(work: Callable[[], object], device: "torch.device", running: Running) -> float:
    """Seconds of the fastest run, the first two apart, which warm up."""
    ticks = clock(device)
    best, until = float("inf"), time.monotonic() + SECONDS
    for number in range(100_000):
        running.check()
        begin = ticks.stamp()
        work()
        end = ticks.stamp()
        ticks.wait()
        if number > 1:
            best = min(best, ticks.elapsed(begin, end) / 1000)
            if time.monotonic() > until:
                break
    return best
