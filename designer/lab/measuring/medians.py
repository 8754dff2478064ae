"""What is told of the times of many runs: the median, how they spread, how well it is known."""

from collections.abc import Sequence
from math import sqrt
from statistics import median, quantiles

from designer.lab.messages.measurement import Timing


def spread(values: Sequence[float]) -> float:
    """The interquartile range."""
    if len(values) < 2:
        return 0.0
    low, _, high = quantiles(values, n=4, method="inclusive")
    return high - low


def timing(values: Sequence[float]) -> Timing:
    """The figures of so many runs."""
    p50, wide = median(values), spread(values)
    p95 = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return Timing(
        p50_ms=p50,
        p95_ms=p95,
        spread_ms=wide,
        error=wide / sqrt(len(values)) / max(p50, 1e-9),
        repeats=len(values),
    )
