"""Building and changing a network by mouse and keys."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from blocks.convolution import Conv2d
from designer.design.analysis import analyse
from designer.design.design import Wire
from tests.window.hands import (
    buttons,
    click,
    double_click,
    drag,
    draw_wire,
    drop,
    key,
    middle_of,
    on_wire,
    press,
    wire_from,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def labels(window):
    return {f"{w.source}→{w.target}": item.label for w, item in window.scene.wires.items()}


def test_every_wire_carries_its_shape(window):
    assert labels(window)["input→conv1"] == "1×16×16"
    assert labels(window)["flatten→fc"] == "64"
    assert all(item.known and not item.wrong for item in window.scene.wires.values())


def test_a_layer_dropped_on_the_canvas_becomes_a_node_there(window):
    place = window.scene.contents().topRight() + QPointF(120, 60)
    drop(window, "Conv2d", place)
    assert window.document.design.node("conv2d").layer == Conv2d()
    assert (middle_of(window, "conv2d") - place).manhattanLength() < 5
    assert window.scene.selected_nodes() == ["conv2d"]


def test_a_layer_dropped_on_a_wire_goes_into_it_and_makes_room(window):
    before = wire_from(window, "pool1")
    drop(window, "ReLU", on_wire(window, "pool1"))
    design = window.document.design
    assert Wire("pool1", "out", "relu", "in") in set(design.wires())
    assert Wire("relu", "out", "conv2", "in") in set(design.wires())
    assert before not in window.scene.wires
    boxes = [i.body().translated(i.pos()) for i in window.scene.nodes.values()]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:number])
    key(window, Qt.Key.Key_Z, CTRL)
    assert before in window.scene.wires
    assert "relu" not in design


def test_a_wrong_wire_turns_red_says_why_and_is_repaired_by_a_click(window):
    drop(window, "Linear", on_wire(window, "pool1"))
    wrong = [wire for wire, item in window.scene.wires.items() if item.wrong]
    assert wrong == [Wire("pool1", "out", "linear", "in")]
    assert window.bubble.isVisible()
    assert "Linear wants a vector, got 16×8×8" in window.document.analysis.diagnostics[0].message
    press(buttons(window.bubble)["Insert Flatten"])
    assert "flatten_2" in window.document.design
    now = [wire for wire, item in window.scene.wires.items() if item.wrong]
    assert now == [Wire("linear", "out", "conv2", "in")]
    press(buttons(window.bubble)["Insert Unflatten to 1000×1×1"])
    # The image is now 1×1, too small for the next pooling: that one is wrong, and repaired alike.
    while window.document.analysis.diagnostics:
        assert window.document.analysis.diagnostics[0].repairs
        window.view.reveal(window.document.analysis.diagnostics[0].node)
        press(next(iter(buttons(window.bubble).values())))
    assert not any(item.wrong for item in window.scene.wires.values())


def test_one_fault_is_one_red_wire_and_what_follows_is_unknown(window):
    drop(window, "Linear", on_wire(window, "pool1"))
    behind = window.scene.wires[wire_from(window, "conv3")]
    assert not behind.wrong
    assert not behind.known
    assert behind.label == ""


def test_a_wire_is_drawn_from_port_to_port(window):
    right = window.scene.contents().topRight() + QPointF(120, 60)
    drop(window, "Conv2d", right)
    draw_wire(window, "input", "conv2d", "in")
    assert Wire("input", "out", "conv2d", "in") in window.scene.wires
    assert labels(window)["input→conv2d"] == "1×16×16"
    # Backwards, from an input to an output, and dropped on the card instead of the port.
    drop(window, "ReLU", right + QPointF(0, 150))
    drag(window, window.scene.nodes["relu"].input_at("in"), middle_of(window, "conv2d"))
    assert Wire("conv2d", "out", "relu", "in") in window.scene.wires


def test_a_merge_offers_one_more_port_than_it_uses(window):
    drop(window, "Add", window.scene.contents().topRight() + QPointF(120, 60))
    assert window.scene.nodes["add"].card.inputs == ("in1",)
    for number, source in enumerate(("input", "conv1", "pool1"), start=1):
        draw_wire(window, source, "add", f"in{number}")
    assert window.scene.nodes["add"].card.inputs == ("in1", "in2", "in3", "in4")


def test_a_wire_that_would_close_a_loop_is_refused_with_a_sentence(window):
    drag(window, window.scene.nodes["conv2"].output_at("out"), middle_of(window, "conv1"))
    assert "loop" in window.status.currentMessage()
    assert wire_from(window, "conv2").target == "pool2"
    assert not window.document.history.modified


def test_a_wire_taken_up_at_its_end_is_rerouted_or_taken_away(window):
    design, nodes = window.document.design, window.scene.nodes
    drag(window, nodes["conv2"].input_at("in"), nodes["conv3"].input_at("in"))
    assert Wire("pool1", "out", "conv3", "in") in set(design.wires())
    assert not design.wires_into("conv2")
    key(window, Qt.Key.Key_Z, CTRL)
    assert Wire("pool1", "out", "conv2", "in") in set(design.wires())
    drag(window, nodes["conv2"].input_at("in"), window.scene.contents().topRight() + QPointF(99, 0))
    assert not design.wires_into("conv2")


def test_nodes_are_selected_and_moved_as_one_step(window):
    click(window, middle_of(window, "conv1"))
    click(window, middle_of(window, "pool1"), SHIFT)
    assert set(window.scene.selected_nodes()) == {"conv1", "pool1"}
    before = {n: window.scene.nodes[n].pos() for n in ("conv1", "pool1")}
    start = middle_of(window, "pool1")
    drag(window, start, start + QPointF(130, 10))
    for node_id, position in before.items():
        moved = window.scene.nodes[node_id].pos() - position
        assert (moved - QPointF(130, 10)).manhattanLength() < 6
    assert window.document.design.node("conv1").position != (
        before["conv1"].x(),
        before["conv1"].y(),
    )
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.scene.nodes["conv1"].pos() == before["conv1"]
    assert not window.document.history.modified


def test_a_rubber_band_selects_what_it_touches_and_escape_clears(window):
    area = window.scene.contents()
    drag(window, area.topLeft() - QPointF(20, 20), area.bottomRight() + QPointF(20, 20))
    assert set(window.scene.selected_nodes()) == set(window.document.design.graph)
    key(window, Qt.Key.Key_Escape)
    assert window.scene.selected_nodes() == []


def test_arrow_keys_move_the_selection_in_one_step(window):
    click(window, middle_of(window, "conv1"))
    before = window.scene.nodes["conv1"].pos()
    for _ in range(3):
        key(window, Qt.Key.Key_Right)
    assert window.scene.nodes["conv1"].pos() == before + QPointF(60, 0)
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.scene.nodes["conv1"].pos() == before


def test_delete_undo_and_redo_by_keys(window):
    design, start = window.document.design, set(window.document.design.wires())
    click(window, middle_of(window, "pool1"))
    key(window, Qt.Key.Key_Delete)
    assert "pool1" not in design
    assert "pool1" not in window.scene.nodes
    key(window, Qt.Key.Key_Z, CTRL)
    assert set(design.wires()) == start == set(window.scene.wires)
    key(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert "pool1" not in design
    key(window, Qt.Key.Key_Z, CTRL)
    click(window, on_wire(window, "conv1"))
    key(window, Qt.Key.Key_Delete)
    assert not design.wires_from("conv1")


def test_a_number_is_edited_in_the_form_and_a_run_of_steps_is_one_undo(window):
    click(window, middle_of(window, "fc"))
    box = window.inspector.editors["out_features"].field
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert window.document.design.node("fc").layer.out_features == 12
    assert labels(window)["fc→output"] == "12"
    window.editing.undo()
    assert window.document.design.node("fc").layer.out_features == 10
    assert box.value() == 10
    assert not window.document.history.modified


def test_a_pair_is_typed_and_nonsense_gets_a_sentence(window):
    click(window, middle_of(window, "conv1"))
    editor = window.inspector.editors["kernel_size"]
    editor.field.selectAll()
    QTest.keyClicks(editor.field, "5, 3")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert window.document.design.node("conv1").layer.kernel_size == (5, 3)
    assert labels(window)["conv1→pool1"] == "16×14×16"
    editor.field.selectAll()
    QTest.keyClicks(editor.field, "0")
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert editor.complaint.isVisible()
    assert "kernel_size must be a whole number of at least 1, got 0" in editor.complaint.text()
    assert window.document.design.node("conv1").layer.kernel_size == (5, 3)


def test_repeat_changes_cost_at_once(window):
    click(window, middle_of(window, "conv2"))
    before = window.document.analysis.totals.parameters
    QTest.keyClick(window.inspector.editors["repeat"].field, Qt.Key.Key_Up)
    assert window.document.design.node("conv2").repeat == 2
    assert window.document.analysis.totals.parameters == before + 32 * 32 * 9 + 2 * 32
    assert window.scene.nodes["conv2"].card.repeat == 2


def test_the_status_bar_always_tells_the_cost(window):
    def figures():
        status = window.status
        return status.parameters.text(), status.macs.text(), status.memory.text()

    assert figures() == (
        "24.06\u202fk parameters",
        "627.33\u202fk MACs",
        "186.2\u202fKiB memory at",
    )
    window.status.batch.setValue(8)
    assert figures()[2] == "825.2\u202fKiB memory at"
    drop(window, "Linear", on_wire(window, "pool1"))
    assert figures()[0].startswith("≥")
    assert window.status.problems.text() == "1 error"


def test_the_problems_panel_lists_goes_there_and_repairs(window):
    drop(window, "Linear", on_wire(window, "pool1"))
    press(window.status.problems)
    assert window.problems.isVisible()
    window.scene.select(set())
    press(buttons(window.problems)["linear"])
    assert window.scene.selected_nodes() == ["linear"]
    press(buttons(window.problems)["Insert Flatten"])
    assert "flatten_2" in window.document.design


def test_the_palette_searches_aliases_and_enter_places_behind_the_selection(window):
    click(window, middle_of(window, "pool2"))
    search = window.palette_panel.search
    QTest.keyClicks(search, "bn")
    shown = [
        group.child(i).text(0)
        for group in window.palette_panel._groups()
        for i in range(group.childCount())
        if not group.child(i).isHidden()
    ]
    assert {"BatchNorm1d", "BatchNorm2d", "BatchNorm3d"} <= set(shown)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert Wire("pool2", "out", "batchnorm2d", "in") in set(window.document.design.wires())
    assert Wire("batchnorm2d", "out", "conv3", "in") in set(window.document.design.wires())


def test_a_network_is_drawn_from_nothing_by_keyboard(open_window):
    window = open_window(None)
    assert "empty" in window.inspector._facts.text()
    for name in ("Input", "Conv2d", "ReLU", "Flatten", "Linear", "Output"):
        QTest.keyClicks(window.palette_panel.search, name)
        QTest.keyClick(window.palette_panel.search, Qt.Key.Key_Return)
        window.palette_panel.search.clear()
    analysis = window.document.analysis
    assert not analysis.diagnostics
    assert analysis.totals.parameters == 64 * 3 * 9 + 64 + 64 * 222 * 222 * 1000 + 1000


def test_the_canvas_equals_one_built_afresh(window, open_window):
    drop(window, "ReLU", on_wire(window, "pool1"))
    click(window, middle_of(window, "conv3"))
    key(window, Qt.Key.Key_Delete)
    window.editing.undo()
    fresh = open_window(None)
    fresh.scene.show_document(window.document)
    for node_id, item in window.scene.nodes.items():
        other = fresh.scene.nodes[node_id]
        assert (item.card, item.pos(), item.faulty) == (other.card, other.pos(), other.faulty)
    assert labels(window) == labels(fresh)
    assert window.document.analysis.totals == analyse(window.document.design).totals


def test_a_block_opens_inside_and_the_breadcrumb_leads_back(open_window):
    window = open_window("resnet18")
    double_click(window, middle_of(window, "layer2"))
    assert set(window.scene.nodes) >= {"conv1", "downsample.0", "add", "input", "output"}
    assert labels(window)["add→relu"] == "128×28×28"
    assert window.breadcrumb.isVisible()
    click(window, middle_of(window, "conv1"))
    key(window, Qt.Key.Key_Delete)
    assert "conv1" in window.workspace.shown.design
    assert "read-only" in window.status.currentMessage()
    press(buttons(window.breadcrumb)["ResNet-18"])
    assert "layer2" in window.scene.nodes
    assert not window.breadcrumb.isVisible()


def test_a_block_is_unpacked_into_layers_and_packed_again_by_undo(open_window):
    window = open_window("resnet18")
    before = window.document.analysis.totals
    click(window, middle_of(window, "layer2"))
    press(buttons(window.inspector)["Unpack into layers"])
    assert {"layer2.0.conv1", "layer2.1.relu"} <= set(window.scene.nodes)
    assert window.document.analysis.totals == before
    assert not window.document.analysis.diagnostics
    boxes = [i.body().translated(i.pos()) for i in window.scene.nodes.values()]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:number])
    window.editing.undo()
    assert "layer2" in window.scene.nodes
    assert not window.document.history.modified
