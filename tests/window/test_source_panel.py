"""The live source: colours, lines and nodes that select each other, copy and save."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from designer.translate.source import to_source
from designer.window.look.theme import LIGHT
from tests.window.hands import buttons, click, double_click, middle_of, press


@pytest.fixture
def panel(qtbot, open_window):
    """A window's source panel, filled."""

    def show(target="small_cnn"):
        window = open_window(target)
        window.show_panel("source")
        qtbot.waitUntil(lambda: window.source.toPlainText() != "")
        return window, window.source

    return show


def place_of(source, text):
    """The cursor's position where a text begins."""
    found = source.document().find(text)
    assert not found.isNull(), text
    return found.selectionStart()


def click_on(source, text):
    cursor = source.textCursor()
    cursor.setPosition(place_of(source, text))
    source._listening = False
    source.setTextCursor(cursor)  # scrolls there
    source.moveCursor(QTextCursor.MoveOperation.Start)
    source._listening = True
    source.verticalScrollBar().setValue(cursor.blockNumber())
    QTest.mouseClick(
        source.viewport(), Qt.MouseButton.LeftButton, pos=source.cursorRect(cursor).center()
    )


def test_the_source_follows_and_marks_the_selection(qtbot, window):
    window.show_panel("source")
    qtbot.waitUntil(lambda: window.source.toPlainText() != "")
    assert "class SmallCNN(nn.Module):" in window.source.toPlainText()
    click(window, middle_of(window, "fc"))
    marked = [mark.cursor.block().text().strip() for mark in window.source.extraSelections()]
    assert marked == ["self.fc = nn.Linear(64, 10, bias=True)", "x = self.fc(x)"]
    window.inspector.editors["out_features"].field.setValue(7)
    changed = "self.fc = nn.Linear(64, 7, bias=True)"
    qtbot.waitUntil(lambda: changed in window.source.toPlainText())


def test_a_click_on_a_line_selects_its_node_and_the_text_stays(panel):
    window, source = panel()
    click_on(source, "self.fc = nn.Linear")
    assert window.scene.selected_nodes() == ["fc"]
    assert "out_features" in window.inspector.editors
    assert source.textCursor().block().text().strip().startswith("self.fc")
    QTest.keyClick(source, Qt.Key.Key_Up)
    assert window.scene.selected_nodes() == ["avgpool"]


def test_a_line_of_a_blocks_class_selects_the_nodes_that_hold_the_block(panel):
    window, source = panel("resnet18")
    click_on(source, "class BasicBlock(")
    assert set(window.scene.selected_nodes()) == {"layer1", "layer2", "layer3", "layer4"}
    click_on(source, "self.downsample = nn.Sequential(")
    assert set(window.scene.selected_nodes()) == {"layer2", "layer3", "layer4"}
    click_on(source, "class ResNet18(")
    assert set(window.scene.selected_nodes()) == {"layer2", "layer3", "layer4"}  # of no node


def test_a_line_leads_out_of_a_block_that_is_shown(panel):
    window, source = panel("resnet18")
    double_click(window, middle_of(window, "layer2"))
    click_on(source, "self.fc = nn.Linear")
    assert not window.workspace.is_inside
    assert window.scene.selected_nodes() == ["fc"]


def test_selecting_on_the_canvas_does_not_answer_back(panel):
    window, _ = panel("resnet18")
    click(window, middle_of(window, "layer1"))
    assert window.scene.selected_nodes() == ["layer1"]


def colour_at(source, text):
    place = place_of(source, text)
    block = source.document().findBlock(place)
    source.verticalScrollBar().setValue(block.blockNumber())  # lines out of view have none yet
    for run in block.layout().formats():
        if run.start <= place - block.position() < run.start + run.length:
            return run.format.foreground().color()
    return None


def test_python_is_coloured(panel):
    window, source = panel()
    for text, name in (
        ("import torch", "keyword"),
        ("SmallCNN(nn", "name"),
        ('"""Small CNN', "string"),
        ("64, 10", "number"),
        ("super()", "name"),
        ("True)", "keyword"),
    ):
        assert colour_at(source, text) == LIGHT[name], text
    assert colour_at(source, "nn.Linear") is None
    window.actions_by_name["appearance.toggle"].trigger()
    assert colour_at(source, "64, 10") == window.look.theme["number"] != LIGHT["number"]
    window.actions_by_name["appearance.toggle"].trigger()


def test_only_lines_that_differ_are_replaced(panel):
    _, source = panel()
    chance, lines = random.Random(7), ["class A:", "    x = 1", "    y = 2", "", "é😀 = 3", "z"]
    for _ in range(300):
        text = "".join(f"{line}\n" for line in chance.choices(lines, k=chance.randrange(7)))
        source._replace(text)
        assert source.toPlainText() == text


def test_copy_and_save(panel, monkeypatch, tmp_path):
    window, source = panel()
    press(buttons(source)["Copy"])
    assert QGuiApplication.clipboard().text() == to_source(window.document.design)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / "net"), ""))
    press(buttons(source)["Save…"])
    assert (tmp_path / "net.py").read_text() == to_source(window.document.design)
