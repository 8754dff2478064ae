"""Words with slips of the fingers, and with letters left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocks.catalogue import BY_NAME, LAYERS
from designer.design.choosing.shorthand import likeness, nearness
from designer.design.choosing.typos import abbreviates, is_slip, slips


@pytest.mark.parametrize(
    ("word", "text", "number"),
    [
        ("convv", "conv2d", 1),
        ("conv", "conv2d", 0),
        ("batchnrom", "batchnorm2d", 1),
        ("lienar", "linear", 1),
        ("", "linear", 0),
        ("abc", "", 3),
    ],
)
def test_slips_are_counted_up_to_the_best_beginning(word, text, number):
    assert slips(word, text) == number


def test_short_words_have_no_slips_and_long_ones_may_have_two():
    assert not is_slip("bm", "bn")
    assert is_slip("drpout", "dropout")
    assert not is_slip("drpuot", "dropout")
    assert is_slip("batchnrrm", "batchnorm2d")


def test_letters_may_be_left_out_but_the_first():
    assert abbreviates("btchnrm", "batchnorm2d")
    assert not abbreviates("tchnrm", "batchnorm2d")
    assert not abbreviates("bn", "batchnorm2d")
    assert not abbreviates("bdx", "batchnorm2d")


def test_guesses_come_only_where_nothing_is_named():
    assert BY_NAME["BatchNorm2d"] in nearness(LAYERS, ("btchnrm",))
    assert BY_NAME["Conv2d"] in nearness(LAYERS, ("convv",))
    strict = {kind for kind in LAYERS if likeness(kind, ("conv",)) < 9}
    assert set(nearness(LAYERS, ("conv",))) == strict
    assert nearness(LAYERS, ("no", "such", "layer")) == {}


@given(st.sampled_from(LAYERS), st.data())
def test_a_name_with_two_letters_swapped_is_still_found(kind, data):
    name = kind.__name__.lower()
    if len(name) >= 6:
        place = data.draw(st.integers(1, min(len(name) - 2, 5)))
        word = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        assert is_slip(word, name)
