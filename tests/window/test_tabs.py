"""Several designs in tabs: opening, closing, going between them; what follows the current one."""

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from shiboken6 import isValid

from designer.design.files import save
from designer.design.operations import replace_layer
from designer.design.targets import load
from tests.window.hands import buttons, click, double_click, drop, key, middle_of, on_wire, press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MIDDLE = Qt.MouseButton.MiddleButton


def titles(window):
    return [window.tabs.tabText(place) for place in range(window.tabs.count())]


def tab_click(window, place, button=Qt.MouseButton.LeftButton):
    bar = window.tabs.tabBar()
    QTest.mouseClick(bar, button, Qt.KeyboardModifier.NoModifier, bar.tabRect(place).center())


@pytest.fixture
def answers(monkeypatch):
    """What is asked, and the answer to give."""
    asked = []
    buttons = QMessageBox.StandardButton
    say = {"": buttons.Cancel}

    def question(*a):
        asked.append(a[2])
        return say[""]

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked, lambda answer: say.update({"": answer})


def test_a_first_design_takes_the_place_of_the_blank_one_and_more_come_beside(window):
    assert titles(window) == ["Small CNN"]
    assert window.files.open_target("resnet18")
    assert titles(window) == ["Small CNN", "ResNet-18"]
    assert window.windowTitle() == "ResNet-18[*] – Netwright"
    key(window, Qt.Key.Key_N, CTRL)
    assert titles(window) == ["Small CNN", "ResNet-18", "Untitled"]


def test_everything_follows_the_current_tab(window):
    click(window, middle_of(window, "fc"))
    drop(window, "ReLU", on_wire(window, "pool1"))
    figures = window.status.parameters.text()
    window.files.open_target("resnet18")
    undo = window.actions_by_name["editing.undo"]
    assert window.status.parameters.text() != figures
    assert not undo.isEnabled()
    assert not window.isWindowModified()
    drop(window, "ReLU", window.view.mapToScene(QPoint(20, 20)))
    assert titles(window) == ["Small CNN*", "ResNet-18*"]
    key(window, Qt.Key.Key_Z, CTRL)
    assert "relu_2" not in window.document.design
    assert titles(window) == ["Small CNN*", "ResNet-18"]
    tab_click(window, 0)
    assert window.status.parameters.text() == figures
    assert undo.isEnabled()
    assert window.isWindowModified()
    assert "out_features" not in window.inspector.editors  # the ReLU is selected here
    key(window, Qt.Key.Key_Z, CTRL)
    assert "relu" not in window.document.design


def test_each_tab_keeps_zoom_place_selection_and_path(window):
    window.files.open_target("resnet18")
    double_click(window, middle_of(window, "layer2"))
    click(window, middle_of(window, "conv1"))
    window.view.zoom_by(1.7)
    before = window.view.transform(), window.view.mapToScene(QPoint(0, 0))
    tab_click(window, 0)
    assert not window.breadcrumb.isVisible()
    window.view.zoom_by(0.5)
    tab_click(window, 1)
    assert (window.view.transform(), window.view.mapToScene(QPoint(0, 0))) == before
    assert window.scene.selected_nodes() == ["conv1"]
    assert window.workspace.path == ["ResNet-18", "layer2"]
    assert window.breadcrumb.isVisible()


def test_ctrl_tab_goes_round_and_a_drag_reorders(window):
    window.files.open_target("resnet18")
    window.files.open_target("vgg11")
    key(window, Qt.Key.Key_Tab, CTRL)
    assert window.document.design.name == "Small CNN"
    key(window, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert window.document.design.name == "VGG-11"
    bar = window.tabs.tabBar()
    start, end = bar.tabRect(2).center(), bar.tabRect(0).center() - QPoint(30, 0)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(bar, start + (end - start) * step / 8)
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end)
    assert titles(window) == ["VGG-11", "Small CNN", "ResNet-18"]
    assert window.document.design.name == "VGG-11"


def test_a_tab_closes_by_key_and_middle_click_and_the_last_leaves_the_start_page(window):
    window.files.open_target("resnet18")
    tab_click(window, 0, MIDDLE)
    assert titles(window) == ["ResNet-18"]
    key(window, Qt.Key.Key_W, CTRL)
    assert titles(window) == ["Start"]
    key(window, Qt.Key.Key_W, CTRL)
    assert titles(window) == ["Start"]
    key(window, Qt.Key.Key_N, CTRL)
    assert titles(window) == ["Untitled"]


def test_closing_a_changed_tab_asks_and_may_be_cancelled_or_saved(
    window, answers, monkeypatch, tmp_path
):
    asked, say = answers
    drop(window, "ReLU", on_wire(window, "pool1"))
    window.files.open_target("resnet18")
    tab_click(window, 0, MIDDLE)
    assert asked == ["Save the changes to Small CNN?"]
    assert titles(window) == ["Small CNN*", "ResNet-18"]
    say(QMessageBox.StandardButton.Save)
    path = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(path), ""))
    tab_click(window, 0, MIDDLE)
    assert titles(window) == ["ResNet-18"]
    assert "relu" in load(path)


def test_closing_the_window_asks_for_every_changed_design(window, answers):
    asked, say = answers
    drop(window, "ReLU", on_wire(window, "pool1"))
    window.files.open_target("vgg11")
    window.files.open_target("resnet18")
    drop(window, "ReLU", window.view.mapToScene(QPoint(20, 20)))
    say(QMessageBox.StandardButton.Discard)
    tab_click(window, 1)
    assert window.close()
    assert asked == ["Save the changes to Small CNN?", "Save the changes to ResNet-18?"]


def test_a_file_opened_twice_is_one_tab_and_not_overwritten_from_another(
    window, monkeypatch, tmp_path
):
    path, said = tmp_path / "mine.json", []
    save(load("lenet5"), path)
    window.files.open_target(str(path))
    window.files.open_target("resnet18")
    window.files.open_target(str(tmp_path / "." / "mine.json"))
    assert titles(window) == ["Small CNN", "LeNet-5", "ResNet-18"]
    assert window.document.path == path
    tab_click(window, 0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(path), ""))
    monkeypatch.setattr(QMessageBox, "warning", lambda *a: said.append(a[-1]))
    assert not window.files.save_as()
    assert "open in another tab" in said[0]
    assert load(path).name == "LeNet-5"


def test_a_block_opens_in_a_tab_of_its_own_and_follows_the_design(open_window):
    window = open_window("resnet18")
    place = window.view.mapFromScene(middle_of(window, "layer2"))
    QTest.mouseDClick(window.view.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert titles(window) == ["ResNet-18", "layer2 – ResNet-18"]
    assert window.breadcrumb.isVisible()
    click(window, middle_of(window, "conv1"))
    window.view.zoom_by(1.3)
    before = window.view.transform()
    assert window.inspector.editors["out_channels"].field.value() == 128
    design = window.document.design
    node = design.node("layer2")
    window.document.do(replace_layer(node, node.layer.replace(channels=200), "Set channels"))
    assert window.workspace.shown.design.node("conv1").layer.out_channels == 200
    assert window.inspector.editors["out_channels"].field.value() == 200
    assert window.scene.selected_nodes() == ["conv1"]
    assert window.view.transform() == before
    QApplication.processEvents()  # the breadcrumb's buttons are new
    press(buttons(window.breadcrumb)["ResNet-18"])
    assert window.tabs.currentIndex() == 0
    assert not window.breadcrumb.isVisible()
    click(window, middle_of(window, "layer2"))
    key(window, Qt.Key.Key_Return, CTRL)
    assert window.tabs.currentIndex() == 1  # the tab that it has
    tab_click(window, 0)
    key(window, Qt.Key.Key_Delete)
    assert titles(window) == ["ResNet-18*"]  # the block is gone, and its tab


def test_only_the_last_tab_of_a_design_asks_and_the_breadcrumb_opens_it_again(open_window, answers):
    asked, _ = answers
    window = open_window("resnet18")
    drop(window, "ReLU", window.view.mapToScene(QPoint(20, 20)))
    window.tabs.open_inside("layer3")
    tab_click(window, 0, MIDDLE)
    assert (asked, titles(window)) == ([], ["layer3 – ResNet-18*"])
    tab_click(window, 0, MIDDLE)
    assert asked == ["Save the changes to ResNet-18?"]
    press(buttons(window.breadcrumb)["ResNet-18"])
    assert titles(window) == ["layer3 – ResNet-18*", "ResNet-18*"]
    assert "relu_2" in window.scene.nodes or "relu" in window.scene.nodes


def test_a_layer_has_no_inside_to_open(window):
    click(window, middle_of(window, "fc"))
    key(window, Qt.Key.Key_Return, CTRL)
    assert titles(window) == ["Small CNN"]
    assert "Only a block" in window.status.currentMessage()


def test_an_edit_shows_in_every_tab_of_the_design(open_window):
    window = open_window("resnet18")
    window.tabs.open_inside("layer2")
    window.tabs.go_to(window.document)
    drop(window, "ReLU", on_wire(window, "layer2"))
    key(window, Qt.Key.Key_Z, CTRL)
    window.tabs.next()
    assert set(window.scene.nodes) >= {"conv1", "add"}


def test_a_closed_tab_is_freed(qtbot, window):
    window.files.open_target("resnet18")
    window.tabs.open_inside("layer2")
    gone = [weakref.ref(part) for part in (window.sheet, window.scene, window.workspace.shown)]
    key(window, Qt.Key.Key_W, CTRL)

    def freed():
        gc.collect()
        return not any(reference() for reference in gone)

    qtbot.waitUntil(freed)


def test_a_heat_map_goes_on_when_its_tab_is_closed(qtbot, window):
    window.files.open_target("resnet18")
    window.actions_by_name["heat.macs"].trigger()
    tab = window.sheet
    key(window, Qt.Key.Key_W, CTRL)
    qtbot.waitUntil(lambda: not isValid(tab))
    window.heat.refresh()
    assert window.heat.legend.isVisible()


def test_many_tabs_stay_readable(open_window):
    window = open_window("resnet18")
    for name in ("alexnet", "lenet5", "resnet34", "resnet50", "googlenet", "vgg16", "vgg19"):
        assert window.files.open_target(name)
    window.resize(900, 700)
    bar = window.tabs.tabBar()
    wanted = [bar.fontMetrics().horizontalAdvance(bar.tabText(n)) for n in range(bar.count())]
    found = [bar.tabRect(n).width() for n in range(bar.count())]
    assert all(width >= min(text + 30, 120) for width, text in zip(found, wanted, strict=True))
    assert bar.currentIndex() == bar.count() - 1
    assert bar.rect().contains(bar.tabRect(bar.currentIndex()).center())
