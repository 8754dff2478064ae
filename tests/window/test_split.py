"""The canvas twice, side by side: one design or two, each with a zoom of its own."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.window.hands import click, drop, key, middle_of, on_wire

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def split(window):
    key(window, Qt.Key.Key_Backslash, CTRL)
    return window.panes.second


def press_in(view, place):
    QTest.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(place))


def test_two_views_on_one_design_with_zooms_of_their_own(window):
    first = window.view
    second = split(window)
    assert second.isVisible()
    assert second.view.canvas is window.scene
    before = first.transform()
    press_in(second.view, middle_of(window, "fc"))
    assert window.view is second.view
    assert window.scene.selected_nodes() == ["fc"]
    key(window, Qt.Key.Key_Plus, CTRL)
    assert second.view.zoom() > first.zoom()
    assert first.transform() == before
    drop(window, "Linear", on_wire(window, "pool1"))
    assert "linear" in window.scene.nodes
    bubbles = [window.sheet._bubbles[view] for view in (first, second.view)]
    second.view.reveal("linear")
    first.reveal("linear")
    assert all(bubble.isVisible() for bubble in bubbles)
    press_in(first, middle_of(window, "pool1"))
    assert window.view is first


def test_another_tab_beside_is_worked_in_and_everything_follows(window):
    window.files.open_target("resnet18")
    second = split(window)
    second.choice.setCurrentIndex(second.choice.findText("Small CNN"))
    second.choice.activated.emit(second.choice.currentIndex())
    assert window.document.design.name == "ResNet-18"
    press_in(second.view, QPointF(second.view.canvas.nodes["fc"].sceneBoundingRect().center()))
    assert window.document.design.name == "Small CNN"
    assert window.windowTitle().startswith("Small CNN")
    assert set(window.inspector.editors) >= {"out_features"}
    key(window, Qt.Key.Key_Delete)
    assert "fc" not in window.document.design
    assert window.tabs.tabText(0) == "Small CNN*"
    assert second.choice.currentText() == "Small CNN"
    key(window, Qt.Key.Key_F6)
    assert window.document.design.name == "ResNet-18"
    assert not window.actions_by_name["editing.undo"].isEnabled()
    key(window, Qt.Key.Key_F6)
    key(window, Qt.Key.Key_Z, CTRL)
    assert "fc" in window.document.design


def test_closing_what_is_shown_beside_falls_back_to_the_current_tab(window):
    window.files.open_target("resnet18")
    second = split(window)
    second.choice.setCurrentIndex(1)
    second.choice.activated.emit(1)
    window.files.close(window.tabs.sheets()[0])
    assert second.choice.currentIndex() == 0
    assert second.view.canvas is window.scene
    window.files.open_target("lenet5")
    assert second.view.canvas is window.tabs.sheet.scene


def test_closing_the_split_returns_to_one_canvas(window):
    second = split(window)
    press_in(second.view, middle_of(window, "fc"))
    QTest.mouseClick(second.closed, LEFT)
    assert window.panes.second is None
    assert not window.actions_by_name["panes.set_split"].isChecked()
    assert len(window.sheet.views) == 1
    assert window.view is window.sheet.views[0]
    click(window, middle_of(window, "conv1"))
    assert window.scene.selected_nodes() == ["conv1"]
    assert window.view.mapToScene(QPoint(0, 0)) is not None
