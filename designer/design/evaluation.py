"""What a layer, or a block's whole inside, makes of its inputs: specs, cost, problems.

Everything is a function of (layer, input specs, repeat) and cached by them, so that a network of
repeated blocks costs no more than its distinct parts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import prod
from typing import Any, NamedTuple

from blocks.boundary import Input, Output
from blocks.layer import POINTWISE, Block, Layer, Problem, Value, Window, weight_macs
from blocks.parameters import ParameterError
from blocks.sight import beyond, widest
from blocks.tensor import TensorSpec
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.error import DesignError

MAX_WEIGHTS = 2**40  # elements of one layer: 4 TiB of float32
Specs = tuple[TensorSpec, ...]


class Evaluation(NamedTuple):
    """A layer on given inputs. Sizes are for one sample; bytes by dtype.

    `macs` counts multiply–accumulates of convolutions and matrix products. `activation_bytes` is
    every result kept, as a forward pass for training keeps them; views cost nothing.
    """

    outputs: Specs = ()
    parameters: int = 0
    weight_bytes: int = 0
    macs: int = 0
    activation_bytes: int = 0
    window: Window | None = POINTWISE
    windows: tuple[Window | None, ...] = ()  # one an input, of a block with several
    problems: tuple[Problem, ...] = ()

    @property
    def memory_bytes(self) -> int:
        """Weights and activations of one sample."""
        return self.weight_bytes + self.activation_bytes


class Step(NamedTuple):
    """A node as it was built: what it holds and which values feed it."""

    node_id: str
    layer: Layer
    inputs: tuple[Value, ...]
    repeat: int = 1


@dataclass(frozen=True)
class Expansion:
    """The inside of a block on given inputs: each node's evaluation, and the design."""

    name: str
    steps: tuple[Step, ...]
    evaluations: dict[str, Evaluation]
    outputs: Specs
    window: Window | None
    windows: tuple[Window | None, ...] = ()

    @cached_property
    def design(self) -> Design:
        """The inside as a graph, drawn up on first use: cost alone does not need it."""
        return drawn(self.name, self.steps)

    @cached_property
    def specs(self) -> dict[str, Specs]:
        """What each node is fed."""
        return {step.node_id: tuple([x.spec for x in step.inputs]) for step in self.steps}


class BuildError(DesignError):
    """A block's inside does not fit its inputs; the text says where and why."""


@dataclass
class Builder:
    """Builds node by node, inferring as it goes: the hand of blocks and presets."""

    name: str = "Untitled"
    steps: list[Step] = field(default_factory=list)
    evaluations: dict[str, Evaluation] = field(default_factory=dict)

    def evaluate(self, layer: Layer, specs: Specs, repeat: int) -> Evaluation:
        """How this builder infers; the tracing one of the source printer infers otherwise."""
        return evaluate(layer, specs, repeat)

    def add(self, node_id: str, layer: Layer, *inputs: Value, repeat: int = 1) -> Value:
        """A node fed by these values; raises BuildError where it does not fit."""
        return self._add(node_id, layer, inputs, repeat)[0]

    def add_all(self, node_id: str, layer: Layer, *inputs: Value) -> tuple[Value, ...]:
        """As `add`, with all of a layer's several outputs."""
        return self._add(node_id, layer, inputs, 1)

    def _add(
        self, node_id: str, layer: Layer, inputs: tuple[Value, ...], repeat: int
    ) -> tuple[Value, ...]:
        evaluation = self.evaluate(layer, tuple([x.spec for x in inputs]), repeat)
        if evaluation.problems:
            raise BuildError(f"In `{node_id}`: {evaluation.problems[0].message}")
        self.steps.append(Step(node_id, layer, inputs, int(repeat)))  # traced in a source
        self.evaluations[node_id] = evaluation
        sight = seen([x.sight for x in inputs], evaluation) if inputs else POINTWISE
        if len(layer.outputs) == 1:  # nearly always, and hot
            return (Value(node_id, layer.outputs[0], evaluation.outputs[0], sight),)
        ports = layer.outputs or ("",)  # an Output's value goes on nowhere
        return tuple(
            [Value(node_id, p, y, sight) for p, y in zip(ports, evaluation.outputs, strict=True)]
        )

    def chain(self, x: Value, **layers: Layer) -> Value:
        """Nodes one after the other, named by the keywords."""
        for node_id, layer in layers.items():
            x = self.add(node_id, layer, x)
        return x

    def sequence(self, prefix: str, x: Value, *layers: Layer) -> Value:
        """Nodes one after the other: prefix.0, prefix.1, …."""
        for number, layer in enumerate(layers):
            x = self.add(f"{prefix}.{number}", layer, x)
        return x

    @property
    def design(self) -> Design:
        """What was built so far, as a design of its own."""
        return drawn(self.name, self.steps)


def drawn(name: str, steps: Iterable[Step]) -> Design:
    """Steps as a graph; raises DesignError for an id that can't be or is taken."""
    design = Design(name)
    for step in steps:
        AddNode(Node(step.node_id, step.layer, step.repeat)).apply(design)
        numbered = [f"in{i + 1}" for i in range(len(step.inputs))]
        ports = numbered if step.layer.variadic else step.layer.inputs
        for x, port in zip(step.inputs, ports, strict=True):
            Connect(Wire(x.node, x.port, step.node_id, port)).apply(design)
    return design


def through(sights: Sequence[Window | None], window: Window | None) -> Window | None:
    """What a layer's output sees, the largest over its inputs' paths; None is all or unknown."""
    joined = sights[0] if len(sights) == 1 else _joined(sights)
    return beyond(joined, window) if joined and window else None


def _joined(sights: Sequence[Window | None]) -> Window | None:
    joined = sights[0]
    for sight in sights[1:]:
        joined = widest(joined, sight) if joined and sight else None
    return joined


def seen(sights: Sequence[Window | None], evaluation: Evaluation) -> Window | None:
    """What a node's output sees through its inputs."""
    if not evaluation.windows:
        return through(sights, evaluation.window)
    ways = zip(sights, evaluation.windows, strict=True)
    return _joined([through([sight], window) for sight, window in ways])


@lru_cache(maxsize=65536)
def evaluate(layer: Layer, specs: Specs, repeat: int = 1) -> Evaluation:
    """Evaluate a layer or block on inputs of these specs; never raises for any input."""
    if repeat > 1:
        return _repeated(layer, specs, repeat)
    if isinstance(layer, Block):
        return _block(layer, specs)
    problems = layer.problems(*specs)
    if problems:
        return Evaluation(problems=problems)
    outputs = layer.infer_all(*specs)
    y = outputs[0]
    weights = layer.parameters(*specs)
    parameters = sum([prod(shape) for shape in weights.values()])
    if parameters > MAX_WEIGHTS or y.numel > MAX_WEIGHTS:
        return Evaluation(problems=(_too_large(parameters, y),))
    buffers = sum([spec.nbytes for spec in layer.buffers(*specs).values()])
    plain = type(layer).macs is Layer.macs  # then the weights need not be asked for again
    return Evaluation(
        outputs=outputs,
        parameters=parameters,
        weight_bytes=4 * parameters + buffers,
        macs=weight_macs(weights, y) if plain else layer.macs(y, *specs),
        activation_bytes=0 if layer.view else sum([output.nbytes for output in outputs]),
        window=layer.window(*specs),
    )


def _too_large(parameters: int, y: TensorSpec) -> Problem:
    return Problem(
        f"Too large for any device: {parameters:,} weights and an output of {y} = {y.numel:,} "
        f"values; at most {MAX_WEIGHTS:,} of each are possible."
    )


def _block(block: Block, specs: Specs) -> Evaluation:
    problems = tuple(block.check(*specs))
    if problems:
        return Evaluation(problems=problems)
    try:
        inside = expand(block, specs)
    except (DesignError, ParameterError) as error:
        return Evaluation(problems=(Problem(str(error)),))
    return Evaluation(
        outputs=inside.outputs,
        window=inside.window,
        windows=inside.windows,
        **_sums(inside.evaluations.values()),
    )


def _sums(evaluations: Iterable[Evaluation]) -> dict[str, Any]:
    parameters = weight_bytes = macs = activation_bytes = 0
    for e in evaluations:
        parameters += e.parameters
        weight_bytes += e.weight_bytes
        macs += e.macs
        activation_bytes += e.activation_bytes
    return {
        "parameters": parameters,
        "weight_bytes": weight_bytes,
        "macs": macs,
        "activation_bytes": activation_bytes,
    }


def _repeated(layer: Layer, specs: Specs, repeat: int) -> Evaluation:
    """Copies in a chain; where one maps a spec to itself, the rest are as that one."""
    if len(layer.inputs) != 1 or len(layer.outputs) != 1 or layer.variadic:
        name = type(layer).__name__
        return Evaluation(problems=(Problem(f"{name} can't repeat: it is no chain."),))
    copies: list[Evaluation] = []
    for number in range(1, repeat + 1):
        evaluation, later = evaluate(layer, specs), layer.after_entry()
        if evaluation.problems:
            found = evaluation.problems[0]
            return Evaluation(problems=(Problem(f"Copy {number} of {repeat}: {found.message}"),))
        if layer == later and evaluation.outputs == specs:
            copies += [evaluation] * (repeat - number + 1)
            break
        copies.append(evaluation)
        layer, specs = later, evaluation.outputs
    window: Window | None = POINTWISE
    for evaluation in copies:
        window = through([window], evaluation.window)
    return Evaluation(outputs=copies[-1].outputs, window=window, **_sums(copies))


@lru_cache(maxsize=4096)
def expand(block: Block, specs: Specs) -> Expansion:
    """The inside of a block on these inputs: nodes `input` (or input1, …), …, `output`.

    Treat it as read-only: it is shared. Raises DesignError where the inside does not fit.
    """
    return build_inside(block, specs, Builder(type(block).__name__))


def build_inside(block: Block, specs: Specs, builder: Builder) -> Expansion:
    """Build a block between Input and Output nodes by any builder."""
    names = ["input"] if len(specs) == 1 else [f"input{i + 1}" for i in range(len(specs))]
    inputs = [_boundary(builder, name, spec) for name, spec in zip(names, specs, strict=True)]
    results = block.build(builder, *inputs)
    outputs = (results,) if isinstance(results, Value) else results
    for number, value in enumerate(outputs):
        name = "output" if number == 0 else f"output{number + 1}"
        builder.steps.append(Step(name, Output(), (value,)))
        builder.evaluations[name] = Evaluation(outputs=(value.spec,))
    return Expansion(
        builder.name,
        tuple(builder.steps),
        builder.evaluations,
        tuple([value.spec for value in outputs]),
        _alike([value.sight for value in outputs]),
        tuple(_alike([_window(builder, entry, value) for value in outputs]) for entry in inputs)
        if len(inputs) > 1
        else (),
    )


def _alike(sights: list[Window | None]) -> Window | None:
    """What all outputs see; where they differ, it is not told."""
    return sights[0] if sights.count(sights[0]) == len(sights) else None


def _window(builder: Builder, entry: Value, result: Value) -> Window | None:
    """What a result sees of one of several inputs alone."""
    sights: dict[str, Window | None] = {entry.node: POINTWISE}
    for step in builder.steps:
        ways = [sights[x.node] for x in step.inputs if x.node in sights]
        if ways:
            evaluation = builder.evaluations[step.node_id]
            whole = len(ways) == len(step.inputs)
            sights[step.node_id] = (
                seen(ways, evaluation) if whole else through(ways, evaluation.window)
            )
    return sights.get(result.node, POINTWISE)


def _boundary(builder: Builder, name: str, spec: TensorSpec) -> Value:
    """An input of the block; the value entering was made, and is counted, outside of it."""
    builder.steps.append(Step(name, Input(spec.shape, spec.dtype), ()))
    builder.evaluations[name] = Evaluation(outputs=(spec,))
    return Value(name, "out", spec)
