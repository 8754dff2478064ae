"""What each layer costs on paper, blocks opened to their last leaf: work, weights, traffic.

Traffic is what must cross the memory's bus at least: inputs and weights read once, outputs written
once; a view moves nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from blocks.boundary import Input, Output
from blocks.layer import Block, Layer
from blocks.tensor import BYTES_PER_ELEMENT, TensorSpec
from designer.design.analysis import Analysis
from designer.design.design import Node
from designer.design.evaluation import Specs, evaluate, expand

# Of a float at the dtype that a network runs at; tf32 rounds factors, not what is stored.
ELEMENT_BYTES = {"tf32": 4} | {
    name: BYTES_PER_ELEMENT[name] for name in ("float32", "float16", "bfloat16")
}


@dataclass
class Cost:
    """A node's layer class, and what its copies take together.

    `macs`, `activation_bytes` and `moved_bytes` (inputs and outputs) are for one sample;
    `weight_bytes` are read once a pass, buffers among them. A block's bytes are its insides'.
    """

    layer: str
    macs: int = 0
    parameters: int = 0
    activation_bytes: int = 0
    moved_bytes: int = 0
    weight_bytes: int = 0


Costs = dict[str, Cost]


def costs(analysis: Analysis, element_bytes: int = 4) -> Costs:
    """Costs by path, a block before its insides, copies summed; a float is of so many bytes."""
    ledger = _Ledger(element_bytes)
    for node in analysis.design.nodes():
        if not isinstance(node.layer, Input | Output):
            ledger.add_copies(node.id, node, analysis.nodes[node.id].specs, 1)
    return ledger.costs


@dataclass
class _Ledger:
    element_bytes: int
    costs: Costs = field(default_factory=dict)

    def add_copies(self, path: str, node: Node, specs: Specs, times: int) -> None:
        layer, left = node.layer, node.repeat
        while left:
            outputs, later = evaluate(layer, specs).outputs, layer.after_entry()
            alike = left if layer == later and outputs == specs else 1
            self._add(path, layer, specs, times * alike)
            layer, specs, left = later, outputs, left - alike

    def _add(self, path: str, layer: Layer, specs: Specs, times: int) -> None:
        evaluation = evaluate(layer, specs)
        cost = self.costs.setdefault(path, Cost(type(layer).__name__))
        cost.macs += times * evaluation.macs
        cost.parameters += times * evaluation.parameters
        if not isinstance(layer, Block):
            self._move(path, layer, specs, times)
            return
        inside = expand(layer, specs)
        for node in inside.design.nodes():
            if not isinstance(node.layer, Input | Output):
                self.add_copies(f"{path}/{node.id}", node, inside.specs[node.id], times)

    def _move(self, path: str, layer: Layer, specs: Specs, times: int) -> None:
        """Charge a layer's bytes to itself and to the blocks around it."""
        if layer.view:
            return
        evaluation = evaluate(layer, specs)
        results = self._bytes(evaluation.outputs)
        buffers = self._bytes(tuple(layer.buffers(*specs).values()))
        weights = self.element_bytes * evaluation.parameters + buffers
        parts = path.split("/")
        for depth in range(len(parts)):
            cost = self.costs["/".join(parts[: depth + 1])]
            cost.activation_bytes += times * results
            cost.moved_bytes += times * (self._bytes(specs) + results)
            cost.weight_bytes += times * weights

    def _bytes(self, specs: tuple[TensorSpec, ...]) -> int:
        return sum(self._size(spec.dtype) * spec.numel for spec in specs)

    def _size(self, dtype: str) -> int:
        return self.element_bytes if dtype == "float32" else BYTES_PER_ELEMENT[dtype]


def leaves(paths: Iterable[str]) -> list[str]:
    """The paths with nothing inside, in their order."""
    ordered = list(paths)
    parents = {path.rpartition("/")[0] for path in ordered}
    return [path for path in ordered if path not in parents]
