"""What a layer says that its backward pass needs, against what PyTorch's autograd keeps."""

from dataclasses import dataclass
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from blocks.keeping import NEW, OF_INPUT, OF_WEIGHT, Keeping
from blocks.layer import Layer
from blocks.relative_attention import RelativePositionAttention
from blocks.tensor import TensorSpec
from designer.design.evaluation import Specs
from tests.oracle import Expression
from tests.singles import SINGLE, fitting, rounding
from tests.strategies import examples

ATTENTIONS = [kind for kind in SINGLE if "num_heads" in kind.kinds]
BATCH = 3


@dataclass(frozen=True)
class Found:
    """What autograd kept: inputs, result, bytes beside them; whose memory the first result has."""

    inputs: frozenset[int]
    output: bool
    more: int
    result: str


def kept(layer: Layer, specs: Specs) -> Found:
    torch.manual_seed(0)
    module = Expression(layer, specs).train()
    xs = [_sample(spec) for spec in specs]
    saved: list[torch.Tensor] = []

    def pack(tensor: torch.Tensor) -> torch.Tensor:
        saved.append(tensor.detach())
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        made = module(*xs)
    ys = made if isinstance(made, tuple | list) else (made,)
    entries = [_place(x) for x in xs]
    held = {_place(tensor) for tensor in (*module.parameters(), *module.buffers())}
    result = _place(ys[0])
    storages = {_place(tensor): tensor.untyped_storage().nbytes() for tensor in saved}
    whose = OF_INPUT if result in entries else OF_WEIGHT if result in held else NEW
    return Found(
        frozenset(port for port, place in enumerate(entries) if place in storages),
        result in storages,
        sum(n for place, n in storages.items() if place not in {*entries, *held, result}),
        whose,
    )


def _sample(spec: TensorSpec) -> torch.Tensor:
    if spec.dtype == "int64":
        return torch.zeros((BATCH, *spec.shape), dtype=torch.int64)
    return torch.rand(BATCH, *spec.shape).requires_grad_().clone()


def _place(tensor: torch.Tensor) -> Any:
    return tensor.untyped_storage()._cdata


def said(layer: Layer, specs: Specs) -> Found:
    keeping: Keeping = layer.keeps(*specs)
    more = BATCH * sum(t.nbytes for t in keeping.made) + sum(t.nbytes for t in keeping.once)
    inputs = frozenset(keeping.inputs)
    return Found(inputs, keeping.output, more, keeping.result)


@pytest.mark.parametrize("heads", [1, 2, 3])
@pytest.mark.parametrize("dropout", [{}, {"dropout": 0.1}])
@pytest.mark.parametrize("kind", ATTENTIONS, ids=lambda kind: kind.__name__)
def test_attention_of_some_heads_with_and_without_dropout(
    kind: type[Layer], heads: int, dropout: dict[str, float]
) -> None:
    layer = kind(num_heads=heads, **{n: p for n, p in dropout.items() if n in kind.kinds})
    shape = (5, 12)
    if "window_size" in kind.kinds:
        layer = layer.replace(window_size=3)
        shape = (4, 9, 12) if kind is RelativePositionAttention else (6, 7, 12)
    specs = (TensorSpec(shape),) * len(kind.inputs)
    assert kept(layer, specs) == said(layer, specs)


@pytest.mark.parametrize("kind", SINGLE, ids=lambda kind: kind.__name__)
@examples(25)
@given(st.data())
def test_autograd_keeps_what_the_layer_says(kind: type[Layer], data: st.DataObject) -> None:
    layer, specs = data.draw(fitting(kind))
    found, expected = kept(layer, specs), said(layer, specs)
    assert found.inputs == expected.inputs
    assert found.result == expected.result
    assert found.output == expected.output
    assert abs(found.more - expected.more) <= rounding(layer), (layer, specs)
