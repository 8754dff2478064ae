"""What a profile found, in sentences; those of the window go through `words` to its language."""

from collections.abc import Callable

from designer.lab.messages.measurement import Energy, MemoryCheck, ProfileResult, Timing

Words = Callable[[str], str]

DISTURBED = 0.1  # of the wanted time without a processor


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
    if result.memory:
        told = words("Peak memory of inference, all tensors alive at once: {peak}")
        lines.append(told.format(peak=_beside(result.memory, words)))
    if step and step.memory:
        told = words("Peak memory of a training step, all tensors alive at once: {peak}")
        lines.append(told.format(peak=_beside(step.memory, words)))
    return lines or [words("Peak memory: not available")]


def _beside(check: MemoryCheck, words: Words) -> str:
    return words(
        "{measured:,.1f} MiB measured in a run apart, {forecast:,.1f} MiB forecast ({error:+.1f} %)"
    ).format(
        measured=check.measured_bytes / 2**20,
        forecast=check.forecast_bytes / 2**20,
        error=100 * check.error,
    )


def disturbance(result: ProfileResult, words: Words = str) -> str:
    """What other work on the machine did to the times; empty where little or nothing."""
    if result.waited is None or result.waited < DISTURBED:
        return ""
    return words(
        "Other work ran on the machine: the measurement had no processor for {share:.0f} % of the "
        "time that it wanted one, so its times may be too long"
    ).format(share=100 * result.waited)


def failure(result: ProfileResult, words: Words = str) -> str:
    """What could not be measured, and why; empty where all could."""
    if not result.failed_phase:
        return ""
    phases = {
        "layers": words("The layers could not be measured."),
        "whole": words("The whole network could not be measured."),
        "energy": words("The energy could not be measured."),
        "memory": words("The peak of memory could not be measured."),
        "training": words("A step of training could not be measured."),
    }
    return f"{phases[result.failed_phase]} {words(result.failed)}"


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
