"""Memory: what a design will take in inference and in training, before anything runs."""

from typing import Any, get_args

from designer.cli.speech import FailureError, answer, answer_json
from designer.cli.tables import mebibytes, table
from designer.design.analysis import Analysis, analyse
from designer.design.cost.byte_sizes import shown
from designer.design.cost.memory import Forecast, Memory, Optimizer, forecast
from designer.design.design import Design

OPTIMIZERS: tuple[Optimizer, ...] = get_args(Optimizer)
NAMES = {"sgd": "SGD", "momentum": "SGD with momentum", "adam": "Adam"}
CONVENTIONS = (
    "Bytes of tensors at the moment when most is in use, by each layer's declaration of what "
    "PyTorch keeps on a CPU; training is a step behind the first, gradients freed before it. "
    "Working: gradients of activations, and what one operation holds meanwhile. Saved: what stays "
    "for the backward pass. Not in it: what kernels allocate inside, the device's context, the "
    "loss."
)
WHERE = {"forward": "forward at {node}", "backward": "backward at {node}", "step": "optimizer step"}


def memory(
    design: Design,
    batches: tuple[int, ...],
    optimizer: Optimizer,
    *,
    dtype: str,
    available: int | None,
    json: bool,
) -> int:
    """The parts by batch, in inference and in training, and the largest batch that fits."""
    analysis = analyse(design)
    runs = {"inference": _forecast(analysis, None, dtype)}
    runs["training"] = _forecast(analysis, optimizer, dtype)
    if json:
        answer_json(_record(design, runs, batches, optimizer, dtype, available))
        return 0
    table(
        (
            ">Batch",
            "Run",
            ">Weights, MiB",
            ">Gradients, MiB",
            ">Optimizer, MiB",
            ">Activations, MiB",
            ">Working, MiB",
            ">Peak, MiB",
            "At",
            ">Saved, MiB",
        ),
        [_row(name, run, batch) for batch in batches for name, run in runs.items()],
    )
    if available is not None:
        fitting = {name: run.largest_batch(available) for name, run in runs.items()}
        training = NAMES[optimizer]
        answer(
            f"\nLargest batch within {shown(available)}: {_batch(fitting['inference'])} in "
            f"inference, {_batch(fitting['training'])} in training with {training}."
        )
    answer(f"\n{dtype}, {NAMES[optimizer]}. {CONVENTIONS}")
    return 0


def _forecast(analysis: Analysis, optimizer: Optimizer | None, dtype: str) -> Forecast:
    found = forecast(analysis, optimizer, dtype)
    if found is None:
        first = next((d.message for d in analysis.diagnostics), "The design is empty.")
        raise FailureError(f"The memory can't be told of a design with a fault: {first}")
    return found


def _row(name: str, run: Forecast, batch: int) -> tuple[str, ...]:
    at = run.at(batch)
    parts = (at.weights, at.gradients, at.optimizer, at.activations, at.working, at.peak)
    saved = mebibytes(run.saved_at(batch)) if name == "training" else ""
    return (str(batch), name, *map(mebibytes, parts), _where(at), saved)


def _where(at: Memory) -> str:
    return WHERE[at.moment].format(node=at.node)


def _batch(largest: int) -> str:
    return f"{largest:,}" if largest else "none, not even 1,"


def _record(
    design: Design,
    runs: dict[str, Forecast],
    batches: tuple[int, ...],
    optimizer: Optimizer,
    dtype: str,
    available: int | None,
) -> dict[str, Any]:
    """The stable form for programs; keys are only ever added."""
    return {
        "name": design.name,
        "dtype": dtype,
        "optimizer": optimizer,
        "device_memory_bytes": available,
        "largest_batch": None
        if available is None
        else {name: run.largest_batch(available) for name, run in runs.items()},
        "batches": [
            {"batch": batch, **{name: _at(run, batch) for name, run in runs.items()}}
            for batch in batches
        ],
    }


def _at(run: Forecast, batch: int) -> dict[str, Any]:
    at = run.at(batch)
    return {
        "peak_bytes": at.peak,
        "weight_bytes": at.weights,
        "gradient_bytes": at.gradients,
        "optimizer_bytes": at.optimizer,
        "activation_bytes": at.activations,
        "working_bytes": at.working,
        "moment": at.moment,
        "node": at.node or None,
        "saved_bytes": run.saved_at(batch),
    }
