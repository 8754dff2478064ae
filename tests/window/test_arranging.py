"""Laying out: all or a part, down or to the right; what need not move stays."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from designer.design.files import save
from tests.window.hands import click, drag, drop, key, middle_of, on_wire, wire_from

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def places(window):
    return {node_id: item.pos() for node_id, item in window.scene.nodes.items()}


def overlaps(window):
    boxes = [i.body().translated(i.pos()) for i in window.scene.nodes.values()]
    return [n for n, box in enumerate(boxes) if any(box.intersects(b) for b in boxes[:n])]


def rightwards(window):
    key(window, Qt.Key.Key_L, CTRL | ALT)
    nodes = window.scene.nodes
    for wire in window.scene.wires:
        start = nodes[wire.source].output_at(wire.source_port)
        assert nodes[wire.target].input_at(wire.target_port).x() > start.x()


def test_what_is_arranged_stays_and_says_so(window):
    before = places(window)
    key(window, Qt.Key.Key_L, CTRL)
    assert places(window) == before
    assert not window.document.history.modified
    assert "arranged already" in window.status.currentMessage()


def test_after_a_small_edit_what_need_not_move_stays(open_window):
    window = open_window("googlenet")
    before = places(window)
    drop(window, "Dropout", on_wire(window, "inception3a"))
    key(window, Qt.Key.Key_Escape)
    inserted = places(window)
    above = ("input", "conv1", "maxpool2", "inception3a")
    assert all(inserted[n] == before[n] for n in above)
    key(window, Qt.Key.Key_L, CTRL)
    assert places(window) == inserted  # room was made just as the layout has it
    assert overlaps(window) == []


def test_a_node_the_user_placed_stays_until_it_is_released(open_window):
    window = open_window("googlenet")
    before = places(window)
    start = middle_of(window, "aux1")
    drag(window, start, start + QPointF(150, 33))
    key(window, Qt.Key.Key_Escape)
    placed = places(window)
    assert window.scene.nodes["aux1"].card.placed
    key(window, Qt.Key.Key_L, CTRL)
    assert places(window) == placed
    assert "One node stays" in window.status.currentMessage()
    click(window, middle_of(window, "aux1"))
    key(window, Qt.Key.Key_K, CTRL | ALT)
    key(window, Qt.Key.Key_L, CTRL)
    after = places(window)
    assert all((after[n] - before[n]).manhattanLength() < 0.2 for n in before)
    assert all(after[n] == before[n] for n in before if n != "aux1")


def test_the_others_make_room_for_a_node_the_user_placed(open_window):
    window = open_window("googlenet")
    target = middle_of(window, "inception3b")
    drag(window, middle_of(window, "aux1"), target + QPointF(10, 4))
    key(window, Qt.Key.Key_Escape)
    stays = window.scene.nodes["aux1"].pos()
    assert overlaps(window)
    key(window, Qt.Key.Key_L, CTRL)
    assert overlaps(window) == []
    assert window.scene.nodes["aux1"].pos() == stays
    key(window, Qt.Key.Key_L, CTRL)
    assert window.document.history.undo_label == "Arrange"
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.document.history.undo_label == "Move"  # the second time nothing moved


def test_all_turned_or_selected_nodes_are_no_longer_placed(window):
    start = middle_of(window, "conv1")
    drag(window, start, start + QPointF(90, 9))
    assert window.scene.nodes["conv1"].card.placed
    rightwards(window)
    assert not any(item.card.placed for item in window.scene.nodes.values())
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.scene.nodes["conv1"].card.placed


def test_what_is_placed_is_placed_in_the_file(window, tmp_path, open_window):
    key(window, Qt.Key.Key_K, CTRL | ALT)
    assert "Select the nodes" in window.status.currentMessage()
    click(window, middle_of(window, "conv1"))
    key(window, Qt.Key.Key_K, CTRL | ALT)
    assert window.document.history.undo_label == "Keep in place"
    save(window.document.design, tmp_path / "kept.json")
    again = open_window(str(tmp_path / "kept.json"))
    assert [n for n, item in again.scene.nodes.items() if item.card.placed] == ["conv1"]


def test_only_the_selected_nodes_are_arranged(window):
    for node_id, offset in (("conv1", 90), ("pool1", -70)):
        start = middle_of(window, node_id)
        drag(window, start, start + QPointF(offset, 9))
    before = places(window)
    window.scene.select({"conv1", "pool1"})
    key(window, Qt.Key.Key_L, CTRL)
    after = places(window)
    assert middle_of(window, "conv1").x() == middle_of(window, "pool1").x()
    assert all(after[n] == before[n] for n in before if n not in {"conv1", "pool1"})


def test_left_to_right_has_its_ports_at_the_sides_and_is_one_step(window):
    before = places(window)
    rightwards(window)
    item = window.scene.nodes["conv1"]
    assert item.card.input_at("in") == QPointF(0, item.card.height / 2)
    assert overlaps(window) == []
    key(window, Qt.Key.Key_Z, CTRL)
    assert places(window) == before
    assert item.card.input_at("in") == QPointF(item.card.width / 2, 0)
    assert not window.document.history.modified
    key(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.document.sideways
    key(window, Qt.Key.Key_L, CTRL | SHIFT)
    assert not window.document.sideways


def test_what_is_inserted_left_to_right_pushes_on_to_the_right(window):
    rightwards(window)
    before = places(window)
    drop(window, "LocalResponseNorm", on_wire(window, "pool1"))
    after = places(window)
    assert overlaps(window) == []
    assert after["conv1"] == before["conv1"]
    assert after["fc"].x() > before["fc"].x()
    assert after["fc"].y() == before["fc"].y()
    click(window, middle_of(window, "conv3"))
    key(window, Qt.Key.Key_Tab)
    QTest.keyClicks(window.sheet.chooser.search, "relu")
    QTest.keyClick(window.sheet.chooser.search, Qt.Key.Key_Return)
    assert overlaps(window) == []
    assert wire_from(window, "conv3").target == "relu"


def test_a_block_is_unpacked_in_the_direction_of_the_flow(open_window):
    window = open_window("resnet18")
    rightwards(window)
    click(window, middle_of(window, "layer2"))
    key(window, Qt.Key.Key_U, CTRL)
    assert overlaps(window) == []
    first, last = middle_of(window, "layer2.0.conv1"), middle_of(window, "layer2.1.relu")
    assert last.x() - first.x() > abs(last.y() - first.y())


def test_a_file_opens_in_the_direction_it_was_saved_in(window, open_window, tmp_path):
    rightwards(window)
    save(window.document.design, tmp_path / "right.json")
    again = open_window(str(tmp_path / "right.json"))
    assert again.document.sideways
    assert again.scene.nodes["conv1"].card.sideways
    assert places(again) == places(window)
