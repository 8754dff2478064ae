"""A member of each family of presets, written as ONNX, computes what its module computes.

The smallest, with few classes and a small image where the network takes one. Weights are random and
keep the size of what goes through, so that the result depends on the image, also of deep networks.
"""

from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from blocks.boundary import Input
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.operations import replace_layer
from designer.design.targets import load
from designer.translate.module import to_torch
from designer.translate.onnx_writer import to_onnx
from presets.gallery import FAMILIES
from tests.translate.test_onnx_writer import randomise, session, state_of

# Options, and the height and width of the image in the place of the network's own.
MEMBERS: dict[str, tuple[str, int | None]] = {
    "small_mlp": ("", None),
    "small_cnn": ("", None),
    "lenet5": ("", None),
    "lenet5_1998": ("", None),
    "alexnet": ("classes=7", 64),
    "alexnet_2012": ("classes=7", 67),
    "vgg": ("depth=11,batch_norm=true,classes=7", 32),
    "vgg_2014": ("configuration=A-LRN,classes=7", 32),
    "vgg_lecture": ("classes=7", 32),
    "googlenet_2014": ("classes=7,aux_logits=false", 64),
    "googlenet": ("classes=7,aux_logits=false", 64),
    "inception_v3": ("classes=7,aux_logits=false", 75),
    "inception_v4": ("classes=7", 75),
    "resnet": ("depth=18,classes=7", 64),
    "resnet_2015": ("depth=50,classes=7", 64),
    "resnext": ("classes=7", 64),
    "wide_resnet": ("classes=7", 32),
    "resnet_cifar": ("depth=20", None),
    "preact_resnet_cifar": ("depth=110", None),
    "nin": ("classes=7", 64),
    "enet": ("classes=7", 64),
    "unet": ("width=4", 64),
    "unet_2015": ("width=4", 188),
    "densenet": ("classes=7", 64),
    "squeezenet": ("version=1.1,classes=7", 64),
    "shufflenet_v2": ("width=0.5,classes=7", 64),
    "mobilenet_v2": ("classes=7", 64),
    "mobilenet_v3": ("size=small,classes=7", 64),
    "mnasnet": ("alpha=0.5,classes=7", 64),
    "efficientnet": ("classes=7", 64),
    "efficientnet_v2": ("classes=7", 64),
    "regnet_x": ("classes=7", 64),
    "regnet_y": ("classes=7", 64),
    "convnext": ("classes=7", 64),
    "vit": ("size=b_32,classes=7", 64),
    "swin": ("image_size=64,classes=7", None),
    "maxvit": ("classes=7", None),
}


def member(family: str) -> Design:
    options, size = MEMBERS[family]
    design = load(f"{family}:{options}" if options else family)
    (entry,) = (node for node in design.nodes() if isinstance(node.layer, Input))
    if size:
        smaller = entry.layer.replace(shape=(entry.layer.shape[0], size, size))
        replace_layer(entry, smaller, "A smaller image").apply(design)
    assert not analyse(design).diagnostics
    return design


def live(module: nn.Module, x: torch.Tensor) -> None:
    """Weights by He et al. 2015 (fan in), normalisations as after training on such images."""
    randomise(module)
    for weight in module.parameters():
        if weight.dim() > 1:
            weight.normal_(0, sqrt(2 / weight[0].numel()))
    for part in module.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.momentum = 1.0
    with torch.no_grad():
        module.train()(x)
    module.eval()


def test_no_family_is_forgotten() -> None:
    assert set(MEMBERS) == set(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_member_of_each_family_agrees(family: str, tmp_path: Path) -> None:
    torch.manual_seed(0)
    design = member(family)
    module = to_torch(design)
    (entry,) = (node.layer for node in design.nodes() if isinstance(node.layer, Input))
    x = torch.randn(2, *entry.shape)
    live(module, x)
    path = tmp_path / "net.onnx"
    to_onnx(design, path, state_of(module))
    (got,) = session(path).run(None, {"input": x.numpy()})
    with torch.no_grad():
        wanted: Any = module(x)
    assert got.shape == tuple(wanted.shape)
    assert np.isfinite(got).all()
    assert not np.allclose(got[0], got[1], rtol=0.01), "the result does not depend on the image"
    np.testing.assert_allclose(got, wanted.numpy(), rtol=1e-3, atol=1e-5)
