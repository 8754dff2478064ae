"""torchvision's convolutional networks: the same keys, settings, outputs, heads and figures."""

from collections.abc import Iterator
from typing import Any

import pytest
import torch
import torchvision
from torch import nn

from designer.design.analysis import analyse
from designer.design.targets import load
from designer.translate.module import to_torch

NAMES = """
    alexnet googlenet inception_v3 squeezenet1_0 squeezenet1_1
    resnext50_32x4d resnext101_32x8d resnext101_64x4d wide_resnet50_2 wide_resnet101_2
    densenet121 densenet161 densenet169 densenet201
    mobilenet_v2 mobilenet_v3_small mobilenet_v3_large
    mnasnet0_5 mnasnet0_75 mnasnet1_0 mnasnet1_3
    shufflenet_v2_x0_5 shufflenet_v2_x1_0 shufflenet_v2_x1_5 shufflenet_v2_x2_0
""".split()  # noqa: SIM905
SIZES = {"alexnet": 96, "inception_v3": 96}  # the least that they take is 63 and 75
HEADS = {"googlenet": ("aux_logits2", "aux_logits1"), "inception_v3": ("aux_logits",)}
COUNTED = {"googlenet": "googlenet:aux_logits=false"}  # its published count leaves the heads out


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """Small convolutions on several threads wait for one another where the machine is busy."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def built(name: str) -> nn.Module:
    """torchvision's network without weights."""
    builder = torchvision.models.get_model_builder(name)
    quick = {"init_weights": False} if name in HEADS else {}
    with torch.device("meta"):
        return builder(**quick)


def filled(module: nn.Module) -> nn.Module:
    """With weights and statistics that keep the values in bounds, none of them trivial."""
    module = module.to_empty(device="cpu")
    torch.manual_seed(0)
    for name, value in module.state_dict().items():
        if value.ndim > 1:
            spread = (6 / value[0].numel()) ** 0.5
            value.uniform_(-spread, spread)
        elif value.dtype is torch.int64:
            value.zero_()
        elif name.endswith(("weight", "running_var")):
            value.uniform_(0.5, 1.5)
        else:
            value.uniform_(-0.2, 0.2)
    return module


def shared(name: str) -> tuple[nn.Module, nn.Module]:
    """Ours and theirs with one set of weights, which went both ways."""
    theirs, again = filled(built(name)), built(name)
    with torch.device("meta"):
        ours = to_torch(load(name))
    ours.load_state_dict(theirs.state_dict(), strict=True, assign=True)
    state: Any = ours.state_dict()
    state._metadata = theirs.state_dict()._metadata  # MNASNet asks for the version of the format
    again.load_state_dict(state, strict=True, assign=True)
    return ours, theirs


def settings(module: nn.Module) -> dict[str, list[float]]:
    """What weights and outputs in evaluation do not show."""
    found: dict[str, list[float]] = {"dropout": []}
    for name, part in module.named_modules():
        if isinstance(part, nn.BatchNorm2d):
            found[name] = [part.eps, part.momentum]
        elif isinstance(part, nn.Dropout):
            found["dropout"].append(part.p)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_weights_go_both_ways_and_outputs_are_equal(name: str) -> None:
    ours, theirs = (module.eval() for module in shared(name))
    wanted = settings(theirs)
    assert settings(ours) == {part: pytest.approx(values) for part, values in wanted.items()}
    size = SIZES.get(name, 64)
    x = torch.randn(2, 3, size, size)
    with torch.no_grad():
        y = ours(x)
        assert torch.equal(y, theirs(x))
    assert y.abs().sum() > 0


@pytest.mark.parametrize("name", HEADS)
def test_auxiliary_heads_are_equal_in_training(name: str) -> None:
    ours, theirs = (module.train() for module in shared(name))
    for module in (*ours.modules(), *theirs.modules()):
        if isinstance(module, nn.Dropout):
            module.p = 0.0
    size = 299 if name == "inception_v3" else 64  # its head has a 5×5 convolution on 5×5
    x = torch.randn(2, 3, size, size)
    with torch.no_grad():
        y, wanted = ours(x), theirs(x)
    heads = [getattr(wanted, head) for head in reversed(HEADS[name])]
    assert len(y) == 1 + len(heads)
    for result, expected in zip(y, [wanted.logits, *heads], strict=True):
        assert torch.equal(result, expected)


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_those_of_the_weights_metadata(name: str) -> None:
    totals = analyse(load(COUNTED.get(name, name))).totals
    for weights in torchvision.models.get_model_weights(name):
        assert totals.parameters == weights.meta["num_params"]
        assert round(totals.macs / 1e9, 3) == weights.meta["_ops"]
        assert load(name).node("input").layer.shape[1:] == tuple(weights.transforms().crop_size * 2)
