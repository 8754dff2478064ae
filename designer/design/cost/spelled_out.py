"""Figures with the arithmetic that gives them, from the shapes that a layer declares.

Each sum is text that a person can follow and a test can evaluate: · times, ⌊ ⌋ and ⌈ ⌉ rounding.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import prod

from blocks.arithmetic import MatMul
from blocks.attention import Attention, ScaledDotProductAttention
from blocks.layer import Block, Layer, Shape
from blocks.merging import Concat
from blocks.relative_attention import RelativePositionAttention
from blocks.reshaping import Flatten
from blocks.tensor import TensorSpec
from blocks.window_attention import WindowAttention
from blocks.windows import Windowed
from designer.design.evaluation import Evaluation, Specs, evaluate, expand

MOST_TERMS = 24  # more are no help


@dataclass(frozen=True, slots=True)
class Sum:
    """What is worked out, how, and the figure: ("height", "⌊(224 − 2)/2⌋ + 1", 112)."""

    subject: str
    text: str
    value: int

    def __str__(self) -> str:
        return f"{self.text} = {figure(self.value)}"


def figure(number: int) -> str:
    """1 234 567, with narrow spaces."""
    return f"{number:,}".replace(",", "\u202f")


def sizes(layer: Layer, specs: Specs, repeat: int = 1) -> tuple[Sum, ...]:
    """The output's sizes that a rule gives; axes with the same sum are named together."""
    if repeat > 1 or not specs:
        return ()
    (x, *_), y = specs, layer.infer_all(*specs)[0] if not isinstance(layer, Block) else None
    if y is None:
        return ()
    if isinstance(layer, Windowed):
        by_sum: dict[tuple[str, int], list[str]] = {}
        for name, text, value in zip(layer.axes, layer.size_sums(x), y.spatial, strict=True):
            by_sum.setdefault((text, value), []).append(name)
        return tuple(Sum(", ".join(names), *found) for found, names in by_sum.items())
    if isinstance(layer, Flatten) and y.rank == 1 < x.rank:
        return (Sum("features", "·".join(map(figure, x.shape)), y.numel),)
    if isinstance(layer, Concat):
        axis = layer.dim - 1
        terms = [figure(spec.shape[axis]) for spec in specs]
        name = "channels" if axis == 0 else f"axis {layer.dim}"
        return (Sum(name, _joined(terms), y.shape[axis]),)
    return ()


def parameters(layer: Layer, specs: Specs, repeat: int = 1) -> Sum | None:
    """The learned values: each weight's sizes, or the figures of what a block is made of."""
    found = evaluate(layer, specs, repeat)
    if not found.parameters:
        return None
    if repeat > 1 or isinstance(layer, Block):
        figures = [part.parameters for part in _parts(layer, specs, repeat)]
        return _of_parts("parameters", figures, found.parameters)
    shapes = layer.parameters(*specs).values()
    return Sum("parameters", _joined(map(_product, shapes)), found.parameters)


def macs(layer: Layer, specs: Specs, repeat: int = 1) -> Sum | None:
    """The multiply–accumulates: weights times places, or the figures of a block's parts."""
    found = evaluate(layer, specs, repeat)
    if not found.macs:
        return None
    if repeat > 1 or isinstance(layer, Block):
        figures = [part.macs for part in _parts(layer, specs, repeat)]
        return _of_parts("MACs", figures, found.macs)
    text = _joined(_mac_terms(layer, specs, found.outputs[0]))
    return Sum("MACs", text, found.macs) if text else None


def _parts(layer: Layer, specs: Specs, repeat: int) -> Iterator[Evaluation]:
    """The copies of a repeat; else the nodes inside a block."""
    if repeat == 1:
        assert isinstance(layer, Block)
        yield from expand(layer, specs).evaluations.values()
        return
    for _ in range(repeat):
        found = evaluate(layer, specs)
        yield found
        layer, specs = layer.after_entry(), found.outputs


def _of_parts(subject: str, figures: Iterable[int], value: int) -> Sum | None:
    terms = [figure(number) for number in figures if number]
    text = _joined(terms)
    return Sum(subject, text, value) if len(set(terms)) <= MOST_TERMS else None


def _joined(terms: Iterable[str]) -> str:
    """a + 2·b + c: equal terms once, with their number."""
    counted = Counter(terms)
    return " + ".join(f"{n}·{term}" if n > 1 else term for term, n in counted.items())


def _product(shape: Shape) -> str:
    """(3·7·7)·64: what one filter holds, times the filters; 64 of a vector."""
    inner, outer = "·".join(map(figure, shape[1:])), figure(shape[0])
    if len(shape) == 1:
        return outer
    return f"({inner})·{outer}" if len(shape) > 2 else f"{inner}·{outer}"


def _mac_terms(layer: Layer, specs: Specs, y: TensorSpec) -> list[str]:
    if isinstance(layer, Attention):
        return _of_attention(layer, specs)
    if isinstance(layer, WindowAttention | RelativePositionAttention):
        return _of_windows(layer, specs[0])
    if isinstance(layer, ScaledDotProductAttention):
        before, sources = y.shape[:-1], specs[1].shape[-2]
        products = "·".join(map(figure, (*before, sources)))
        return [f"{products}·({figure(specs[1].shape[-1])} + {figure(y.shape[-1])})"]
    if isinstance(layer, MatMul):
        return ["·".join(map(figure, (*y.shape, specs[0].shape[-1])))]
    shapes = [shape for shape in layer.parameters(*specs).values() if len(shape) > 1]
    if type(layer).macs is Layer.macs:
        return [_times(shape, _places(y, shape[0])) for shape in shapes]
    return _by_places(shapes, layer.macs(y, *specs), specs[0])


def _of_attention(layer: Attention, specs: Specs) -> list[str]:
    """Four projections; the products of queries and keys, and those of weights and values."""
    query, key, value = specs if len(specs) == 3 else specs * 3
    width = figure(query.shape[-1])
    projections = [f"{figure(x.numel)}·{width}" for x in (query, key, value, query)]
    return [*projections, f"2·{figure(query.shape[0])}·{figure(key.shape[0])}·{width}"]


def _of_windows(layer: WindowAttention | RelativePositionAttention, x: TensorSpec) -> list[str]:
    """Two projections at each place, products in each window; a network for biases, once."""
    if isinstance(layer, WindowAttention):
        windows = layer.windows(x)
        count, places = windows.count, windows.places
    else:
        places = x.shape[-2]
        count = x.numel // (places * x.shape[-1])
    width, all_places = figure(x.shape[-1]), f"{figure(count)}·{figure(places)}"
    terms = [f"{all_places}·{width}·{figure(3 * x.shape[-1])}", f"{all_places}·{width}·{width}"]
    terms.append(f"2·{all_places}·{figure(places)}·{width}")
    shapes = [shape for name, shape in layer.parameters(x).items() if name.startswith("cpb_mlp")]
    offsets = ((2 * layer.window_size - 1) ** 2,)
    return terms + [_times(shape, offsets) for shape in shapes if len(shape) > 1]


def _places(y: TensorSpec, filters: int) -> Shape:
    """The axes of the output along which a weight is used again."""
    if y.shape[0] == filters:
        return y.shape[1:]
    return y.shape[:-1] if y.shape[-1] == filters else (y.numel // filters,)


def _by_places(shapes: list[Shape], value: int, x: TensorSpec) -> list[str]:
    """A rule of its own that uses each weight once at every place of the input."""
    weights = sum(map(prod, shapes))
    places = next(
        (p for p in (x.spatial, x.shape[:1]) if weights and weights * prod(p) == value), None
    )
    return [] if places is None else [_times(shape, places) for shape in shapes]


def _times(shape: Shape, places: Shape) -> str:
    """9 408·112·112; of one place alone, the weight's own sizes."""
    if prod(places) == 1:
        return _product(shape)
    return "·".join(map(figure, (prod(shape), *places)))
