"""Clipboard, duplicate, bypass, and the palette of commands, by keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from designer.design.design import Wire
from designer.window.menus.command_palette import CommandPalette, closeness
from tests.window.hands import click, key, middle_of

CTRL = Qt.KeyboardModifier.ControlModifier


def test_copy_in_one_window_paste_in_another(open_window):
    source, target = open_window("small_cnn"), open_window(None)
    source.activateWindow()
    click(source, middle_of(source, "conv1"))
    source.scene.select({"conv1", "pool1"})
    source.editing.copy()
    assert '"format": "netwright"' in QGuiApplication.clipboard().text()
    target.editing.paste()
    assert set(target.document.design.graph) == {"conv1", "pool1"}
    assert set(target.scene.selected_nodes()) == {"conv1", "pool1"}
    target.editing.undo()
    assert not len(target.document.design)


def test_duplicate_and_cut_by_keys(window):
    click(window, middle_of(window, "fc"))
    key(window, Qt.Key.Key_D, CTRL)
    assert window.scene.selected_nodes() == ["fc_2"]
    key(window, Qt.Key.Key_X, CTRL)
    assert "fc_2" not in window.document.design
    key(window, Qt.Key.Key_V, CTRL)
    assert window.scene.selected_nodes() == ["fc_2"]


def test_pasting_nonsense_says_so(window):
    QGuiApplication.clipboard().setText("good morning")
    key(window, Qt.Key.Key_V, CTRL)
    assert window.status.currentMessage().startswith("Nothing to paste.")
    assert not window.document.history.modified


def test_bypass_by_keys(window):
    click(window, middle_of(window, "pool1"))
    key(window, Qt.Key.Key_Backspace, CTRL)
    assert Wire("conv1", "out", "conv2", "in") in window.scene.wires
    window.editing.undo()
    assert not window.document.history.modified


def test_a_command_is_found_by_some_letters_and_done_by_enter(window):
    key(window, Qt.Key.Key_K, CTRL)
    (palette,) = window.findChildren(CommandPalette)
    QTest.keyClicks(palette.search, "add softm")
    assert palette.list.item(0).text() == "Add Softmax"
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert "softmax" in window.document.design


def test_an_alias_finds_a_layer(window):
    window.open_commands()
    palette = window.findChildren(CommandPalette)[-1]
    QTest.keyClicks(palette.search, "fc")
    assert palette.list.item(0).text() == "Add Linear"
    palette.close()


def test_closeness_prefers_beginnings_then_parts_then_aliases_then_letters():
    texts = ["Undo", "Add Undo", "Unfold", "Ruin"]
    scores = [closeness("un", text) for text in texts]
    assert scores[0] < scores[1]
    assert scores[2] < scores[1]
    assert scores[3] is None or scores[3] > scores[1]
    assert closeness("xyz", "Undo") is None
    assert closeness("", "Undo") is not None
