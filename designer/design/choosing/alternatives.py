"""What nodes could be changed to: each kind with the parameters it can keep; what fits first."""

from collections.abc import Sequence
from typing import NamedTuple

from blocks.catalogue import LAYERS
from blocks.layer import Layer
from designer.design.analysis import Analysis
from designer.design.choosing.shorthand import Wish, granted, nearness, wish
from designer.design.design import Node, lost_port
from designer.design.evaluation import Specs, evaluate
from designer.design.operations import kept


class Alternative(NamedTuple):
    """A layer for each node; what the first would put out, empty where that does not fit."""

    layers: tuple[Layer, ...]
    fits: bool
    outputs: Specs


def alternatives(
    analysis: Analysis, nodes: Sequence[Node], text: str = "", own: Sequence[type[Layer]] = ()
) -> list[Alternative]:
    """What fits in all the places, then the closest name, then the nodes' own family first.

    `own` are the user's blocks. A kind that would lose a wire is left out.
    """
    asked, family = wish(text), nodes[0].layer.category
    found: list[tuple[tuple[bool, float, bool, int], Alternative]] = []
    named = nearness((*own, *LAYERS), asked.words)
    for place, (kind, near) in enumerate(named.items()):
        other = _alternative(analysis, nodes, kind, asked)
        if other:
            found.append(((not other.fits, near, kind.category != family, place), other))
    return [other for _, other in sorted(found, key=lambda item: item[0])]


def _alternative(
    analysis: Analysis, nodes: Sequence[Node], kind: type[Layer], asked: Wish
) -> Alternative | None:
    layers = [granted(kept(node.layer, kind), asked) for node in nodes]
    wanted = tuple(layer for layer in layers if layer)
    if len(wanted) < len(nodes) or wanted == tuple(node.layer for node in nodes):
        return None
    changes = list(zip(nodes, wanted, strict=True))
    if any(lost_port(analysis.design, node.id, layer) for node, layer in changes):
        return None
    results = [_outputs(analysis, node, layer) for node, layer in changes]
    fits = all(result is not None for result in results)
    return Alternative(wanted, fits, results[0] or ())


def _outputs(analysis: Analysis, node: Node, layer: Layer) -> Specs | None:
    """What it would put out, empty while unknown; None where it or what follows has a problem."""
    specs = analysis.nodes[node.id].specs
    if len(specs) < len(layer.inputs):
        return ()
    result = evaluate(layer, specs, node.repeat)
    if result.problems:
        return None
    for wire in analysis.design.wires_from(node.id):
        spec = result.outputs[layer.outputs.index(wire.source_port)]
        if analysis.objection(wire, spec):
            return None
    return result.outputs
