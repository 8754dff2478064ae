"""Measuring, training and the checked ONNX export: jobs of the lab, followed on stderr."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from designer.cli.speech import (
    FailureError,
    Status,
    WrongUsageError,
    answer,
    answer_json,
)
from designer.design.design import Design
from designer.design.files import encode
from designer.lab import client
from designer.lab.asking import LabError, outcome
from designer.lab.far.host import Host, HostError
from designer.lab.messages.measurement import (
    Calibrate,
    CalibrateDone,
    Calibration,
    Profile,
    ProfileDone,
    ProfileResult,
    Trace,
    TraceDone,
)
from designer.lab.messages.protocol import (
    Ending,
    Epoch,
    Event,
    Export,
    ExportDone,
    Job,
    Progress,
    Step,
    Train,
    TrainDone,
    TrainResult,
)
from designer.lab.messages.sweep_messages import Point, Sweep, SweepDone, SweepPoint

Done = TypeVar("Done", bound=Ending)


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


def measure(request: Profile, *, host: Host | None = None, quiet: bool = False) -> ProfileResult:
    """A profile, waited for; raises FailureError."""
    return _run(request, ProfileDone, host, quiet=quiet).result


def sweep(request: Sweep, keep: Callable[[Point], None], host: Host | None = None) -> SweepDone:
    """Measure point after point, each given away as it comes; raises FailureError."""

    def each(event: Event) -> None:
        if isinstance(event, SweepPoint):
            keep(event.point)

    return _run(request, SweepDone, host, each=each)


def calibrate(request: Calibrate, host: Host | None = None) -> Calibration:
    """The peaks of a device, waited for; raises FailureError."""
    return _run(request, CalibrateDone, host).result


def host(address: str | None, python: str) -> Host | None:
    """The computer that was named, if one was."""
    if address is None and python != "python3":
        raise WrongUsageError("--python is the Python of another computer: name it by --host.")
    try:
        return Host(address, python) if address is not None else None
    except HostError as error:
        raise WrongUsageError(str(error)) from None


def trace(request: Trace, host: Host | None = None) -> str:
    """The text of a Chrome trace, waited for; raises FailureError."""
    return _run(request, TraceDone, host).trace


def train(request: Train, *, json: bool, host: Host | None = None) -> int:
    """Train, and say how well it went."""
    result = _run(request, TrainDone, host, epochs=request.epochs).result
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


def _run(
    request: Job,
    wanted: type[Done],
    host: Host | None = None,
    *,
    quiet: bool = False,
    each: Callable[[Event], None] = lambda _: None,
    **context: Any,
) -> Done:
    status = Status()
    if not quiet:
        status.stage(f"Starting PyTorch on {host}" if host else "Starting PyTorch")

    def follow(event: Event) -> None:
        each(event)
        if not quiet:
            _follow(event, status, **context)

    try:
        ending = client.run(request, follow, host)
    finally:
        status.clear()
    try:
        return outcome(ending, wanted)
    except LabError as error:
        raise FailureError(str(error)) from None


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
