"""Single layers on inputs that fit them, whose memory PyTorch treats as the layer declares."""

from hypothesis import strategies as st

from blocks.catalogue import LAYERS
from blocks.embedding import Embedding
from blocks.layer import Block, Layer
from blocks.recurrent import LSTM
from designer.design.evaluation import Specs, evaluate
from tests.strategies import fed_layers

SINGLE = [kind for kind in LAYERS if kind.inputs and not issubclass(kind, Block)]
MOVING = {"WindowPartition", "WindowReverse", "PatchJoin"}


def fitting(kind: type[Layer]) -> st.SearchStrategy[tuple[Layer, Specs]]:
    """The layer and inputs without a problem; Hypothesis fails where it finds none at all."""
    return fed_layers(kind).filter(lambda fed: _fits(kind, *fed))


def _fits(kind: type[Layer], layer: Layer, specs: Specs) -> bool:
    return type(layer) is kind and not evaluate(layer, specs).problems and not _odd(layer, specs)


def _odd(layer: Layer, specs: Specs) -> bool:
    """Where turning axes moves nothing, since one has size 1: PyTorch then makes no copy.

    And values without a gradient.
    """
    turning = layer.category in {"Attention", "Recurrent"} or type(layer).__name__ in MOVING
    sizes = [size for spec in specs for size in spec.shape]
    sizes += [getattr(layer, "window_size", 2), getattr(layer, "size", 2)]
    if turning and (min(sizes) == 1 or specs[0].shape[-1] == getattr(layer, "num_heads", 0)):
        return True
    return any(spec.dtype == "int64" for spec in specs) and not isinstance(layer, Embedding)


def rounding(layer: Layer) -> int:
    """Bytes by which oneDNN's tables may be off: half a page for each of a cell's seven."""
    if not isinstance(layer, LSTM):
        return 0
    return 7 * 2048 * layer.num_layers * (1 + layer.bidirectional)
