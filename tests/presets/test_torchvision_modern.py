"""torchvision's networks from 2019 on: the same keys, settings, outputs and figures."""

from collections.abc import Iterator
from math import isqrt
from typing import Any

import pytest
import torch
import torchvision
from torch import nn
from torchvision.models import regnet
from torchvision.models.maxvit import MaxVitLayer
from torchvision.models.swin_transformer import SwinTransformerBlock
from torchvision.ops import StochasticDepth

from blocks.layer import Layer
from blocks.regularization import DropPath
from designer.design.analysis import analyse
from designer.design.design import Design
from designer.design.targets import from_preset, load
from designer.translate.module import to_torch
from designer.translate.unrolling import unroll
from presets.gallery import NAMES, preset

FAMILIES = ("efficientnet", "regnet", "convnext", "vit", "swin", "maxvit")
THEIRS = [
    name for name in torchvision.models.list_models(torchvision.models) if name.startswith(FAMILIES)
]
# On images so small that outputs take no time; the size of a vision transformer's is its own.
SMALL = {
    "efficientnet_b0": {},
    "efficientnet_b5": {},
    "efficientnet_v2_s": {},
    "regnet_x_400mf": {},
    "regnet_y_400mf": {},
    "convnext_tiny": {},
    "vit_b_32": {"image_size": 64},
    "swin_t": {},
    "swin_v2_t": {},
    "maxvit_t": {},
}
LARGER = {"maxvit_t": 224}  # whose windows must fit at every stage


@pytest.fixture(autouse=True, scope="module")
def one_thread() -> Iterator[None]:
    """Small convolutions on several threads wait for one another where the machine is busy."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(autouse=True)
def widths_on_the_cpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """RegNet's builder reckons with tensors, which the meta device can't."""
    reckon = regnet.BlockParams.from_init_params.__func__

    def from_init_params(cls: type, **kwargs: Any) -> Any:
        with torch.device("cpu"):
            return reckon(cls, **kwargs)

    monkeypatch.setattr(regnet.BlockParams, "from_init_params", classmethod(from_init_params))


def built(name: str, **options: int) -> tuple[nn.Module, nn.Module]:
    """Ours and theirs, without weights."""
    text = f"{name}:" + ",".join(f"{option}={value}" for option, value in options.items())
    with torch.device("meta"):
        return to_torch(load(text)), torchvision.models.get_model_builder(name)(**options)


def filled(module: nn.Module) -> nn.Module:
    """With weights and statistics that keep the values in bounds, none of them trivial."""
    module = module.to_empty(device="cpu")
    torch.manual_seed(0)
    for name, value in module.state_dict().items():
        if name.endswith("running_var") or "layer_scale" in name:
            value.uniform_(0.5, 1.5)
        elif name.endswith("relative_position_index"):
            value.random_(0, isqrt(value.numel()))  # any rows of the table
        elif value.ndim > 1:
            spread = (3 / value[0].numel()) ** 0.5
            value.uniform_(-spread, spread)
        elif value.dtype is torch.int64:
            value.zero_()
        else:
            value.uniform_(0.5, 1.5) if name.endswith("weight") else value.uniform_(-0.2, 0.2)
    return module


def settings(module: nn.Module) -> dict[str, Any]:
    """What weights and outputs in evaluation do not show."""
    found: dict[str, Any] = {"dropout": []}
    for name, part in module.named_modules():
        if isinstance(part, nn.BatchNorm2d):
            found[name] = [part.eps, part.momentum]
        elif isinstance(part, nn.Dropout):
            found["dropout"].append(part.p)
    return found


def branches(design: Design) -> list[float]:
    """The drop probabilities of the branches, in the order of the data."""
    leaves: Iterator[Layer] = (leaf.layer for leaf in unroll(design, analyse(design).live))
    return [layer.p for layer in leaves if isinstance(layer, DropPath)]


def test_all_of_them_are_here() -> None:
    assert set(THEIRS) <= set(NAMES)
    assert len(THEIRS) >= 11 + 15 + 4 + 5 + 6 + 1


@pytest.mark.parametrize("name", THEIRS)
def test_keys_shapes_and_settings_are_equal_and_go_both_ways(name: str) -> None:
    ours, theirs = built(name)
    mine, wanted = ours.state_dict(), theirs.state_dict()
    assert [(key, value.shape, value.dtype) for key, value in mine.items()] == [
        (key, value.shape, value.dtype) for key, value in wanted.items()
    ]
    ours.load_state_dict(wanted, strict=True, assign=True)
    theirs.load_state_dict(mine, strict=True, assign=True)
    assert settings(ours) == {part: pytest.approx(v) for part, v in settings(theirs).items()}


@pytest.mark.parametrize("name", SMALL)
def test_outputs_are_equal_bit_for_bit(name: str) -> None:
    ours, theirs = (module.eval() for module in built(name, **SMALL[name]))
    ours.load_state_dict(filled(theirs).state_dict(), strict=True, assign=True)
    size = LARGER.get(name, 64)
    x = torch.randn(2, 3, size, size)
    with torch.no_grad():
        y = ours.eval()(x)
        assert torch.equal(y, theirs(x))
    assert y.std() > 1e-3
    assert y.isfinite().all()


@pytest.mark.parametrize("name", ["swin_t", "swin_v2_t"])
def test_sizes_that_neither_windows_nor_mergings_divide(name: str) -> None:
    """231 pixels are 57 patches a side, then 29, 15 and 8."""
    with torch.device("meta"):
        ours = to_torch(load(f"{name}:image_size=231"))
    theirs = filled(built(name)[1]).eval()
    ours.load_state_dict(theirs.state_dict(), strict=True, assign=True)
    x = torch.randn(1, 3, 231, 231)
    with torch.no_grad():
        assert torch.equal(ours.eval()(x), theirs(x))


@pytest.mark.parametrize("name", ["swin_t", "swin_v2_t", "maxvit_t"])
def test_buffers_begin_as_theirs(name: str) -> None:
    ours = dict(to_torch(load(name)).named_buffers())
    theirs = dict(torchvision.models.get_model_builder(name)().named_buffers())
    kept = [key for key in theirs if ".relative_" in key]
    assert len(kept) >= 12
    for key in kept:
        torch.testing.assert_close(ours[key], theirs[key], rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize(
    "name", ["efficientnet_b0", "efficientnet_b7", "efficientnet_v2_l", "convnext_base"]
)
def test_branches_are_dropped_as_often(name: str) -> None:
    """Each copy of a repeat a little more often than the one before."""
    _, theirs = built(name)
    joined = (
        part
        for part in theirs.modules()
        if isinstance(getattr(part, "stochastic_depth", None), StochasticDepth)
        and getattr(part, "use_res_connect", True)
    )
    assert branches(load(name)) == pytest.approx([part.stochastic_depth.p for part in joined])


@pytest.mark.parametrize("name", ["swin_s", "swin_v2_b", "maxvit_t"])
def test_all_branches_of_a_block_are_dropped_as_often(name: str) -> None:
    """Two in each block of Swin, five in each layer of MaxViT; torchvision's Swin shares one."""
    _, theirs = built(name)
    wanted = [part.p for part in theirs.modules() if isinstance(part, StochasticDepth)]
    found = branches(load(name))
    each = 2 if name.startswith("swin") else 5
    blocks = sum(isinstance(part, SwinTransformerBlock | MaxVitLayer) for part in theirs.modules())
    assert len(found) == each * blocks
    assert sorted(set(found)) == pytest.approx(sorted(set(wanted)), abs=1e-8)
    assert found == sorted(found)


def test_dropping_is_for_training_alone_and_for_whole_samples() -> None:
    ours = to_torch(load("convnext_tiny")).train()
    for part in ours.modules():
        if hasattr(part, "stochastic_depth"):
            part.stochastic_depth = 1.0 - 1e-9
    x = torch.randn(3, 3, 32, 32)
    with torch.no_grad():
        stage = ours.features["1"]
        y = torch.randn(3, 96, 8, 8)
        assert torch.equal(stage(y), y)
        assert not torch.equal(stage.eval()(y), y)
        assert ours.eval()(x).isfinite().all()


FIGURES = [
    (name, weights) for name in THEIRS for weights in torchvision.models.get_model_weights(name)
]


@pytest.mark.parametrize(("name", "weights"), FIGURES, ids=[str(weights) for _, weights in FIGURES])
def test_counts_are_those_of_the_weights_metadata(name: str, weights: Any) -> None:
    """At the image size of each set of weights; those of the papers have the network's own."""
    size, network = weights.transforms().crop_size[0], preset(name)
    if hasattr(network, "image_size"):
        network = network.replace(image_size=size)
    design = from_preset(network)
    assert design.node("input").layer.shape == (3, size, size)
    if "SWAG" not in weights.name:
        assert design == load(name)
    totals = analyse(design).totals
    figures = (weights.meta["num_params"], weights.meta["_ops"])
    assert (totals.parameters, round(totals.macs / 1e9, 3)) == figures
    published = network.published
    assert not published or (published.parameters, published.gmacs) == figures
