"""What is said of a forecast of memory, in the panel and in the status bar."""

from designer.design.analysis import Analysis
from designer.design.cost.memory import Memory, forecasts
from designer.window.languages.words import mebibytes, tr


def optimizers() -> dict[str, str]:
    """The optimizers as people call them."""
    return {"sgd": tr("SGD"), "momentum": tr("SGD with momentum"), "adam": tr("Adam")}


def convention() -> str:
    """What a forecast holds and what not."""
    return tr(
        "All tensors alive at once, as PyTorch keeps them on a CPU. Not in it: what kernels "
        "allocate inside, the device's context, the loss."
    )


def moment(at: Memory) -> str:
    """Where in a run most is in use."""
    if at.moment == "forward":
        return tr("forward pass, {node}").format(node=at.node)
    if at.moment == "backward":
        return tr("backward pass, {node}").format(node=at.node)
    return tr("the optimizer's step")


def tooltip(analysis: Analysis, batch: int) -> str:
    """The figure of the status bar, and the forecast beside it; worked out when it is asked for."""
    lines = [tr("Weights, and every layer's result kept, float32.")]
    runs = forecasts(analysis, (None, "adam"))
    if runs:
        peaks = [mebibytes(run.at(batch).peak) for run in runs]
        lines.append(
            tr(
                "Forecast of the peak at batch {batch}: {inference} in inference, {training} in "
                "training with Adam."
            ).format(batch=batch, inference=peaks[0], training=peaks[1])
        )
        lines.append(convention())
    return "\n".join(lines)
