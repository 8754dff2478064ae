"""Pictures are well-formed, complete and safe whatever a file's names hold."""

from xml.etree import ElementTree as ET

import pytest

from blocks.catalogue import LAYERS
from blocks.convolution import Conv2d
from designer.design.design import Design, Node
from designer.design.edits import ReplaceNode
from designer.design.targets import load
from designer.translate.family_colours import FAMILY_COLOURS
from designer.translate.figure import DARK, LIGHT, Palette, to_svg
from presets.gallery import NAMES

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", NAMES)
def test_every_preset_is_drawn_with_all_its_nodes(name: str) -> None:
    design = load(name)
    shown = texts(to_svg(design))
    assert set(design.graph) <= set(shown)
    assert design.name in shown


def test_shapes_shorthand_and_repeats_are_shown() -> None:
    shown = texts(to_svg(load("resnet18")))
    assert {"64×56×56", "Conv2d 7×7, 64, /2", "×2", "11,689,512 parameters · 1.814 GMACs"} <= set(
        shown
    )


@pytest.mark.parametrize("horizontal", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_everything_lies_inside_the_picture(dark: bool, horizontal: bool) -> None:
    root = ET.fromstring(to_svg(load("googlenet_2014"), dark=dark, horizontal=horizontal))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for box in root.iter(f"{SVG}rect"):
        assert float(box.attrib.get("x", 0)) >= 0
        assert float(box.get("x", 0)) + float(box.attrib["width"]) <= width
        assert float(box.get("y", 0)) + float(box.attrib["height"]) <= height


@pytest.mark.parametrize(
    "name", ['<script>alert("1")</script>', "a & b", "\x00\x1b[31m\ud800", "名前 " * 30, ""]
)
def test_a_hostile_name_is_only_text(name: str) -> None:
    root = ET.fromstring(to_svg(Design(name)).encode())
    assert {element.tag for element in root.iter()} <= {
        SVG + t for t in ("svg", "title", "rect", "text", "g")
    }


def test_a_fault_is_red_and_what_follows_is_dashed() -> None:
    design = load("small_cnn")
    node = design.node("conv1")
    ReplaceNode(node, Node("conv1", Conv2d(4, 99))).apply(design)
    svg = to_svg(design)
    assert f'stroke="{LIGHT.wrong}" stroke-width="3"' in svg
    assert "stroke-dasharray" in svg
    assert LIGHT.wrong not in to_svg(load("small_cnn"))


def test_the_same_bytes_each_time() -> None:
    assert to_svg(load("resnet50")) == to_svg(load("resnet50"))


def test_every_layer_has_a_familys_colour() -> None:
    assert {layer.category for layer in LAYERS} <= set(FAMILY_COLOURS)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_have_enough_contrast(palette: Palette) -> None:
    for colour in (palette.text, palette.muted):
        assert contrast(colour, palette.card) >= 4.5
    for colour in (palette.wire, palette.wrong):
        assert contrast(colour, palette.ground) >= 3


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
