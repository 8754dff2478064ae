"""What the axes of a value are: C H W of an image, L E of tokens, F of a vector; None where unsure.

A layer that takes one layout alone says it; one that hands shapes on has what enters it; one that
reorders axes reorders the letters. Whatever else might be meant is left unsaid.
"""

from collections.abc import Callable, Sequence
from itertools import count

from blocks.attention import Attention, ScaledDotProductAttention
from blocks.boundary import Input
from blocks.convolution import Grouped
from blocks.embedding import Embedding
from blocks.layer import Block, Layer
from blocks.learned import ClassToken, LayerScale
from blocks.linear import Linear
from blocks.merging import Concat
from blocks.normalization import LocalResponseNorm
from blocks.partition import WindowReverse
from blocks.patch_merging import PatchJoin
from blocks.rearranging import (
    ChannelShuffle,
    Permute,
    PixelShuffle,
    PixelUnshuffle,
    Transpose,
)
from blocks.recurrent import Recurrent
from blocks.reduction import Reduction
from blocks.reshaping import Flatten
from blocks.resizing import Pad, Upsample
from blocks.spatial import Spatial
from blocks.splitting import Chunk, Select, Slice, Split
from blocks.tensor import TensorSpec
from blocks.window_attention import WindowAttention
from designer.design.analysis import Analysis
from designer.design.evaluation import Expansion, Specs, expand

Letters = tuple[str, ...] | None
Entering = Callable[[int], Letters]  # the letters at an input, looked for when they are needed

VECTOR, TOKENS, SEQUENCE = ("F",), ("L", "E"), ("C", "L")
IMAGE, VOLUME = ("C", "H", "W"), ("C", "D", "H", "W")
BY_AXES = {1: SEQUENCE, 2: IMAGE, 3: VOLUME}
CHANNELS_LAST = ("H", "W", "C")
OF_IMAGES = (ChannelShuffle, PixelShuffle, PixelUnshuffle, LocalResponseNorm, Upsample)
OF_TOKENS = (Attention, ClassToken, Recurrent)
FARTHEST = 80  # nodes to look back; what is known is nearly always near


def letters_from(analysis: Analysis, node_id: str) -> Letters:
    """The letters of a node's outputs."""
    return _Search(analysis).at(node_id, 0)


def lettered(spec: TensorSpec, letters: Letters) -> str:
    """N×64×56×56 (N C H W), the batch included; without the letters where there are none."""
    if letters is None or len(letters) != spec.rank:
        return f"N×{spec}"
    return f"N×{spec} (N {' '.join(letters)})"


class _Search:
    """One look back from a value to where its axes are known; each node is looked at once."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._found: dict[str, Letters] = {}

    def at(self, node_id: str, depth: int) -> Letters:
        if node_id not in self._found:
            self._found[node_id] = None  # what a search that is too deep comes to
            self._found[node_id] = self._look(node_id, depth)
        return self._found[node_id]

    def _look(self, node_id: str, depth: int) -> Letters:
        known, design = self._analysis.nodes[node_id], self._analysis.design
        outputs = known.evaluation.outputs
        if not outputs or depth > FARTHEST:
            return None
        layer, wires = design.node(node_id).layer, design.wires_into(node_id)
        if isinstance(layer, Input):
            behind = [design.node(wire.target).layer for wire in design.wires_from(node_id)]
            return _of_input(outputs[0], behind)
        return letters(
            layer, known.specs, outputs, lambda port: self.at(wires[port].source, depth + 1)
        )


def letters(layer: Layer, specs: Specs, outputs: Specs, entering: Entering) -> Letters:
    """The letters of what a layer or a block gives."""
    rank = outputs[0].rank
    if rank == 1 and outputs[0].dtype != "int64":
        return VECTOR  # whatever it was cut out of
    if isinstance(layer, Block):
        found = _inside(expand(layer, specs), entering)
    else:
        found = _plain(layer, specs, outputs[0], entering)
    return found if found and len(found) == rank and len(set(found)) == rank else None


def _plain(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    for kinds, rule in RULES:
        if isinstance(layer, kinds):
            return rule(layer, specs, y, entering)
    handed_on = type(layer).infer is Layer.infer or all(spec == y for spec in specs)
    return _first_known(len(specs), entering) if handed_on else None


def _of_places(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    """Convolutions make channels of what they take; others leave the axes what they are."""
    own = BY_AXES[len(layer.axes)] if isinstance(layer, Spatial) else IMAGE
    if len(own) != y.rank:  # BatchNorm1d takes vectors too
        return entering(0)
    return own if isinstance(layer, Grouped) else entering(0) or own


def _of_tokens(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    return TOKENS


def _of_windows(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    return IMAGE if isinstance(layer, WindowReverse) else CHANNELS_LAST


def _by_last(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    """A product over the last axis gives another last one; it can't be a place any more."""
    before = None if isinstance(layer, Embedding) else entering(0)
    if before is None:
        return TOKENS if y.rank == 2 and not isinstance(layer, LayerScale) else None
    return before if before[-1] in {"E", "C"} or isinstance(layer, LayerScale) else None


def _reordered(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    before = entering(0)
    if before is None or len(before) != specs[0].rank:
        return None
    return tuple(before[axis - 1] for axis in _axes_left(layer, len(before)))


def _axes_left(layer: Layer, rank: int) -> Sequence[int]:
    """Which axes of the input the output's are, counted from 1."""
    axes = range(1, rank + 1)
    match layer:
        case Permute():
            return layer.dims
        case Transpose():
            swap = {layer.dim0: layer.dim1, layer.dim1: layer.dim0}
            return [swap.get(axis, axis) for axis in axes]
        case Select():
            return [axis for axis in axes if axis != layer.dim]
        case Reduction() if not layer.keepdim:
            return [axis for axis in axes if axis not in layer.dims]
    return axes


def _flattened(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    """Places laid out in a row are a length; channels mixed with places have no name."""
    before, rank = entering(0), specs[0].rank
    if before is None or len(before) != rank or not isinstance(layer, Flatten):
        return None
    start, end = layer.start_dim - 1, rank if layer.end_dim == -1 else layer.end_dim
    if end - start == 1:
        return before
    places = set(before[start:end]) <= {"D", "H", "W", "L"}
    return (*before[:start], "L", *before[end:]) if places else None


def _kept(layer: Layer, specs: Specs, y: TensorSpec, entering: Entering) -> Letters:
    """The axes stay, their sizes may not."""
    return _first_known(len(specs), entering)


RULES: tuple[tuple[tuple[type[Layer], ...], Callable[..., Letters]], ...] = (
    ((Spatial, *OF_IMAGES), _of_places),
    (OF_TOKENS, _of_tokens),
    ((WindowAttention, PatchJoin, WindowReverse), _of_windows),
    ((Linear, Embedding, ScaledDotProductAttention, LayerScale), _by_last),
    ((Permute, Transpose, Select, Reduction), _reordered),
    ((Flatten,), _flattened),
    ((Split, Chunk, Slice, Pad, Concat), _kept),
)


def _first_known(count: int, entering: Entering) -> Letters:
    return next((found for port in range(count) if (found := entering(port))), None)


def _inside(inside: Expansion, entering: Entering) -> Letters:
    """A block's letters are those of what is inside it."""
    steps = {step.node_id: step for step in inside.steps}
    found = dict[str, Letters]()
    ports = count()
    for step in inside.steps:  # what a step takes comes before it
        if isinstance(step.layer, Input):
            found[step.node_id] = entering(next(ports))
            continue
        specs = tuple(value.spec for value in step.inputs)
        outputs = inside.evaluations[step.node_id].outputs
        sources = [found[value.node] for value in step.inputs]
        found[step.node_id] = letters(step.layer, specs, outputs, sources.__getitem__)
    return found[steps["output"].inputs[0].node]


def _of_input(spec: TensorSpec, behind: Sequence[Layer]) -> Letters:
    """As declared by what takes it; an image is C×H×W unless its axes are put in another order."""
    if any(isinstance(layer, Permute | Transpose) for layer in behind):
        return None
    if any(getattr(layer, "channels_last", False) for layer in behind):
        return None
    if spec.dtype == "int64":
        return ("L",) if spec.rank == 1 else None
    if spec.rank == 2:
        wanted = {_wanted(layer) for layer in behind}
        return next(iter(wanted)) if len(wanted) == 1 else None
    return {1: VECTOR, 3: IMAGE, 4: VOLUME}.get(spec.rank)


def _wanted(layer: Layer) -> Letters:
    if isinstance(layer, Spatial):
        return SEQUENCE
    return TOKENS if isinstance(layer, (Linear, *OF_TOKENS)) else None
