"""What nodes could be changed to: each kind with the parameters it can keep; what fits first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from blocks.catalogue import LAYERS
from blocks.layer import Layer
from designer.design.analysis import Analysis
from designer.design.choosing.shorthand import Wish, granted, nearness, wish
from designer.design.choosing.substitution import Substitution
from designer.design.design import Node, has_input
from designer.design.evaluation import Specs
from designer.design.operations import kept


class Alternative(NamedTuple):
    """A layer in the place of each; what the first would put out, empty where that does not fit."""

    first: Layer
    instead_of: Mapping[Layer, Layer]
    fits: bool
    outputs: Specs


class Wired(NamedTuple):
    """The ports of a node that have wires, which another layer must have too."""

    layer: Layer
    inputs: frozenset[str]
    outputs: frozenset[str]


class Alternatives:
    """Of some nodes, while their design stays as it is; what was worked out is not asked again."""

    def __init__(
        self, analysis: Analysis, nodes: Sequence[Node], own: Sequence[type[Layer]] = ()
    ) -> None:
        """`own` are the user's blocks."""
        self._nodes, self._kinds = tuple(nodes), (*own, *LAYERS)
        self._substitution = Substitution(analysis, nodes)
        into, out_of = analysis.design.wires_into, analysis.design.wires_from
        self._wired = {
            Wired(
                node.layer,
                frozenset([wire.target_port for wire in into(node.id)]),
                frozenset([wire.source_port for wire in out_of(node.id)]),
            )
            for node in nodes
        }
        self._layers = {node.layer for node in nodes}
        self._known: dict[tuple[type[Layer], Wish], Alternative | None] = {}

    def like(self, text: str) -> list[Alternative]:
        """What fits in all the places, then the closest name, then the nodes' own family first.

        A kind that would lose a wire is left out.
        """
        asked, family = wish(text), self._nodes[0].layer.category
        arguments = replace(asked, words=())
        found: list[tuple[tuple[bool, float, bool, int], Alternative]] = []
        for place, (kind, near) in enumerate(nearness(self._kinds, asked.words).items()):
            other = self._of(kind, arguments)
            if other:
                found.append(((not other.fits, near, kind.category != family, place), other))
        return [other for _, other in sorted(found, key=lambda item: item[0])]

    def _of(self, kind: type[Layer], arguments: Wish) -> Alternative | None:
        if (kind, arguments) not in self._known:
            self._known[kind, arguments] = self._worked_out(kind, arguments)
        return self._known[kind, arguments]

    def _worked_out(self, kind: type[Layer], arguments: Wish) -> Alternative | None:
        layers: dict[Layer, Layer] = {}
        for layer in self._layers:
            other = granted(kept(layer, kind), arguments)
            if other is None:
                return None
            layers[layer] = other
        if layers == {layer: layer for layer in layers}:
            return None
        if any(_loses_port(layers[wired.layer], wired) for wired in self._wired):
            return None
        first = self._nodes[0]
        outputs = self._substitution.outputs(first.id, layers)
        return Alternative(layers[first.layer], layers, outputs is not None, outputs or ())


def _loses_port(layer: Layer, wired: Wired) -> bool:
    return not (
        wired.outputs.issubset(layer.outputs)
        and all(has_input(layer, port) for port in wired.inputs)
    )
