"""The minimap and zooming to what is selected."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.window.hands import click, key, middle_of

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
