"""What is half typed in a field when something else is done holds, and where it belongs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from designer.design.files import decode
from tests.window.hands import click, key, middle_of

CTRL = Qt.KeyboardModifier.ControlModifier


def type_over(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


@pytest.fixture
def renamed(window):
    """A name typed over that of `fc`, the field still open."""
    click(window, middle_of(window, "fc"))
    type_over(window.inspector.heading.line, "head")
    return window


def test_a_name_goes_to_its_own_node_when_another_design_comes(renamed):
    design = renamed.document.design
    assert "fc" in design
    renamed.files.open_target("lenet5")
    assert "head" in design
    assert renamed.document.design.name == "LeNet-5"
    assert not renamed.document.history.modified
    assert renamed.inspector.heading.line.text() == "LeNet-5"


def test_and_when_another_tab_is_gone_to(renamed):
    design = renamed.document.design
    renamed.files.open_target("lenet5")
    renamed.tabs.setCurrentIndex(0)
    click(renamed, middle_of(renamed, "head"))
    type_over(renamed.inspector.heading.line, "last")
    bar = renamed.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert "last" in design
    assert not renamed.document.history.modified


def test_a_number_is_saved_as_it_was_typed(window, tmp_path):
    window.document.save(tmp_path / "a.json")
    click(window, middle_of(window, "fc"))
    type_over(window.inspector.editors["out_features"].field, "77")
    key(window, Qt.Key.Key_S, CTRL)
    saved = decode((tmp_path / "a.json").read_bytes())
    assert saved.node("fc").layer.out_features == 77
    assert not window.document.history.modified


def test_closing_asks_about_what_is_typed(renamed, monkeypatch):
    asked = []
    buttons = QMessageBox.StandardButton
    monkeypatch.setattr(QMessageBox, "question", lambda *a: asked.append(a) or buttons.Cancel)
    key(renamed, Qt.Key.Key_W, CTRL)
    assert asked
    assert "head" in renamed.document.design


def test_a_value_of_several_nodes_goes_to_them(window):
    window.scene.select({"conv1", "conv2"})
    design = window.document.design
    type_over(window.bulk.editors["padding"].field, "0")
    window.files.open_target("lenet5")
    assert {design.node(n).layer.padding for n in ("conv1", "conv2")} == {(0, 0)}
    assert not window.document.history.modified


def test_undo_reaches_the_design_from_a_field_where_nothing_is_typed(window):
    click(window, middle_of(window, "conv1"))
    field = window.inspector.editors["out_channels"].field
    before = field.value()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert window.document.design.node("conv1").layer.out_channels == before + 1
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.design.node("conv1").layer.out_channels == before
    QTest.keyClicks(field, "7")  # what is typed is the field's own to take back
    typed = field.text()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != typed
    assert window.document.design.node("conv1").layer.out_channels == before


def test_steps_on_a_number_are_one_until_the_field_is_left(window):
    click(window, middle_of(window, "conv1"))
    field = window.inspector.editors["out_channels"].field
    before = field.value()

    def channels():
        return window.document.design.node("conv1").layer.out_channels

    field.setFocus()
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Up)
    window.view.setFocus()
    field.setFocus()
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Up)
    assert channels() == before + 5
    window.editing.undo()
    assert channels() == before + 3
    window.editing.undo()
    assert channels() == before
    assert not window.document.history.modified


def test_what_is_typed_and_ticked_is_a_step_each(window):
    click(window, middle_of(window, "conv1"))
    field = window.inspector.editors["out_channels"].field
    before = field.value()
    for value in ("24", "48"):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, value)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.document.design.node("conv1").layer.out_channels == 48
    window.editing.undo()
    assert window.document.design.node("conv1").layer.out_channels == 24
    window.editing.undo()
    assert window.document.design.node("conv1").layer.out_channels == before
