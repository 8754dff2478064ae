"""A recorded run on paper: which tensors there are, from layer to layer, forth and back."""

from dataclasses import dataclass, replace
from functools import lru_cache

from blocks.keeping import OF_INPUT, OF_WEIGHT, Keeping
from blocks.layer import Layer
from blocks.tensor import BYTES_PER_ELEMENT, TensorSpec
from designer.design.cost.tape import Played, Tape
from designer.design.evaluation import Specs, evaluate

FORWARD, BACKWARD, STEP = "forward", "backward", "step"


@dataclass(frozen=True, slots=True)
class Point:
    """What is in use at one moment: bytes that the batch does not change, and for each sample."""

    moment: str
    node: str
    once: int
    each: int
    gradients: int
    activations_once: int
    activations_each: int
    working_once: int
    working_each: int

    def shifted(self, steady: int) -> "Point":
        """With what is there all the time."""
        return replace(self, once=self.once + steady)


class Memo:
    """Storages: bytes once and a sample, and how many hold them."""

    def __init__(self) -> None:
        self.once: list[int] = []
        self.each: list[int] = []
        self.held: list[int] = []
        self.live_once = self.live_each = 0

    def new(self, once: int, each: int) -> int:
        """One more storage, held once."""
        self.once.append(once)
        self.each.append(each)
        self.held.append(1)
        self.live_once += once
        self.live_each += each
        return len(self.held) - 1

    def hold(self, place: int) -> None:
        """One more holds it."""
        self.held[place] += 1

    def free(self, place: int) -> None:
        """One less."""
        self.held[place] -= 1
        if not self.held[place]:
            self.live_once -= self.once[place]
            self.live_each -= self.each[place]


class Playing:
    """Plays a tape in inference, or forth and back in training, and notes every moment."""

    def __init__(self, tape: Tape, dtype: str, *, training: bool) -> None:
        self.tape, self.dtype, self.training = tape, dtype, training
        self.points: list[Point] = []
        self.saved = (0, 0)
        self._activations, self._working = Memo(), Memo()
        self._gradients = 0  # bytes of weights' gradients so far
        self._places: list[int] = [-1] * len(tape.specs)  # the storage of each value
        self._learning = [False] * len(tape.specs)  # whether a value has a gradient
        self._kept: list[list[int]] = []  # storages that each played layer keeps
        self._float = BYTES_PER_ELEMENT[dtype]

    def run(self) -> None:
        """All of it; then the points are there."""
        for number in self.tape.entries:
            self._places[number] = self._activations.new(0, self._bytes(number))
        for number in self.tape.exits:  # whatever lets go of them, the caller has them
            if number in self.tape.entries:
                self._activations.hold(self._places[number])
        for played in self.tape.played:
            self._forth(played)
        self.saved = (self._activations.live_once, self._activations.live_each)
        if self.training:
            self._all_back()

    def mark(self, moment: str, node: str, working_once: int = 0, working_each: int = 0) -> None:
        """Note what there is, and what is only worked with now."""
        kept, passing = self._activations, self._working
        once, each = working_once + passing.live_once, working_each + passing.live_each
        self.points.append(
            Point(
                moment,
                node,
                kept.live_once + once + self._gradients,
                kept.live_each + each,
                self._gradients,
                kept.live_once,
                kept.live_each,
                once,
                each,
            )
        )

    def _bytes(self, number: int) -> int:
        return bytes_of(self.tape.specs[number], self.dtype)

    # -- forth -------------------------------------------------------------------------------------

    def _forth(self, played: Played) -> None:
        storages, places = self._activations, self._places
        keeping = keeping_of(played.layer, played.specs)
        weights = weights_of(played.layer, played.specs)
        learns = bool(weights) or any(self._learning[n] for n in played.sources)
        same = keeping.result == OF_INPUT or (keeping.idle and not self.training)
        onto = played.onto if played.onto is not None else 0 if same and played.sources else None
        for number in played.results:
            self._learning[number] = learns
            if onto is not None:
                places[number] = places[played.sources[onto]]
                storages.hold(places[number])
            else:
                each = self._bytes(number) + keeping.beyond * self._float
                places[number] = storages.new(0, 0 if keeping.result == OF_WEIGHT else each)
        kept: list[int] = []
        if self.training and learns:
            kept = self._keep(played, keeping)
        self._kept.append(kept)
        once, each = keeping.working_once, keeping.working
        if self.training:
            once, each = 0, keeping.doing
        self.mark(FORWARD, played.node, once * self._float, each * self._float)
        for number in played.drops:
            storages.free(places[number])

    def _keep(self, played: Played, keeping: Keeping) -> list[int]:
        storages, places = self._activations, self._places
        onto = played.onto
        kept = [places[played.sources[port]] for port in keeping.inputs if port != onto]
        if keeping.output:
            kept += [places[number] for number in played.results]
        for place in kept:
            storages.hold(place)
        if onto is not None and onto in keeping.inputs:  # overwritten and needed: copied before
            kept.append(storages.new(0, self._bytes(played.sources[onto])))
        for spec in keeping.made:
            kept.append(storages.new(0, bytes_of(spec, self.dtype)))
        for spec in keeping.once:
            kept.append(storages.new(bytes_of(spec, self.dtype), 0))
        return kept

    # -- back --------------------------------------------------------------------------------------

    def _all_back(self) -> None:
        grads: dict[int, int] = {}  # by value the storage of its gradient
        for number in self.tape.exits:
            if self._learning[number] and number not in grads:
                grads[number] = self._working.new(0, self._bytes(number))
                self._working.hold(grads[number])  # the caller's too
        for played, kept in zip(reversed(self.tape.played), reversed(self._kept), strict=True):
            self._back(played, kept, grads)

    def _back(self, played: Played, kept: list[int], grads: dict[int, int]) -> None:
        arriving = [grads.pop(number) for number in played.results if number in grads]
        if not arriving:
            self._release(kept)
            return
        passing = self._working
        keeping = keeping_of(played.layer, played.specs)
        leaving: list[tuple[int, int]] = []
        for port, number in enumerate(played.sources):
            if not self._learning[number]:
                continue
            if port in keeping.passes:
                passing.hold(arriving[0])
                leaving.append((number, arriving[0]))
            else:
                leaving.append((number, passing.new(0, self._bytes(number))))
        self._gradients += weights_of(played.layer, played.specs) * self._float
        moments = keeping.moments or ((0, 0), (keeping.undoing, keeping.undoing_once))
        for each, once in dict.fromkeys(moments):
            self.mark(BACKWARD, played.node, once * self._float, each * self._float)
        for place in arriving:
            passing.free(place)
        self._release(kept)
        for number, place in leaving:
            self._add(played, number, place, grads)

    def _add(self, played: Played, number: int, place: int, grads: dict[int, int]) -> None:
        """A gradient arrives where there may be one, which takes it up if none else holds it."""
        passing = self._working
        before = grads.get(number)
        if before is None:
            grads[number] = place
            return
        if passing.held[before] > 1 or passing.each[before] > self._bytes(number):
            grads[number] = passing.new(0, self._bytes(number))
            self.mark(BACKWARD, played.node)
            passing.free(before)
        passing.free(place)

    def _release(self, kept: list[int]) -> None:
        for place in kept:
            self._activations.free(place)


@lru_cache(maxsize=65536)
def keeping_of(layer: Layer, specs: Specs) -> Keeping:
    """What the layer keeps."""
    return layer.keeps(*specs)


@lru_cache(maxsize=65536)
def weights_of(layer: Layer, specs: Specs) -> int:
    """Number of learned values."""
    return evaluate(layer, specs).parameters


@lru_cache(maxsize=65536)
def bytes_of(spec: TensorSpec, dtype: str) -> int:
    """Bytes of one sample where float32 stands for the dtype."""
    return spec.numel * BYTES_PER_ELEMENT[dtype if spec.dtype == "float32" else spec.dtype]
