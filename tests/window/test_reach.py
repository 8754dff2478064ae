"""While a wire is drawn, every port in view says whether it would do."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from designer.window.canvas.items.reach import Verdict
from tests.window.hands import LEFT, NONE, drag, drop, middle_of, pixel


def press(window, start):
    QTest.mousePress(window.view.viewport(), LEFT, NONE, pixel(window, start))
    QTest.mouseMove(window.view.viewport(), pixel(window, start + QPointF(40, 20)))


def move(window, place):
    QTest.mouseMove(window.view.viewport(), pixel(window, place))


def verdicts(window, output):
    side = "outputs" if output else "inputs"
    return {
        node_id: window.scene.look.reach.verdict((node_id, port, output))
        for node_id, item in window.scene.nodes.items()
        for port in getattr(item.card, side)
    }


def pixels(window, node_id, port):
    item = window.scene.nodes[node_id]
    at = pixel(window, item.input_at(port))
    image = window.view.viewport().grab().toImage()
    return [image.pixel(at.x() + x, at.y() + y) for x in range(-8, 9) for y in range(-8, 9)]


def test_ports_say_fits_does_not_or_loop_and_look_different(window):
    nodes = window.scene.nodes
    plain = pixels(window, "fc", "in")
    press(window, nodes["conv2"].output_at("out"))
    says = verdicts(window, output=False)
    assert says["conv1"] is says["conv2"] is Verdict.LOOP
    assert says["fc"] is Verdict.WRONG
    assert says["flatten"] is says["conv3"] is Verdict.FITS
    assert set(verdicts(window, output=True).values()) == {None}
    looks = [pixels(window, node_id, "in") for node_id in ("conv1", "fc", "flatten")]
    assert plain not in looks
    assert all(a != b for n, a in enumerate(looks) for b in looks[:n])
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.scene.look.reach is None
    assert pixels(window, "fc", "in") == plain


def test_backwards_the_outputs_say_it(window):
    drop(window, "Linear", window.scene.contents().topRight() + QPointF(120, 60))
    press(window, window.scene.nodes["linear"].input_at("in"))
    says = verdicts(window, output=True)
    assert says["flatten"] is Verdict.FITS
    assert says["conv1"] is Verdict.WRONG
    assert says["linear"] is Verdict.LOOP


def test_behind_a_fault_nothing_is_claimed(window):
    drop(window, "Linear", middle_of(window, "input") + QPointF(0, 40))
    press(window, window.scene.nodes["conv2"].output_at("out"))
    assert verdicts(window, output=False)["fc"] is Verdict.UNKNOWN


def test_a_sentence_at_the_mouse_says_why_not(window):
    press(window, window.scene.nodes["conv2"].output_at("out"))
    move(window, window.scene.nodes["fc"].input_at("in"))
    assert "Linear wants a vector" in window.view.hint_label.text()
    assert window.view.hint_label.isVisible()
    assert "Linear wants a vector" in window.status.currentMessage()
    move(window, window.scene.nodes["flatten"].input_at("in"))
    assert not window.view.hint_label.isVisible()


def test_a_refused_drop_says_why_where_it_was_dropped(window):
    drag(window, window.scene.nodes["conv2"].output_at("out"), middle_of(window, "conv1"))
    assert "loop" in window.view.hint_label.text()
    assert window.view.hint_label.isVisible()
    assert "loop" in window.status.currentMessage()
