"""Adding a layer where it is wanted, by Tab or by a wire that ends nowhere."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from blocks.convolution import Conv2d
from designer.design.design import Wire
from tests.window.hands import click, drag, draw_wire, drop, key, middle_of, on_wire

CTRL = Qt.KeyboardModifier.ControlModifier


def offered(window):
    return [option.text for option in window.sheet.chooser.options]


def typed(window, text, then=Qt.Key.Key_Return):
    QTest.keyClicks(window.sheet.chooser.search, text)
    QTest.keyClick(window.sheet.chooser.search, then)


def empty_place(window):
    return window.scene.contents().topRight() + QPointF(120, 200)


def test_tab_behind_a_node_puts_what_fits_into_its_wire(window):
    design, before = window.document.design, set(window.document.design.wires())
    click(window, middle_of(window, "pool1"))
    key(window, Qt.Key.Key_Tab)
    assert window.sheet.chooser.isVisible()
    assert window.sheet.chooser.search.hasFocus()
    assert offered(window)[0] == "Conv2d"
    assert "Linear" not in offered(window)
    typed(window, "bn")
    assert not window.sheet.chooser.isVisible()
    assert window.view.hasFocus()
    assert Wire("pool1", "out", "batchnorm2d", "in") in set(design.wires())
    assert Wire("batchnorm2d", "out", "conv2", "in") in set(design.wires())
    assert window.scene.selected_nodes() == ["batchnorm2d"]
    key(window, Qt.Key.Key_Z, CTRL)
    assert set(design.wires()) == before
    assert not window.document.history.modified


def test_a_wire_dropped_on_the_empty_canvas_offers_what_fits_and_wires_it(window):
    place = empty_place(window)
    drag(window, window.scene.nodes["pool1"].output_at("out"), place)
    assert "16×8×8" in window.sheet.chooser.title.text()
    typed(window, "conv 128 3x3 /2")
    design = window.document.design
    assert design.node("conv2d").layer == Conv2d(128, 3, stride=2, padding=1)
    assert Wire("pool1", "out", "conv2d", "in") in set(design.wires())
    item = window.scene.nodes["conv2d"]
    assert (item.input_at("in") - place).manhattanLength() < 3
    assert window.scene.wires[Wire("pool1", "out", "conv2d", "in")].known
    key(window, Qt.Key.Key_Z, CTRL)
    assert "conv2d" not in design


def test_a_wire_drawn_backwards_offers_what_can_feed_the_port(window):
    place = empty_place(window)
    drop(window, "Linear", place)
    drag(window, window.scene.nodes["linear"].input_at("in"), place - QPointF(0, 120))
    assert window.sheet.chooser.isVisible()
    assert offered(window)[0] == "Flatten"
    assert "MaxPool2d" not in offered(window)
    typed(window, "flat")
    assert Wire("flatten_2", "out", "linear", "in") in set(window.document.design.wires())


def test_escape_and_a_click_beside_leave_everything_as_it_was(window):
    key(window, Qt.Key.Key_Tab)
    typed(window, "conv", then=Qt.Key.Key_Escape)
    assert not window.sheet.chooser.isVisible()
    key(window, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert window.sheet.chooser.isVisible()
    click(window, empty_place(window))
    assert not window.sheet.chooser.isVisible()
    assert not window.document.history.modified


def test_arrows_choose_and_a_click_places(window):
    click(window, on_wire(window, "pool1"))
    key(window, Qt.Key.Key_Tab)
    second = offered(window)[1]
    QTest.keyClick(window.sheet.chooser.search, Qt.Key.Key_Down)
    QTest.keyClick(window.sheet.chooser.search, Qt.Key.Key_Return)
    assert second.lower() in window.document.design
    key(window, Qt.Key.Key_Tab)
    QTest.keyClicks(window.sheet.chooser.search, "dropout")
    tree = window.sheet.chooser.list
    box = tree.visualItemRect(tree.topLevelItem(0))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert "dropout" in window.document.design


def test_what_does_not_fit_is_not_offered(qtbot, window):
    click(window, middle_of(window, "flatten"))
    key(window, Qt.Key.Key_Tab)
    QTest.keyClicks(window.sheet.chooser.search, "maxpool")
    assert offered(window) == []
    QTest.keyClick(window.sheet.chooser.search, Qt.Key.Key_Return)
    assert window.sheet.chooser.isVisible()
    window.sheet.chooser.search.clear()
    qtbot.waitUntil(
        lambda: "Dropout" in offered(window) and not window.sheet.chooser._more.isActive()
    )
    assert "Conv2d" not in offered(window)


def test_a_drawn_wire_still_ends_on_a_card(window):
    drop(window, "ReLU", empty_place(window))
    draw_wire(window, "pool1", "relu", "in")
    assert not window.sheet.chooser.isVisible()
    assert Wire("pool1", "out", "relu", "in") in window.scene.wires


def test_a_block_of_ones_own_is_offered_too(window):
    window.scene.select({"conv1", "pool1"})
    key(window, Qt.Key.Key_G, CTRL)
    (block,) = window.scene.selected_nodes()
    name = type(window.document.design.node(block).layer).__name__
    key(window, Qt.Key.Key_Tab)
    typed(window, name)
    (added,) = window.scene.selected_nodes()
    assert type(window.document.design.node(added).layer).__name__ == name
    assert added != block
    assert window.document.analysis.nodes[added].known
