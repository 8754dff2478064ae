"""The command palette: the menus' order and paths, what is on, what can't be done now."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from designer.window.menus.command_palette import CommandPalette
from tests.window.hands import key

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(window, text=""):
    key(window, Qt.Key.Key_K, CTRL)
    palette = window.findChildren(CommandPalette)[-1]
    QTest.keyClicks(palette.search, text)
    return palette


def lines(palette):
    return [palette.list.item(n).text() for n in range(palette.list.count())]


def in_menus(menu, path):
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from in_menus(below, f"{path} › {action.text()}")
        elif not action.isSeparator():
            yield f"{'✓ ' * action.isChecked()}{path} › {action.text()}"


def test_before_typing_it_has_the_order_of_the_menus_and_all_that_is_in_them(window):
    palette = opened(window)
    menus = window.menuBar().actions()
    wanted = [line for entry in menus for line in in_menus(entry.menu(), entry.text())]
    assert lines(palette)[: len(wanted)] == wanted
    assert palette.list.currentItem().text() == "File › New"
    assert "Panels › Training" in wanted
    assert "✓ Panels › Inspector" in wanted
    assert "View › Open inside" in wanted


def test_a_menus_name_finds_what_is_in_it(window):
    palette = opened(window, "theme")
    assert {"✓ View › Theme › Light", "View › Theme › Dark"} <= set(lines(palette)[:4])
    palette.search.clear()
    QTest.keyClicks(palette.search, "theme dark")
    assert lines(palette)[0] == "View › Theme › Dark"
    palette.search.clear()
    QTest.keyClicks(palette.search, "panel")
    assert lines(palette)[0] == "✓ Panels › Palette"
    palette.search.clear()
    QTest.keyClicks(palette.search, "french")
    assert lines(palette)[0] == "View › Language › Français"
    palette.close()


def test_a_panel_is_unfolded(window):
    palette = opened(window, "memory")
    assert not window.docks["memory"].isVisible()
    while palette.list.currentItem().text() != "Panels › Memory":
        QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.docks["memory"].isVisible()


def test_what_can_not_be_done_is_grey_passed_over_and_not_run(window):
    palette = opened(window, "redo")
    assert lines(palette)[0] == "Edit › Redo"
    grey = palette.list.item(0)
    assert not grey.flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.search, Qt.Key.Key_Return)  # it does not do what is less meant
    place = palette.list.visualItemRect(grey).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert palette.isVisible()
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    palette.close()


def test_of_a_menu_that_was_asked_for_the_first_that_can_be_done_is_chosen(window):
    palette = opened(window, "edit")
    assert lines(palette)[:2] == ["Edit › Undo", "Edit › Redo"]
    assert palette.list.currentItem().text() == "Edit › Cut"
    palette.close()


def test_own_words_go_before_those_of_the_menu(window):
    palette = opened(window, "arrange")
    assert lines(palette)[0] == "Arrange › Arrange"
    palette.close()


def test_keys_stand_beside_what_they_do(window):
    palette = opened(window, "duplicate")
    assert palette.list.item(0).text() == "Edit › Duplicate"
    before = palette.list.grab().toImage()
    window.actions_by_name["editing.duplicate"].setShortcuts([])
    palette.close()
    again = opened(window, "duplicate")
    assert again.list.grab().toImage() != before
    again.close()
