"""Panning, zooming, themes, panels."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from designer.window.canvas import view
from designer.window.look.theme import DARK, LIGHT
from tests.window.hands import key, middle_of, wheel


def test_the_wheel_zooms_about_the_mouse(window):
    place = middle_of(window, "conv1")
    before, zoom = window.view.mapFromScene(place), window.view.zoom()
    wheel(window, place, 240)
    assert window.view.zoom() > 1.3 * zoom
    assert (window.view.mapFromScene(place) - before).manhattanLength() <= 3


def test_zoom_has_limits(window):
    for _ in range(80):
        wheel(window, middle_of(window, "conv1"), 240)
    assert window.view.zoom() <= 4.0
    for _ in range(160):
        wheel(window, middle_of(window, "conv1"), -240)
    assert window.view.zoom() >= 0.02


def test_the_middle_button_pans(window):
    window.view.zoom_by(2)
    place = window.view.mapToScene(QPoint(300, 300))
    QTest.mousePress(window.view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(300, 300))
    QTest.mouseMove(window.view.viewport(), QPoint(360, 330))
    QTest.mouseRelease(window.view.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(360, 330))
    now = window.view.mapFromScene(place)
    assert (now - QPoint(360, 330)).manhattanLength() <= 3
    assert window.view._pan_from is None


def test_fit_brings_the_whole_network_into_view(open_window):
    window = open_window("vgg16")
    window.view.zoom_by(3)
    key(window, Qt.Key.Key_F)
    shown = window.view.mapToScene(window.view.viewport().rect()).boundingRect()
    assert shown.contains(window.scene.contents())


def test_dark_and_light_differ_where_they_should(window):
    def pixel():
        return window.view.grab().toImage().pixelColor(5, 5)

    light = pixel()
    window.actions_by_name["appearance.toggle"].trigger()
    dark = pixel()
    assert light == LIGHT["canvas"]
    assert dark == DARK["canvas"]
    window.actions_by_name["appearance.toggle"].trigger()


def test_every_action_is_in_a_menu_and_has_a_unique_key(window):
    shortcuts = [
        shortcut.toString()
        for action in window.actions_by_name.values()
        for shortcut in action.shortcuts()
    ]
    assert len(shortcuts) == len(set(shortcuts))
    assert all(action.text() for action in window.actions_by_name.values())


def test_panels_come_back_where_they_were(open_window):
    first = open_window()
    first.show_panel("source")
    first.document.history.mark_saved()
    first.close()
    second = open_window()
    second.restore()
    assert second.docks["source"].isVisible()


def test_a_node_shows_more_when_it_is_near(window):
    def differs():
        rect = window.view.mapFromScene(
            window.scene.nodes["conv1"].sceneBoundingRect()
        ).boundingRect()
        image = window.view.grab(rect).toImage()
        return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})

    near = differs()
    window.view.zoom_by(0.2 / window.view.zoom())
    window.view.centerOn(QPointF(middle_of(window, "conv1")))
    assert differs() < near


def test_axis_letters_stand_on_the_wires_when_asked_for(window, open_window):
    wire = next(w for w in window.scene.wires if w.source == "conv1")
    item = window.scene.wires[wire]
    assert item.label == "16×16×16"
    window.actions_by_name["canvas_settings.letters"].trigger()
    assert item.label == "C16×H16×W16"
    other = open_window("lenet5")
    assert other.actions_by_name["canvas_settings.letters"].isChecked()
    assert any("C6×" in i.label for i in other.scene.wires.values())
    other.actions_by_name["canvas_settings.letters"].trigger()
    assert not any("C6×" in i.label for i in other.scene.wires.values())


def test_where_many_wires_are_in_view_they_are_hairs(window, monkeypatch):
    window.view.fit()
    before = window.view.grab().toImage()
    monkeypatch.setattr(view, "CROWD", 1)
    assert window.view.grab().toImage() != before
    assert not window.scene.look.crowded  # of what is printed or exported nothing is left out
    monkeypatch.undo()
    assert window.view.grab().toImage() == before
