"""Frontier, knee and the best within a time."""

from hypothesis import given
from hypothesis import strategies as st

from designer.design.cost.frontier import Spot, best_within, frontier, knee
from tests.strategies import examples

FIGURES = st.floats(0.01, 1e5)
SPOTS = st.lists(st.builds(Spot, FIGURES, FIGURES), max_size=12)


@examples(200)
@given(SPOTS)
def test_the_frontier_is_what_no_other_beats(spots: list[Spot]) -> None:
    best = frontier(spots)
    for number, spot in enumerate(spots):
        beaten = any(
            other.ms <= spot.ms and other.rate >= spot.rate and other != spot for other in spots
        )
        assert beaten or number in best or spot in [spots[n] for n in best]
        assert not (beaten and number in best)
    assert [spots[n].ms for n in best] == sorted({spots[n].ms for n in best})
    found = knee(spots)
    assert found is None or found in best[1:-1]


def test_the_knee_is_where_throughput_stops_to_grow() -> None:
    rates = (100, 190, 350, 600, 640, 650, 655)  # of batches 1, 2, 4, …
    spots = [Spot(1000 * 2**n / rate, rate) for n, rate in enumerate(rates)]
    assert knee(spots) == 3
    assert knee(spots[:2]) is None
    straight = [Spot(10.0**n, 1.0 + n) for n in range(4)]
    assert knee(straight) is None or abs(knee(straight) or 0) < 3


@examples(100)
@given(SPOTS, FIGURES)
def test_the_best_within_a_time(spots: list[Spot], ms: float) -> None:
    found = best_within(spots, ms)
    fitting = [spot for spot in spots if spot.ms <= ms]
    if found is None:
        assert not fitting
    else:
        assert spots[found].ms <= ms
        assert spots[found].rate == max(spot.rate for spot in fitting)
