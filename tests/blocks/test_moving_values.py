"""Layers that move values alone take whole numbers as well as fractions."""

import pytest
import torch
from hypothesis import given

from blocks.catalogue import BY_NAME
from blocks.layer import Layer
from blocks.linear import Linear
from blocks.reshaping import Flatten
from blocks.splitting import Slice
from blocks.tensor import TensorSpec
from designer.design.analysis import analyse
from designer.design.evaluation import Specs, evaluate
from designer.design.operations import insert_on_wire
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


def test_an_input_behind_layers_that_move_values_is_repaired() -> None:
    """int64 goes through Flatten and Slice up to Linear, which wants float32."""
    design = wired(Linear(3), (TensorSpec((2, 3, 4), "int64"),))
    for layer in (Flatten(), Slice(stop=9)):
        wire = design.wires_into("layer")[0]
        insert_on_wire(design, wire, layer).apply(design)
    (diagnostic,) = analyse(design).diagnostics
    repairs = {repair.label: repair for repair in diagnostic.repairs}
    repairs["Set dtype of `x1` to float32"].transaction.apply(design)
    assert not analyse(design).diagnostics
