"""Latency against throughput: which settings no other beats, the knee, the best within a limit."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

FEWEST = 3  # points of a frontier that can have a knee


class Spot(NamedTuple):
    """One measured setting: ms of a forward pass of the whole batch, and images a second."""

    ms: float
    rate: float


def frontier(spots: Sequence[Spot]) -> list[int]:
    """The places of those for which no other is at least as fast and at least as productive.

    By latency, from the lowest on; of equals the first.
    """
    order = sorted(range(len(spots)), key=lambda n: (spots[n].ms, -spots[n].rate, n))
    found: list[int] = []
    for number in order:
        if not found or spots[number].rate > spots[found[-1]].rate:
            found.append(number)
    return found


def knee(spots: Sequence[Spot]) -> int | None:
    """The place on the frontier behind which more throughput begins to cost much latency.

    The farthest above the straight line between the frontier's ends, latency as its logarithm since
    batches double (Satopää et al. 2011, "Finding a kneedle in a haystack"). None where the frontier
    is of two points, or does not bend.
    """
    best = frontier(spots)
    if len(best) < FEWEST:
        return None
    first, last = spots[best[0]], spots[best[-1]]
    width, height = log(last.ms / first.ms), last.rate - first.rate

    def above(number: int) -> float:
        spot = spots[number]
        return (spot.rate - first.rate) / height - log(spot.ms / first.ms) / width

    found = max(best[1:-1], key=above)
    return found if above(found) > 0 else None


def best_within(spots: Sequence[Spot], ms: float) -> int | None:
    """The place of the most images a second with a latency of at most so many ms."""
    fitting = [number for number, spot in enumerate(spots) if spot.ms <= ms]
    return max(fitting, key=lambda number: spots[number].rate, default=None)
