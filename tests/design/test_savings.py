"""What a block saves, against the arithmetic of the lecture and of the papers."""

import pytest

from blocks.catalogue import LAYERS
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.enet import ENetBottleneck
from blocks.fire import Fire
from blocks.inception import Inception
from blocks.inception_bn import InceptionBN
from blocks.inception_v3 import InceptionC
from blocks.layer import Block, Layer
from blocks.mbconv import MBConv
from blocks.mobile import InvertedResidual
from blocks.residual import Bottleneck
from blocks.tensor import TensorSpec
from designer.design.cost.savings import Saving, savings
from designer.design.evaluation import evaluate


def compared(layer: Layer, *shape: int, repeat: int = 1) -> Saving:
    """The only comparison, or the first."""
    return savings(layer, (TensorSpec(shape),), repeat)[0]


def figures(found: Saving) -> tuple[int, int, int, int]:
    return found.parameters, found.plain_parameters, found.macs, found.plain_macs


def test_the_lectures_bottleneck_controls_the_depth() -> None:
    """Inception 3a of GoogLeNet, weight by weight; without 1×1 the pooling passes all 192 on."""
    found = compared(Inception(64, 96, 128, 16, 32, 32), 192, 28, 28)
    ends = 192 * 64 + 64
    reduced = 192 * 96 + 96 + 96 * 128 * 9 + 128 + 192 * 16 + 16 + 16 * 32 * 25 + 32
    naive = 192 * 128 * 9 + 128 + 192 * 32 * 25 + 32
    pooled = 192 * 32 + 32
    biases, naive_biases = 64 + 96 + 128 + 16 + 32 + 32, 64 + 128 + 32
    parameters, plain = ends + reduced + pooled, ends + naive
    assert (parameters, plain) == (163_696, 387_296)
    assert figures(found) == (
        *(parameters, plain),
        *(28 * 28 * (parameters - biases), 28 * 28 * (plain - naive_biases)),
    )
    assert (found.output.channels, found.plain_output.channels) == (256, 64 + 128 + 32 + 192)
    assert found.sentence() == (
        "1×1 reductions: 163,696 parameters instead of 387,296 in the naive block (2.4 times "
        "fewer); 128 M MACs instead of 303 M (2.4 times fewer). The output is 256×28×28 instead "
        "of 416×28×28."
    )


def test_inception_with_normalisation_is_compared_with_itself() -> None:
    found = compared(InceptionBN(64, 96, 128, 16, 32, 32), 192, 28, 28)
    plain = 192 * 64 + 192 * 128 * 9 + 192 * 32 * 9 + 2 * (64 + 128 + 32)
    assert found.plain_parameters == plain
    assert found.plain_output.channels == 416


def test_a_residual_bottleneck_against_two_3x3_of_the_outer_width() -> None:
    """He et al. 2015, figure 5: 256 channels, 64 inside."""
    found = compared(Bottleneck(64), 256, 56, 56)
    own, plain = 256 * 64 + 64 * 64 * 9 + 64 * 256, 2 * 256 * 256 * 9
    norms, plain_norms = 2 * (64 + 64 + 256), 2 * (256 + 256)
    pixels = 56 * 56
    assert figures(found) == (own + norms, plain + plain_norms, own * pixels, plain * pixels)


def test_resnexts_groups_are_compared_too() -> None:
    _, groups = savings(Bottleneck(128, expansion=2, groups=32), (TensorSpec((256, 56, 56)),))
    assert groups.trick == "32 groups"
    assert groups.plain_parameters - groups.parameters == 128 * 128 * 9 * 31 // 32


def test_fire_against_a_3x3_of_the_same_output() -> None:
    """SqueezeNet's fire2: 96 → 16 → 64 + 64 (Iandola et al. 2016, table 1: 11,920)."""
    found = compared(Fire(16, 64, 64), 96, 55, 55)
    assert (found.parameters, found.plain_parameters) == (11_920, 96 * 128 * 9 + 128)
    assert found.output == found.plain_output


def test_an_inverted_residual_against_a_full_3x3() -> None:
    """Sandler et al. 2018: t · C channels inside, so 9 · t · C weights against 9 · (t · C)²."""
    found = compared(InvertedResidual(24, expand_ratio=6), 24, 56, 56)
    inside = 6 * 24
    assert found.plain_parameters - found.parameters == 9 * inside**2 - 9 * inside
    assert found.plain_macs - found.macs == 56 * 56 * (9 * inside**2 - 9 * inside)


def test_a_7x7_in_two_parts_has_two_sevenths_of_the_weights() -> None:
    """Szegedy et al. 2016, section 3.2, where the channels do not change: 14/49."""
    found = compared(InceptionC(192), 192, 17, 17)
    saved = 3 * 192 * 192 * (49 - 14)
    norms = 3 * 2 * 192  # one normalisation for two
    assert found.plain_parameters - found.parameters == saved - norms
    assert found.plain_macs - found.macs == 17 * 17 * saved


def test_enets_5x5_in_two_parts() -> None:
    block = ENetBottleneck(128, kind="asymmetric", kernel_size=5)
    found = compared(block, 128, 28, 28)
    assert found.plain_parameters - found.parameters == 32 * 32 * (25 - 10)


@pytest.mark.parametrize("kind", [Conv2d, ConvBnReLU])
@pytest.mark.parametrize(("copies", "size"), [(2, 5), (3, 7)])
def test_small_windows_in_a_chain_against_a_large_one(
    kind: type[Layer], copies: int, size: int
) -> None:
    """Simonyan and Zisserman 2014, section 2.3: 3 · 9 C² against 49 C²."""
    found = compared(kind(64, 3, padding=1), 64, 56, 56, repeat=copies)
    assert found.macs * size**2 == found.plain_macs * 9 * copies
    assert found.output == found.plain_output
    assert f"{copies} times 3×3, which see {size}×{size}" in found.sentence()


def test_groups_of_a_convolution() -> None:
    found = compared(Conv2d(64, 3, padding=1, groups=64, bias=False), 64, 8, 8)
    assert figures(found) == (576, 576 * 64, 576 * 64, 576 * 64 * 64)
    assert found.trick == "Depthwise filters"


def test_copies_of_a_repeat_are_all_compared() -> None:
    """The first copy has other channels and a stride; the later ones are alike."""
    block, spec = MBConv(40, 5, 2), TensorSpec((24, 56, 56))
    whole = compared(block, *spec.shape, repeat=4)
    first = compared(block, *spec.shape)
    later = compared(MBConv(40, 5), *first.output.shape)
    assert figures(whole) == tuple(
        a + 3 * b for a, b in zip(figures(first), figures(later), strict=True)
    )


def test_more_is_said_to_be_more() -> None:
    (fused,) = [kind for kind in LAYERS if kind.__name__ == "FusedMBConv"]
    assert "times more" in compared(fused(), 24, 56, 56).sentence()


def test_what_has_no_trick_or_does_not_fit_is_not_compared() -> None:
    assert savings(Conv2d(64, 3), (TensorSpec((3, 32, 32)),)) == ()
    assert savings(Inception(), (TensorSpec((10,)),)) == ()


DECLARING = [
    kind for kind in LAYERS if issubclass(kind, Block) and kind.instead_of is not Layer.instead_of
]


@pytest.mark.parametrize("kind", DECLARING, ids=lambda kind: kind.__name__)
def test_each_declared_comparison_is_to_be_had(kind: type[Block]) -> None:
    """On the block's own example, by its defaults; the block's side is what it costs anywhere."""
    block, specs = kind(), (TensorSpec(kind.example),)
    if kind is ENetBottleneck:
        block = block.replace(kind="asymmetric", kernel_size=5)
    declared = list(block.instead_of(*specs))
    found = savings(block, specs)
    assert len(found) == len(declared) >= 1
    evaluation = evaluate(block, specs)
    for comparison in found:
        assert (comparison.parameters, comparison.macs) == (evaluation.parameters, evaluation.macs)
        assert comparison.plain_parameters != comparison.parameters
        assert comparison.plain_output.spatial == comparison.output.spatial
        assert comparison.sentence().endswith(".")
