"""Blocks of the user's own in the window: grouped, opened, given parameters, kept, folded."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from designer.design.files import decode, encode
from designer.design.user_blocks import UserBlock
from designer.window.documents.inside import Inside
from designer.window.inspector.block_form import BlockForm
from tests.window.hands import click, double_click, drop, middle_of, on_wire, press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def group_first(window, *node_ids):
    """Select these by clicks, and group."""
    for place, node_id in enumerate(node_ids):
        click(
            window, middle_of(window, node_id), SHIFT if place else Qt.KeyboardModifier.NoModifier
        )
    QTest.keyClick(window.view, Qt.Key.Key_G, CTRL)
    (node,) = [n for n in window.document.design.nodes() if isinstance(n.layer, UserBlock)]
    return node.id


def menu_of(window, parameter):
    return window.inspector.rows[parameter].menu.actions()


def test_group_and_ungroup_are_inverses(window):
    before = encode(window.document.design)
    nodes = window.document.design.copy()
    block = group_first(window, "conv1", "pool1")
    assert window.scene.selected_nodes() == [block]
    assert window.document.analysis.diagnostics == ()
    QTest.keyClick(window.view, Qt.Key.Key_G, CTRL | SHIFT)
    assert window.document.design == nodes
    window.editing.undo()
    window.editing.undo()
    assert encode(window.document.design) == before


def test_an_edit_inside_is_one_step_of_the_outer_history_and_reaches_each_use(window):
    start = encode(window.document.design)
    block = group_first(window, "conv1", "pool1")
    QTest.keyClick(window.view, Qt.Key.Key_D, CTRL)
    double_click(window, middle_of(window, block))
    inside = window.workspace.shown
    assert isinstance(inside, Inside)
    drop(window, "BatchNorm2d", on_wire(window, "conv1"))
    assert "batchnorm2d" in inside.design
    layers = [n.layer for n in window.document.design.nodes() if isinstance(n.layer, UserBlock)]
    assert len(layers) == 2
    assert layers[0] == layers[1]
    assert "batchnorm2d" in [n.id for n in type(layers[0]).definition.nodes]
    window.editing.undo()
    assert "batchnorm2d" not in inside.design
    assert window.scene.nodes.keys() == set(inside.design.graph)
    window.editing.redo()
    assert "batchnorm2d" in inside.design
    window.workspace.leave()
    for _ in range(3):
        window.editing.undo()
    assert encode(window.document.design) == start


def test_undoing_the_group_leaves_its_inside(window):
    block = group_first(window, "conv1", "pool1")
    double_click(window, middle_of(window, block))
    assert window.workspace.is_inside
    window.editing.undo()
    assert not window.workspace.is_inside
    assert "conv1" in window.scene.nodes


def test_a_parameter_is_exposed_and_others_follow_it(window):
    block = group_first(window, "conv1", "pool1", "conv2")
    double_click(window, middle_of(window, block))
    click(window, middle_of(window, "conv1"))
    menu_of(window, "out_channels")[0].trigger()
    click(window, middle_of(window, "conv2"))
    row = window.inspector.rows["out_channels"]
    menu_of(window, "out_channels")[1].trigger()
    QTest.keyClicks(row.expression, "3 * out_channels")
    QTest.keyClick(row.expression, Qt.Key.Key_Return)
    width = window.workspace.shown.design.node("conv1").layer.out_channels
    assert window.workspace.shown.design.node("conv2").layer.out_channels == 3 * width
    row = window.inspector.rows["out_channels"]
    assert row.expression.text() == "3 * out_channels"
    assert not row.editor.field.isEnabled()
    QTest.keyClick(row.expression, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(row.expression, "7 * breadth")
    QTest.keyClick(row.expression, Qt.Key.Key_Return)
    assert "asks for `breadth`" in row.complaint.text()
    window.workspace.leave()
    click(window, middle_of(window, block))
    field = window.inspector.editors["out_channels"].field
    field.setValue(10)
    assert str(window.document.analysis.output(block)).startswith("30×")
    double_click(window, middle_of(window, block))
    assert window.workspace.shown.design.node("conv2").layer.out_channels == 30
    assert decode(encode(window.document.design)) == window.document.design


def test_a_block_is_named_and_kept_for_other_designs(window, open_window):
    block = group_first(window, "conv1", "pool1")
    click(window, middle_of(window, block))
    form = window.inspector.widget().findChild(BlockForm)
    form.name.selectAll()
    QTest.keyClicks(form.name, "Stem")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert type(window.document.design.node(block).layer).__name__ == "Stem"
    click(window, middle_of(window, block))
    window.actions_by_name["blocks.keep"].trigger()
    other = open_window()
    other.checking.look()
    names = [other.palette_panel._own.child(i).text(0) for i in range(1)]
    assert names == ["Stem"]
    other.editing.place("Stem")
    assert any(isinstance(n.layer, UserBlock) for n in other.document.design.nodes())


def test_what_repeats_is_folded(open_window):
    window = open_window("vgg16")
    before = len(window.document.design)
    QTest.keyClick(window.view, Qt.Key.Key_R, CTRL | SHIFT)
    assert len(window.document.design) < before
    assert window.document.analysis.totals.parameters == 138_357_544


def test_what_repeats_is_offered_to_be_folded(open_window, qtbot):
    window = open_window("vgg16")
    click(window, window.view.mapToScene(5, 5))
    offer = window.inspector._offer
    qtbot.waitUntil(offer.button.isVisible)
    assert "comes 2 times" in offer.text.text()
    before = len(window.document.design)
    press(offer.button)
    assert len(window.document.design) < before


def test_a_block_cannot_hold_itself(window):
    said = []
    block = group_first(window, "conv1", "pool1")
    name = type(window.document.design.node(block).layer).__name__
    double_click(window, middle_of(window, block))
    window.tabs.refused.connect(said.append)
    window.editing.place(name)
    assert said == [f"The block `{name}` can't contain itself."]


def test_a_preset_is_dropped_in_as_a_backbone(open_window):
    window = open_window("small_cnn")
    drop(window, "resnet18", QPointF(600, 0))
    (node,) = [n for n in window.document.design.nodes() if isinstance(n.layer, UserBlock)]
    assert type(node.layer).__name__ == "ResNet18"
    double_click(window, middle_of(window, node.id))
    assert "layer1" in window.scene.nodes


def test_the_form_inside_a_block_is_no_wider_than_its_dock(window):
    block = group_first(window, "conv1", "pool1")
    window.workspace.enter(block)
    window.inspector.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    for layer in ("Conv2d", "RelativePositionAttention"):
        drop(window, layer, QPointF(600, 0))
        window.resize(900, 560)
        window.resizeDocks([window.sides[1]], [240], Qt.Orientation.Horizontal)
        QTest.qWait(20)
        rows = window.inspector.rows.values()
        for row in rows:
            row.show_expression("channels // 2")
        QTest.qWait(20)
        page, area = window.inspector.widget(), window.inspector.viewport()
        assert page.width() <= area.width()
        assert max(row.mapTo(page, row.rect().topRight()).x() for row in rows) < area.width()
