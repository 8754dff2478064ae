"""Many networks in turn: what is left to measure, and what a failure leaves out."""

import pytest
from msgspec.structs import replace

from designer.design.cost.survey import Figures, Measured, of_target
from designer.lab.messages.measurement import Profile
from designer.lab.results.in_turn import InTurn, asked, missing
from designer.lab.results.measured import Finding, key


@pytest.fixture
def network() -> Figures:
    return of_target("lenet5")


def found(network: Figures, request: Profile, device: str = "a CPU") -> Finding:
    return Finding(key(network), Measured(device, request.batch, 1.0, 1.0), request)


def turns(in_turn: InTurn) -> list[tuple[int, int]]:
    return [(turn.number, turn.batch) for turn in in_turn]


def test_each_network_has_its_batches_and_a_failure_ends_the_larger_ones(network: Figures) -> None:
    in_turn = InTurn([(network, (4, 1, 8)), (network, (1, 2))])
    assert in_turn.count == 5
    first = next(in_turn)
    assert (first.number, first.total, first.batch) == (1, 2, 4)
    in_turn.give_up(first)
    assert turns(in_turn) == [(1, 1), (2, 1), (2, 2)]


def test_each_is_asked_for_a_pass_as_it_is_drawn() -> None:
    settings = Profile(design="x", mode="both", size=(32, 32), batch=4, dtype="bfloat16")
    request = asked(settings, energy=True)
    assert (request.mode, request.size, request.layers, request.energy) == (
        "inference",
        None,
        False,
        True,
    )
    assert (request.batch, request.dtype, request.design) == (4, "bfloat16", "")


def test_what_was_measured_so_on_that_device_is_not_missing(network: Figures) -> None:
    request = asked(Profile(design=""), energy=False)
    findings = [None, found(network, replace(request, batch=2, layers=True, mode="both"))]
    left = {
        "so": missing(network, (1, 2), request, "a CPU", findings),
        "elsewhere": missing(network, (1, 2), request, "another", findings),
        "otherwise": missing(network, (2,), replace(request, threads=1), "a CPU", findings),
        "energy": missing(network, (2,), replace(request, energy=True), "a CPU", findings),
        "another network": missing(of_target("alexnet"), (2,), request, "a CPU", findings),
    }
    assert left.pop("so") == (1,)
    assert left == {
        "elsewhere": (1, 2),
        "otherwise": (2,),
        "energy": (2,),
        "another network": (2,),
    }
    powered = [found(network, replace(request, batch=2, energy=True))]
    assert missing(network, (2,), request, "a CPU", powered) == ()


def test_a_crash_ends_a_network_only_when_it_comes_again(network: Figures) -> None:
    in_turn = InTurn([(network, (1, 2, 4, 8))])
    assert in_turn.give_up(next(in_turn), crashed=True) == []
    assert turns(in_turn) == [(1, 2), (1, 4), (1, 8)]
    in_turn = InTurn([(network, (1, 2, 4, 8))])
    in_turn.give_up(next(in_turn), crashed=True)
    given_up = in_turn.give_up(next(in_turn), crashed=True)
    assert [turn.batch for turn in given_up] == [4, 8]
    assert not in_turn.left
