"""Profile, train and the checked ONNX export: jobs of the lab, followed on stderr."""

import re
from pathlib import Path
from typing import Any, TypeVar

from designer.cli.speech import FailureError, Status, answer, answer_json, as_json, tell
from designer.cli.tables import table
from designer.design.design import Design
from designer.design.files import encode
from designer.design.saving import write_safely
from designer.lab import client
from designer.lab.protocol import (
    Cancelled,
    Epoch,
    Event,
    Export,
    ExportDone,
    Failed,
    Job,
    Profile,
    ProfileDone,
    ProfileResult,
    Progress,
    Step,
    Train,
    TrainDone,
    TrainResult,
)

Done = TypeVar("Done", ExportDone, ProfileDone, TrainDone)


def text_of(design: Design) -> str:
    """The design as a request carries it."""
    return encode(design).decode()


def export_onnx(design: Design, path: Path, weights: Path | None, *, json: bool) -> int:
    """Write ONNX in the lab, which compares it with the module; 1 if they differ."""
    place = str(weights.resolve()) if weights else None
    request = Export(design=text_of(design), path=str(path.resolve()), weights=place)
    done = _run(request, ExportDone)
    difference = f"{done.max_difference:.2g} (outputs up to {done.scale:.2g})"
    if json:
        keys = ("path", "bytes", "max_difference", "scale", "agrees", "versions")
        answer_json({key: getattr(done, key) for key in keys})
    else:
        answer(
            f"{path.name}: {done.bytes / 2**20:.1f} MiB. In ONNX Runtime the largest "
            f"difference from the PyTorch module is {difference}."
        )
    if not done.agrees:
        raise FailureError(f"{path.name} was written but differs from the module by {difference}.")
    return 0


def measure(request: Profile, *, quiet: bool = False) -> ProfileResult:
    """A profile, waited for; raises FailureError."""
    return _run(request, ProfileDone, quiet=quiet).result


def profile(request: Profile, *, json: bool, out: Path | None) -> int:
    """Latency of the network and of its layers."""
    result = measure(request)
    if out:
        write_safely(out, (as_json(result) + "\n").encode())
        tell(f"Saved {out.name}.")
    if json:
        answer_json(result)
    else:
        _show_profile(result)
    return 0


def _show_profile(result: ProfileResult) -> None:
    table(
        ("Node", "Layer", ">ms", ">±", ">Share, %", ">GFLOP/s", ">Parameters"),
        [
            (
                "  " * row.depth + row.node.rpartition("/")[2],
                row.layer,
                f"{row.ms:.3f}",
                f"{row.spread_ms:.3f}",
                f"{100 * row.share:.1f}",
                "" if row.gflops_per_s is None else f"{row.gflops_per_s:,.1f}",
                f"{row.parameters:,}",
            )
            for row in result.layers
        ],
    )
    memory = result.peak_memory_bytes
    peak = "" if memory is None else f", peak memory {memory / 2**20:,.1f} MiB"
    answer(
        f"\nBatch {result.request.batch} on {result.device.name}: {result.p50_ms:.3f} ms median, "
        f"{result.p95_ms:.3f} ms at the 95th percentile of {result.repeats} runs, "
        f"{result.images_per_s:,.1f} images/s{peak}."
    )
    answer(
        "Times are medians of forward passes in float32, ± the interquartile range; layers were "
        f"timed apart, with probes: {result.layers_ms:.3f} ms in sum. 2 FLOPs are one MAC."
    )


def train(request: Train, *, json: bool) -> int:
    """Train, and say how well it went."""
    result = _run(request, TrainDone, epochs=request.epochs).result
    if json:
        answer_json(result)
    else:
        _show_training(result)
    return 0


def _show_training(result: TrainResult) -> None:
    answer(
        f"Test accuracy {100 * result.test_accuracy:.2f} % (loss {result.test_loss:.4f}) on "
        f"{result.test_images:,} held-out images after {result.epochs} epochs, "
        f"{result.seconds:.1f} s on {result.device.name}."
    )
    answer(f"Weights: {result.weights}\nCheckpoint: {result.checkpoint}")


def fresh_folder(design: Design) -> Path:
    """A folder for a training that does not exist yet, beside where the command runs."""
    stem = re.sub(r"[^a-z0-9]+", "-", design.name.lower()).strip("-")[:40] or "design"
    number = 1
    while (folder := Path(f"training-{stem}-{number}")).exists():
        number += 1
    return folder


def _run(request: Job, wanted: type[Done], *, quiet: bool = False, **context: Any) -> Done:
    status = Status()
    if not quiet:
        status.stage("Starting PyTorch")
    try:
        ending = client.run(request, lambda event: quiet or _follow(event, status, **context))
    finally:
        status.clear()
    if isinstance(ending, wanted):
        return ending
    if isinstance(ending, Failed):
        shown = ending.node and f"`{ending.node}`" not in ending.message
        place = f"`{ending.node}`: " if shown else ""
        raise FailureError(place + ending.message)
    if isinstance(ending, Cancelled):
        raise FailureError("Stopped before the end.")
    raise FailureError(
        f"The worker answered with {type(ending).__name__}, which was not asked for."
    )


def _follow(event: Event, status: Status, epochs: int = 0) -> None:
    match event:
        case Progress():
            amount = f"{event.done}/{event.total}" if event.total else ""
            status.stage(event.message, amount)
        case Step():
            status.show(
                f"Epoch {event.epoch}/{epochs}, step {event.step}/{event.steps}: "
                f"loss {event.loss:.4f}, accuracy {100 * event.accuracy:.1f} %"
            )
        case Epoch():
            status.keep(
                f"Epoch {event.epoch}/{epochs}: loss {event.loss:.4f}, accuracy "
                f"{100 * event.accuracy:.1f} %; held out: loss {event.validation_loss:.4f}, "
                f"accuracy {100 * event.validation_accuracy:.1f} % ({event.seconds:.1f} s)"
            )
