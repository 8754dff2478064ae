"""How much memory a design will take on a device, in inference and in training, before it runs.

The run is played on paper (tape.py): what every layer keeps for its backward pass is its own
declaration (blocks.keeping), what a variable holds is let go when the source lets it go,
and gradients come and go in the order of PyTorch's autograd. What a kernel allocates while it
runs, the framework itself and the device's context are not in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Literal

from blocks.layer import Layer
from blocks.tensor import BYTES_PER_ELEMENT
from designer.design.analysis import Analysis
from designer.design.cost.playing import STEP, Playing, Point, bytes_of
from designer.design.cost.tape import Tape, record
from designer.design.evaluation import Specs

Optimizer = Literal["sgd", "momentum", "adam"]
STATES: dict[str, int] = {"sgd": 0, "momentum": 1, "adam": 2}  # values a weight
FLOATS = ("float32", "bfloat16", "float16")
UNBOUNDED = 2**31 - 1  # no batch is larger


@dataclass(frozen=True)
class Memory:
    """Bytes at one batch size, at the moment when most is in use.

    `weights` are with buffers, `optimizer` its state, `gradients` of weights, `activations` results
    and what is kept of them, `working` all else: gradients of activations, and what exists within
    one operation alone. `moment` is where in the run that is, at a node of the design if any.
    """

    batch: int
    weights: int
    optimizer: int
    gradients: int
    activations: int
    working: int
    moment: str
    node: str

    @property
    def peak(self) -> int:
        """All of it."""
        return self.weights + self.optimizer + self.gradients + self.activations + self.working


@dataclass(frozen=True)
class Forecast:
    """The memory of one design and one way to run it, at any batch size.

    `saved` is what stays between forward and backward pass: bytes once, and for each sample.
    """

    weights: int
    gradients: int
    optimizer: int
    saved: tuple[int, int]
    points: tuple[Point, ...]

    def at(self, batch: int) -> Memory:
        """The peak at a batch size."""
        point = max(self.points, key=lambda point: point.once + batch * point.each)
        return Memory(
            batch=batch,
            weights=self.weights,
            optimizer=self.optimizer,
            gradients=point.gradients,
            activations=point.activations_once + batch * point.activations_each,
            working=point.working_once + batch * point.working_each,
            moment=point.moment,
            node=point.node,
        )

    def saved_at(self, batch: int) -> int:
        """Bytes kept for the backward pass when it begins, the network's inputs among them."""
        return self.saved[0] + batch * self.saved[1]

    def largest_batch(self, available: int) -> int:
        """The largest batch whose peak is within so many bytes; 0 where not even one sample is."""
        if self.at(1).peak > available:
            return 0
        low, high = 1, 2
        while high < UNBOUNDED and self.at(high).peak <= available:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.at(middle).peak <= available else (low, middle)
        return low


def forecast(
    analysis: Analysis, optimizer: Optimizer | None = None, dtype: str = "float32"
) -> Forecast | None:
    """What training with an optimizer, or else inference, will take; None of a faulty design.

    In training it is a step that is not the first, so that the optimizer's state is there.
    """
    found = forecasts(analysis, (optimizer,), dtype)
    return found[0] if found else None


def forecasts(
    analysis: Analysis, optimizers: Iterable[Optimizer | None], dtype: str = "float32"
) -> tuple[Forecast, ...]:
    """The same for several ways to run it, None being inference; nothing of a faulty design."""
    totals = analysis.totals
    if totals.partial or not analysis.nodes or analysis.lacking:
        return ()
    whole = record(analysis, training=True)
    heads = analysis.live != analysis.inference  # which hold weights unused in inference
    alone = record(analysis, training=False) if heads and None in optimizers else whole
    stored = _stored(whole, dtype)
    return tuple(
        _played(whole if optimizer else alone, stored, optimizer, dtype) for optimizer in optimizers
    )


def _played(
    tape: Tape, stored: tuple[list[int], int], optimizer: Optimizer | None, dtype: str
) -> Forecast:
    size, (weights, buffers) = BYTES_PER_ELEMENT[dtype], stored
    values = sum(weights)
    states = STATES[optimizer] * values * size if optimizer else 0
    playing = Playing(tape, dtype, training=optimizer is not None)
    playing.run()
    if optimizer:
        playing.mark(STEP, "", working_once=_stepping(weights, optimizer) * size)
    steady = values * size + buffers + states
    return Forecast(
        weights=values * size + buffers,
        gradients=values * size if optimizer else 0,
        optimizer=states,
        saved=playing.saved,
        points=tuple(point.shifted(steady) for point in _outermost(playing.points)),
    )


def _stored(tape: Tape, dtype: str) -> tuple[list[int], int]:
    """The sizes of all weights in order, and the bytes of all buffers."""
    weights: list[int] = []
    buffers = 0
    for played in tape.played:
        found, kept = _weights(played.layer, played.specs, dtype)
        weights += found
        buffers += kept
    return weights, buffers


@lru_cache(maxsize=65536)
def _weights(layer: Layer, specs: Specs, dtype: str) -> tuple[list[int], int]:
    shapes = layer.parameters(*specs).values()
    buffers = layer.buffers(*specs).values()
    return [prod(shape) for shape in shapes], sum(bytes_of(spec, dtype) for spec in buffers)


def _stepping(weights: list[int], optimizer: Optimizer) -> int:
    """Values that the step works with: Adam's divisor of one weight while the next is made."""
    if optimizer != "adam":
        return 0
    before = [0, *weights]
    return max((2 * now + last for last, now in zip(before, weights, strict=False)), default=0)


def _outermost(points: Iterable[Point]) -> tuple[Point, ...]:
    """Those that are the highest at some batch size."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda point: (point.each, point.once), reverse=True):
        if not kept or point.once > kept[-1].once:
            kept.append(point)
    return tuple(kept)


def doublings(run: Forecast, available: int, fewest: int = 4) -> tuple[int, ...]:
    """Batches 1, 2, 4, … to the first that does not fit, and a few in any case."""
    batches = [1]
    while len(batches) < fewest or run.at(batches[-1]).peak <= available:
        if batches[-1] >= UNBOUNDED // 2:
            break
        batches.append(2 * batches[-1])
    return tuple(batches)
