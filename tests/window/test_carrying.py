"""Wires go along with the nodes that are moved; only those to others are drawn anew."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from designer.window.canvas import scene
from designer.window.canvas.gestures import carrying
from designer.window.canvas.items import tied_wires
from designer.window.canvas.items.outline import Outline
from designer.window.canvas.items.tied_wires import TiedWires
from designer.window.canvas.items.wire_item import WireItem
from tests.window.hands import LEFT, drag, key, middle_of, pixel, wire_from

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def laid(monkeypatch):
    """The wires that were laid, one after the other."""
    found, real = [], WireItem.lay

    def lay(self, *places):
        found.append(self.wire)
        real(self, *places)

    monkeypatch.setattr(WireItem, "lay", lay)
    return found


def assert_joined(window):
    """Each wire begins and ends at its ports, with the curve and the label between them."""
    for wire, item in window.scene.wires.items():
        for place, port in zip(item.ends(), window.scene.ends(wire), strict=True):
            assert (place - port).manhattanLength() < 0.01, wire
        box = item.mapRectToScene(item.boundingRect())
        assert box.contains(item.middle())
        assert not item.moving


def test_what_is_nudged_as_a_whole_keeps_its_wires(window, laid):
    window.editing.select_all()
    bent = [wire for wire, item in window.scene.wires.items() if not item.straight]
    before = window.scene.nodes["conv1"].pos()
    key(window, Qt.Key.Key_Right)
    assert window.scene.nodes["conv1"].pos() == before + QPointF(20, 0)
    assert set(laid) == set(bent)
    assert_joined(window)
    key(window, Qt.Key.Key_Z, CTRL)
    assert set(laid) == set(bent)
    assert_joined(window)


def test_two_of_many_that_are_nudged_keep_the_wire_between_them(window):
    window.scene.select({"conv1", "pool1"})
    assert len(window.scene.nodes) > 4 * 2
    key(window, Qt.Key.Key_Right)
    assert_joined(window)
    key(window, Qt.Key.Key_Z, CTRL)
    assert_joined(window)


def test_a_drag_of_some_draws_the_wires_to_others_alone(window, laid):
    window.scene.select({"conv1", "pool1"})
    inner, out = wire_from(window, "conv1"), wire_from(window, "pool1")
    drag(window, middle_of(window, "conv1"), middle_of(window, "conv1") + QPointF(37.7, 23.3))
    assert inner not in laid
    assert out in laid
    assert_joined(window)
    assert window.document.design.node("pool1").position == tuple(
        round(x, 1) for x in window.scene.nodes["pool1"].pos().toTuple()
    )
    window.scene.select({"pool1"})
    key(window, Qt.Key.Key_Right)
    assert inner in laid
    assert_joined(window)


def test_a_drag_that_is_left_brings_the_wires_back(window):
    window.scene.select({"conv1", "pool1"})
    view, start = window.view, pixel(window, middle_of(window, "conv1"))
    places = {wire: item.ends() for wire, item in window.scene.wires.items()}
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    QTest.mouseMove(view.viewport(), start + QPointF(60, 40).toPoint())
    assert window.scene.wires[wire_from(window, "pool1")].moving
    assert (
        window.scene.wires[wire_from(window, "conv1")].ends() != places[wire_from(window, "conv1")]
    )
    key(window, Qt.Key.Key_Escape)
    assert {wire: item.ends() for wire, item in window.scene.wires.items()} == places
    assert_joined(window)


def test_wires_under_way_are_one_item_and_seen_again_when_let_go(window):
    window.scene.select({"conv1", "pool1"})
    view, start = window.view, pixel(window, middle_of(window, "conv1"))
    tied = window.scene.wires[wire_from(window, "pool1")]
    tied.setSelected(True)
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    assert tied.opacity() == 1  # a press may be a click
    QTest.mouseMove(view.viewport(), start + QPointF(60, 40).toPoint())
    (drawn,) = (item for item in window.scene.items() if isinstance(item, TiedWires))
    assert tied.opacity() == 0
    assert tied.isSelected()
    for place in window.scene.ends(tied.wire):
        assert drawn.boundingRect().contains(place)
    one, other = window.scene.ends(tied.wire)
    image, middle = window.view.viewport().grab().toImage(), pixel(window, (one + other) / 2)
    there = {image.pixelColor(middle + QPoint(x, 0)).name() for x in range(-3, 4)}
    assert window.scene.look.theme["accent"].name() in there  # as a selected wire is drawn
    QTest.mouseRelease(view.viewport(), LEFT, pos=start + QPointF(60, 40).toPoint())
    assert tied.opacity() == 1
    assert not any(isinstance(item, TiedWires) for item in window.scene.items())
    assert_joined(window)


@pytest.mark.parametrize("end", ["let go", "left"])
def test_a_node_with_many_wires_is_dragged_in_haste(window, monkeypatch, end):
    monkeypatch.setattr(tied_wires, "MANY", 1)
    view, start = window.view, pixel(window, middle_of(window, "conv1"))
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    QTest.mouseMove(view.viewport(), start + QPointF(60, 40).toPoint())
    assert window.scene.look.hasty
    if end == "left":
        key(window, Qt.Key.Key_Escape)
    else:
        QTest.mouseRelease(view.viewport(), LEFT, pos=start + QPointF(60, 40).toPoint())
    assert not window.scene.look.hasty
    assert_joined(window)


@pytest.mark.parametrize(("large", "told"), [(1, False), (1000, True)])
def test_the_minimap_waits_while_very_many_are_dragged(window, monkeypatch, large, told):
    monkeypatch.setattr(scene, "LARGE", large)
    window.scene.select({"conv1", "pool1"})
    view, start, seen = window.view, pixel(window, middle_of(window, "conv1")), []
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    window.scene.redrawn.connect(lambda: seen.append(True))
    QTest.mouseMove(view.viewport(), start + QPointF(60, 40).toPoint())
    assert bool(seen) == told
    seen.clear()
    QTest.mouseRelease(view.viewport(), LEFT, pos=start + QPointF(60, 40).toPoint())
    assert seen


@pytest.mark.parametrize("zoom", [1.0, 0.1])
def test_very_many_are_dragged_as_an_outline(window, monkeypatch, zoom):
    monkeypatch.setattr(carrying, "LARGE", 2)
    view, design = window.view, window.document.design
    view.zoom_by(zoom / view.zoom())
    view.centerOn(window.scene.nodes["conv1"])
    window.scene.select({"conv1", "pool1"})
    before = {node.id: node.position for node in design.nodes()}
    start, by = pixel(window, middle_of(window, "conv1")), QPoint(90, 8)
    accent, there = window.scene.look.theme["accent"], start + by
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for step in range(1, 4):
        QTest.mouseMove(view.viewport(), start + by * step / 3)
    (outline,) = (item for item in window.scene.items() if isinstance(item, Outline))
    assert {n: item.pos().toTuple() for n, item in window.scene.nodes.items()} == before
    image = view.viewport().grab().toImage()
    ground = window.scene.look.theme["canvas"]
    tint = image.pixelColor(there)
    assert tint != ground
    assert (tint.blue() - tint.red() > 10) == (accent.blue() - accent.red() > 10)
    assert not outline.shape().contains(outline.boundingRect().center())
    QTest.mouseRelease(view.viewport(), LEFT, pos=there)
    assert outline.scene() is None
    moved = {n.id for n in design.nodes() if n.position != before[n.id]}
    assert moved == {"conv1", "pool1"}
    assert (window.scene.nodes["conv1"].x() - before["conv1"][0]) * zoom == pytest.approx(90, abs=8)
    assert_joined(window)
    assert window.document.history.undo_size == 2


def test_an_outline_that_is_left_moves_nothing(window, monkeypatch):
    monkeypatch.setattr(carrying, "LARGE", 2)
    window.scene.select({"conv1", "pool1"})
    view, start = window.view, pixel(window, middle_of(window, "conv1"))
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(60, 40))
    assert window.scene.under_way is not None
    key(window, Qt.Key.Key_Escape)
    assert window.scene.under_way is None
    assert not any(isinstance(item, Outline) for item in window.scene.items())
    assert not window.document.history.modified
    assert_joined(window)


def test_a_frame_takes_very_many_along(window, monkeypatch):
    monkeypatch.setattr(carrying, "LARGE", 2)
    window.scene.select({"conv1", "pool1"})
    window.actions_by_name["sheet.notes.frame_selection"].trigger()
    (frame,) = window.scene.notes.items.values()
    before = window.scene.nodes["conv1"].pos()
    head = frame.pos() + frame.body().topLeft() + QPointF(20, 10)
    drag(window, head, head + QPointF(70, 30))
    assert window.scene.nodes["conv1"].pos() == before + QPointF(70, 30)
    assert window.scene.under_way is None
    assert_joined(window)
