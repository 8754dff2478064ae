"""A profile's result in a sentence, and the details behind it."""

from functools import reduce

from designer.lab.messages.measurement import Energy, ProfileResult
from designer.lab.results.profile_sentences import failure, settings, versions, whole
from designer.window.languages.words import decimal, filled, mebibytes, sentence, tr


def headline(result: ProfileResult) -> str:
    """What was found of the whole network, as a sentence."""
    if result.request.mode == "training":
        said = _of_training(result)
        return _and(said, _of_energy(None)) if result.request.energy else said
    several = tr(
        "{device}: {p50:.2f} ms ±{error:.1f} % (p95 {p95:.2f}), {rate} images/s at batch {batch}"
    )
    single = tr("{device}: {p50:.2f} ms in a single run, {rate} images/s at batch {batch}")
    none = tr("{device}: the layers alone were timed, at batch {batch}")
    text = filled(
        {0: none, 1: single}.get(result.repeats, several),
        device=result.device.name,
        p50=result.p50_ms,
        error=100 * result.error,
        p95=result.p95_ms,
        rate=_rate(result.images_per_s),
        batch=result.request.batch,
    )
    if result.layers and result.repeats:
        layers = tr("the layers add up to {layers:.2f} ms ({difference:+.2f})")
        text = _and(text, filled(layers, layers=result.layers_ms, difference=result.difference_ms))
    if result.memory:
        measured = mebibytes(result.memory.measured_bytes)
        peak = tr("peak memory {measured}, forecast {error:+.1f} %")
        text = _and(text, filled(peak, measured=measured, error=100 * result.memory.error))
    if result.request.energy:
        text = _and(text, _of_energy(result.energy))
    text = _and(text, _of_training(result)) if result.training else text
    return _and(text, failure(result, sentence)) if result.failed else text


def _of_energy(energy: Energy | None) -> str:
    if energy is None:
        return tr("energy not available: it is measured in inference by PyTorch")
    if energy.joules_per_sample is None or energy.watts is None:
        why = sentence(energy.unavailable).rstrip(".")
        return tr("energy not available: {why}").format(why=why)
    said = tr("{joules} J an image above idle, {watts:.1f} W at work")
    joules = decimal(f"{energy.joules_per_sample:.3g}")
    return filled(said, joules=joules, watts=energy.watts)


def _rate(images_per_s: float) -> str:
    return decimal(f"{images_per_s:,.1f}")


def _and(first: str, second: str) -> str:
    return tr("{first}; {second}").format(first=first, second=second)


def _of_training(result: ProfileResult) -> str:
    step = result.training
    if step is None:
        return ""
    return filled(
        tr(
            "training step {step:.2f} ms ±{error:.1f} %: forward {forward:.2f}, backward "
            "{backward:.2f}, optimizer {optimizer:.2f}; {rate} images/s"
        ),
        step=step.step.p50_ms,
        error=100 * step.step.error,
        forward=step.forward.p50_ms,
        backward=step.backward.p50_ms,
        optimizer=step.optimizer.p50_ms,
        rate=_rate(step.images_per_s),
    )


def details(result: ProfileResult) -> str:
    """All figures of the whole, and how they were measured."""
    setup = [*map(decimal, settings(result, sentence)), *versions(result, sentence)]
    lines = [*map(decimal, whole(result, sentence)), f"{reduce(_and, setup)}."]
    return "\n".join(lines)
