"""A profile as text to paste and to compute with: Markdown and CSV."""

import csv
import io
from collections.abc import Callable, Iterable

from designer.lab.messages.measurement import Energy, LayerTime, Phase, ProfileResult, Timing

Cell = int | float | str | None
# name with unit, value at full precision, digits behind the point where people read it
COLUMNS: tuple[tuple[str, Callable[[LayerTime], Cell], int], ...] = (
    ("node", lambda row: row.node, 0),
    ("layer", lambda row: row.layer, 0),
    ("time, ms", lambda row: row.ms, 3),
    ("IQR, ms", lambda row: row.spread_ms, 3),
    ("share, %", lambda row: 100 * row.share, 1),
    ("MACs", lambda row: scaled(row.macs) if row.macs else None, 0),
    ("GFLOP/s", lambda row: row.gflops_per_s, 1),
    ("GB/s", lambda row: row.gbytes_per_s, 2),
    ("parameters", lambda row: row.parameters, 0),
    ("activations, MiB", lambda row: row.activation_bytes / 2**20, 2),
)
PHASES: dict[Phase, str] = {
    "layers": "The layers",
    "whole": "The whole network",
    "energy": "The energy",
    "memory": "The peak of memory",
    "training": "A step of training",
}
DISTURBED = 0.1  # of the wanted time without a processor
CONVENTIONS = (
    "Times are medians of forward passes of the whole batch, IQR the interquartile range. A FLOP "
    "is half a MAC; GB/s counts each input, output and weight once, at the dtype measured, in 10⁹ "
    "bytes. Layers were timed apart, with probes, and not compiled; a block's row is "
    "the sum of those inside it."
)


def to_csv(result: ProfileResult) -> str:
    """A line a row of the table, insides of blocks too, in bytes and full precision."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(LayerTime.__struct_fields__)
    for row in result.layers:
        values = (getattr(row, name) for name in LayerTime.__struct_fields__)
        writer.writerow("" if value is None else value for value in values)
    return text.getvalue()


def to_markdown(result: ProfileResult) -> str:
    """What was measured and how, the figures of the whole, and a row a node, insides too."""
    lines = [f"**{headline(result)}**", "", f"{setup(result)}", ""]
    lines += [f"* {line}" for line in whole(result)]
    lines += [f"* {failure(result)}"] if result.failed else []
    if result.layers:
        lines += ["", _line(name for name, _, _ in COLUMNS)]
        lines.append(_line("---" if number < 2 else "---:" for number in range(len(COLUMNS))))
        lines += [
            _line(_shown(value(row), digits) for _, value, digits in COLUMNS)
            for row in result.layers
        ]
        lines += ["", CONVENTIONS]
    return "\n".join(lines) + "\n"


def scaled(number: float) -> str:
    """36.9 k: three significant digits with a metric prefix."""
    for prefix, size in (("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e3)):
        if number >= 0.9995 * size:
            digits = 3 - len(str(round(number / size)))
            return f"{number / size:,.{max(digits, 0)}f} {prefix}"
    return f"{number:,.0f}"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(value: Cell, digits: int) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("|", "\\|")
    return f"{value:,.{digits}f}"


def headline(result: ProfileResult) -> str:
    """The device and the network's rate."""
    if not result.repeats:
        return f"The layers alone at batch {result.request.batch} on {result.device.name}"
    what = "training step" if result.request.mode == "training" else "forward pass"
    return (
        f"{result.p50_ms:.3f} ms a {what} at batch {result.request.batch} on {result.device.name}"
        f" ({result.images_per_s:,.1f} images/s)"
    )


def setup(result: ProfileResult) -> str:
    """The settings, the device and the versions, as a sentence."""
    request, memory = result.request, result.device.memory_bytes
    parts = [
        f"inputs {result.settled.get('inputs', 'as designed')}",
        request.dtype,
        request.layout,
        *(["torch.compile"] if request.compiled else []),
        *(["CUDA graph"] if request.cuda_graph else []),
        f"backend {result.settled.get('provider', request.backend)}",
        f"{result.threads} CPU threads",
        f"device {result.device.id}" + (f", {memory / 2**30:.1f} GiB" if memory else ""),
        *([f"driver {result.device.driver}"] if result.device.driver else []),
        *([f"clock {result.clock_mhz:,.0f} MHz when read"] if result.clock_mhz else []),
        *(f"{name} {version}" for name, version in result.versions.items()),
    ]
    return "; ".join(parts) + "."


def whole(result: ProfileResult) -> list[str]:
    """The figures of the whole network, a line a measurement."""
    lines = []
    if result.request.mode != "training" and result.repeats:
        lines.append(f"Inference: {_figures(result.timing)}, {result.images_per_s:,.1f} images/s")
    step = result.training
    if step:
        lines.append(f"Training step: {_figures(step.step)}, {step.images_per_s:,.1f} images/s")
        parts = (("forward and loss", step.forward), ("backward", step.backward))
        of = ", ".join(f"{name} {part.p50_ms:.3f} ms" for name, part in parts)
        lines.append(
            f"Of it: {of}, optimizer (SGD with momentum) {step.optimizer.p50_ms:.3f} ms; loss: "
            f"{step.loss}"
        )
        if step.peak_memory_bytes is not None:
            lines.append(f"Peak memory of training: {step.peak_memory_bytes / 2**20:,.1f} MiB")
    if result.layers:
        beside = f", {result.difference_ms:+.3f} ms against the whole without probes"
        lines.append(
            f"Layers: {result.layers_ms:.3f} ms in sum over {result.layer_repeats} "
            f"{'run' if result.layer_repeats == 1 else 'runs'}"
            f"{beside if result.repeats else ''}"
        )
    if not result.layers and result.request.backend != "pytorch":
        lines.append("Layers: not timed, since ONNX Runtime fuses them into kernels of its own")
    if result.energy:
        lines.append(_energy(result.energy))
    lines += _peaks(result)
    lines += [said] if (said := disturbance(result)) else []
    return lines


def _peaks(result: ProfileResult) -> list[str]:
    peak, step = result.peak_memory_bytes, result.training
    lines = [] if peak is None else [f"Peak memory: {peak / 2**20:,.1f} MiB"]
    checks = {"inference": result.memory, "a training step": step.memory if step else None}
    for what, check in checks.items():
        if check:
            lines.append(
                f"Peak memory of {what}, all tensors alive at once: "
                f"{check.measured_bytes / 2**20:,.1f} MiB measured in a run apart, "
                f"{check.forecast_bytes / 2**20:,.1f} MiB forecast ({100 * check.error:+.1f} %)"
            )
    return lines or ["Peak memory: not available"]


def disturbance(result: ProfileResult) -> str:
    """What other work on the machine did to the times; empty where little or nothing."""
    if result.waited is None or result.waited < DISTURBED:
        return ""
    return (
        "Other work ran on the machine: the measurement had no processor for "
        f"{100 * result.waited:.0f} % of the time that it wanted one, so its times may be too long"
    )


def failure(result: ProfileResult) -> str:
    """What could not be measured, and why; empty where all could."""
    if not result.failed_phase:
        return ""
    return f"{PHASES[result.failed_phase]} could not be measured. {result.failed}"


def _energy(energy: Energy) -> str:
    if energy.joules_per_sample is None:
        return f"Energy: not available, {energy.unavailable}"
    return (
        f"Energy: {energy.joules_per_sample:.4g} J an image without the idle power of "
        f"{energy.idle_watts:.1f} W; {energy.watts:.1f} W in the mean at work ({energy.source})"
    )


def _figures(timing: Timing) -> str:
    if timing.repeats == 1:
        return f"{timing.p50_ms:.3f} ms in a single run (how far off is not known)"
    return (
        f"{timing.p50_ms:.3f} ms median, {timing.p95_ms:.3f} ms at the 95th percentile of "
        f"{timing.repeats} runs, IQR {timing.spread_ms:.3f} ms (the median's error ±"
        f"{100 * timing.error:.1f} %)"
    )
