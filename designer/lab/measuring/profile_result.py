"""The result of a profile: what was timed, and what follows of it and the design."""

from typing import Any

from designer.design.analysis import Analysis
from designer.lab.messages.measurement import LayerTime, Profile, ProfileResult, Timing

NONE = Timing(p50_ms=0.0, p95_ms=0.0, spread_ms=0.0, error=0.0, repeats=0)


def result_of(
    request: Profile,
    analysis: Analysis,
    whole: Timing | None,
    layers: tuple[LayerTime, ...],
    *,
    settled: dict[str, str],
    **found: Any,
) -> ProfileResult:
    """Its figures; `found` are those that neither the design nor the times tell."""
    timed, whole = whole is not None, whole or NONE
    layers_ms = sum(row.ms for row in layers if row.depth == 0)
    return ProfileResult(
        request=request,
        p50_ms=whole.p50_ms,
        p95_ms=whole.p95_ms,
        spread_ms=whole.spread_ms,
        error=whole.error,
        repeats=whole.repeats,
        images_per_s=1000 * request.batch / max(whole.p50_ms, 1e-9) if timed else 0.0,
        parameters=analysis.totals.parameters,
        macs=analysis.totals.macs * request.batch,
        layers=layers,
        layers_ms=layers_ms,
        difference_ms=layers_ms - whole.p50_ms if layers and timed else 0.0,
        settled={"inputs": ", ".join(map(str, analysis.inputs.values())), **settled},
        **found,
    )
