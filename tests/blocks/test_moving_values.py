"""Layers that move values alone take whole numbers as well as fractions."""

import pytest
import torch
from hypothesis import given

from blocks.catalogue import BY_NAME
from blocks.layer import Layer
from blocks.tensor import TensorSpec
from designer.design.evaluation import Specs, evaluate
from designer.translate.module import to_torch
from tests.strategies import examples, fed_layers, wired

MOVING = (
    *("Flatten", "Unflatten", "Reshape", "Squeeze", "Unsqueeze", "Permute", "Transpose"),
    *("ChannelShuffle", "Split", "Chunk", "Select", "Slice", "Concat", "Stack", "Identity", "Pad"),
    *("Roll", "WindowPartition", "WindowReverse", "PatchJoin"),
)


@pytest.mark.parametrize("name", MOVING)
def test_layers_that_move_values_alone_take_whole_numbers(name: str) -> None:
    """What they give is what they give of the same fractions, and the dtype goes through."""
    kind = BY_NAME[name]
    assert kind.dtypes == ("float32", "int64")
    fitting = 0

    @examples(20)
    @given(fed_layers(kind))
    def look(fed: tuple[Layer, Specs]) -> None:
        nonlocal fitting
        layer, specs = fed
        whole = tuple(TensorSpec(spec.shape, "int64") for spec in specs)
        fractions = tuple(TensorSpec(spec.shape) for spec in specs)
        evaluation = evaluate(layer, whole)
        if evaluation.problems:
            return
        fitting += 1
        assert {y.dtype for y in evaluation.outputs} == {"int64"}
        xs = [torch.randint(99, (2, *spec.shape)) for spec in whole]
        ours = to_torch(wired(layer, whole)).eval()(*xs)
        theirs = to_torch(wired(layer, fractions)).eval()(*(x.float() for x in xs))
        pairs = zip(*(y if isinstance(y, tuple) else (y,) for y in (ours, theirs)), strict=True)
        assert all(one.dtype == torch.int64 and one.equal(other.long()) for one, other in pairs)

    look()
    assert fitting >= 3
