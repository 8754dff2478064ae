"""The start page: recent files, the last session, all presets as pictures, what can be done."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from designer.design.files import save
from designer.design.targets import from_preset, load
from designer.translate.miniature import to_miniature
from designer.window import start
from designer.window.main_window import MainWindow
from designer.window.remembered import recent
from presets.gallery import NAMES
from tests.window.hands import buttons, drop, key, middle_of, on_wire, press

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _shown(qapp):
    windows = (w for w in qapp.topLevelWidgets() if isinstance(w, MainWindow))
    return next(w for w in windows if w.isVisible())


def titles(window):
    return [window.tabs.tabText(place) for place in range(window.tabs.count())]


@pytest.fixture
def page(window):
    key(window, Qt.Key.Key_Home, ALT)
    assert titles(window) == ["Start", "Small CNN"]
    return window.home.page


def test_the_page_says_what_can_be_done_with_the_keys_that_do_it(window, page):
    texts = " ".join(label.text() for label in page.findChildren(QLabel))
    for method in ("focus_search", "tabs.open_inside", "editing.undo", "profile", "open_commands"):
        assert f"<b>{window.actions_by_name[method].shortcut().toString()}</b>" in texts
    assert "None yet." in texts
    assert window.windowTitle() == "[*]Netwright"


def test_a_preset_opens_by_a_click_on_its_card_and_takes_the_pages_place(window, page):
    QTest.mouseClick(page.gallery.cards["lenet5"], Qt.MouseButton.LeftButton)
    assert titles(window) == ["Small CNN", "LeNet-5"]
    key(window, Qt.Key.Key_Home, ALT)
    assert titles(window) == ["Start", "Small CNN", "LeNet-5"]
    assert window.home.page is page


def test_search_by_name_year_and_author_and_enter_opens(window, page):
    search = page.gallery.search
    QTest.keyClicks(search, "he 2015 cifar")
    shown = {name for name, card in page.gallery.cards.items() if card.isVisible()}
    assert shown >= {"resnet20_cifar", "resnet1202_cifar"}
    assert "resnet18" not in shown
    search.clear()
    QTest.keyClicks(search, "no such thing")
    assert page.gallery._nothing.isVisible()
    search.clear()
    QTest.keyClicks(search, "resnet50")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.document.design.name == "ResNet-50"


def test_every_preset_has_a_card_with_its_figures_and_a_picture_comes_to_it(qtbot, page):
    assert page.gallery.cards.keys() == NAMES.keys()
    assert page.gallery.cards["resnet50"].text() == (
        "ResNet-50\n25.56\u202fM parameters\n4.09\u202fG MACs\n76.1\u202f% top-1"
    )
    assert page.gallery.cards["lenet5"].text().startswith("LeNet-5\n61.71\u202fk parameters")
    qtbot.waitUntil(lambda: not page.gallery._waiting)
    assert not any(card.icon().isNull() for card in page.gallery.cards.values())


def test_a_picture_shows_each_layer_in_its_colour():
    design = from_preset(NAMES["vgg11"])
    svg = to_miniature(design, (100, 50), lambda family: f"[{family}]", "grey")
    assert svg.count("<rect") == len(design)
    assert svg.count('"[Convolution]"') == 8
    copies = to_miniature(load("resnet18"), (100, 50), lambda _: "red", "grey")
    assert copies.count("<rect") == len(load("resnet18")) + 4


def test_recent_files_are_listed_missing_ones_are_grey_and_taken_off(window, tmp_path):
    for name in ("one", "two"):
        save(load("lenet5"), tmp_path / f"{name}.json")
        window.files.open_target(str(tmp_path / f"{name}.json"))
    (tmp_path / "one.json").unlink()
    window.home.show()
    page = window.home.page
    QApplication.processEvents()  # the list's buttons are new
    found = buttons(page)
    assert found["two.json"].isEnabled()
    assert not found["one.json (missing)"].isEnabled()
    row = found["one.json (missing)"].parentWidget()
    press(row.findChild(QToolButton))
    QApplication.processEvents()
    assert recent.recent_files() == [str(tmp_path / "two.json")]
    assert "one.json (missing)" not in buttons(page)
    press(buttons(page)["two.json"])
    assert window.document.path == tmp_path / "two.json"


def test_the_last_session_is_reopened(open_window, tmp_path):
    save(load("lenet5"), tmp_path / "mine.json")
    save(load("lenet5"), tmp_path / "gone.json")
    first = open_window("vgg11")
    for target in (tmp_path / "gone.json", tmp_path / "mine.json"):
        first.files.open_target(str(target))
    first.close()
    (tmp_path / "gone.json").unlink()
    second = open_window(None)
    second.home.show()
    press(buttons(second.home.page)["Reopen last session"])
    assert titles(second) == ["Untitled", "VGG-11", "LeNet-5"]
    assert second.document.path == tmp_path / "mine.json"
    assert "Missing: gone.json" in second.status.currentMessage()
    second.home.show()
    assert "Reopen last session" not in buttons(second.home.page)


def test_actions_on_a_design_rest_on_the_page_and_a_layer_begins_one(window, page):
    for name in ("editing.select_all", "view.fit", "files.save", "profile", "heat.macs"):
        assert not window.actions_by_name[name].isEnabled()
    for name in ("files.new", "files.open_dialog", "open_commands", "appearance.toggle"):
        assert window.actions_by_name[name].isEnabled()
    window.editing.place("ReLU")
    assert not len(window.document.design)
    QTest.keyClicks(window.palette_panel.search, "relu")
    QTest.keyClick(window.palette_panel.search, Qt.Key.Key_Return)
    assert titles(window) == ["Small CNN", "Untitled*"]
    assert "relu" in window.document.design
    assert window.actions_by_name["view.fit"].isEnabled()


def test_new_and_dark(window, page):
    key(window, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page.gallery._waiting  # pictures in the other colours are to come
    key(window, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    press(buttons(page)["New design"])
    assert titles(window) == ["Small CNN", "Untitled"]
    drop(window, "ReLU", window.view.mapToScene(window.view.rect().center()))
    assert middle_of(window, "relu") is not None


def test_split_and_the_page_get_along(window):
    key(window, Qt.Key.Key_Backslash, CTRL)
    key(window, Qt.Key.Key_Home, ALT)
    assert window.panes.second.view is None
    window.tabs.next()
    assert window.panes.second.view.canvas is window.scene
    drop(window, "ReLU", on_wire(window, "pool1"))
    assert "relu" in window.document.design


@pytest.mark.parametrize(("target", "shown"), [(None, "ResNet-18"), ("lenet5", "LeNet-5")])
def test_the_program_starts_on_a_preset_and_later_on_what_there_was(
    qapp, qtbot, monkeypatch, target, shown
):
    seen = []

    def run(window):
        qtbot.addWidget(window)
        seen.append(titles(window))
        window.close()
        return 0

    monkeypatch.setattr(start, "application", lambda _: qapp)
    monkeypatch.setattr(type(qapp), "exec", lambda *_: run(_shown(qapp)))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert start.run(target) == 0
    assert start.run(None) == 0
    assert seen == [[shown], ["Start"]]


def test_a_tab_without_a_design_shows_no_figures_of_one(window, page):
    status, hint = window.status, window.selected.currentWidget()
    assert isinstance(hint, QLabel)
    assert "No design in this tab" in hint.text()
    assert not status.parameters.isVisible()
    assert not status.batch.isVisible()
    window.tabs.setCurrentIndex(1)
    assert window.selected.currentWidget() is window.inspector
    assert status.parameters.isVisible()
