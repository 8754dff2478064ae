"""Layers that are a small class of their own in the source: buffers, sharing, repeats, ONNX."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from onnx import numpy_helper

from blocks.boundary import Input, Output
from blocks.layer import Layer
from blocks.maxvit import MaxViTLayer
from blocks.patch_merging import PatchJoin, PatchMerging
from blocks.shifted_window_attention import ShiftedWindowAttention, ShiftedWindowAttentionV2
from blocks.swin import SwinTransformerBlock
from blocks.tensor import TensorSpec
from designer.design.design import Design
from designer.design.evaluation import Builder
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from designer.translate.source import to_source
from tests.strategies import wired

SHAPE = (6, 9, 12)
KINDS = (ShiftedWindowAttention, ShiftedWindowAttentionV2)
both = pytest.mark.parametrize("kind", KINDS)


def chained(*layers: Layer, shape: tuple[int, ...] = SHAPE) -> Design:
    builder = Builder("Net")
    x = builder.add("input", Input(shape))
    for number, layer in enumerate(layers):
        x = builder.add(f"node{number}", layer, x)
    builder.add("output", Output(), x)
    return builder.design


def state(module: torch.nn.Module) -> dict[str, Any]:
    return {key: value.numpy() for key, value in module.state_dict().items()}


# -- the source ------------------------------------------------------------------------------------


def test_a_buffer_is_printed_as_what_makes_it() -> None:
    text = to_source(chained(ShiftedWindowAttention(3, 7, 3)))
    assert "def relative_position_index(size: int)" in text
    assert '"relative_position_index", torch.tensor(relative_position_index(window_size))' in text
    assert "torch.randn((2 * window_size - 1) * (2 * window_size - 1), num_heads) * 0.02" in text
    assert len(text.splitlines()) < 90


@both
def test_settings_are_arguments_of_one_class(kind: type[Layer]) -> None:
    design = chained(kind(3, 3), kind(4, 2, 1), kind(6, 3, 2, attention_dropout=0.5))
    text = to_source(design)
    assert text.count(f"class {kind.__name__}(nn.Module)") == text.count("class Shifted") == 1
    assert text.count("def relative_position_index") == 1
    assert "in_channels=12, num_heads=4, window_size=2, shift_size=1, dropout=0.0" in text
    assert to_torch(design).node2.attention_dropout == 0.5


@both
def test_copies_are_a_sequence_with_buffers_of_their_own(kind: type[Layer]) -> None:
    design = wired(kind(3, 3, 1), (TensorSpec(SHAPE),), repeat=3)
    module = to_torch(design)
    assert isinstance(module.layer, torch.nn.Sequential)
    assert {f"layer.{n}.relative_position_index" for n in range(3)} <= set(module.state_dict())


def test_the_state_dict_has_the_declared_order_where_the_data_has_another() -> None:
    version2 = to_torch(chained(SwinTransformerBlock(version=2))).node0
    assert [name for name, _ in version2.named_children()] == ["norm1", "attn", "norm2", "mlp"]
    merging = to_torch(chained(PatchMerging())).node0
    assert [name for name, _ in merging.named_children()] == ["reduction", "norm"]


def test_copies_that_differ_by_their_sizes_are_written_out() -> None:
    """Height 6 is even, and half of it filled to 4."""
    design = wired(PatchJoin(), (TensorSpec((6, 4, 2)),), repeat=2)
    text = to_source(design)
    assert "for _ in range" not in text
    assert text.count("nn.functional.pad") == 1
    x = torch.randn(3, 6, 4, 2)
    y = to_torch(design)(x)
    assert y.shape == (3, 2, 1, 32)
    assert y.count_nonzero() == x.numel()
    assert to_source(wired(PatchJoin(), (TensorSpec((8, 8, 2)),), repeat=2)).count("range") == 1


def test_sizes_are_in_terms_of_the_blocks_own() -> None:
    layer = MaxViTLayer(8, 2, stride=2, window_size=2)
    text = to_source(chained(layer, shape=(4, 8, 12)))
    assert "in_height=(in_height - 1) // stride + 1" in text
    assert "MaxViTLayer(\n            in_channels=4, in_height=8, in_width=12," in text


# -- training --------------------------------------------------------------------------------------


@both
def test_every_weight_learns_and_keys_have_no_bias(kind: type[Layer]) -> None:
    torch.manual_seed(0)
    module = to_torch(chained(kind(3, 3, 1)))
    module(torch.randn(2, *SHAPE)).square().sum().backward()
    for weight in module.parameters():
        assert weight.grad is not None
        assert weight.grad.abs().sum() > 0
    if kind is ShiftedWindowAttentionV2:
        assert module.node0.qkv.bias.grad[12:24].count_nonzero() == 0


@pytest.mark.parametrize("name", ["dropout", "attention_dropout"])
@both
def test_dropping_is_for_training_alone(kind: type[Layer], name: str) -> None:
    module = to_torch(chained(kind(3, 3, 1, **{name: 0.5})))
    x = torch.randn(2, *SHAPE)
    assert not torch.equal(module(x), module(x))
    module.eval()
    assert torch.equal(module(x), module(x))


# -- ONNX ------------------------------------------------------------------------------------------


@both
def test_buffers_of_a_file_without_given_weights_are_pytorchs(
    kind: type[Layer], tmp_path: Path
) -> None:
    design = chained(kind(3, 3, 1))
    to_onnx(design, tmp_path / "net.onnx")
    held = {
        t.name: numpy_helper.to_array(t) for t in onnx.load(tmp_path / "net.onnx").graph.initializer
    }
    for key, buffer in to_torch(design).named_buffers():
        assert held[key].dtype == buffer.numpy().dtype
        np.testing.assert_allclose(held[key], buffer.numpy(), rtol=1e-6)
    assert held.get("node0.logit_scale", np.log([10.0])).ravel() == pytest.approx(np.log(10))


@both
def test_given_buffers_are_taken_at_their_word(kind: type[Layer], tmp_path: Path) -> None:
    torch.manual_seed(0)
    design = chained(kind(3, 3, 1))
    module = to_torch(design).eval()
    for _, buffer in module.named_buffers():
        buffer.copy_(buffer.flip(0))
    for weight in module.parameters():
        weight.requires_grad_(False).normal_()
    to_onnx(design, tmp_path / "net.onnx", state(module))
    session = onnxruntime.InferenceSession(
        str(tmp_path / "net.onnx"), providers=["CPUExecutionProvider"]
    )
    x = torch.randn(2, *SHAPE)
    (y,) = session.run(None, {"input": x.numpy()})
    np.testing.assert_allclose(y, module(x).numpy(), rtol=1e-3, atol=1e-4)
