"""Sentences in the status bar and beside the mouse: where they stand, and until when."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.window.hands import LEFT, NONE, click, drag, key, middle_of, pixel

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_refusal_goes_when_something_is_done(window):
    key(window, Qt.Key.Key_R, CTRL)
    assert window.status.currentMessage() == "Select the nodes to change first."
    click(window, middle_of(window, "pool1"))
    key(window, Qt.Key.Key_J, CTRL)
    assert window.status.currentMessage() == "Select the two nodes to connect first."
    key(window, Qt.Key.Key_Right)  # the node is moved
    assert window.status.currentMessage() == ""


def test_what_is_said_of_an_action_stays_until_the_next_one(window):
    drag(window, middle_of(window, "pool1"), middle_of(window, "pool1") * 1.2)
    window.scene.select(set())
    key(window, Qt.Key.Key_L, CTRL)
    assert "stays where it was placed" in window.status.currentMessage()
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.status.currentMessage() == ""


def test_another_sentence_than_a_refusal_is_left_alone(window):
    key(window, Qt.Key.Key_R, CTRL)
    window.say("Saved it")
    window.scene.select({"pool1"})
    key(window, Qt.Key.Key_Delete)
    assert window.status.currentMessage() == "Saved it"


def test_the_sentence_beside_a_drawn_wire_leaves_both_cards_in_sight(window):
    window.view.fit()
    item, viewport = window.scene.nodes["conv3"], window.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, pixel(window, item.output_at("out")))
    hint = window.view.hint_label
    card = window.view.mapFromScene(window.scene.area(["conv3"])).boundingRect()
    for target in ("conv2", "conv1", "pool2", "fc"):
        there = pixel(window, window.scene.nodes[target].input_at("in"))
        QTest.mouseMove(viewport, there)
        if hint.isVisible():
            assert not hint.geometry().intersects(card), target
            aimed = window.view.mapFromScene(window.scene.area([target])).boundingRect()
            assert not hint.geometry().intersects(aimed), target
    assert hint.isVisible()
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not hint.isVisible()
