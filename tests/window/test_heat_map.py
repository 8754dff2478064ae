"""Nodes coloured by their cost, near and from afar, and the legend that says what it means."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from blocks.linear import Linear
from designer.design.operations import replace_layer
from designer.lab.messages.measurement import LayerTime, Profile, ProfileResult
from designer.lab.messages.message import Device
from designer.window.look.theme import DARK, HEAT_STEPS, LIGHT, Theme, luminance
from designer.window.main_window import MainWindow
from tests.window.hands import double_click, middle_of

QUANTITIES = ("parameters", "macs", "memory", "time")


def choose(window: MainWindow, quantity: str) -> None:
    window.actions_by_name[f"heat.{quantity}"].trigger()


def ticked(window: MainWindow) -> list[str]:
    return [q for q in QUANTITIES if window.actions_by_name[f"heat.{q}"].isChecked()]


def colour_at(window: MainWindow, node_id: str) -> str:
    """Of the card, right of its words."""
    item = window.scene.nodes[node_id]
    place = window.view.mapFromScene(item.pos() + item.body().center())
    right = window.view.mapFromScene(item.pos() + item.body().topRight()).x() - 8
    QApplication.processEvents()
    return window.view.viewport().grab().toImage().pixelColor(right, place.y()).name()


def measured(*times: tuple[str, str, float]) -> ProfileResult:
    layers = tuple(
        LayerTime(
            node=node,
            layer=layer,
            depth=node.count("/"),
            ms=ms,
            spread_ms=0.0,
            share=0.1,
            macs=0,
            gflops_per_s=None,
            parameters=0,
        )
        for node, layer, ms in times
    )
    return ProfileResult(
        request=Profile(design="", batch=4),
        device=Device(id="cpu", name="a processor"),
        versions={},
        threads=1,
        p50_ms=1.5,
        p95_ms=2.0,
        spread_ms=0.1,
        repeats=10,
        images_per_s=666.7,
        peak_memory_bytes=None,
        parameters=1,
        macs=1,
        layers=layers,
        layers_ms=1.4,
        layer_repeats=9,
        difference_ms=-0.1,
    )


def test_off_by_default(window):
    assert ticked(window) == []
    assert window.scene.look.heat == {}
    assert not window.heat.legend.isVisible()


def test_by_parameters_macs_and_memory(window):
    before = colour_at(window, "conv3")
    nodes = window.document.analysis.nodes
    for quantity, most in (("parameters", "18.56\u202fk"), ("macs", "294.91\u202fk")):
        choose(window, quantity)
        assert ticked(window) == [quantity]
        assert window.heat.legend.isVisible()
        assert window.heat.legend.most.text() == most
        hottest = max(nodes, key=lambda n: getattr(nodes[n].evaluation, quantity))
        assert window.scene.look.heat[hottest] == f"heat{HEAT_STEPS - 1}"
        assert colour_at(window, hottest) == LIGHT[f"heat{HEAT_STEPS - 1}"].name()
        assert "flatten" not in window.scene.look.heat  # costs nothing
    choose(window, "memory")
    assert window.heat.legend.most.text().endswith("KiB")
    choose(window, "memory")
    assert ticked(window) == []
    assert window.scene.look.heat == {}
    assert not window.heat.legend.isVisible()
    assert colour_at(window, "conv3") == before == "#ffffff"


def test_an_edit_is_followed(window, qtbot):
    choose(window, "parameters")
    node = window.document.design.node("fc")
    window.document.do(replace_layer(node, Linear(10_000), "Widen"))
    hottest = f"heat{HEAT_STEPS - 1}"
    qtbot.waitUntil(lambda: window.scene.look.heat["fc"] == hottest)
    assert window.heat.legend.most.text() == "650.00\u202fk"
    assert window.scene.look.heat["conv1"] == "heat0"


def test_from_afar_and_in_the_dark(open_window):
    window = open_window("resnet18")
    choose(window, "macs")
    window.actions_by_name["appearance.toggle"].trigger()
    window.view.zoom_by(0.1 / window.view.zoom())
    window.view.centerOn(window.scene.nodes["layer1"])
    window.scene.contents()  # gathers what is seen from afar
    boxes = window.scene._far._boxes
    assert set(window.scene.look.heat.values()) <= set(boxes)
    assert colour_at(window, "layer1") == DARK[window.scene.look.heat["layer1"]].name()
    window.actions_by_name["appearance.toggle"].trigger()


def test_times_are_those_of_the_profile(open_window, qtbot):
    window = open_window("resnet18")
    choose(window, "time")
    assert window.heat.legend.title.text() == "No times yet: run Profile"
    assert window.scene.look.heat == {}
    times = [("conv1", "Conv2d", 4.0), ("layer1", "BasicBlock", 8.0), ("bn1", "Linear", 9.0)]
    window.profile_panel.show_result(measured(*times, ("layer1/conv1", "Conv2d", 3.0)))
    qtbot.waitUntil(lambda: bool(window.scene.look.heat))
    assert window.scene.look.heat == {"conv1": "heat8", "layer1": "heat15"}  # bn1 is gone
    assert window.heat.legend.title.text() == "Time at batch 4, ms, a processor"
    assert window.heat.legend.most.text() == "8\u202fms"
    double_click(window, middle_of(window, "layer1"))
    qtbot.waitUntil(lambda: window.scene.look.heat == {"conv1": "heat15"})


def test_the_legend_stays_in_its_corner(window):
    choose(window, "macs")
    for size in ((1000, 700), (1500, 1000)):
        window.resize(*size)
        QApplication.processEvents()
        box, view = window.heat.legend.geometry(), window.view.rect()
        assert view.contains(box)
        assert view.bottom() - box.bottom() < 20
        assert box.left() < 20


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_colours_can_be_told_apart_by_lightness_alone(theme: Theme):
    """So by everybody: evenly lighter or darker, and words can be read on each."""
    steps = [theme[f"heat{n}"] for n in range(HEAT_STEPS)]
    lightness = [116 * max(luminance(c), 0.0089) ** (1 / 3) - 16 for c in steps]  # CIE L*
    order = -1 if theme is LIGHT else 1
    apart = [order * (b - a) for a, b in pairwise(lightness)]
    assert min(apart) > 2.5
    assert max(apart) < 3 * min(apart)
    for number, colour in enumerate(steps):
        ink, ground = luminance(theme[f"ink{number}"]) + 0.05, luminance(colour) + 0.05
        assert max(ink, ground) / min(ink, ground) >= 4.5


def test_a_measurement_without_layers_is_told_and_has_no_bars(window):
    window.profile_panel.show_result(measured())
    assert "1.50 ms" in window.profile_panel.bar.message.text()
