"""A profile as text to paste and to compute with: Markdown and CSV."""

import csv
import io
from collections.abc import Callable, Iterable

from designer.lab.messages.measurement import Energy, LayerTime, Phase, ProfileResult, Timing

Cell = int | float | str | None
Words = Callable[[str], str]
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
    return "; ".join([*settings(result), *versions(result)]) + "."


def settings(result: ProfileResult, words: Words = str) -> list[str]:
    """What was set and where it ran, of which the fixed words are translated by `words`."""
    request, memory = result.request, result.device.memory_bytes
    inputs = result.settled.get("inputs") or words("as designed")
    provider = result.settled.get("provider", request.backend)
    device = words("device {device}").format(device=result.device.id)
    clock = words("clock {clock:,.0f} MHz when read")
    return [
        words("inputs {inputs}").format(inputs=inputs),
        request.dtype,
        request.layout,
        *(["torch.compile"] if request.compiled else []),
        *([words("CUDA graph")] if request.cuda_graph else []),
        words("backend {provider}").format(provider=provider),
        words("{n} CPU threads").format(n=result.threads),
        device + (f", {memory / 2**30:.1f} GiB" if memory else ""),
        *([clock.format(clock=result.clock_mhz)] if result.clock_mhz else []),
    ]


def versions(result: ProfileResult, words: Words = str) -> list[str]:
    """Of the driver and of the packages."""
    driver = result.device.driver
    return [
        *([words("driver {driver}").format(driver=driver)] if driver else []),
        *(f"{name} {version}" for name, version in result.versions.items()),
    ]


def whole(result: ProfileResult, words: Words = str) -> list[str]:
    """The figures of the whole network, a line a measurement; fixed words go through `words`."""
    lines = []
    rate = words("{figures}, {rate:,.1f} images/s")
    if result.request.mode != "training" and result.repeats:
        told = rate.format(figures=_figures(result.timing, words), rate=result.images_per_s)
        lines.append(words("Inference: {told}").format(told=told))
    step = result.training
    if step:
        told = rate.format(figures=_figures(step.step, words), rate=step.images_per_s)
        lines.append(words("Training step: {told}").format(told=told))
        lines.append(
            words(
                "Of it: forward and loss {forward:.3f} ms, backward {backward:.3f} ms, optimizer "
                "(SGD with momentum) {optimizer:.3f} ms; loss: {loss}"
            ).format(
                forward=step.forward.p50_ms,
                backward=step.backward.p50_ms,
                optimizer=step.optimizer.p50_ms,
                loss=words(step.loss),
            )
        )
        if step.peak_memory_bytes is not None:
            peak_of_step = words("Peak memory of training: {peak:,.1f} MiB")
            lines.append(peak_of_step.format(peak=step.peak_memory_bytes / 2**20))
    if result.layers:
        text = words("Layers: {layers:.3f} ms in sum over {runs} runs")
        if result.layer_repeats == 1:
            text = words("Layers: {layers:.3f} ms in sum in a single run")
        if result.repeats:
            beside = words("{told}, {difference:+.3f} ms against the whole without probes")
            text = beside.replace("{told}", text)
        lines.append(
            text.format(
                layers=result.layers_ms,
                runs=result.layer_repeats,
                difference=result.difference_ms,
            )
        )
    if not result.layers and result.request.backend != "pytorch":
        lines.append(
            words("Layers: not timed, since ONNX Runtime fuses them into kernels of its own")
        )
    if result.energy:
        lines.append(_energy(result.energy, words))
    lines += _peaks(result, words)
    lines += [said] if (said := disturbance(result, words)) else []
    return lines


def _peaks(result: ProfileResult, words: Words) -> list[str]:
    peak, step = result.peak_memory_bytes, result.training
    lines = []
    if peak is not None:
        lines.append(words("Peak memory: {peak:,.1f} MiB").format(peak=peak / 2**20))
    inference = words(
        "Peak memory of inference, all tensors alive at once: {measured:,.1f} MiB measured "
        "in a run apart, {forecast:,.1f} MiB forecast ({error:+.1f} %)"
    )
    training = words(
        "Peak memory of a training step, all tensors alive at once: {measured:,.1f} MiB measured "
        "in a run apart, {forecast:,.1f} MiB forecast ({error:+.1f} %)"
    )
    checks = ((inference, result.memory), (training, step.memory if step else None))
    for text, check in checks:
        if check:
            lines.append(
                text.format(
                    measured=check.measured_bytes / 2**20,
                    forecast=check.forecast_bytes / 2**20,
                    error=100 * check.error,
                )
            )
    return lines or [words("Peak memory: not available")]


def disturbance(result: ProfileResult, words: Words = str) -> str:
    """What other work on the machine did to the times; empty where little or nothing."""
    if result.waited is None or result.waited < DISTURBED:
        return ""
    return words(
        "Other work ran on the machine: the measurement had no processor for {share:.0f} % of the "
        "time that it wanted one, so its times may be too long"
    ).format(share=100 * result.waited)


def failure(result: ProfileResult) -> str:
    """What could not be measured, and why; empty where all could."""
    if not result.failed_phase:
        return ""
    return f"{PHASES[result.failed_phase]} could not be measured. {result.failed}"


def _energy(energy: Energy, words: Words) -> str:
    if energy.joules_per_sample is None:
        return words("Energy: not available, {why}").format(why=words(energy.unavailable))
    return words(
        "Energy: {joules:.4g} J an image without the idle power of {idle:.1f} W; {watts:.1f} W in "
        "the mean at work ({source})"
    ).format(
        joules=energy.joules_per_sample,
        idle=energy.idle_watts,
        watts=energy.watts,
        source=words(energy.source),
    )


def _figures(timing: Timing, words: Words) -> str:
    if timing.repeats == 1:
        single = words("{p50:.3f} ms in a single run (how far off is not known)")
        return single.format(p50=timing.p50_ms)
    return words(
        "{p50:.3f} ms median, {p95:.3f} ms at the 95th percentile of {runs} runs, IQR "
        "{spread:.3f} ms (the median's error ±{error:.1f} %)"
    ).format(
        p50=timing.p50_ms,
        p95=timing.p95_ms,
        runs=timing.repeats,
        spread=timing.spread_ms,
        error=100 * timing.error,
    )
