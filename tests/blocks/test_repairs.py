"""Repairs: each that is offered works, and every refusal of a shape has one."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from blocks.activation import Softmax
from blocks.arithmetic import MatMul, Multiply, Subtract
from blocks.bilinear import Bilinear
from blocks.catalogue import LAYERS
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv1d, Conv2d, Conv3d
from blocks.embedding import Embedding
from blocks.gated_activation import GLU
from blocks.group_normalization import GroupNorm, InstanceNorm2d
from blocks.inception import AuxiliaryHead, Inception
from blocks.inception_v4 import InceptionV4Stem
from blocks.layer import Layer
from blocks.linear import Linear
from blocks.merging import Add, Concat, Stack
from blocks.normalization import BatchNorm2d
from blocks.pooling import AvgPool2d, AvgPool3d, MaxPool2d
from blocks.reshaping import Flatten, Unflatten
from blocks.residual import BasicBlock, Bottleneck
from blocks.splitting import Slice
from blocks.tensor import TensorSpec
from blocks.transposed_convolution import ConvTranspose2d
from designer.design.analysis import analyse
from designer.design.files import encode
from designer.design.operations import insert_on_wire
from tests.strategies import examples, fed_layers, inputs, layers, wired

every_fed_layer = pytest.mark.parametrize(
    "kind", [layer for layer in LAYERS if layer.inputs], ids=lambda layer: layer.__name__
)


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


@every_fed_layer
@examples(20)
@given(st.data())
def test_every_offered_repair_repairs(kind: type[Layer], data: st.DataObject) -> None:
    """It removes its diagnostic and adds none; undone, the design is as before."""
    layer, specs = data.draw(fed_layers(kind))
    design = wired(layer, specs, data.draw(st.sampled_from((1, 1, 2))))
    before = analyse(design).diagnostics
    for diagnostic in before:
        for repair in diagnostic.repairs:
            repair.transaction.apply(design)
            after = analyse(design).diagnostics
            assert not {d.message for d in after} - {d.message for d in before}, repair.label
            assert diagnostic.message not in {d.message for d in after}, repair.label
            repair.transaction.inverse().apply(design)
        assert [d.message for d in analyse(design).diagnostics] == [d.message for d in before]
    for problem in layer.check(*specs):
        for fix in problem.fixes:
            assert fix.insert or fix.layer != layer, "a fix that changes nothing"


@every_fed_layer
@examples(25)
@given(st.data())
def test_every_refusal_of_a_shape_has_a_repair(kind: type[Layer], data: st.DataObject) -> None:
    """Whatever is fed to whatever parameters: one way at least leads to a sound design."""
    layer = data.draw(layers(kind))
    specs = data.draw(inputs(layer))
    assume(all(spec.dtype in layer.dtypes for spec in specs))
    design = wired(layer, specs)
    for diagnostic in analyse(design).diagnostics:
        if diagnostic.node == "layer":
            assert diagnostic.repairs, diagnostic.message
            change = diagnostic.repairs[0].transaction
            change.apply(design)
            assert diagnostic.message not in {d.message for d in analyse(design).diagnostics}
            change.inverse().apply(design)


def test_a_fault_behind_a_fault_is_mended_in_one_go() -> None:
    """The vector must become an image, and then the window is too large for it."""
    design = wired(InceptionV4Stem(), (TensorSpec((7,)),))
    (diagnostic,) = analyse(design).diagnostics
    (repair,) = diagnostic.repairs
    assert repair.label == (
        "Insert Unflatten to 7×1×1, then insert resizing to 32×32 by adaptive pooling"
    )
    before = encode(design)
    repair.transaction.apply(design)
    assert not analyse(design).diagnostics
    repair.transaction.inverse().apply(design)
    assert encode(design) == before


IMAGE = (64, 14, 14)
MISMATCHES = {
    "Add of a vector to an image": (Add(), [IMAGE, (32,)]),
    "Add of tokens to an image": (Add(), [IMAGE, (5, 9)]),
    "Multiply by a gate that is still a vector": (Multiply(), [IMAGE, (64,)]),
    "Multiply by a vector of another length": (Multiply(), [IMAGE, (9,)]),
    "Subtract of unequal ranks": (Subtract(), [(6, 5), (30,)]),
    "Concat of unequal ranks": (Concat(), [IMAGE, (64, 196)]),
    "Stack of unequal ranks": (Stack(), [(12,), (3, 4)]),
    "Stack of unequal sizes": (Stack(), [(12,), (9,)]),
    "MatMul of unequal leading axes": (MatMul(), [(4, 5, 6), (3, 6, 7)]),
    "MatMul of unequal ranks": (MatMul(), [(4, 5, 6), (6, 7)]),
    "MatMul of vectors": (MatMul(), [(6,), (6,)]),
    "convolution larger than the image": (Conv2d(8, 15), [(3, 13, 13)]),
    "dilated convolution larger than the image": (Conv2d(8, 3, dilation=9), [(3, 13, 13)]),
    "pooling larger than the image": (MaxPool2d(9), [(3, 4, 4)]),
    "in_channels not divided by groups": (Conv2d(6, 3, groups=3), [IMAGE]),
    "out_channels not divided by groups": (Conv2d(6, 3, groups=4), [IMAGE]),
    "Linear on an image": (Linear(10), [IMAGE]),
    "Conv2d on a vector": (Conv2d(8, 3, padding=1), [(64,)]),
    "Conv2d as it is dropped, on a vector": (Conv2d(), [(64,)]),
    "MaxPool2d as it is dropped, on a vector": (MaxPool2d(), [(64,)]),
    "BatchNorm2d on a vector": (BatchNorm2d(), [(64,)]),
    "Add of unequal channels": (Add(), [IMAGE, (32, 14, 14)]),
    "Add of unequal sizes": (Add(), [IMAGE, (64, 7, 7)]),
    "Add of sizes and channels unequal": (Add(), [IMAGE, (128, 28, 28)]),
    "Concat of unequal sizes": (Concat(), [IMAGE, (32, 13, 13)]),
    "padding beyond half the window": (MaxPool2d(3, 1, 2), [IMAGE]),
    "average padding beyond half the window": (AvgPool2d((2, 5), 1, 2), [IMAGE]),
    "an axis that does not exist": (Softmax(4), [IMAGE]),
    "Unflatten to another count": (Unflatten((3, 3, 3)), [(64,)]),
    "Unflatten of an image": (Unflatten((64, 14, 14)), [IMAGE]),
    "Conv1d on an image": (Conv1d(8), [IMAGE]),
    "Conv1d on a vector": (Conv1d(8), [(61,)]),
    "Conv3d on an image": (Conv3d(8), [IMAGE]),
    "ConvTranspose2d on a sequence": (ConvTranspose2d(8), [(64, 14)]),
    "padding that keeps the size, at a stride": (Conv2d(8, 3, 2, padding="same"), [IMAGE]),
    "a mirror as large as the image": (
        Conv2d(8, 3, padding=14, padding_mode="reflect"),
        [IMAGE],
    ),
    "output_padding as large as the stride": (ConvTranspose2d(8, output_padding=2), [IMAGE]),
    "padding that takes the output off": (ConvTranspose2d(8, 2, 1, 9), [IMAGE]),
    "a window larger than a volume with padding": (AvgPool3d(3, 1, 1), [(4, 2, 8, 8)]),
    "groups of channels to normalise that do not divide": (GroupNorm(48), [IMAGE]),
    "groups of a single value": (GroupNorm(64), [(64,)]),
    "one position to normalise": (InstanceNorm2d(), [(64, 1, 1)]),
    "halves of an odd axis": (GLU(2), [(64, 15, 14)]),
    "Bilinear of an image": (Bilinear(), [IMAGE, (64,)]),
    "Bilinear of unequal tokens": (Bilinear(), [(7, 12), (5, 12)]),
    "Embedding of numbers with fractions": (Embedding(), [(7,)]),
    "a block on a vector": (BasicBlock(8), [(64,)]),
    "an Inception block on a vector": (Inception(), [(64,)]),
    "a bottleneck on a vector": (Bottleneck(8), [(64,)]),
    "a head on an image too small": (AuxiliaryHead(), [(64, 4, 4)]),
    "a block whose window is too large": (ConvBnReLU(6, 5, padding=0), [(3, 4, 4)]),
}


@pytest.mark.parametrize(("layer", "shapes"), MISMATCHES.values(), ids=list(MISMATCHES))
def test_each_class_of_mismatch_has_a_repair(layer: Layer, shapes: list[tuple[int, ...]]) -> None:
    design = wired(layer, tuple(map(TensorSpec, shapes)))
    (diagnostic,) = analyse(design).diagnostics
    assert diagnostic.repairs
    diagnostic.repairs[0].transaction.apply(design)
    assert not analyse(design).diagnostics
