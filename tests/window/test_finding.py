"""The find bar: typing, going on, selecting, and what it says of nonsense."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.window.hands import key, press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def ask(window, text):
    key(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.sheet.find_bar.query, text)
    return window.sheet.find_bar


def test_what_is_typed_is_found_ringed_and_brought_into_view(open_window):
    window = open_window("vgg16")
    window.view.zoom_by(4)
    bar = ask(window, "conv macs>5%")
    assert bar.isVisible()
    found = set(window.sheet.look.found)
    assert bar.tally.text() == f"1 of {len(found)}"
    (first,) = window.scene.selected_nodes()
    assert first in found
    shown = window.view.mapToScene(window.view.viewport().rect()).boundingRect()
    assert shown.intersects(window.scene.nodes[first].sceneBoundingRect())


def test_enter_and_f3_go_on_and_shift_enter_goes_back(window):
    bar = ask(window, "type:convbnrelu")
    order = []
    for _ in range(4):
        order += window.scene.selected_nodes()
        QTest.keyClick(bar.query, Qt.Key.Key_Return)
    assert order == ["conv1", "conv2", "conv3", "conv1"]
    QTest.keyClick(bar.query, Qt.Key.Key_Return, SHIFT)
    assert window.scene.selected_nodes() == ["conv1"]
    assert bar.tally.text() == "1 of 3"
    QTest.keyClick(bar.query, Qt.Key.Key_F3)
    assert window.scene.selected_nodes() == ["conv2"]


def test_all_matches_are_selected(window):
    bar = ask(window, "pool")
    press(bar.all)
    assert set(window.scene.selected_nodes()) == {"pool1", "pool2", "avgpool"}
    assert window.view.hasFocus()
    assert window.bulk.isVisible()


def test_a_bad_query_gets_a_sentence_and_nothing_found_says_none(window):
    bar = ask(window, "macs>much")
    assert "`macs` is compared with a number" in bar.complaint.text()
    assert bar.complaint.isVisible()
    bar.query.clear()
    assert not bar.complaint.isVisible()
    QTest.keyClicks(bar.query, "nothing")
    assert bar.tally.text() == "none"
    assert not bar.all.isEnabled()


def test_the_matches_follow_the_design_and_escape_closes(window):
    bar = ask(window, "convbn")
    window.scene.select({"conv2"})
    window.editing.delete()
    assert bar.tally.text() == "1 of 2"
    window.editing.undo()
    assert window.sheet.look.found == {"conv1", "conv2", "conv3"}
    QTest.keyClick(bar.query, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.sheet.look.found == frozenset()
    assert window.view.hasFocus()


def test_the_palettes_search_has_a_key_of_its_own(window):
    key(window, Qt.Key.Key_Slash)
    assert window.palette_panel.search.hasFocus()
    QTest.keyClicks(window.palette_panel.search, "a/b")
    assert window.palette_panel.search.text() == "a/b"
