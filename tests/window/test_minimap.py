"""The minimap and zooming to what is selected."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.window.hands import click, drop, key, middle_of, on_wire

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def near(qtbot, open_window):
    """A large network of which a part is in view."""
    window = open_window("vgg16")
    window.view.show_top()
    qtbot.waitUntil(window.sheet.minimaps[window.view].isVisible)
    return window


def shown(window):
    return window.view.mapToScene(window.view.viewport().rect()).boundingRect()


def test_it_stands_in_the_corner_and_only_where_there_is_more_than_in_view(near):
    corner = near.sheet.minimaps[near.view].geometry().bottomRight()
    inside = near.view.rect().bottomRight() - corner
    assert 0 < inside.x() < 30
    assert 0 < inside.y() < 30
    near.view.fit()
    assert not near.sheet.minimaps[near.view].isVisible()


def test_a_click_and_a_drag_move_the_view(near):
    minimap = near.sheet.minimaps[near.view]
    bottom = QPoint(minimap.width() // 2, minimap.height() - 12)
    before = minimap.frame()
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=bottom)
    assert shown(near).contains(middle_of(near, "output"))
    assert minimap.frame().top() > before.top() + 20
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=bottom)
    QTest.mouseMove(minimap, QPoint(minimap.width() // 2, 12))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=QPoint(minimap.width() // 2, 12))
    assert shown(near).contains(middle_of(near, "input"))


def test_it_shows_all_nodes_in_their_colours_and_follows_a_change(qtbot, near):
    def colours():
        image = near.sheet.minimaps[near.view].grab().toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

    theme = near.look.theme
    assert theme["accent"].alpha() == 255  # painting leaves the theme as it is
    assert {theme["Convolution"].rgb(), theme["Pooling"].rgb()} <= colours()
    near.scene.select({n for n in near.scene.nodes if "features" in n})
    near.editing.delete()
    qtbot.waitUntil(lambda: theme["Convolution"].rgb() not in colours())


def test_it_can_be_hidden_and_stays_so(near, open_window):
    key(near, Qt.Key.Key_M, CTRL)
    assert not near.sheet.minimaps[near.view].isVisible()
    again = open_window("vgg16")
    assert not again.actions_by_name["canvas_settings.minimap"].isChecked()


def test_zooming_to_the_selection(near):
    click(near, middle_of(near, "features.0"))
    near.view.zoom_by(0.2)
    key(near, Qt.Key.Key_F, SHIFT)
    assert near.view.zoom() == 1
    assert (shown(near).center() - middle_of(near, "features.0")).manhattanLength() < 60
    near.scene.select(set())
    key(near, Qt.Key.Key_F, SHIFT)
    assert shown(near).contains(near.scene.contents())


def minimap_of(window):
    return window.sheet.minimaps[window.view]


def at_the_corner(window):
    """The window moved so that this card lies in the middle of the minimap."""
    minimap, view = minimap_of(window), window.view
    item = window.scene.nodes["features.3"]
    view.zoom_by(3)
    view.centerOn(middle_of(window, "features.3"))
    apart = view.viewport().rect().center() - minimap.geometry().center()
    view._scroll(-apart)
    assert minimap.geometry().contains(view.mapFromScene(item.sceneBoundingRect().center()))


def test_it_gives_way_to_a_selected_card_and_comes_back(near):
    home = minimap_of(near).pos()
    at_the_corner(near)
    assert minimap_of(near).pos() == home
    near.scene.select({"features.3"})
    minimap = minimap_of(near)
    box = near.view.mapFromScene(near.scene.area(["features.3"])).boundingRect()
    assert minimap.isVisible()
    assert not minimap.geometry().intersects(box)
    near.scene.select(set())
    assert minimap.pos() == home


def test_it_gives_way_to_what_is_dragged_there(near):
    minimap, home = minimap_of(near), minimap_of(near).pos()
    start = near.view.mapFromScene(near.scene.nodes["features.0"].output_at("out"))
    viewport, there = near.view.viewport(), minimap.geometry().center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, SHIFT & CTRL, start)
    for step in range(1, 6):
        QTest.mouseMove(viewport, start + (there - start) * step / 5)
    assert not minimap.geometry().contains(there)
    QTest.keyClick(near.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, SHIFT & CTRL, there)
    QTest.mouseMove(viewport, start)
    assert minimap.pos() == home


def test_a_small_canvas_is_not_covered(near):
    near.resize(1400, 560)
    near.show_panel("problems")
    near.resizeDocks([near.docks["problems"]], [300], Qt.Orientation.Vertical)
    near.resize(900, 560)
    QTest.qWait(10)
    assert near.view.height() < 360
    assert not minimap_of(near).isVisible()
    near.docks["problems"].hide()
    near.resize(1400, 1000)
    QTest.qWait(10)
    assert minimap_of(near).isVisible()


def test_the_bubble_stands_clear_of_it(near):
    drop(near, "Linear", on_wire(near, "features.0"))
    assert near.bubble.isVisible()
    places = set()
    for _ in range(40):
        near.view._scroll(QPoint(12, 14))
        if near.bubble.isVisible():
            assert not near.bubble.geometry().intersects(minimap_of(near).geometry())
            places.add(near.bubble.pos().toTuple())
    assert len(places) > 10
