"""Charts of many networks: complete, in proportion, within the frame, the same every time."""

from dataclasses import replace
from itertools import combinations
from math import sqrt
from xml.etree import ElementTree as ET

import pytest

from designer.design.cost.survey import LINEAGES, WELL_KNOWN, Figures, Measured, of_target
from designer.translate.charts.colours import OTHER, SERIES_DARK, SERIES_LIGHT, colour_of
from designer.translate.charts.kinds import (
    COUNTED,
    KINDS,
    MEASURED,
    NothingToDrawError,
    batches,
    chart,
)
from designer.translate.charts.labels import Anchor, placed
from designer.translate.charts.plan import Bars, Curves, Scatter
from designer.translate.charts.scales import Scale, around, spread
from designer.translate.charts.svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def survey() -> list[Figures]:
    own = replace(of_target("small_cnn"), own=True, family="", name="Mine")
    return [*(of_target(name) for name in WELL_KNOWN), own]


@pytest.fixture(scope="module")
def timed(survey: list[Figures]) -> list[Figures]:
    """Times that grow with MACs in a family, and memory of all but one."""
    batches = (1, 4, 16)
    return [
        replace(
            f,
            measured=tuple(
                Measured(
                    "a device", b, 2 + b * f.macs / 1e9, 1000 / (2 + f.macs / 1e9), memory, memory
                )
                for b in batches
            ),
        )
        for f in survey
        for memory in [None if f.own else f.memory_bytes]
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dark", [False, True])
def test_every_kind_names_all_networks_within_the_picture(
    kind: str, dark: bool, timed: list[Figures]
) -> None:
    svg = to_svg(chart(kind, timed), dark=dark)
    assert svg == to_svg(chart(kind, timed), dark=dark)
    root = ET.fromstring(svg)
    shown = {element.text for element in root.iter(f"{SVG}text")}
    named = [f.name for f in timed if kind not in {"memory", "energy"} or not f.own]
    assert set(named) <= shown
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for circle in root.iter(f"{SVG}circle"):
        assert 0 < float(circle.attrib["cx"]) < width
        assert 0 < float(circle.attrib["cy"]) < height


@pytest.mark.parametrize("kind", MEASURED)
def test_without_measurements_it_says_what_to_do(kind: str, survey: list[Figures]) -> None:
    with pytest.raises(NothingToDrawError, match="Nothing has been measured"):
        chart(kind, survey)


@pytest.mark.parametrize("kind", KINDS)
def test_no_networks_are_no_chart(kind: str) -> None:
    with pytest.raises(NothingToDrawError, match="choose some"):
        chart(kind, [])


def test_memory_that_no_device_told_is_not_drawn(timed: list[Figures]) -> None:
    with pytest.raises(NothingToDrawError, match="No peak memory"):
        chart("memory", [f for f in timed if f.own])


def test_energy_that_no_device_told_is_not_drawn(timed: list[Figures]) -> None:
    with pytest.raises(NothingToDrawError, match="No energy"):
        chart("energy", [f for f in timed if f.own])


def test_what_was_measured_in_two_ways_is_not_mixed(timed: list[Figures]) -> None:
    first, second = timed[0].measured[:2]
    there = replace(first, settings="float16", ms=first.ms / 2)
    mixed = [replace(timed[0], measured=(first, second, there)), *timed[1:4]]
    curves = chart("time", mixed)
    assert isinstance(curves, Curves)
    of_first = [s for s in curves.series if s.target == "alexnet"]
    assert [(s.name, len(s.points)) for s in of_first] == [
        ("AlexNet, a device, float32", 2),
        ("AlexNet, a device, float16", 1),
    ]
    scatter = chart("operations", mixed)
    assert isinstance(scatter, Scatter)
    assert scatter.marks[0].y == first.ms
    assert scatter.y.title.endswith("a device, float32")


def test_an_unknown_accuracy_is_hollow_on_the_axis(survey: list[Figures]) -> None:
    drawn = chart("macs", survey)
    assert isinstance(drawn, Scatter)
    assert [mark.name for mark in drawn.marks if mark.y is None] == ["Mine"]
    bars = chart("bars", survey)
    assert isinstance(bars, Bars)
    assert (bars.rows[-1].name, bars.rows[-1].y) == ("Mine", None)
    assert [
        e.text
        for e in ET.fromstring(to_svg(bars)).iter(f"{SVG}text")
        if e.text == "accuracy not known"
    ] == ["accuracy not known"]


def test_areas_are_in_proportion_to_parameters(survey: list[Figures]) -> None:
    root = ET.fromstring(to_svg(chart("macs", survey)))
    radii = {}
    for circle in root.iter(f"{SVG}circle"):
        title = circle.find(f"{SVG}title")
        if title is not None and title.text:
            radii[title.text.split(" (")[0]] = float(circle.attrib["r"])
    ratio = sqrt(of_target("vgg16").parameters / of_target("resnet18").parameters)
    assert radii["VGG-16"] / radii["ResNet-18"] == pytest.approx(ratio, rel=0.01)


def test_lines_are_fitted_over_all_and_in_families_of_three(timed: list[Figures]) -> None:
    drawn = chart("operations", timed)
    assert isinstance(drawn, Scatter)
    assert {line.name for line in drawn.lines} == {"all", "VGG", "ResNet"}
    assert all(line.fit.r == pytest.approx(1) for line in drawn.lines)
    assert drawn.lines[0].fit.slope == pytest.approx(1)


def test_curves_over_the_batch_are_of_one_sample(timed: list[Figures]) -> None:
    drawn = chart("time", timed)
    assert isinstance(drawn, Curves)
    first = next(s for s in drawn.series if s.name == "AlexNet")
    ms = of_target("alexnet").macs / 1e9
    assert first.points == tuple((b, pytest.approx(2 / b + ms)) for b in (1.0, 4.0, 16.0))


def test_few_names_lie_on_one_another(survey: list[Figures]) -> None:
    anchors = [Anchor(20.0 * (n % 6), 18.0 * (n // 6), 8, 60, 14) for n in range(24)]
    places = placed(anchors, (-200, -200, 400, 400))
    boxes = [(p.x, p.y, p.x + 60, p.y + 14) for p in places]
    on = [
        1
        for a, b in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1
    ]
    assert len(on) <= 2


@pytest.mark.parametrize("kind", COUNTED)
def test_a_hostile_name_is_only_text(kind: str) -> None:
    mine = replace(of_target("resnet18"), name='<script>"&\x1b[31m', own=True)
    root = ET.fromstring(to_svg(chart(kind, [mine])))
    assert not any(element.tag.endswith("script") for element in root.iter())


def test_ticks_are_round_and_within() -> None:
    assert Scale(0, 100).ticks() == [0, 20, 40, 60, 80, 100]
    assert spread([0.04, 38]).ticks()[0] == pytest.approx(0.05)
    assert spread([1, 2]).logarithmic is False
    low = around([69.8, 84.2])
    assert (low.low <= 69.8, low.high >= 84.2) == (True, True)
    assert around([70.0]).ticks()


def test_each_lineage_has_a_colour_of_its_own_and_none_is_red() -> None:
    for series, dark in ((SERIES_LIGHT, False), (SERIES_DARK, True)):
        assert len({colour_of(name, dark=dark) for name in LINEAGES}) == len(LINEAGES)
        for colour in (*series, OTHER[dark]):
            red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
            assert not (red > 170 and green < 90 and blue < 90)


def test_a_chart_against_the_batch_wants_powers_of_two_and_the_one_that_was_chosen() -> None:
    assert {kind: batches(kind, 3) for kind in ("macs", "bars", "operations")} == {
        "macs": (3,),
        "bars": (3,),
        "operations": (3,),
    }
    assert batches("time") == (1, 2, 4, 8)
    assert batches("memory", 12) == (1, 2, 4, 8, 12)
    assert batches("energy", 16) == (1, 2, 4, 8, 16)
