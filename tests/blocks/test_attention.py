"""Attention and tokens against torchvision's vision transformer."""

import pytest
import torch
from torchvision.models import vision_transformer

from blocks.activation import GELU
from blocks.attention import MultiheadAttention
from blocks.boundary import Input, Output
from blocks.convolution import Conv2d
from blocks.layer_normalization import LayerNorm
from blocks.learned import ClassToken, PositionalEmbedding
from blocks.linear import Linear
from blocks.merging import Add
from blocks.rearranging import Transpose
from blocks.reshaping import Flatten
from blocks.splitting import Select
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.evaluation import Builder
from designer.translate.module import to_torch


def transformer(size: int, patch: int, width: int, heads: int, depth: int) -> Design:
    """ViT of layers alone, with torchvision's names where a module has weights."""
    builder = Builder("Transformer")
    x = builder.add("input", Input((3, size, size)))
    x = builder.chain(
        x,
        conv_proj=Conv2d(width, patch, patch),
        flatten=Flatten(2),
        tokens=Transpose(1, 2),
        class_token=ClassToken(),
    )
    x = builder.add("encoder.pos_embedding", PositionalEmbedding(), x)
    for number in range(depth):
        at = f"encoder.layers.encoder_layer_{number}"
        y = builder.add(f"{at}.ln_1", LayerNorm(eps=1e-6), x)
        y = builder.add(f"{at}.self_attention", MultiheadAttention(heads), y)
        x = builder.add(f"{at}.sum_1", Add(), y, x)
        y = builder.add(f"{at}.ln_2", LayerNorm(eps=1e-6), x)
        y = builder.add(f"{at}.mlp.0", Linear(4 * width), y)
        y = builder.add(f"{at}.mlp.1", GELU(), y)
        y = builder.add(f"{at}.mlp.3", Linear(width), y)
        x = builder.add(f"{at}.sum_2", Add(), x, y)
    x = builder.add("encoder.ln", LayerNorm(eps=1e-6), x)
    x = builder.add("heads.head", Linear(1000), builder.add("token", Select(), x))
    builder.add("output", Output(), x)
    return builder.design


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("ViT_B_16", (224, 16, 768, 12, 12)),
        ("ViT_B_32", (224, 32, 768, 12, 12)),
        ("ViT_L_16", (224, 16, 1024, 16, 24)),
        ("ViT_L_32", (224, 32, 1024, 16, 24)),
    ],
)
def test_costs_are_the_published_ones(name: str, shape: tuple[int, ...]) -> None:
    meta = getattr(vision_transformer, f"{name}_Weights").IMAGENET1K_V1.meta
    totals = analyse(transformer(*shape)).totals
    assert totals.parameters == meta["num_params"]
    assert round(totals.macs / 1e9, 3) == meta["_ops"]


def test_the_weights_and_the_result_are_torchvisions() -> None:
    torch.manual_seed(0)
    theirs = vision_transformer.VisionTransformer(32, 8, 2, 4, 64, 256).eval()
    torch.nn.init.normal_(theirs.heads.head.weight)
    ours = to_torch(transformer(32, 8, 64, 4, 2)).eval()
    ours.load_state_dict(theirs.state_dict(), strict=True)
    x = torch.randn(2, 3, 32, 32)
    assert torch.allclose(ours(x), theirs(x), rtol=1e-5, atol=1e-5)
