"""The picture of a sweep, of made-up points: the frontier, its knee, what is beaten."""

from xml.etree import ElementTree as ET

import pytest

from designer.translate.charts.tradeoff import Setting, to_svg

SVG = "{http://www.w3.org/2000/svg}"
ROW = [
    Setting(f"batch {batch}", 1000 * batch / rate, rate)
    for batch, rate in ((1, 100.0), (2, 190.0), (4, 350.0), (8, 600.0), (16, 640.0), (32, 650.0))
]
BEATEN = Setting("slow", 30.0, 120.0)


def drawn(settings: list[Setting], **more: object) -> ET.Element:
    return ET.fromstring(to_svg("A device", settings, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("dark", [False, True])
def test_the_knee_has_a_ring_where_its_point_is(dark: bool) -> None:
    root = drawn([BEATEN, *ROW], dark=dark, limit=12.0)
    (ring,) = [c for c in root.iter(f"{SVG}circle") if c.get("class") == "knee"]
    told = {c.findtext(f"{SVG}title"): c for c in root.iter(f"{SVG}circle")}
    point = told["batch 8: 13.333 ms, 600.0 images/s"]
    assert (ring.get("cx"), ring.get("cy")) == (point.get("cx"), point.get("cy"))
    texts = {element.text for element in root.iter(f"{SVG}text")}
    assert {"knee: batch 8", "batch 1", "beaten by another", "12 ms"} <= texts
    assert "slow" not in texts
    (line,) = root.iter(f"{SVG}polyline")
    assert len(line.get("points", "").split()) == len(ROW)


def test_the_limit_is_a_line_at_its_time() -> None:
    root = drawn(ROW, limit=ROW[3].ms)
    told = {c.findtext(f"{SVG}title"): c for c in root.iter(f"{SVG}circle")}
    (point,) = [c for title, c in told.items() if title and title.startswith("batch 8:")]
    dashed = [line for line in root.iter(f"{SVG}line") if line.get("stroke-dasharray")]
    upright = {line.get("x1") for line in dashed if line.get("x1") == line.get("x2")}
    assert upright == {point.get("cx")}
    assert not [e for e in drawn(ROW).iter(f"{SVG}line") if e.get("stroke-dasharray")]


def test_two_points_have_no_knee() -> None:
    root = drawn(ROW[:2])
    assert not [c for c in root.iter(f"{SVG}circle") if c.get("class") == "knee"]
    assert "beaten by another" not in {element.text for element in root.iter(f"{SVG}text")}


def test_one_point_can_be_drawn() -> None:
    assert "batch 1" in {element.text for element in drawn(ROW[:1]).iter(f"{SVG}text")}
