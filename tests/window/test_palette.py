"""Favourites, the list of shortcuts, and that focus can be seen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.window.remembered import favourites
from tests.window.hands import key


def entry(window, name):
    for group in window.palette_panel._groups()[1:]:
        for place in range(group.childCount()):
            if group.child(place).text(0) == name:
                return group.child(place)
    raise LookupError(name)


def starred(window):
    group = window.palette_panel._groups()[0]
    return [group.child(place).text(0) for place in range(group.childCount())]


def test_a_starred_layer_is_on_top_and_remembered(window, open_window):
    tree = window.palette_panel.tree
    assert window.palette_panel._groups()[0].isHidden()
    for name in ("Conv2d", "GELU"):
        tree.setCurrentItem(entry(window, name))
        QTest.keyClicks(tree, "*")
    assert starred(window) == ["Conv2d", "GELU"]
    assert starred(open_window()) == ["Conv2d", "GELU"]


def test_the_context_menu_stars_and_takes_the_star_away(window):
    palette, item = window.palette_panel, entry(window, "Dropout")
    menu = palette.menu_of(item)
    actions = {action.text().split("\t")[0]: action for action in menu.actions()}
    actions["Add to favourites"].trigger()
    assert favourites.names() == ["Dropout"]
    actions = {a.text().split("\t")[0]: a for a in palette.menu_of(item).actions()}
    actions["Remove from favourites"].trigger()
    assert starred(window) == []
    assert palette._groups()[0].isHidden()


def test_a_favourite_is_placed_by_enter(window):
    tree = window.palette_panel.tree
    tree.setCurrentItem(entry(window, "Dropout"))
    QTest.keyClicks(tree, "*")
    tree.setCurrentItem(window.palette_panel._groups()[0].child(0))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert "dropout" in window.document.design


def test_f1_lists_every_action_that_has_a_key(window):
    key(window, Qt.Key.Key_F1)
    dialog = window.shortcuts
    assert dialog.isVisible()
    groups = [dialog.list.topLevelItem(n) for n in range(dialog.list.topLevelItemCount())]
    lines = {g.child(n).text(0): g.child(n).text(1) for g in groups for n in range(g.childCount())}
    for action in window.actions_by_name.values():
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString() in lines[action.text()]
    assert lines["Add a layer here"] == "Tab"
    QTest.keyClicks(dialog.search, "minimap")
    every = [g.child(n) for g in groups for n in range(g.childCount())]
    shown = [line.text(0) for line in every if not line.isHidden()]
    assert shown == ["Minimap", "Pan"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_focus_can_be_seen(window):
    for widget in (window.palette_panel.tree, window.palette_panel.search):
        window.view.setFocus()
        before = widget.grab().toImage()
        widget.setFocus()
        assert widget.grab().toImage() != before
