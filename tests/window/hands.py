"""What a person's hands do to the window: real Qt events, posted to the widgets."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from designer.design.design import Wire
from designer.window.main_window import MainWindow
from designer.window.palette.palette import layer_mime

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def pixel(window: MainWindow, place: QPointF) -> QPoint:
    return window.view.mapFromScene(place)


def drop(window: MainWindow, layer: str, place: QPointF, arguments: str = "") -> None:
    """A layer from the palette, dropped at a scene position."""
    viewport, at, mime = window.view.viewport(), pixel(window, place), layer_mime(layer, arguments)
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(at, Qt.DropAction.CopyAction, mime, LEFT, NONE)
        QApplication.sendEvent(viewport, event)
    drop_event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, LEFT, NONE)
    QApplication.sendEvent(viewport, drop_event)


def drag(window: MainWindow, start: QPointF, end: QPointF, button=LEFT) -> None:
    """Press, move in steps, release."""
    viewport, a, b = window.view.viewport(), pixel(window, start), pixel(window, end)
    QTest.mousePress(viewport, button, NONE, a)
    for step in range(1, 6):
        QTest.mouseMove(viewport, a + (b - a) * step / 5)
    QTest.mouseRelease(viewport, button, NONE, b)


def click(window: MainWindow, place: QPointF, modifier=NONE) -> None:
    QTest.mouseClick(window.view.viewport(), LEFT, modifier, pixel(window, place))


def double_click(window: MainWindow, place: QPointF) -> None:
    QTest.mouseDClick(window.view.viewport(), LEFT, NONE, pixel(window, place))


def wheel(window: MainWindow, place: QPointF, delta: int) -> None:
    at = QPointF(pixel(window, place))
    event = QWheelEvent(
        at,
        window.view.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.view.viewport(), event)


def draw_wire(window: MainWindow, source: str, target: str, port: str) -> None:
    nodes = window.scene.nodes
    drag(window, nodes[source].output_at("out"), nodes[target].input_at(port))


def middle_of(window: MainWindow, node_id: str) -> QPointF:
    item = window.scene.nodes[node_id]
    return item.pos() + item.body().center()


def wire_from(window: MainWindow, source: str) -> Wire:
    (wire,) = [wire for wire in window.scene.wires if wire.source == source]
    return wire


def on_wire(window: MainWindow, source: str) -> QPointF:
    return window.scene.wires[wire_from(window, source)].middle()


def key(window: MainWindow, which, modifier=NONE) -> None:
    QTest.keyClick(window.view, which, modifier)


def buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {b.text(): b for b in widget.findChildren(QPushButton) if b.isVisible()}


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, LEFT)
