"""Changing what a node is, and dropping a node that is there on a wire."""

import threading
import time

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.pooling import AvgPool2d
from designer.design.choosing.alternatives import Alternatives
from designer.design.design import Wire
from designer.window.editing import swapping
from designer.window.menus.context_menu import context_menu
from designer.window.waiting.waiting import PATIENCE
from tests.window.hands import click, drag, drop, key, middle_of, on_wire, wire_from
from tests.window.test_waiting import when_shown

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def offered(window):
    return [(option.text, option.result) for option in window.sheet.chooser.options]


def typed(window, text):
    QTest.keyClicks(window.sheet.chooser.search, text)
    QTest.keyClick(window.sheet.chooser.search, Qt.Key.Key_Return)


def test_a_layer_is_changed_and_keeps_what_it_can(window):
    click(window, middle_of(window, "pool1"))
    key(window, Qt.Key.Key_R, CTRL)
    names = [name for name, _ in offered(window)]
    assert names[0] == "AdaptiveMaxPool2d"  # its own family first
    assert ("AvgPool2d", "→ 16×8×8") in offered(window)
    typed(window, "avgpool")
    assert window.document.design.node("pool1").layer == AvgPool2d(2)
    assert wire_from(window, "pool1").target == "conv2"
    key(window, Qt.Key.Key_Z, CTRL)
    assert not window.document.history.modified


def test_what_does_not_fit_comes_last_and_says_so(qtbot, window):
    click(window, middle_of(window, "conv2"))
    key(window, Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: not window.sheet.chooser._more.isActive())
    results = [result for _, result in offered(window)]
    first = results.index("does not fit")
    assert set(results[first:]) == {"does not fit"}
    assert "Linear" in [name for name, _ in offered(window)[first:]]
    assert "Output" not in [name for name, _ in offered(window)]  # would lose its wire
    typed(window, "conv2d")
    assert window.document.design.node("conv2").layer == Conv2d(32, 3, padding=1)


def test_several_nodes_are_changed_in_one_step_with_arguments(window):
    click(window, middle_of(window, "conv1"))
    click(window, middle_of(window, "conv2"), SHIFT)
    key(window, Qt.Key.Key_R, CTRL)
    typed(window, "conv2d 5x5")
    design = window.document.design
    assert [design.node(n).layer.out_channels for n in ("conv1", "conv2")] == [16, 32]
    assert design.node("conv2").layer.kernel_size == (5, 5)
    key(window, Qt.Key.Key_Z, CTRL)
    assert isinstance(design.node("conv1").layer, ConvBnReLU)
    assert not window.document.history.modified


def test_the_context_menu_offers_changing_and_bypassing(window):
    def entries(nodes):
        menu = context_menu(window, window.actions_by_name, nodes)
        return [action.text() for action in menu.actions()]

    assert {"Change to…", "Bypass", "Add a layer here…"} <= set(entries(["conv1"]))
    assert {"Paste", "Add a layer here…"} <= set(entries([]))


def test_a_loose_node_dropped_on_a_wire_goes_into_it(window):
    drop(window, "ReLU", window.scene.contents().topRight() + QPointF(150, 60))
    before = set(window.document.design.wires())
    item = window.scene.wires[wire_from(window, "pool1")]
    drag(window, middle_of(window, "relu"), on_wire(window, "pool1"))
    assert not item.target
    wires = set(window.document.design.wires())
    assert {Wire("pool1", "out", "relu", "in"), Wire("relu", "out", "conv2", "in")} <= wires
    boxes = [i.body().translated(i.pos()) for i in window.scene.nodes.values()]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:number])
    key(window, Qt.Key.Key_Z, CTRL)
    assert set(window.document.design.wires()) == before


def test_while_it_is_over_the_wire_it_says_what_would_not_fit(window):
    drop(window, "Linear", window.scene.contents().topRight() + QPointF(150, 60))
    view, start = window.view, middle_of(window, "linear")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(start))
    for place in (start + QPointF(-20, 20), on_wire(window, "pool1")):
        QTest.mouseMove(view.viewport(), view.mapFromScene(place))
    assert window.scene.wires[wire_from(window, "pool1")].target
    assert "Linear wants a vector" in view.hint_label.text()
    key(window, Qt.Key.Key_Escape)
    assert not window.scene.wires[wire_from(window, "pool1")].target
    assert (middle_of(window, "linear") - start).manhattanLength() < 1


def test_a_wired_node_dragged_over_a_wire_only_moves(window):
    before = set(window.document.design.wires())
    drag(window, middle_of(window, "conv1"), on_wire(window, "pool2"))
    assert set(window.document.design.wires()) == before


def test_with_many_nodes_the_choice_is_worked_out_beside_the_window(qtbot, window, monkeypatch):
    free, real = threading.Event(), Alternatives.like

    def like(self, text):
        assert free.wait(20)
        return real(self, text)

    def slowly(self, text):
        time.sleep(4 * PATIENCE)
        return real(self, text)

    monkeypatch.setattr(Alternatives, "like", like)
    monkeypatch.setattr(swapping, "MANY", 2)
    click(window, middle_of(window, "conv1"))
    click(window, middle_of(window, "conv2"), SHIFT)
    seen = when_shown(window, lambda found: QTest.keyClick(found, Qt.Key.Key_Escape))
    key(window, Qt.Key.Key_R, CTRL)
    free.set()
    assert seen
    assert not window.sheet.chooser.isVisible()
    assert "Stopped" in window.status.currentMessage()
    qtbot.waitUntil(window.isActiveWindow)
    key(window, Qt.Key.Key_R, CTRL)
    assert window.sheet.chooser.isVisible()
    monkeypatch.setattr(Alternatives, "like", slowly)
    seen = when_shown(window, lambda _: None)
    QTest.keyClicks(window.sheet.chooser.search, "5")
    assert seen
    assert window.sheet.chooser.isVisible()  # though the notice had the focus
    assert offered(window)
