"""Names of nodes, designs and ports: typed at the head of the inspector, or after F2."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.design.design import Wire
from designer.design.files import encode
from designer.design.user_blocks import UserBlock
from designer.window.inspector.block_form import BlockForm
from tests.window.hands import click, double_click, key, middle_of

CTRL = Qt.KeyboardModifier.ControlModifier


def type_name(window, name):
    """F2, the name, Return."""
    key(window, Qt.Key.Key_F2)
    line = window.inspector.heading.line
    assert line.hasFocus()
    assert line.selectedText() == line.text()
    QTest.keyClicks(line, name)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_f2_renames_the_selected_node_and_it_stays_selected(window):
    before = encode(window.document.design)
    click(window, middle_of(window, "conv1"))
    type_name(window, "stem")
    assert list(window.document.design.graph)[1] == "stem"
    assert window.scene.selected_nodes() == ["stem"]
    assert window.inspector.heading.line.text() == "stem"
    assert Wire("input", "out", "stem", "in") in window.scene.wires
    key(window, Qt.Key.Key_Z, CTRL)
    assert encode(window.document.design) == before
    assert window.scene.selected_nodes() == ["conv1"]
    assert window.inspector.heading.line.text() == "conv1"


def test_a_refused_name_is_said_beneath_and_can_be_mended(window):
    click(window, middle_of(window, "conv1"))
    type_name(window, "conv2")
    heading = window.inspector.heading
    assert heading.complaint.isVisible()
    assert heading.complaint.text() == "The id `conv2` is taken: choose another."
    assert not window.document.history.modified
    QTest.keyClicks(heading.line, "_b")
    QTest.keyClick(heading.line, Qt.Key.Key_Return)
    assert "conv2_b" in window.document.design
    assert not window.inspector.heading.complaint.isVisible()


def test_escape_leaves_the_name_as_it_was(window):
    click(window, middle_of(window, "conv1"))
    key(window, Qt.Key.Key_F2)
    line = window.inspector.heading.line
    QTest.keyClicks(line, "other")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "conv1"
    assert not window.document.history.modified


def test_without_a_selection_the_design_is_named(window):
    click(window, middle_of(window, "conv1"))
    window.scene.select(set())
    line = window.inspector.heading.line
    assert line.text() == "Small CNN"
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    QTest.keyClick(line, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(line, "My digits")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.document.design.name == "My digits"
    assert window.windowTitle().startswith("My digits")
    assert "My digits" in window.tabs.tabText(0)
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.document.design.name == "Small CNN"
    assert window.inspector.heading.line.text() == "Small CNN"


def test_several_nodes_have_no_name(window):
    window.scene.select({"conv1", "conv2"})
    key(window, Qt.Key.Key_F2)
    assert window.status.currentMessage() == "Select one node to rename it."


def test_a_port_of_a_block_is_renamed_inside_and_its_wire_follows(window):
    window.scene.select({"conv1", "pool1"})
    key(window, Qt.Key.Key_G, CTRL)
    before = encode(window.document.design)
    double_click(window, middle_of(window, "block"))
    click(window, middle_of(window, "input"))
    type_name(window, "image")
    assert window.scene.selected_nodes() == ["image"]
    assert Wire("input", "out", "block", "image") in set(window.document.design.wires())
    assert window.document.analysis.diagnostics == ()
    window.scene.select(set())
    key(window, Qt.Key.Key_F2)
    assert window.inspector.findChild(BlockForm).name.hasFocus()
    window.view.setFocus()
    key(window, Qt.Key.Key_Z, CTRL)
    assert encode(window.document.design) == before


def test_a_tab_inside_a_block_stays_while_the_block_is_renamed(window):
    window.scene.select({"conv1", "pool1"})
    key(window, Qt.Key.Key_G, CTRL)
    key(window, Qt.Key.Key_Return, CTRL)
    assert len(window.tabs.sheets()) == 2
    window.tabs.setCurrentIndex(0)
    click(window, middle_of(window, "block"))
    type_name(window, "stem")
    assert len(window.tabs.sheets()) == 2
    inside = window.tabs.sheets()[1]
    assert inside.workspace.path[-1] == "stem"
    assert inside.title.startswith("stem")
    assert isinstance(window.document.design.node("stem").layer, UserBlock)


def test_the_inside_of_a_built_in_block_can_not_be_renamed(window):
    double_click(window, middle_of(window, "conv1"))
    click(window, middle_of(window, "conv"))
    assert window.inspector.heading.line.isReadOnly()
