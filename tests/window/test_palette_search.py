"""The palette's search: shorthand with arguments, words miswritten, and a sentence for nothing."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from blocks.convolution import Conv2d
from blocks.regularization import Dropout
from tests.window.hands import click, drop, middle_of


def shown(window):
    return [item.text(0) for item in window.palette_panel._items() if not item.isHidden()]


def typed(window, text):
    search = window.palette_panel.search
    search.clear()
    QTest.keyClicks(search, text)
    return shown(window)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3x3", "Conv2d   3×3, 64"),
        ("conv 3x3", "Conv2d   3×3, 64"),
        ("conv 128", "Conv2d   3×3, 128"),
        ("fc 10", "Linear   10"),
        ("btchnrm", "BatchNorm2d"),
        ("convv", "Conv2d"),
        ("batchnrom", "BatchNorm2d"),
        ("resnt50", "ResNet-50"),
        ("resnet 50", "ResNet-50"),
        ("googel", "GoogLeNet"),
    ],
)
def test_shorthand_and_slips_find(window, text, wanted):
    found = typed(window, text)
    assert any(line.startswith(wanted) for line in found), found
    assert len(found) < 60
    assert not window.palette_panel.nothing.isVisible()


def test_what_is_well_written_brings_no_guesses(window):
    assert all("batch" in line.lower() for line in typed(window, "batchnorm2d"))


@pytest.mark.parametrize(
    ("text", "layer", "copies"),
    [
        ("conv 128 3x3 /2", Conv2d(128, 3, stride=2, padding=1), 1),
        ("3x3", Conv2d(kernel_size=3, padding=1), 1),
        ("convv 32", Conv2d(32), 1),
        ("conv2d 16 x3", Conv2d(16), 3),
        ("dropout 0.2", Dropout(0.2), 1),
    ],
)
def test_enter_places_with_the_arguments_asked_for(window, text, layer, copies):
    click(window, middle_of(window, "pool1"))
    typed(window, text)
    QTest.keyClick(window.palette_panel.search, Qt.Key.Key_Return)
    (node_id,) = window.scene.selected_nodes()
    node = window.document.design.node(node_id)
    assert (node.layer, node.repeat) == (layer, copies)


def test_a_drag_takes_the_arguments_along(window):
    typed(window, "conv 128 3x3")
    place = window.scene.contents().topRight() + QPointF(120, 200)
    drop(window, "Conv2d", place, window.palette_panel.arguments("Conv2d"))
    (node_id,) = window.scene.selected_nodes()
    assert window.document.design.node(node_id).layer == Conv2d(128, 3, padding=1)
    assert window.palette_panel.arguments("ReLU") == ""


def test_a_network_miswritten_opens(window):
    typed(window, "resnt50")
    QTest.keyClick(window.palette_panel.search, Qt.Key.Key_Return)
    assert window.document.design.name == "ResNet-50"


def test_nothing_found_is_said_and_names_stand_alone_again(window):
    typed(window, "conv 128")
    assert typed(window, "no such layer") == []
    assert "Nothing like “no such layer”" in window.palette_panel.nothing.text()
    assert window.palette_panel.nothing.isVisible()
    QTest.keyClick(window.palette_panel.search, Qt.Key.Key_Return)
    assert not window.document.history.modified
    window.palette_panel.search.clear()
    assert not window.palette_panel.nothing.isVisible()
    assert "Conv2d" in shown(window)


def test_what_enter_takes_is_marked_and_arrows_go_on_from_it(window):
    panel = window.palette_panel
    typed(window, "conv")
    assert panel.tree.currentItem().text(0).startswith("Conv2d")
    following = panel.tree.itemBelow(panel.tree.currentItem())
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.tree.currentItem() is following
    before = set(window.document.design.graph)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    (fresh,) = set(window.document.design.graph) - before
    kind = type(window.document.design.node(fresh).layer).__name__
    assert kind == following.text(0).split()[0]
    QTest.keyClick(panel.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(panel.search, Qt.Key.Key_Delete)
    assert panel.tree.currentItem() is None


def test_with_nothing_selected_a_layer_is_placed_beside_the_cards(window):
    typed(window, "conv 128 3x3")
    before = set(window.scene.nodes)
    for _ in range(2):
        window.scene.select(set())
        QTest.keyClick(window.palette_panel.search, Qt.Key.Key_Return)
    fresh = window.scene.nodes.keys() - before
    assert len(fresh) == 2
    cards = {n: item.body().translated(item.pos()) for n, item in window.scene.nodes.items()}
    assert not any(cards[n].intersects(cards[m]) for n in fresh for m in cards if m != n)
