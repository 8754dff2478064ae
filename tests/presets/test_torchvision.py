"""A name that torchvision has means torchvision's network: weights, outputs, counts."""

import pytest
import torch
import torchvision

from designer.design.analysis import analyse
from designer.design.targets import load
from designer.translate.module import to_torch

RESNETS = [f"resnet{depth}" for depth in (18, 34, 50, 101, 152)]
VGGS = [f"vgg{depth}{norm}" for depth in (11, 13, 16, 19) for norm in ("", "_bn")]


@pytest.mark.parametrize("name", RESNETS + VGGS)
def test_counts_are_those_of_the_weights_metadata(name: str) -> None:
    totals = analyse(load(name)).totals
    for weights in torchvision.models.get_model_weights(name):
        assert totals.parameters == weights.meta["num_params"]
        assert round(totals.macs / 1e9, 3) == weights.meta["_ops"]


@pytest.mark.parametrize("name", ["resnet18", "resnet50", "vgg11_bn", "vgg16"])
def test_weights_go_both_ways_and_outputs_are_equal(name: str) -> None:
    torch.manual_seed(0)
    builder = torchvision.models.get_model_builder(name)
    quick = {"init_weights": False} if name.startswith("vgg") else {}
    theirs = builder(**quick).eval()
    with torch.device("meta"):
        ours, again = to_torch(load(name)).eval(), builder(**quick)
    assert list(ours.state_dict()) == list(theirs.state_dict())
    ours.load_state_dict(theirs.state_dict(), strict=True, assign=True)
    again.load_state_dict(ours.state_dict(), strict=True, assign=True)
    x = torch.randn(2, 3, 96, 96)
    with torch.no_grad():
        y = ours(x)
        assert torch.equal(y, theirs(x))
    assert y.abs().sum() > 0
