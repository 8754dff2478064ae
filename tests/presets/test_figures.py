"""The presets' figures are the published ones, and their names and options say what they are."""

import pytest

from blocks.parameters import ParameterError
from designer.design.analysis import analyse
from designer.design.targets import from_preset, load
from presets.gallery import FAMILIES, NAMES, UnknownPresetError, preset
from presets.preset import Preset

# Parameters, GMACs at the preset's own input, receptive field in pixels.
PUBLISHED = {
    "alexnet_2012": (60_965_224, 0.724, 195),
    "vgg11": (132_863_336, 7.609, 150),
    "vgg13": (133_047_848, 11.308, 156),
    "vgg16": (138_357_544, 15.470, 212),
    "vgg19": (143_667_240, 19.632, 268),
    "vgg16_bn": (138_365_992, 15.470, 212),
    "googlenet_2014": (13_378_280, 1.583, 715),
    "googlenet_2014:aux_logits=false": (6_998_552, 1.583, 715),
    "resnet18": (11_689_512, 1.814, 435),
    "resnet34": (21_797_672, 3.664, 899),
    "resnet50": (25_557_032, 4.089, 427),
    "resnet101": (44_549_160, 7.801, 971),
    "resnet152": (60_192_808, 11.514, 1451),
    "resnet50_2015": (25_557_032, 3.858, 483),
}


@pytest.mark.parametrize(("name", "figures"), PUBLISHED.items(), ids=list(PUBLISHED))
def test_published_figures(name: str, figures: tuple[int, float, int]) -> None:
    analysis = analyse(load(name))
    totals = analysis.totals
    assert (totals.parameters, round(totals.macs / 1e9, 3), totals.receptive_field) == figures
    assert not analysis.diagnostics
    assert not totals.partial


@pytest.mark.parametrize("name", [*NAMES, *FAMILIES, "googlenet_2014:aux_logits=false"])
def test_what_a_preset_says_of_itself_is_so(name: str) -> None:
    network = preset(name)
    analysis = analyse(from_preset(network))
    assert not analysis.diagnostics
    published = network.published
    if published:
        assert published.parameters == analysis.totals.parameters
        assert published.gmacs == round(analysis.totals.macs / 1e9, 3)
        assert published.source


@pytest.mark.parametrize("name", PUBLISHED)
def test_each_of_these_shows_its_figures(name: str) -> None:
    published = preset(name).published
    assert published
    assert (published.parameters, published.gmacs) == PUBLISHED[name][:2]


@pytest.mark.parametrize("name", [name for name, network in NAMES.items() if network.published])
def test_figures_are_of_the_papers_classes_alone(name: str) -> None:
    assert NAMES[name].replace(classes=7).published is None


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda family: family.__name__)
def test_a_preset_introduces_itself(family: type[Preset]) -> None:
    assert family.title
    assert 1990 < family.year < 2100
    assert family.note.endswith(".")
    assert family.paper or family.title.startswith("Small")
    assert from_preset(family()).name == family().name


@pytest.mark.parametrize(
    ("text", "name", "parameters"),
    [
        ("resnet:depth=50", "ResNet-50", 25_557_032),
        ("resnet:depth=50,classes=10", "ResNet-50", 23_528_522),
        ("resnet18:classes=10", "ResNet-18", 11_181_642),
        ("resnet_2015:depth=50", "ResNet-50 (2015)", 25_557_032),
        ("vgg:depth=16,batch_norm=true", "VGG-16-BN", 138_365_992),
        ("alexnet_2012:groups=1", "AlexNet (2012)", 62_378_344),
        ("small_cnn:width=8", "Small CNN", 6_274),
    ],
)
def test_options(text: str, name: str, parameters: int) -> None:
    design = load(text)
    assert (design.name, analyse(design).totals.parameters) == (name, parameters)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("resnt18", "There is no file and no preset `resnt18`. Did you mean `resnet18`?"),
        ("ResNet50", "There is no file and no preset `ResNet50`. Did you mean `resnet50`?"),
        ("qqqqq", "There is no file and no preset `qqqqq`."),
        ("", "There is no file and no preset ``."),
        (
            "resnet:dept=50",
            "`dept=50` is no option of ResNet: write option=value, option one of depth, classes.",
        ),
        (
            "resnet:depth",
            "`depth` is no option of ResNet: write option=value, option one of depth, classes.",
        ),
    ],
)
def test_a_wrong_name_or_option_is_answered_with_the_right_ones(text: str, sentence: str) -> None:
    with pytest.raises(UnknownPresetError) as refusal:
        load(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("resnet:depth=51", "depth must be one of 18, 34, 50, 101, 152"),
        ("resnet18:classes=0", "classes must be a whole number of at least 1, got 0"),
        ("resnet18:classes=ten", "classes must be a whole number of at least 1, got 'ten'"),
        ("googlenet_2014:aux_logits=maybe", "aux_logits must be true or false"),
    ],
)
def test_a_wrong_value_is_answered_with_the_range(text: str, sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        load(text)


def test_the_heads_of_googlenet_hang_on_blocks_three_and_six() -> None:
    design = load("googlenet_2014")
    blocks = [node.id for node in design.nodes() if type(node.layer).__name__ == "Inception"]
    taps = {head: design.wires_into(head)[0].source for head in ("aux1", "aux2")}
    assert (taps["aux1"], taps["aux2"]) == (blocks[2], blocks[5])
    outputs = [node.layer for node in design.nodes() if node.id.endswith("_output")]
    assert [(o.training_only, o.loss_weight) for o in outputs] == [(True, 0.3)] * 2
