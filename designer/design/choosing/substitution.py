"""Other layers in nodes' places, tried all at once: what each puts out, and what follows takes.

Nodes that hold the same, and are fed the same, are one cell: a thousand equal nodes are asked once.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from blocks.layer import Layer
from blocks.tensor import TensorSpec
from designer.design.analysis import UNKNOWN, Analysis
from designer.design.design import Node, Wire
from designer.design.evaluation import Evaluation, Specs, evaluate

Fed = TensorSpec | tuple[int, str] | None  # a known spec, a cell's port, or nothing yet
Made = tuple[tuple[str, ...], Specs]  # by what ports, and what


class Cell(NamedTuple):
    """Equal nodes: the layer that they hold now, and what feeds each wired input."""

    layer: Layer
    repeat: int
    fed: tuple[Fed, ...]
    changes: bool  # else it only follows one that does


class Substitution:
    """First the nodes that change, as they are fed now; then those right behind, as they would be.

    It looks no further: else each of a chain of equal nodes would be another case.
    """

    def __init__(self, analysis: Analysis, nodes: Sequence[Node]) -> None:
        self._analysis = analysis
        self._place = {node.id: -1 for node in nodes}  # each one's cell
        design, cells = analysis.design, dict[Cell, int]()
        for node in nodes:
            cell = self._cell(node, [analysis.spec(wire) for wire in design.wires_into(node.id)])
            self._place[node.id] = cells.setdefault(cell, len(cells))
        behind = {wire.target: None for node in nodes for wire in design.wires_from(node.id)}
        for node in map(design.node, behind):
            cell = self._cell(node, [self._fed(wire) for wire in design.wires_into(node.id)])
            cells.setdefault(cell, len(cells))
        self._cells = list(cells)
        self._sources = [dict.fromkeys(_sources(cell)) for cell in cells]
        self._found: dict[tuple[object, ...], Evaluation] = {}

    def _cell(self, node: Node, fed: Sequence[Fed]) -> Cell:
        return Cell(node.layer, node.repeat, tuple(fed), node.id in self._place)

    def _fed(self, wire: Wire) -> Fed:
        if wire.source in self._place:
            return self._place[wire.source], wire.source_port
        return self._analysis.spec(wire)

    def outputs(self, node_id: str, layers: Mapping[Layer, Layer]) -> Specs | None:
        """What a node would put out, empty while unknown; None where any has a problem.

        `layers` are those that come in the places of others.
        """
        made: list[Made] = []
        for number, cell in enumerate(self._cells):
            layer = layers[cell.layer] if cell.changes else cell.layer
            result = self._result(number, layer, made)
            if result.problems:
                return None
            made.append((layer.outputs, result.outputs))
        return made[self._place[node_id]][1]

    def _result(self, number: int, layer: Layer, made: Sequence[Made]) -> Evaluation:
        """Of a cell that holds this layer; many kinds put out the same, so it may be known."""
        question = number, layer, *[made[source] for source in self._sources[number]]
        result = self._found.get(question)
        if result is None:
            result = self._found[question] = _evaluated(self._cells[number], layer, made)
        return result


def _sources(cell: Cell) -> list[int]:
    return [feed[0] for feed in cell.fed if isinstance(feed, tuple)]


def _evaluated(cell: Cell, layer: Layer, made: Sequence[Made]) -> Evaluation:
    specs = tuple([spec for feed in cell.fed if (spec := _given(feed, made))])
    if len(specs) < max(len(cell.fed), len(layer.inputs)):
        return UNKNOWN
    return evaluate(layer, specs, cell.repeat)


def _given(feed: Fed, made: Sequence[Made]) -> TensorSpec | None:
    if not isinstance(feed, tuple):
        return feed
    source, port = feed
    ports, specs = made[source]
    return specs[ports.index(port)] if specs else None
