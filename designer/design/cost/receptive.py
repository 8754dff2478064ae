"""What a node's central output sees of the input, as sizes that a picture can be drawn from."""

from dataclasses import dataclass

from blocks.boundary import Input
from designer.design.analysis import Analysis

Size = tuple[int, int]  # height, width


@dataclass(frozen=True, slots=True)
class Field:
    """The input's size and the field's, in pixels; the whole input where `size` is None."""

    of: Size
    size: Size | None
    sequence: bool = False

    @property
    def inside(self) -> Size:
        """What of the field lies in the input, around its middle."""
        if self.size is None:
            return self.of
        return min(self.size[0], self.of[0]), min(self.size[1], self.of[1])

    @property
    def reaches_beyond(self) -> bool:
        """Whether the field is larger than the input, along an axis at least."""
        return self.size is not None and self.inside != self.size


def field_of(analysis: Analysis, node_id: str) -> Field | None:
    """The receptive field of a known node on the image or sequence that it comes from."""
    known = analysis.nodes[node_id]
    if not known.known:
        return None
    shape = _entered_by(analysis, node_id)
    if len(shape) < 2:
        return None
    size = None if known.sight is None else (known.sight[0][0] + 1, known.sight[0][1] + 1)
    if len(shape) == 2:  # along a sequence C×L, whose length the sight has as its height
        return Field((1, shape[1]), None if size is None else (1, size[0]), sequence=True)
    return Field((shape[-2], shape[-1]), size)


def _entered_by(analysis: Analysis, node_id: str) -> tuple[int, ...]:
    """The shape of the Input that the first way back leads to; () where it leads to none."""
    before, design = analysis.design.graph.pred, analysis.design
    while before[node_id]:
        node_id = next(iter(before[node_id]))
    layer = design.node(node_id).layer
    return layer.shape if isinstance(layer, Input) and layer.dtype == "float32" else ()
