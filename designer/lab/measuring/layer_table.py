"""The table of a profile: what each node costs on paper, joined to the time that it took."""

from collections.abc import Sequence
from statistics import median

from designer.design.cost.ledger import Cost, Costs
from designer.lab.measuring.medians import spread
from designer.lab.messages.measurement import LayerTime


def rows(
    runs: Sequence[dict[str, float]],
    paper: Costs,
    batch: int,
    peaks: dict[str, int] | None = None,
) -> tuple[LayerTime, ...]:
    """One row a node from the leaves' times in each run, in the order of execution.

    `peaks` are the leaves' peaks of memory in bytes, where they were measured.
    """
    medians = {path: median(run[path] for run in runs) for path in runs[0]}
    whole = sum(medians.values()) or 1.0
    insides: dict[str, list[str]] = {}
    for leaf in medians:
        parts = leaf.split("/")
        for depth in range(len(parts)):
            insides.setdefault("/".join(parts[: depth + 1]), []).append(leaf)
    found = []
    for path, inside in insides.items():
        ms = sum(medians[leaf] for leaf in inside)
        wide = spread([sum(run[leaf] for leaf in inside) for run in runs])
        peak = max((peaks[leaf] for leaf in inside), default=0) if peaks else None
        found.append(_row(path, paper[path], batch, (ms, wide, ms / whole), peak))
    return tuple(found)


def _row(
    path: str, cost: Cost, batch: int, times: tuple[float, float, float], peak: int | None
) -> LayerTime:
    ms, spread_ms, share = times
    macs = cost.macs * batch
    moved = cost.moved_bytes * batch + cost.weight_bytes
    return LayerTime(
        node=path,
        layer=cost.layer,
        depth=path.count("/"),
        ms=ms,
        spread_ms=spread_ms,
        share=share,
        macs=macs,
        gflops_per_s=2 * macs / ms / 1e6 if macs and ms else None,
        parameters=cost.parameters,
        bytes=moved,
        gbytes_per_s=moved / ms / 1e6 if moved and ms else None,
        activation_bytes=cost.activation_bytes * batch,
        peak_memory_bytes=peak,
    )
