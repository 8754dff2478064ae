"""Aligning, distributing, and snapping while dragging."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.window.canvas.settings import SNAP, is_on
from tests.window.hands import LEFT, NONE, click, drag, drop, key, middle_of, pixel

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def boxes(window, *node_ids):
    items = [window.scene.nodes[node_id] for node_id in node_ids]
    return [item.body().translated(item.pos()) for item in items]


def three(window):
    """Three loose nodes, none in line with another."""
    corner = window.scene.contents().topRight()
    for number, offset in enumerate(((90, 60), (135, 190), (215, 410))):
        drop(window, ("ReLU", "LocalResponseNorm", "Dropout")[number], corner + QPointF(*offset))
    ids = ("relu", "localresponsenorm", "dropout")
    window.scene.select(set(ids))
    return ids


def test_each_alignment_is_one_step(window):
    ids, keys = three(window), Qt.Key
    for which, line in (
        (keys.Key_Left, lambda box: box.left()),
        (keys.Key_C, lambda box: box.center().x()),
        (keys.Key_Right, lambda box: box.right()),
        (keys.Key_Up, lambda box: box.top()),
        (keys.Key_M, lambda box: box.center().y()),
        (keys.Key_Down, lambda box: box.bottom()),
    ):
        before = boxes(window, *ids)
        key(window, which, CTRL | ALT)
        lines = [line(box) for box in boxes(window, *ids)]
        assert max(lines) - min(lines) < 0.3
        assert boxes(window, *ids) != before
        key(window, Qt.Key.Key_Z, CTRL)
        assert boxes(window, *ids) == before


def test_distributing_makes_gaps_equal(window):
    ids = three(window)
    key(window, Qt.Key.Key_V, CTRL | ALT)
    a, b, c = boxes(window, *ids)
    assert abs((b.top() - a.bottom()) - (c.top() - b.bottom())) < 0.3
    key(window, Qt.Key.Key_H, CTRL | ALT)
    a, b, c = boxes(window, *ids)
    assert abs((b.left() - a.right()) - (c.left() - b.right())) < 0.3


def test_too_few_nodes_get_a_sentence(window):
    click(window, middle_of(window, "conv1"))
    key(window, Qt.Key.Key_Left, CTRL | ALT)
    assert "two nodes or more" in window.status.currentMessage()
    key(window, Qt.Key.Key_H, CTRL | ALT)
    assert "three nodes or more" in window.status.currentMessage()


def loose(window):
    drop(window, "ReLU", middle_of(window, "conv1") + QPointF(200, 0))
    return middle_of(window, "relu")


def held(window, start, place, modifier=NONE):
    """Pressed and moved, not let go."""
    viewport = window.view.viewport()
    QTest.mousePress(viewport, LEFT, NONE, pixel(window, start))
    event_place = pixel(window, start + (place - start) / 2)
    for at in (event_place, pixel(window, place)):
        _move(viewport, at, modifier)


def _move(viewport, at, modifier):

    where = QPointF(at)
    globally = QPointF(viewport.mapToGlobal(at))
    moved = QMouseEvent(
        QEvent.Type.MouseMove, where, globally, Qt.MouseButton.NoButton, LEFT, modifier
    )
    QApplication.sendEvent(viewport, moved)


def test_a_dragged_node_snaps_to_the_trunks_middle_and_a_guide_shows_it(window):
    start, trunk = loose(window), middle_of(window, "output")
    drag(window, start, QPointF(trunk.x() + 4, trunk.y() + 101))
    assert abs(middle_of(window, "relu").x() - trunk.x()) < 0.2
    held(window, middle_of(window, "relu"), QPointF(trunk.x() + 5, trunk.y() + 131))
    assert not window.view._gesture.shape.path().isEmpty()
    key(window, Qt.Key.Key_Escape)
    assert abs(middle_of(window, "relu").x() - trunk.x()) < 0.2


def test_alt_or_the_setting_switches_it_off(window):
    start, trunk = loose(window), middle_of(window, "output")
    place = QPointF(trunk.x() + 4, trunk.y() + 101)
    held(window, start, place, ALT)
    assert abs(middle_of(window, "relu").x() - place.x()) < 2
    assert middle_of(window, "relu").x() - trunk.x() > 2
    assert window.view._gesture.shape.path().isEmpty()
    key(window, Qt.Key.Key_Escape)
    key(window, Qt.Key.Key_S, CTRL | ALT)
    assert not is_on(SNAP)
    drag(window, start, place)
    assert middle_of(window, "relu").x() - trunk.x() > 2
