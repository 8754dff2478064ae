"""Which layers fit at a spot, proved by evaluating them on the shape that is there; best first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from blocks.catalogue import LAYERS
from blocks.layer import Layer
from blocks.parameters import ParameterError, TupleKind
from blocks.tensor import TensorSpec
from designer.design.analysis import Analysis
from designer.design.choosing.shorthand import Wish, granted, nearness, wish
from designer.design.choosing.successors import before, usual
from designer.design.design import Wire
from designer.design.evaluation import Evaluation, Specs, evaluate

Port = tuple[str, str]  # node, port
# Where nothing is drawn yet, what a producer might be fed: an image, tokens, a vector, indices.
COMMON = (
    TensorSpec((3, 224, 224)),
    TensorSpec((64, 56, 56)),
    TensorSpec((197, 768)),
    TensorSpec((512,)),
    TensorSpec((16,), "int64"),
)
MOST_PROBES = 12


@dataclass(frozen=True)
class Spot:
    """Where a layer is wanted: behind an output, before an input, between both, or anywhere."""

    source: Port | None = None
    target: Port | None = None

    @property
    def wire(self) -> Wire | None:
        """The wire that it lies on."""
        return Wire(*self.source, *self.target) if self.source and self.target else None

    @staticmethod
    def on(wire: Wire) -> "Spot":
        """Between the ends of a wire."""
        return Spot((wire.source, wire.source_port), (wire.target, wire.target_port))


@dataclass(frozen=True)
class Suggestion:
    """A layer that fits, how often, and what comes out of it there where that is known."""

    layer: Layer
    repeat: int
    outputs: Specs


def suggestions(
    analysis: Analysis, spot: Spot, text: str = "", own: Sequence[type[Layer]] = ()
) -> Iterator[Suggestion]:
    """What fits there and was typed: the closest name, then the usual neighbour first.

    `own` are the user's blocks, which come before what is not usual. Each is tried when it is
    asked for, so that the first ones are there at once.
    """
    asked, fitting = wish(text), _Fitting(analysis, spot)
    for kind in _ranked((*own, *LAYERS), asked, _usual(analysis, spot)):
        found = fitting.best(kind, asked)
        if found:
            yield found


def _ranked(kinds: Sequence[type[Layer]], asked: Wish, names: tuple[str, ...]) -> list[type[Layer]]:
    order = {name: place for place, name in enumerate(names)}
    ranked: list[tuple[float, bool, float, int]] = []
    named = nearness(kinds, asked.words)
    for place, kind in enumerate(kinds):
        if kind in named:
            other = bool(asked.sizes) and kind.category != "Convolution"
            ranked.append((named[kind], other, order.get(kind.__name__, inf), place))
    return [kinds[place] for *_, place in sorted(ranked)]


def spec_at(analysis: Analysis, spot: Spot) -> TensorSpec | None:
    """The shape that enters there; None where nothing does, or nothing is known yet."""
    if spot.source is None:
        return None
    node_id, port = spot.source
    known = analysis.nodes[node_id]
    if not known.known:
        return None
    return known.evaluation.outputs[analysis.design.node(node_id).layer.outputs.index(port)]


def _usual(analysis: Analysis, spot: Spot) -> tuple[str, ...]:
    design = analysis.design
    if spot.source:
        return usual(type(design.node(spot.source[0]).layer))
    if spot.target:
        return before(type(design.node(spot.target[0]).layer))
    return usual(None)


class _Fitting:
    """Tries layers on a spot."""

    def __init__(self, analysis: Analysis, spot: Spot) -> None:
        self._analysis, self._spot = analysis, spot
        self._spec = spec_at(analysis, spot)
        self._wanted = self._spec
        if spot.target and not spot.source:
            self._probes = _probes(analysis)
            wires = analysis.design.wires_into(spot.target[0])
            self._wanted = next((spec for w in wires if (spec := analysis.spec(w))), None)

    def best(self, kind: type[Layer], asked: Wish) -> Suggestion | None:
        """The kind with the arguments asked for; as declared if that fits, else adapted."""
        for variant in _variants(kind, self._wanted):
            layer = granted(variant, asked)
            outputs = self._tried(layer, asked.repeat) if layer else None
            if layer and outputs is not None:
                return Suggestion(layer, asked.repeat, outputs)
        return None

    def _tried(self, layer: Layer, repeat: int) -> Specs | None:
        """What comes out, unknown being nothing; None where it does not fit."""
        spot = self._spot
        if spot.source is None:
            return self._as_producer(layer, repeat) if spot.target else ()
        if not layer.inputs or (spot.target and not _is_link(layer)):
            return None
        if self._spec is None:
            return ()
        result = evaluate(layer, (self._spec,) * len(layer.inputs), repeat)
        return result.outputs if self._taken(result) else None

    def _as_producer(self, layer: Layer, repeat: int) -> Specs | None:
        if not layer.outputs:
            return None
        probes = self._probes if layer.inputs else (TensorSpec(()),)
        for probe in probes:
            result = evaluate(layer, (probe,) * len(layer.inputs), repeat)
            if self._taken(result):
                return () if layer.inputs else result.outputs
        return None

    def _taken(self, result: Evaluation) -> bool:
        """Whether it has no problem, nor its target with it."""
        if result.problems:
            return False
        if self._spot.target is None:
            return True
        wire = Wire(*(self._spot.source or ("", "")), *self._spot.target)
        return self._analysis.objection(wire, result.outputs[0]) is None


def _is_link(layer: Layer) -> bool:
    return len(layer.inputs) == 1 and len(layer.outputs) == 1


def _probes(analysis: Analysis) -> tuple[TensorSpec, ...]:
    """What may feed a new producer: what flows in the design, then what is common."""
    specs = (known.evaluation.outputs for known in analysis.nodes.values())
    flowing = dict.fromkeys(spec for outputs in specs for spec in outputs)
    return tuple(dict.fromkeys([*list(flowing)[-MOST_PROBES:], *COMMON]))


def _variants(kind: type[Layer], wanted: TensorSpec | None) -> Iterator[Layer]:
    """A kind as declared; then so that the size, the channels, or both come out as wanted."""
    default = kind()
    yield default
    if wanted is None:
        return
    values, same = default.values(), dict[str, object]()
    padding = kind.kinds.get("padding")
    if isinstance(padding, TupleKind) and isinstance(values.get("kernel_size"), tuple):
        same["padding"] = tuple(size // 2 for size in values["kernel_size"])
    names = ("out_channels", "channels", "out_features", "width")
    width = {name: wanted.channels for name in names if name in values and wanted.shape}
    for changes in (same, width, same | width):
        try:
            yield default.replace(**changes)
        except ParameterError:
            continue
