"""Measure the network in this folder: needs PyTorch alone, and writes result.json after each batch.

python run.py [--device auto|cpu|cuda|cuda:1] [--threads N] [--out FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from designer.design.cost.ledger import leaves
from designer.lab.measuring.medians import spread
from designer.lab.measuring.timing import clock, repeat

HERE = Path(__file__).resolve().parent
HALVES = ("float16", "bfloat16")  # of which weights and activations are


class Watch:
    """Stamps the time at both ends of each statement that runs in ``with watch(node)``."""

    def __init__(self, stamp: Any) -> None:
        self._stamp = stamp
        self._path: list[str] = []
        self._begun: list[Any] = []
        self._ended: list[tuple[str, Any, Any]] = []

    def __call__(self, node: str) -> Watch:
        """Enter a node."""
        self._path.append(node)
        return self

    def __enter__(self) -> None:
        self._begun.append(self._stamp())

    def __exit__(self, *_: object) -> None:
        end = self._stamp()
        self._ended.append(("/".join(self._path), self._begun.pop(), end))
        self._path.pop()

    def take(self, elapsed: Any) -> dict[str, float]:
        """Milliseconds of each leaf since the last time, copies of one node summed."""
        spans, self._ended = self._ended, []
        times: dict[str, float] = {}
        for path, begin, end in spans:
            times[path] = times.get(path, 0.0) + elapsed(begin, end)
        return {path: times[path] for path in leaves(times)}


def main() -> None:
    """Read job.json, measure each batch size, write the result after each."""
    job = json.loads((HERE / "job.json").read_text(encoding="utf-8"))
    options = asked(job)
    try:
        import torch
    except ImportError as error:
        sys.exit(f"This needs PyTorch, which {sys.executable} lacks: {error}.")
    if options.threads:
        torch.set_num_threads(options.threads)
    device = chosen(options.device)
    rounded = check_dtype(job["settings"]["dtype"], device) == "tf32"
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = rounded
    result = {
        "format": job["format"],
        "design": job["design"],
        "asked": options.device,
        "device": described(device),
        "versions": versions(device),
        "threads": torch.get_num_threads(),
        "settings": job["settings"],
        "parameters": sum(weight.numel() for weight in network(job).parameters()),
        "batches": [],
    }
    for batch in job["batches"]:
        with torch.inference_mode():
            result["batches"].append(measure(job, batch, device))
        write(options.out, result)
    say(f"Wrote {options.out.name}.")
    sys.exit(any(batch["error"] for batch in result["batches"]))


def write(out: Path, result: Any) -> None:
    """The whole file or the one before: what was measured so far is there whatever comes."""
    partial = out.with_name(out.name + ".part")
    try:
        partial.write_text(json.dumps(result), encoding="utf-8")
        partial.replace(out)
    except OSError as error:
        sys.exit(f"{out} can't be written: {error.strerror or error}.")


def chosen(name: str) -> Any:
    """The device of that name, made the current one."""
    import torch

    if name == "auto":
        name = "cuda" if torch.cuda.is_available() else "cpu"
    kind, _, index = name.partition(":")
    if kind == "cuda" and (not index or index.isdecimal()):
        count = torch.cuda.device_count()
        if not count:
            wanted = "CUDA device" if name == "cuda" else f"{name} here, nor any CUDA device"
            sys.exit(f"PyTorch sees no {wanted}: use --device cpu, or a PyTorch built for CUDA.")
        if int(index or 0) >= count:
            there = "cuda:0" if count == 1 else f"cuda:0 to cuda:{count - 1}"
            sys.exit(f"PyTorch sees no {name} here, only {there}.")
        torch.cuda.set_device(int(index or 0))
        return torch.device("cuda", int(index or 0))
    if name != "cpu":
        sys.exit(f"`{name[:40]}` names no device: use auto, cpu, cuda or cuda:1.")
    return torch.device("cpu")


def check_dtype(dtype: str, device: Any) -> str:
    """The dtype, if the device has it: tf32 is CUDA's, and like bfloat16 of newer GPUs."""
    import torch

    if dtype == "tf32" and device.type != "cuda":
        sys.exit("tf32 is a way of CUDA devices to multiply: write a job of another --dtype.")
    young = device.type != "cuda" or torch.cuda.get_device_capability(device)[0] >= 8
    if dtype in ("tf32", "bfloat16") and not young:
        sys.exit(f"{dtype} wants a GPU of compute capability 8.0 or more: write another job.")
    return dtype


def asked(job: Any) -> Any:
    """The options of the command line; exit 2 where they can't be meant."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or cuda:1")
    parser.add_argument(
        "--threads", type=int, default=job["threads"], help="of the CPU; 0: PyTorch's number"
    )
    parser.add_argument("--out", type=Path, default=HERE / "result.json", help="the result's file")
    options = parser.parse_args()
    if options.threads < 0:
        refuse(f"--threads is a number from 0 on, got {options.threads}.")
    if options.out.is_dir():
        refuse(f"--out {options.out} is a folder: name a file in it.")
    if not options.out.parent.is_dir():
        refuse(f"There is no folder {options.out.parent} for --out: make it first.")
    if not os.access(options.out.parent, os.W_OK):
        refuse(f"Nothing may be written in {options.out.parent}: name another place by --out.")
    return options


def refuse(text: str) -> None:
    """The command can't be meant so."""
    sys.stderr.write(text + "\n")
    sys.exit(2)


def say(text: str) -> None:
    """A line for people."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def network(job: Any, probe: Any = None) -> Any:
    """The module, from network.py or, with a probe, from probed.py, weights drawn by seed 0."""
    import torch

    name = "network" if probe is None else "probed"
    spec = spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    source = module_from_spec(spec)
    source.__dict__["_probe"] = probe
    spec.loader.exec_module(source)
    torch.manual_seed(0)
    return getattr(source, job["class"])().eval()


def placed(job: Any, module: Any, device: Any) -> Any:
    """On the device, in the dtype and layout of the job."""
    import torch

    module = module.to(device)
    if job["settings"]["layout"] == "channels_last":
        module = module.to(memory_format=torch.channels_last)
    dtype = job["settings"]["dtype"]
    return module.to(getattr(torch, dtype)) if dtype in HALVES else module


def samples(job: Any, batch: int, device: Any) -> list[Any]:
    """A batch for each input: normal noise; of whole numbers 0 and 1."""
    import torch

    generator = torch.Generator().manual_seed(0)
    found = []
    for entering in job["inputs"]:
        shape = (batch, *entering["shape"])
        if entering["dtype"] == "int64":
            x = torch.randint(0, 2, shape, generator=generator)
        else:
            x = torch.randn(shape, generator=generator)
            if job["settings"]["dtype"] in HALVES:
                x = x.to(getattr(torch, job["settings"]["dtype"]))
        x = x.to(device)
        if x.ndim == 4 and job["settings"]["layout"] == "channels_last":
            x = x.contiguous(memory_format=torch.channels_last)
        found.append(x)
    return found


def measure(job: Any, batch: int, device: Any) -> dict[str, Any]:
    """The times of the layers, then of the whole without probes; or why there are none."""
    import torch

    found: dict[str, Any] = {"batch": batch, "whole_ms": [], "paths": [], "runs_ms": []}
    found |= {"peak_memory_bytes": None, "error": ""}
    try:
        runs = layers(job, batch, device)
        if device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(device)
        found["whole_ms"] = whole = once_and_again(job, batch, device)
    except (RuntimeError, MemoryError) as error:  # a batch that does not fit; smaller ones may
        first = next(iter(str(error).splitlines()), "")
        found["error"] = f"{type(error).__name__}: {first[:500]}"
        say(f"Batch {batch}: {found['error']}")
        return found
    found["paths"] = list(runs[0])
    found["runs_ms"] = [list(run.values()) for run in runs]
    if device.type == "cuda":
        found["peak_memory_bytes"] = torch.cuda.max_memory_allocated(device)
    middle = sorted(whole)[len(whole) // 2]
    rate = 1000 * batch / max(middle, 1e-9)
    say(f"Batch {batch}: {middle:.3f} ms (IQR {spread(whole):.3f}), {rate:,.1f} images/s")
    return found


def layers(job: Any, batch: int, device: Any) -> list[dict[str, float]]:
    """Times of the leaves in each run that counts."""
    ticks = clock(device)
    watch = Watch(ticks.stamp)
    module, inputs = placed(job, network(job, watch), device), samples(job, batch, device)

    def once() -> dict[str, float]:
        module(*inputs)
        ticks.wait()
        return watch.take(ticks.elapsed)

    settings: Any = SimpleNamespace(**job["settings"])
    return repeat(once, lambda times: sum(times.values()), settings, lambda *_: None)


def once_and_again(job: Any, batch: int, device: Any) -> list[float]:
    """Times of the whole network in each run that counts."""
    import torch

    ticks = clock(device)
    module, inputs = placed(job, network(job), device), samples(job, batch, device)
    if job["settings"]["compiled"]:
        torch.compiler.reset()  # of another batch
        module = torch.compile(module)

    def once() -> float:
        begin = ticks.stamp()
        module(*inputs)
        end = ticks.stamp()
        ticks.wait()
        return ticks.elapsed(begin, end)

    settings: Any = SimpleNamespace(**job["settings"])
    return repeat(once, lambda ms: ms, settings, lambda *_: None)


def described(device: Any) -> dict[str, Any]:
    """Id, name and memory of the device."""
    import torch

    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        whole = int(properties.total_memory)
        return {"id": str(device), "name": properties.name, "memory_bytes": whole}
    name = platform.processor() or platform.machine() or "CPU"
    memory: int | None = None
    if sys.platform == "linux":
        for line in Path("/proc/cpuinfo").read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"id": str(device), "name": name, "memory_bytes": memory}


def versions(device: Any) -> dict[str, str]:
    """What the run stands on."""
    import torch

    found = {"python": platform.python_version(), "torch": str(torch.__version__)}
    if device.type == "cuda":
        found["cuda"] = str(torch.version.cuda)
        found["cudnn"] = str(torch.backends.cudnn.version())  # type: ignore[no-untyped-call]
    return found


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped.")
