"""What a long session must not leave behind; each was found by the monkey."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from designer.window.menus.command_palette import CommandPalette
from tests.window.hands import click, drag, middle_of
from tests.window.monkey import settle


def test_the_command_palette_is_gone_once_it_is_closed(window):
    for _ in range(3):
        window.open_commands()
        window.findChild(CommandPalette).reject()
        settle()
    assert not window.findChildren(CommandPalette)


def test_a_context_menu_is_gone_once_it_is_closed(window):
    settle()
    before = len(window.findChildren(QMenu))
    for _ in range(3):
        window._menu(window.mapToGlobal(window.rect().center()))
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
        settle()
    assert len(window.findChildren(QMenu)) == before
    assert all(action.text() for action in window.actions_by_name.values())  # they outlive it


def test_a_closed_pane_gets_no_canvas_before_it_is_deleted(window):
    split = window.actions_by_name["panes.set_split"]
    split.trigger()
    split.trigger()
    window.files.new()  # another tab comes before Qt has deleted the pane
    window.files.open_target("vgg11")
    settle()
    assert [len(sheet.views) for sheet in window.tabs.sheets()] == [1, 1]


def test_a_tab_about_a_block_says_where_it_can_be_unpacked(open_window):
    window, said = open_window("resnet18"), []
    window.tabs.refused.connect(said.append)
    block = next(n.id for n in window.document.design.nodes() if n.id.startswith("layer"))
    window.tabs.open_inside(block)
    window.blocks.unpack_entered()
    assert said == ["This tab is about the block alone: unpack it in the design around it."]


def test_a_drag_that_is_called_off_leaves_the_wires_as_they_were(window):
    def laid():
        return {w: (i._label_at, i._bends, i.moving) for w, i in window.scene.wires.items()}

    before, place = laid(), middle_of(window, "conv2")
    click(window, place)
    window.document.read_only = True
    drag(window, place, place + QPointF(90, 30))
    assert laid() == before
