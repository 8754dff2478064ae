"""Names on charts: within the plot, off the marks, and their lines off one another."""

from dataclasses import replace
from itertools import combinations, pairwise
from math import hypot

import pytest

from designer.design.cost.survey import WELL_KNOWN, Accuracy, Figures, Measured, of_target
from designer.translate.charts import svg as drawing
from designer.translate.charts.kinds import chart
from designer.translate.charts.labels import Anchor, Box, Place, Point, in_column, placed
from designer.translate.charts.plan import Curves
from designer.translate.charts.scales import Scale
from designer.translate.charts.svg import label_width, to_svg


@pytest.fixture(scope="module")
def survey() -> list[Figures]:
    stated = Accuracy(72.5, None, "ImageNet-1K", "stated")
    own = replace(of_target("resnet18"), own=True, family="", name="Mine", accuracy=stated)
    return [*map(of_target, WELL_KNOWN), own]


Asked = tuple[list[Anchor], Box, list[Place]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """What the pictures asked places for, and got."""
    found: list[Asked] = []

    def place(
        anchors: list[Anchor], area: tuple[float, float, float, float], rounds: int
    ) -> object:
        places = placed(anchors, area, rounds)
        found.append((anchors, area, places))
        return places

    monkeypatch.setattr(drawing, "placed", place)
    return found


@pytest.mark.parametrize("kind", ["macs", "parameters"])
def test_no_name_lies_on_a_mark_or_a_name_or_leaves_the_plot(
    kind: str, survey: list[Figures], asked: list[Asked]
) -> None:
    to_svg(chart(kind, survey))
    ((anchors, area, places),) = asked
    both = list(zip(anchors, places, strict=True))
    boxes = [(p.x, p.y, p.x + a.width, p.y + a.height) for a, p in both]
    for left, top, right, bottom in boxes:
        assert area[0] <= left and right <= area[2] and area[1] <= top and bottom <= area[3]  # noqa: PT018
        for mark in anchors:
            x, y = min(max(mark.x, left), right), min(max(mark.y, top), bottom)
            assert hypot(x - mark.x, y - mark.y) > mark.radius
    for one, two in combinations(boxes, 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
    lines = [((a.x, a.y), p.leader) for a, p in both if p.leader]
    assert lines
    assert not [pair for pair in combinations(lines, 2) if crossing(*pair)]


def crossing(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def test_a_name_that_has_no_room_outside_stays_inside() -> None:
    corner = [Anchor(4.0 + n, 4.0, 3, 80, 14) for n in range(6)]
    for anchor, place in zip(corner, placed(corner, (0, 0, 300, 300)), strict=True):
        assert place.x >= 0
        assert place.y >= 0
        assert place.x + anchor.width <= 300


def test_names_have_the_room_that_a_wide_font_needs() -> None:
    widths = {"GoogLeNet": 61, "VGG-11": 42, "Wide ResNet-50-2": 99, "MobileNet v3 large": 104}
    for name, width in widths.items():  # pixels of DejaVu Sans at 11
        assert width - 1 <= label_width(name, 11) <= 1.15 * width
    assert label_width("My network", 11, bold=True) >= 73


def test_names_in_a_column_keep_apart_and_their_order() -> None:
    heights = [50.0, 51.0, 52.0, 200.0, 0.0, 400.0]
    found = in_column(heights, 13, 10, 300)
    in_order = sorted(range(6), key=lambda n: heights[n])
    middles = [found[n] for n in in_order]
    assert all(b - a >= 13 - 1e-9 for a, b in pairwise(middles))
    assert found[3] == 200
    assert middles[0] >= 16.5
    assert middles[-1] <= 293.5
    crowded = in_column([5.0] * 50, 13, 0, 100)
    assert 0 < min(crowded) < max(crowded) < 100


def test_a_batch_axis_has_its_ticks_where_was_measured(survey: list[Figures]) -> None:
    rows = tuple(Measured("a device", batch, 2.0 * batch, 500.0) for batch in (8, 1, 4, 2))
    drawn = chart("time", [replace(f, measured=rows) for f in survey])
    assert isinstance(drawn, Curves)
    assert drawn.x.scale.ticks() == [1, 2, 4, 8]
    many = tuple(float(n) for n in range(1, 65))
    ticks = Scale(1, 64, logarithmic=True, at=many).ticks()
    assert ticks[:2] == [1, 2]
    assert len(ticks) < 20


@pytest.mark.parametrize("kind", ["macs", "bars", "density", "time"])
def test_the_legend_says_which_design_is_one_s_own(kind: str, survey: list[Figures]) -> None:
    timed = [replace(f, measured=(Measured("a device", 1, 2.0, 500.0),)) for f in survey]
    assert ">own design<" in to_svg(chart(kind, timed))
    assert ">own design<" not in to_svg(chart(kind, timed[:-1]))
