"""Resizing: what an output sees, and ONNX Runtime's agreement wherever sizes round."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer import Layer
from blocks.rearranging import PixelShuffle, PixelUnshuffle
from blocks.resizing import Upsample
from designer.design.evaluation import Builder
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from tests.blocks.test_receptive_field import DOWN, SAME, chain, measured, told


@pytest.mark.parametrize(
    "layers",
    [
        (Upsample(),),
        (Upsample(3), SAME),
        (DOWN, Upsample(), SAME, SAME),
        (Upsample(mode="bilinear"),),
        (DOWN, SAME, Upsample(4, mode="bilinear"), SAME),
        (Conv2d(4, 3, padding=1), PixelShuffle(2), SAME),
        (PixelUnshuffle(2), SAME),
        (PixelUnshuffle(4), SAME, Upsample(4), SAME),
    ],
    ids=str,
)
def test_a_chain_sees_what_is_told(layers: tuple[Layer, ...]) -> None:
    design = chain(*layers)
    assert told(design) == measured(design)


def test_no_figure_is_told_for_uneven_steps() -> None:
    assert told(chain(Upsample(size=96))) is None


@pytest.mark.parametrize(
    "settings",
    [{}, {"mode": "bilinear"}, {"mode": "bilinear", "align_corners": True}],
    ids=str,
)
def test_onnx_runtime_rounds_as_pytorch_at_every_size(
    settings: dict[str, object], tmp_path: Path
) -> None:
    """All in one network: to many sizes, up and down, from six."""
    torch.manual_seed(0)
    builder = Builder("Sizes")
    sizes, wanted = (1, 2, 3, 5, 14, 28), (1, 2, 3, 4, 5, 7, 11, 13, 21, 28, 41, 49, 56)
    layers = [Upsample(size=pair, **settings) for pair in zip(wanted, wanted[::-1], strict=True)]
    layers += [Upsample(factor, **settings) for factor in (2, 3, 7, 41)]
    for size in sizes:
        x = builder.add(f"x{size}", Input((2, size, size)))
        for number, layer in enumerate(layers):
            name = f"{size}_{number}"
            builder.add(f"out{name}", Output(), builder.add(f"up{name}", layer, x))
    to_onnx(builder.design, tmp_path / "sizes.onnx")
    xs = {f"x{size}": torch.randn(2, 2, size, size) for size in sizes}
    session = onnxruntime.InferenceSession(tmp_path / "sizes.onnx")
    got = session.run(None, {name: x.numpy() for name, x in xs.items()})
    for one, other in zip(got, to_torch(builder.design)(*xs.values()), strict=True):
        np.testing.assert_allclose(one, other.numpy(), rtol=1e-3, atol=2e-5)
