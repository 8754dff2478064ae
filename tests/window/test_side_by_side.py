"""Two designs side by side: they move together, and what differs can be gone to."""

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from designer.design.annotating import add_frame
from designer.design.files import save
from designer.design.targets import load
from designer.window.differing.differences import differences
from designer.window.differing.side_by_side import PAUSE, SideBySide
from designer.window.menus.command_palette import CommandPalette
from tests.window.hands import buttons, click, drop, key, middle_of, on_wire, press

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def chosen(window, text):
    """Compare with…, by keys."""
    key(window, Qt.Key.Key_D, CTRL | ALT)
    (palette,) = [p for p in window.findChildren(CommandPalette) if p.isVisible()]
    QTest.keyClicks(palette.search, text)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    page = window.tabs.currentWidget()
    assert isinstance(page, SideBySide)
    return page


@pytest.fixture
def page(window):
    """The design, edited, against the preset that it was."""
    drop(window, "Dropout", on_wire(window, "pool1"))
    click(window, middle_of(window, "fc"))
    window.inspector.editors["out_features"].field.setValue(20)
    return chosen(window, "Small CNN")


def rows(page):
    tree = page.list
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(tree.columnCount())] for item in items]


def test_what_differs_is_listed_with_its_cost_and_marked(page):
    assert rows(page)[:2] == [
        ["− removed", "dropout", "Dropout p = 0.5", "", ""],
        ["± changed", "fc", "out_features: 20 → 10", "−650", "−640"],
    ]
    left, right = page.sides
    assert {k: v for k, v in left.scene.look.marks.items() if isinstance(k, str)} == {
        "dropout": "removed",
        "fc": "changed",
    }
    assert right.scene.look.marks["fc"] == "changed"
    assert (left.name.text(), right.name.text()) == ("Small CNN*", "Small CNN (preset)")
    assert "parameters 24\u202f708 → 24\u202f058 (−650)" in page.summary.text()
    assert left.scene.nodes["fc"].pos() == right.scene.nodes["fc"].pos()


def test_notes_stay_where_they_were_written(window):
    design = window.document.design
    window.document.do(add_frame(design, (900.0, 0.0, 300.0, 200.0), "Stem"))
    page = chosen(window, "Small CNN")
    assert not any(side.scene.notes.items for side in page.sides)
    assert len(design.notes) == 1


def test_both_canvases_pan_and_zoom_together(page):
    left, right = (side.view for side in page.sides)
    at = QPointF(120, 90)
    event = QWheelEvent(
        at,
        right.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = right.zoom()
    QApplication.sendEvent(right.viewport(), event)
    assert right.zoom() > before
    assert left.transform() == right.transform()
    assert left.mapToScene(QPoint(30, 30)) == right.mapToScene(QPoint(30, 30))
    middle = Qt.MouseButton.MiddleButton
    QTest.mousePress(left.viewport(), middle, NONE, QPoint(100, 100))
    QTest.mouseMove(left.viewport(), QPoint(140, 160))
    QTest.mouseRelease(left.viewport(), middle, NONE, QPoint(140, 160))
    assert left.mapToScene(QPoint(30, 30)) == right.mapToScene(QPoint(30, 30))


def test_a_click_on_a_change_goes_to_it_on_both_sides(page):
    item = page.list.topLevelItem(1)
    QTest.mouseClick(page.list.viewport(), LEFT, NONE, page.list.visualItemRect(item).center())
    for side in page.sides:
        assert side.scene.selected_nodes() == ["fc"]
        seen = side.view.mapToScene(side.view.viewport().rect()).boundingRect()
        assert seen.contains(side.scene.nodes["fc"].sceneBoundingRect().center())
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.sides[0].scene.selected_nodes() == ["dropout"]
    assert page.sides[1].scene.selected_nodes() == []


def test_a_node_chosen_on_one_side_is_chosen_on_the_other(page):
    left, right = page.sides
    page.show_whole()
    place = left.view.mapFromScene(left.scene.nodes["conv1"].sceneBoundingRect().center())
    QTest.mouseClick(left.view.viewport(), LEFT, NONE, place)
    assert right.scene.selected_nodes() == ["conv1"]


def test_it_follows_the_open_design_also_with_its_sides_swapped(qtbot, window, page):
    press(buttons(page)["Swap sides"])
    assert rows(page)[0][0] == "+ added"
    window.tabs.setCurrentIndex(0)
    before = rows(page)
    window.editing.undo()
    qtbot.wait(2 * PAUSE)
    assert rows(page) == before  # unseen, it is not made anew
    window.tabs.setCurrentWidget(page)
    qtbot.waitUntil(lambda: not page.outdated.pending)
    assert [row[1] for row in rows(page)] == ["dropout", "wire"] or rows(page)[0][1] == "dropout"
    assert all(row[1] != "fc" for row in rows(page))
    assert page.sides[1].name.text() == "Small CNN*"
    window.tabs.setCurrentIndex(0)
    window.editing.undo()
    window.tabs.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.summary.text() == "The same network.")
    assert page.list.isHidden()


def test_back_leads_to_the_design_and_nothing_is_left(qtbot, window, page):
    tabs = window.tabs.count()
    press(buttons(page)["Back"])
    assert window.tabs.count() == tabs - 1
    assert window.document.design.name == "Small CNN"
    assert window.tabs.has_design
    assert window.beside._pages == {}
    window.editing.undo()
    assert not page.outdated.pending


def test_a_comparison_that_was_closed_is_gone_from_memory(window):
    page = chosen(window, "AlexNet")
    gone = ref(page)
    press(buttons(page)["Back"])
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


def test_the_copies_can_t_be_changed_and_actions_rest(window, page):
    assert not window.actions_by_name["editing.undo"].isEnabled()
    assert not window.actions_by_name["beside.choose"].isEnabled()
    view = page.sides[0].view
    place = view.mapFromScene(page.sides[0].scene.nodes["conv1"].sceneBoundingRect().center())
    QTest.mouseClick(view.viewport(), LEFT, NONE, place)
    before = page.sides[0].scene.nodes["conv1"].pos()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert page.sides[0].scene.nodes["conv1"].pos() == before
    assert "dropout" in window.tabs.sheets()[0].document.design


def test_another_open_design_and_a_file(window, tmp_path, monkeypatch):
    window.files.open_target("lenet5")
    page = chosen(window, "small cnn (open)")
    assert page.sides[1].name.text() == "Small CNN"
    press(buttons(page)["Back"])
    save(load("lenet5_1998"), tmp_path / "old.json")
    answer = str(tmp_path / "old.json"), ""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)
    page = chosen(window, "a file")
    assert page.sides[1].name.text().endswith("(old.json)")
    (tmp_path / "old.json").write_text("{}")
    window.tabs.setCurrentIndex(0)
    window.beside.compare_with_target(str(tmp_path / "old.json"))
    assert "old.json" in window.status.currentMessage()


def test_the_tab_is_closed_as_any_other_and_dark_is_drawn(window, page):
    window.appearance.dark()
    image = page.sides[0].view.grab().toImage()
    assert image.pixelColor(3, 3).lightness() < 90
    window.appearance.light()
    count = window.tabs.count()
    window.files.open_target("lenet5")
    assert window.tabs.indexOf(page) >= 0  # it lasts while other tabs are opened
    window.tabs.setCurrentWidget(page)
    window.files.close()
    assert window.tabs.count() == count
    assert window.beside._pages == {}


def test_the_costs_in_the_list_sum_to_the_total(window):
    click(window, middle_of(window, "conv1"))
    window.inspector.editors["out_channels"].field.setValue(24)
    page = chosen(window, "Small CNN")
    found, listed = page.found, differences(page.found)
    for what in ("parameters", "macs"):
        total = getattr(found.after.totals, what) - getattr(found.before.totals, what)
        assert total == sum(getattr(row, what) for row in listed) != 0
    assert [(row.kind, row.title) for row in listed] == [("changed", "conv1"), ("follows", "conv2")]
    assert rows(page)[1][0] == "→ follows"
