"""What a layer moves through memory: inputs and weights read once, outputs written once."""

from functools import lru_cache
from math import prod

from blocks.layer import Block, Layer
from blocks.tensor import TensorSpec
from designer.design.evaluation import Specs, evaluate, expand

SIZES = {"float32": 4, "tf32": 4, "float16": 2, "bfloat16": 2}  # bytes an element


def traffic_bytes(
    layer: Layer, specs: Specs, repeat: int = 1, *, batch: int = 1, dtype: str = "float32"
) -> int:
    """Bytes of a forward pass if every value crossed the memory's bus once, and no cache helped.

    A block's is the sum of its insides; views cost nothing. The inputs must fit.
    """
    samples, weights = _moved(layer, specs, repeat)
    return (samples * batch + weights) * SIZES[dtype]


@lru_cache(maxsize=16384)
def _moved(layer: Layer, specs: Specs, repeat: int) -> tuple[int, int]:
    """Elements of one sample, and of weights and buffers."""
    samples = weights = 0
    for _ in range(repeat):
        outputs = evaluate(layer, specs).outputs
        if isinstance(layer, Block):
            more = _inside(layer, specs)
        elif layer.view:
            more = 0, 0
        else:
            more = _numel(specs) + _numel(outputs), _held(layer, specs)
        samples, weights = samples + more[0], weights + more[1]
        layer, specs = layer.after_entry(), outputs
    return samples, weights


def _inside(block: Block, specs: Specs) -> tuple[int, int]:
    samples = weights = 0
    for step in expand(block, specs).steps:
        if step.inputs and step.layer.outputs:
            more = _moved(step.layer, tuple(value.spec for value in step.inputs), step.repeat)
            samples, weights = samples + more[0], weights + more[1]
    return samples, weights


def _numel(specs: Specs) -> int:
    return sum(spec.numel for spec in specs)


def _held(layer: Layer, specs: tuple[TensorSpec, ...]) -> int:
    learned = sum(prod(shape) for shape in layer.parameters(*specs).values())
    return learned + sum(spec.numel for spec in layer.buffers(*specs).values())
