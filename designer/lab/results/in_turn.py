"""Many networks measured one after another, to be compared: what is asked of each, what is left."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from designer.design.cost.survey import Figures
from designer.lab.messages.measurement import Profile, Settings
from designer.lab.results.measured import Finding, key

SECONDS = 2.0  # most time for a network at a batch
# What else a time depends upon; the size of images shows in a network's MACs.
ALIKE = set(Settings.__struct_fields__) - {"job", "design", "device", "batch", "size"}


@dataclass(frozen=True)
class Turn:
    """A network at a batch: it is the `number`th, from 1 on, of `total` networks."""

    figures: Figures
    batch: int
    number: int
    total: int


class InTurn(Iterator[Turn]):
    """The turns, network after network, each at its batches; `left` are those to come."""

    def __init__(self, wanted: Sequence[tuple[Figures, Iterable[int]]]) -> None:
        self.left = deque(
            Turn(figures, batch, number, len(wanted))
            for number, (figures, batches) in enumerate(wanted, 1)
            for batch in batches
        )
        self.count = len(self.left)
        self._crashed: set[int] = set()  # numbers of networks that a worker ended with

    def __next__(self) -> Turn:
        if not self.left:
            raise StopIteration
        return self.left.popleft()

    def give_up(self, failed: Turn, *, crashed: bool = False) -> list[Turn]:
        """A network that failed is not tried at larger batches: it would fail again.

        One whose worker was lost has another chance, once: somebody may have killed it. Returns
        the turns that are not tried.
        """
        if crashed and failed.number not in self._crashed:
            self._crashed.add(failed.number)
            return []
        given_up = [
            turn
            for turn in self.left
            if turn.number == failed.number and turn.batch >= failed.batch
        ]
        self.left = deque(turn for turn in self.left if turn not in given_up)
        return given_up


def asked(settings: Profile, *, energy: bool, seconds: float = SECONDS) -> Profile:
    """What is asked of each network: a forward pass of it as it is drawn, without its layers."""
    return msgspec.structs.replace(
        settings,
        design="",
        mode="inference",
        size=None,
        layers=False,
        energy=energy,
        seconds=seconds,
    )


def missing(
    figures: Figures,
    batches: Iterable[int],
    request: Profile,
    device: str,
    findings: Iterable[Finding | None],
) -> tuple[int, ...]:
    """At which batches nobody has measured it so, on the device of that name."""
    own = [found for found in findings if found and found.network == key(figures)]
    found = {one.measured.batch for one in own if _answers(one, request, device)}
    return tuple(batch for batch in batches if batch not in found)


def _answers(found: Finding, request: Profile, device: str) -> bool:
    same = all(getattr(found.request, name) == getattr(request, name) for name in ALIKE)
    return same and found.measured.device == device and found.request.energy >= request.energy
