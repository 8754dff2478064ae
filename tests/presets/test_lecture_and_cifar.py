"""The lecture's tables, the papers' own forms, and networks for small images."""

import pytest
import torch
from torch import nn
from torch.nn import functional

from blocks.parameters import ParameterError
from designer.design.analysis import analyse
from designer.design.targets import load
from designer.translate.module import to_torch
from presets.gallery import NAMES

# Parameters, GMACs at the preset's own input, receptive field in pixels.
COUNTED = {
    "vgg_lecture": (137_767_464, 13.621, 204),
    "vgg_2014_a": (132_863_336, 7.609, 150),
    "vgg_2014_a_lrn": (132_863_336, 7.609, 150),
    "vgg_2014_b": (133_047_848, 11.308, 156),
    "vgg_2014_c": (133_638_952, 11.771, 156),
    "vgg_2014_d": (138_357_544, 15.470, 212),
    "vgg_2014_e": (143_667_240, 19.632, 268),
    "inception_v4": (42_679_816, 12.254, 2071),
    "nin": (7_595_176, 1.258, 195),
    "bn_nin": (7_605_688, 1.258, 195),
    "enet": (467_156, 0.311, 1217),
    "unet_2015": (31_030_658, 150.428, 204),
    "unet": (31_037_698, 192.686, 204),
}
# Millions of parameters as the papers print them.
PRINTED = {
    "resnet20_cifar": "0.27",
    "resnet32_cifar": "0.46",
    "resnet44_cifar": "0.66",
    "resnet56_cifar": "0.85",
    "resnet110_cifar": "1.7",
    "resnet1202_cifar": "19.4",
    "preact_resnet164_cifar": "1.7",
    "vgg_2014_a": "133",
    "vgg_2014_b": "133",
    "vgg_2014_c": "134",
    "vgg_2014_d": "138",
    "vgg_2014_e": "144",
    "inception_v4": "42.68",
    "bn_nin": "7.6",
}


@pytest.mark.parametrize(("name", "figures"), COUNTED.items(), ids=list(COUNTED))
def test_figures(name: str, figures: tuple[int, float, int]) -> None:
    analysis = analyse(load(name))
    totals = analysis.totals
    assert (totals.parameters, round(totals.macs / 1e9, 3), totals.receptive_field) == figures
    assert not analysis.diagnostics


@pytest.mark.parametrize(("name", "millions"), PRINTED.items(), ids=list(PRINTED))
def test_parameters_are_what_the_papers_print(name: str, millions: str) -> None:
    found = analyse(load(name)).totals.parameters / 1e6
    digits = len(millions.partition(".")[2])
    assert abs(found - float(millions)) <= 0.5 * 10**-digits + 0.005


# -- the lecture -----------------------------------------------------------------------------------


def convolutions(name: str) -> list[list[tuple[int, int]]]:
    """Filters and window of each convolution, a list for each pooling that follows."""
    stages: list[list[tuple[int, int]]] = [[]]
    for node in load(name).nodes():
        kind = type(node.layer).__name__
        if kind == "Conv2d":
            stages[-1].append((node.layer.out_channels, node.layer.kernel_size[0]))
        elif kind == "MaxPool2d":
            stages.append([])
    return stages[:-1]


def test_the_lectures_table_is_printed_as_it_is() -> None:
    counts = zip((2, 2, 2, 3, 3), (64, 128, 256, 512, 512), strict=True)
    assert convolutions("vgg_lecture") == [[(width, 3)] * count for count, width in counts]
    design = load("vgg_lecture")
    assert design.node("input").layer.shape == (3, 224, 224)
    assert [design.node(f"fc{n}").layer.out_features for n in (6, 7, 8)] == [4096, 4096, 1000]


def test_configuration_c_has_1x1_convolutions_where_d_has_3x3() -> None:
    c, d = convolutions("vgg_2014_c"), convolutions("vgg_2014_d")
    assert [[width for width, _ in stage] for stage in c] == [[w for w, _ in s] for s in d]
    assert [[size for _, size in stage] for stage in c] == [[3, 3], [3, 3], *[[3, 3, 1]] * 3]


def test_the_papers_d_is_torchvisions_vgg16_under_other_names() -> None:
    with torch.device("meta"):
        ours, theirs = to_torch(load("vgg_2014_d")), to_torch(load("vgg16"))
    shapes = [[value.shape for value in net.state_dict().values()] for net in (ours, theirs)]
    assert shapes[0] == shapes[1]


# -- CIFAR -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("_cifar")])
def test_a_handful_of_nodes_however_deep(name: str) -> None:
    design = load(name)
    analysis = analyse(design)
    assert len(design) == 11
    assert analysis.output("fc").shape == (10,)
    shapes = [analysis.output(f"layer{stage}").shape for stage in (1, 2, 3)]
    assert [shape[1:] for shape in shapes] == [(32, 32), (16, 16), (8, 8)]


def test_layers_with_weights_are_as_many_as_the_name_says() -> None:
    for name, depth in (("resnet56_cifar", 56), ("preact_resnet164_cifar", 164)):
        with torch.device("meta"):
            module = to_torch(load(name))
        layers = [
            part
            for place, part in module.named_modules()
            if isinstance(part, nn.Conv2d | nn.Linear) and "downsample" not in place
        ]
        assert len(layers) == depth


def test_shortcuts_of_option_a_have_no_weights() -> None:
    """So a plain network has as many; option B adds two 1×1 convolutions with normalisation."""
    a, b = (analyse(load(f"resnet_cifar:shortcut={option}")).totals.parameters for option in "AB")
    assert b - a == 16 * 32 + 2 * 32 + 32 * 64 + 2 * 64


def test_option_a_takes_every_second_pixel_and_adds_zeros() -> None:
    module = to_torch(load("resnet20_cifar")).eval()
    block, x = module.layer2[0], torch.randn(2, 16, 32, 32)
    with torch.no_grad():
        y = block.bn2(block.conv2(functional.relu(block.bn1(block.conv1(x)))))
        shortcut = torch.cat([x[:, :, ::2, ::2], torch.zeros(2, 16, 16, 16)], dim=1)
        assert torch.equal(block(x), functional.relu(y + shortcut))


def test_a_preactivation_block_leaves_its_shortcut_bare() -> None:
    module = to_torch(load("preact_resnet164_cifar")).eval()
    first, second = module.layer1[0], module.layer1[1]
    x = torch.randn(2, 16, 32, 32)
    with torch.no_grad():
        y = functional.relu(first.bn1(x))
        branch = first.conv1(y)
        branch = first.conv2(functional.relu(first.bn2(branch)))
        branch = first.conv3(functional.relu(first.bn3(branch)))
        assert torch.equal(first(x), branch + first.downsample(y))
        for weight in second.conv3.parameters():
            weight.zero_()
        assert torch.equal(second(first(x)), first(x))


# -- others ----------------------------------------------------------------------------------------


def test_lenets_table_and_its_sixty_thousand_weights() -> None:
    totals = analyse(load("lenet5_1998")).totals
    assert totals.parameters - 850 == 60_000  # the output apart, which is a linear layer here
    assert analyse(load("lenet5")).totals.parameters == 61_706
    with torch.device("meta"):
        module = to_torch(load("lenet5_1998"))
    assert sum(weight.numel() for weight in module.c3.parameters()) == 1516
    seen = [module.c3.filters[str(number)].in_channels for number in range(16)]
    assert seen == [3] * 6 + [4] * 9 + [6]


def test_lenets_third_layer_sees_the_maps_of_the_papers_table() -> None:
    c3 = to_torch(load("lenet5_1998")).c3
    seen = []
    with torch.no_grad():
        at_rest = c3(torch.zeros(1, 6, 5, 5))
        for place in range(6):
            x = torch.zeros(1, 6, 5, 5)
            x[:, place] = 1
            seen.append("".join("X" if moved else "." for moved in (c3(x) != at_rest).flatten()))
    assert seen == [
        "X...XXX..XXXX.XX",
        "XX...XXX..XXXX.X",
        "XXX...XXX..X.XXX",
        ".XXX..XXXX..X.XX",
        "..XXX..XXXX.XX.X",
        "...XXX..XXXX.XXX",
    ]


@pytest.mark.parametrize(("name", "size"), [("unet_2015", 388), ("unet", 512)])
def test_unets_answer_for_every_pixel(name: str, size: int) -> None:
    design = load(name)
    assert analyse(design).output("conv").shape == (2, size, size)
    with torch.device("meta"):
        module, x = to_torch(design), torch.empty(1, *design.node("input").layer.shape)
        assert module.eval()(x).shape == (1, 2, size, size)


def test_unet_joins_the_middle_of_what_was_early() -> None:
    module = to_torch(load("unet_2015:width=1")).eval()
    up = module.up1
    deep, early = torch.randn(1, 2, 196, 196), torch.randn(1, 1, 568, 568)
    with torch.no_grad():
        joined = torch.cat([early[:, :, 88:480, 88:480], up.up(deep)], dim=1)
        assert torch.equal(up(deep, early), up.convolutions(joined))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("vgg_2014:configuration=F", "configuration must be one of A, A-LRN, B, C, D, E"),
        ("resnet_cifar:depth=21", "depth must be one of 20, 32, 44, 56, 110, 1202"),
        ("efficientnet:variant=b8", "variant must be one of b0, b1, b2, b3, b4, b5, b6, b7"),
    ],
)
def test_a_wrong_value_is_answered_with_the_choices(text: str, sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        load(text)
