"""Export to ONNX and the proof of it: the file in ONNX Runtime against the module in PyTorch."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from blocks.boundary import Output
from designer.design.analysis import Analysis
from designer.lab.execution import devices
from designer.lab.execution.probes import Trail
from designer.lab.execution.running import JobError, Running, sound
from designer.lab.execution.samples import samples
from designer.lab.messages.protocol import Export, ExportDone
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from designer.translate.weights import read_safetensors

if TYPE_CHECKING:
    from torch import nn

TOLERANCE = 1e-3  # of the largest output: float32 rounding, summed in another order, stays below
SMALLEST = 1e-6
Arrays = dict[str, np.ndarray[Any, np.dtype[Any]]]


def export(request: Export, running: Running) -> ExportDone:
    """Write the file, run it, and compare."""
    analysis = sound(request.design)
    devices.use_threads(0)
    running.stage("Building the network", 0, 3)
    module = _module(request, analysis, running)
    running.stage("Writing ONNX", 1, 3)
    started = time.monotonic()
    path = Path(request.path).expanduser()
    to_onnx(analysis.design, path, {k: v.numpy() for k, v in module.state_dict().items()})
    written = time.monotonic()
    running.stage("Running it in ONNX Runtime", 2, 3)
    difference, scale = _compare(path, module, analysis, request.batch)
    return ExportDone(
        job=request.job,
        path=str(path),
        bytes=path.stat().st_size,
        max_difference=difference,
        scale=scale,
        agrees=difference <= TOLERANCE * scale + SMALLEST,
        write_seconds=written - started,
        check_seconds=time.monotonic() - written,
        versions=devices.versions(),
    )


def _module(request: Export, analysis: Analysis, running: Running) -> "nn.Module":
    import torch

    torch.manual_seed(request.seed)
    module = to_torch(analysis.design, Trail(running)).eval()
    if request.weights is None:
        return module
    arrays = read_safetensors(Path(request.weights).expanduser())
    state = {key: torch.from_numpy(array.copy()) for key, array in arrays.items()}
    try:
        module.load_state_dict(state)
    except RuntimeError as error:
        details = str(error).splitlines()
        reason = details[1].strip().rstrip(".") if len(details) > 1 else details[0]
        raise JobError(
            f"The weights in {request.weights} belong to another network: {reason[:300]}."
        ) from None
    return module


def _compare(
    path: Path, module: "nn.Module", analysis: Analysis, batch: int
) -> tuple[float, float]:
    """Largest absolute difference, and the largest absolute value it is measured by."""
    import onnxruntime
    import torch

    inputs = samples(analysis, batch)
    with torch.inference_mode():
        y = module(*inputs.values())
    expected = y if isinstance(y, tuple) else (y,)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    fed = {entry.name: inputs[entry.name].numpy() for entry in session.get_inputs()}
    names = [
        node.id
        for node in analysis.design.nodes()
        if isinstance(node.layer, Output) and not node.layer.training_only
    ]
    got = session.run(names, fed)
    pairs = [(a, b.numpy()) for a, b in zip(got, expected, strict=True)]
    if not all(np.isfinite(values).all() for pair in pairs for values in pair):
        raise JobError(
            f"{path.name} is written, but the outputs are not finite numbers: the weights are "
            "too large. Train again with a lower learning rate."
        )
    difference = max(float(np.abs(a - b).max()) for a, b in pairs)
    return difference, max(float(np.abs(b).max()) for _, b in pairs)
