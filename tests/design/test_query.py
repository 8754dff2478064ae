"""Finding nodes by a small language."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.design.analysis import analyse
from designer.design.choosing.query import FIGURES, TEXTS, QueryError, find, parse
from designer.design.targets import load
from tests.strategies import examples


@pytest.fixture(scope="module")
def vgg():
    return analyse(load("vgg11"))


@pytest.fixture(scope="module")
def resnet():
    return analyse(load("resnet50"))


def test_words_match_ids_types_and_aliases(vgg, resnet):
    assert find(vgg, "fc") == ["classifier.0", "classifier.3", "classifier.6"]
    assert find(vgg, "avgpool") == ["avgpool"]
    assert find(resnet, "layer") == ["layer1", "layer2", "layer3", "layer4"]
    assert find(resnet, "shortcut layer2") == ["layer2"]
    assert find(resnet, "CONV") == ["conv1"]
    assert find(resnet, "nothing") == []
    assert find(resnet, "  ") == []


def test_figures_are_compared_with_units_and_shares(vgg, resnet):
    assert find(vgg, "params>100M") == ["classifier.0"]
    assert find(vgg, "params>4m params<20M") == ["classifier.3", "classifier.6"]
    assert find(vgg, "params>50%") == ["classifier.0"]
    assert find(vgg, "conv macs>20%") == find(vgg, "type:conv2d macs>1.4G flops>=2.8G")
    assert find(resnet, "repeat>1") == ["layer1", "layer2", "layer3", "layer4"]
    assert find(resnet, "repeat=6") == find(resnet, "repeat:6") == ["layer3"]
    assert find(vgg, "memory>=392MiB") == ["classifier.0"]
    assert "maxpool" in find(resnet, "rf=11")


@pytest.mark.parametrize(
    ("spaced", "text"),
    [
        ("macs > 5%", "macs>5%"),
        ("conv macs >20 %", "conv macs>20%"),
        ("params> 4m params <20M", "params>4m params<20M"),
        ("repeat  >=  1 -type : conv2d", "repeat>=1 -type:conv2d"),
        ("id != layer3 conv", "id!=layer3 conv"),
    ],
)
def test_spaces_around_a_sign_do_not_matter(vgg, resnet, spaced, text):
    for analysis in (vgg, resnet):
        assert find(analysis, spaced) == find(analysis, text)
    assert find(vgg, text)


def test_shapes_and_types_by_pattern(resnet):
    assert find(resnet, "shape:64x112x*") == ["conv1", "bn1", "relu"]
    assert find(resnet, "shape:64×112×112 -type:relu") == ["conv1", "bn1"]
    assert find(resnet, "in:3x*") == ["conv1"]
    assert find(resnet, "family:pooling") == ["maxpool", "avgpool"]
    assert find(resnet, "id:layer* id!=layer3") == ["layer1", "layer2", "layer4"]
    assert find(resnet, "type:conv") == []
    assert find(resnet, "is:wrong") == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("colour:red", "`colour` can't be asked for: ask for one of params, macs"),
        ("macs>much", "`macs` is compared with a number, as in macs>5% or macs<2k."),
        ("macs>", "`macs` is compared with a number"),
        ("repeat>5%", "`repeat` has no total to take 5% of"),
        ("shape>3", "`shape` is compared by a colon, as in shape:64x*."),
        ("type:", "`type` is compared by a colon"),
        ("is:good", "`is:` is followed by wrong"),
    ],
)
def test_a_bad_query_gets_one_sentence(text, sentence):
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert str(caught.value).startswith(sentence)


NAMES = st.sampled_from([*FIGURES, *TEXTS, "x", ""])
SIGNS = st.sampled_from([">", "<", ">=", "<=", "=", "!=", ":", "::"])
VALUES = st.one_of(st.text(max_size=8), st.from_regex(r"[0-9.]+[kmgt%]?", fullmatch=True))
TERMS = st.builds("".join, st.tuples(st.sampled_from(["", "-"]), NAMES, SIGNS, VALUES))


@given(st.one_of(st.text(), st.lists(TERMS).map(" ".join)))
@examples(300)
def test_the_parser_raises_its_own_error_only(text):
    with contextlib.suppress(QueryError):
        find(SMALL, text)


SMALL = analyse(load("small_cnn"))
