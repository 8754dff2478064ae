"""Lining up and spacing boxes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.design.layout.aligning import PARTS, aligned, distributed
from tests.strategies import examples

NUMBERS = st.integers(-500, 500).map(float)
SIZES = st.integers(10, 200).map(float)
BOXES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2),
    st.tuples(NUMBERS, NUMBERS, SIZES, SIZES),
    min_size=2,
    max_size=6,
)


def moved(boxes, places):
    return {name: (*places.get(name, box[:2]), *box[2:]) for name, box in boxes.items()}


@given(BOXES, st.sampled_from(list(PARTS)))
@examples(60)
def test_aligned_boxes_lie_on_one_line_inside_their_extent(boxes, edge):
    axis = 0 if edge in {"left", "centre", "right"} else 1
    after = moved(boxes, aligned(boxes, edge))
    lines = [box[axis] + PARTS[edge] * box[axis + 2] for box in after.values()]
    assert max(lines) - min(lines) <= 0.3
    assert all(after[n][1 - axis] == box[1 - axis] for n, box in boxes.items())
    low = min(box[axis] for box in boxes.values())
    assert min(box[axis] for box in after.values()) >= low - 0.1


@given(BOXES, st.booleans())
@examples(60)
def test_distributed_boxes_have_equal_gaps_and_keep_their_extent(boxes, horizontally):
    axis = 0 if horizontally else 1
    after = moved(boxes, distributed(boxes, horizontally=horizontally))
    order = sorted(after.values(), key=lambda box: box[axis] + box[axis + 2] / 2)
    lines = sorted((box[axis], box[axis + 2]) for box in order)
    gaps = [b[0] - a[0] - a[1] for a, b in pairwise(lines)]
    if min(gaps) <= 0:
        return  # too little room: they overlap, and a wide one may stick out
    assert max(gaps) - min(gaps) <= 0.5
    low = min(box[axis] for box in boxes.values())
    assert min(box[axis] for box in after.values()) == pytest.approx(low, abs=0.1)


def test_what_is_in_line_already_does_not_move():
    assert aligned({"a": (0, 0, 10, 10), "b": (0, 40, 10, 10)}, "left") == {}
    three = {"a": (0, 0, 10, 10), "b": (20, 0, 10, 10), "c": (40, 0, 10, 10)}
    assert distributed(three, horizontally=True) == {}
