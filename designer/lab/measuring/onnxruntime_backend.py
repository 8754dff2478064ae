"""The whole network in ONNX Runtime, from our own ONNX file.

Layers are not timed there: its optimiser fuses convolution, normalisation, sum and activation into
one kernel, so that most nodes of a design have no time of their own.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from designer.lab.execution.running import JobError
from designer.lab.measuring.medians import timing
from designer.lab.measuring.settings import Subject
from designer.lab.measuring.timing import Clock, cpu_clock, repeat
from designer.lab.messages.measurement import Profile, Timing
from designer.translate.onnx_writer import to_onnx

if TYPE_CHECKING:
    import torch

CPU, CUDA, TENSORRT = (f"{name}ExecutionProvider" for name in ("CPU", "CUDA", "Tensorrt"))


def time_session(
    request: Profile, subject: Subject, threads: int, progress: Callable[[int, float], None]
) -> tuple[Timing, str]:
    """Times of the whole network, and the provider that ran it.

    On a GPU inputs and outputs stay there, and a run ends when the device has done it.
    """
    providers = _providers(request.backend, subject.device)
    session = _session(subject, providers, threads)
    used = session.get_providers()[0]
    if used != providers[0][0]:
        raise JobError(
            f"ONNX Runtime can't start its {providers[0][0]} and would fall back to {used}: "
            "install what it needs, or choose backend pytorch."
        )
    call = _call(session, subject)
    ticks: Clock = cpu_clock()

    def once() -> float:
        begin = ticks.stamp()
        call()
        return ticks.elapsed(begin, ticks.stamp())

    return timing(repeat(once, lambda ms: ms, request, progress)), f"ONNX Runtime, {used}"


def _providers(backend: str, device: "torch.device") -> list[tuple[str, dict[str, Any]]]:
    """Those to ask for, the wanted first; raises JobError where it is not there."""
    import onnxruntime

    if backend == "tensorrt" and device.type != "cuda":
        raise JobError("TensorRT wants a CUDA device: choose one, or backend onnxruntime.")
    wanted = TENSORRT if backend == "tensorrt" else CUDA if device.type == "cuda" else CPU
    offered = onnxruntime.get_available_providers()
    if wanted not in offered:
        raise JobError(
            f"This ONNX Runtime has no {wanted} (it has {', '.join(offered)}): install "
            "onnxruntime-gpu, or choose another backend or device."
        )
    on_gpu: dict[str, Any] = {} if wanted == CPU else {"device_id": device.index or 0}
    if wanted == CUDA:
        on_gpu["use_tf32"] = 0  # float32 is meant
    rest: list[tuple[str, dict[str, Any]]] = [(CPU, {})] if wanted != CPU else []
    return [(wanted, on_gpu), *rest]


def _session(subject: Subject, providers: list[tuple[str, dict[str, Any]]], threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.onnx"
        to_onnx(subject.analysis.design, path)
        return onnxruntime.InferenceSession(path, options, providers=providers)


def _call(session: Any, subject: Subject) -> Callable[[], object]:
    """One run on a random batch."""
    import onnxruntime

    drawn = subject.named_inputs()
    fed = {entry.name: drawn[entry.name].cpu().numpy() for entry in session.get_inputs()}
    if subject.device.type != "cuda":
        return lambda: session.run(None, fed)
    place = ("cuda", subject.device.index or 0)
    binding = session.io_binding()
    for name, array in fed.items():
        binding.bind_ortvalue_input(name, onnxruntime.OrtValue.ortvalue_from_numpy(array, *place))
    for entry in session.get_outputs():
        binding.bind_output(entry.name, *place)

    def run() -> None:
        session.run_with_iobinding(binding)
        binding.synchronize_outputs()

    return run
