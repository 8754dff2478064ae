"""Resting on a node shows its figures, the arithmetic and what it sees of the input."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.window.inspector.hover_card import HoverCard
from tests.window.hands import middle_of, pixel


def rest_on(window, place):
    at = pixel(window, place)
    viewport = window.view.viewport()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    return window.view.findChild(HoverCard)


def test_the_card_says_what_the_node_costs_and_sees(open_window):
    window = open_window("resnet18")
    card = rest_on(window, middle_of(window, "conv1"))
    assert card.isVisible()
    assert "(3·7·7)·64" in card.facts.text()
    assert "7×7 px of 224×224" in card.field.caption.text()
    assert window.view.rect().contains(card.geometry())
    QTest.mouseMove(
        window.view.viewport(), pixel(window, middle_of(window, "conv1") + QPointF(2, 2))
    )
    assert card.isVisible()
    QTest.mouseMove(window.view.viewport(), pixel(window, middle_of(window, "fc")))
    assert not card.isVisible()


def test_no_card_beside_nodes(window):
    item = window.scene.nodes["conv1"]
    assert not rest_on(window, item.pos() + QPointF(-60, 0)).isVisible()
