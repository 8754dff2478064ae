"""The leaves of a design in the order of the data: blocks opened, repeats unrolled.

A leaf's path is its module's place in PyTorch: layer1.0.conv1 is the node `conv1` in the first
copy of the node `layer1`; its weights are layer1.0.conv1.weight and so on.
"""

from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass

from blocks.boundary import Input, Output
from blocks.layer import Block, Layer, Shape
from blocks.tensor import TensorSpec
from designer.design.design import Design, Node
from designer.design.error import DesignError
from designer.design.evaluation import Specs, expand

MAX_LEAVES = 200_000


@dataclass(frozen=True, slots=True)
class Leaf:
    """A layer that is no block, the names of the values that feed it, and what it makes of them.

    A value is named as the leaf that makes it, with its port behind where it is one of several or
    where the leaf's own weight has that name already.
    """

    path: str
    layer: Layer
    sources: tuple[str, ...]
    specs: Specs
    outputs: Specs

    @property
    def results(self) -> tuple[str, ...]:
        """The names of its values."""
        ports = self.layer.outputs
        if len(ports) > 1 or "" in self.layer.parameters(*self.specs):
            return tuple(f"{self.path}.{port}" for port in ports)
        return (self.path,)

    def weights(self) -> dict[str, Shape]:
        """Shapes of all its stored tensors by their keys in a state dict."""
        shapes = self.layer.parameters(*self.specs)
        shapes |= {name: spec.shape for name, spec in self.layer.buffers(*self.specs).items()}
        return {self.key(name): shape for name, shape in shapes.items()}

    def key(self, name: str) -> str:
        """The key of a stored tensor; a Learned weight's name is empty, its key the path."""
        return f"{self.path}.{name}" if name else self.path


@dataclass(frozen=True, slots=True)
class _Value:
    path: str
    spec: TensorSpec


_Values = dict[tuple[str, str], _Value]
_Walk = Generator[Leaf, None, list[_Value]]


def unroll(design: Design, among: Collection[str]) -> Iterator[Leaf]:
    """The leaves of these nodes, which must be sound and fed by one another alone.

    Raises DesignError where repeats of repeats make too many.
    """
    for count, leaf in enumerate(_nodes(design.flow(among), design, "", {})):
        if count == MAX_LEAVES:
            raise DesignError(
                f"The design unrolls to more than {MAX_LEAVES:,} layers: repeat less."
            )
        yield leaf


def _nodes(nodes: list[Node], design: Design, prefix: str, values: _Values) -> _Walk:
    for node in nodes:
        inputs = [values[wire.source, wire.source_port] for wire in design.wires_into(node.id)]
        results = yield from _copies(node, prefix + node.id, inputs)
        values.update({(node.id, p): r for p, r in zip(node.layer.outputs, results, strict=False)})
    return []


def _copies(node: Node, path: str, values: list[_Value]) -> _Walk:
    if node.repeat == 1:
        return (yield from _layer(node.layer, path, values))
    layer = node.layer
    for copy in range(node.repeat):
        values = yield from _layer(layer, f"{path}.{copy}", values)
        layer = layer.after_entry()
    return values


def _layer(layer: Layer, path: str, values: list[_Value]) -> _Walk:
    specs = tuple(value.spec for value in values)
    if isinstance(layer, Block):
        return (yield from _inside(expand(layer, specs).design, path, values))
    leaf = Leaf(path, layer, tuple(v.path for v in values), specs, layer.infer_all(*specs))
    yield leaf
    return [_Value(name, spec) for name, spec in zip(leaf.results, leaf.outputs, strict=True)]


def _inside(design: Design, path: str, values: list[_Value]) -> _Walk:
    """A block's inside, whose Inputs stand for the values and whose Outputs for its results."""
    nodes = list(design.nodes())
    entries = [node.id for node in nodes if isinstance(node.layer, Input)]
    inner = {(node_id, "out"): v for node_id, v in zip(entries, values, strict=True)}
    between = [node for node in nodes if not isinstance(node.layer, Input | Output)]
    yield from _nodes(between, design, f"{path}.", inner)
    ends = [design.wires_into(node.id)[0] for node in nodes if isinstance(node.layer, Output)]
    return [inner[wire.source, wire.source_port] for wire in ends]
