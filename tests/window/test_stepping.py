"""The canvas without a mouse: node to node, wire to wire, connecting, the menu."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from designer.design.design import Wire
from tests.window.hands import click, drop, key, middle_of

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
UP, DOWN, LEFT, RIGHT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right


def chosen(window):
    return window.scene.selected_nodes()


def shown(window):
    return window.view.mapToScene(window.view.viewport().rect()).boundingRect()


def at_the_side(window):
    return window.scene.contents().topRight() + QPointF(200, 200)


def test_a_chain_is_walked_down_and_up(window):
    order = []
    for _ in range(len(window.document.design) + 1):
        key(window, DOWN, ALT)
        order += chosen(window)
    flow = [node.id for node in window.document.design.flow()]
    assert order == [*flow, flow[-1]]
    key(window, UP, ALT)
    assert chosen(window) == [flow[-2]]
    assert not window.document.history.modified


def test_what_is_gone_to_is_brought_into_view(open_window):
    window = open_window("vgg16")
    window.view.show_top()
    for _ in range(30):
        key(window, DOWN, ALT)
        (node_id,) = chosen(window)
        assert shown(window).contains(middle_of(window, node_id))
    assert node_id not in {"input", "features.0"}


def test_with_nothing_selected_it_begins_in_view(open_window):
    window = open_window("vgg16")
    window.view.actual_size()
    window.view.centerOn(middle_of(window, "features.21"))
    seen = [n for n in window.scene.nodes if shown(window).contains(middle_of(window, n))]
    key(window, DOWN, ALT)
    assert chosen(window) == [min(seen, key=lambda n: middle_of(window, n).y())]
    assert chosen(window) != ["input"]


def test_branches_are_gone_across(open_window):
    window = open_window("googlenet_2014")
    window.view.opened.emit("inception3a")
    key(window, DOWN, ALT)
    window.scene.select({next(n.id for n in window.workspace.shown.design.flow())})
    key(window, DOWN, ALT)
    (one,) = chosen(window)
    before = middle_of(window, one)
    across = RIGHT if before.x() < window.scene.contents().center().x() else LEFT
    key(window, across, ALT)
    (other,) = chosen(window)
    assert other != one
    assert (middle_of(window, other).x() > before.x()) == (across == RIGHT)


def test_a_sideways_design_is_walked_to_the_right(window):
    window.sheet.arranging.rightwards()
    window.scene.select({"input"})
    key(window, RIGHT, ALT)
    assert chosen(window) == ["conv1"]
    key(window, LEFT, ALT)
    assert chosen(window) == ["input"]


def test_a_node_without_wires_can_be_reached(window):
    drop(window, "Dropout", at_the_side(window))
    window.scene.select({"pool1"})
    for _ in range(3):
        key(window, RIGHT, ALT)
    assert chosen(window) == ["dropout"]


def test_a_list_keeps_its_own_alt_and_arrow(window):
    drop(window, "ConvBnRelu", at_the_side(window))
    window.docks["training"].show()
    box = next(b for b in window.training.findChildren(QComboBox) if b.isEnabled())
    box.setFocus()
    before = chosen(window)
    QTest.keyClick(box, DOWN, ALT)
    assert chosen(window) == before
    assert box.view().isVisible()
    box.hidePopup()


def test_wires_are_gone_through_and_deleted(window):
    click(window, middle_of(window, "conv2"))
    key(window, Qt.Key.Key_W)
    into = Wire("pool1", "out", "conv2", "in")
    assert window.scene.selected_wires() == [into]
    assert chosen(window) == []
    key(window, Qt.Key.Key_W)
    (out,) = window.scene.selected_wires()
    assert out.source == "conv2"
    key(window, Qt.Key.Key_W)
    assert window.scene.selected_wires() == [into]
    key(window, Qt.Key.Key_W, SHIFT)
    assert window.scene.selected_wires() == [out]
    key(window, Qt.Key.Key_Delete)
    assert not window.document.design.has(out)
    key(window, Qt.Key.Key_W)  # goes on with the same node
    assert window.scene.selected_wires() == [into]


def test_from_a_wire_the_arrows_go_to_its_ends(window):
    for arrow, end in ((UP, "pool1"), (DOWN, "conv2")):
        window.scene.select(set(), {Wire("pool1", "out", "conv2", "in")})
        key(window, arrow, ALT)
        assert chosen(window) == [end]


def test_without_a_wire_it_says_so(window):
    key(window, Qt.Key.Key_W)
    assert "Select a node" in window.status.currentMessage()
    drop(window, "Dropout", at_the_side(window))
    key(window, Qt.Key.Key_W)
    assert window.status.currentMessage() == "`dropout` has no wires."


def test_two_selected_nodes_are_connected_by_a_key(window):
    drop(window, "Dropout", at_the_side(window))
    window.scene.select({"dropout", "pool1"})
    key(window, Qt.Key.Key_J, CTRL)
    design = window.document.design
    (wire,) = design.wires_into("dropout") + design.wires_from("dropout")
    assert {wire.source, wire.target} == {"pool1", "dropout"}
    key(window, Qt.Key.Key_J, CTRL)
    assert "already" in window.status.currentMessage()
    key(window, Qt.Key.Key_Z, CTRL)
    assert not window.document.design.has(wire)


def test_what_can_not_be_connected_says_why(window):
    key(window, Qt.Key.Key_J, CTRL)
    assert window.status.currentMessage() == "Select the two nodes to connect first."
    drop(window, "Output", at_the_side(window))
    window.scene.select({"output", "output_2"})
    key(window, Qt.Key.Key_J, CTRL)
    assert "neither has an output" in window.status.currentMessage()


def test_from_a_field_a_key_leads_back_to_the_canvas(window):
    click(window, middle_of(window, "fc"))
    field = window.inspector.editors["out_features"].field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F7)
    assert window.view.hasFocus()
    assert chosen(window) == ["fc"]


def menu_by_key(window):
    """As the menu key asks for it, at a place of its own; what is offered, and where it opens."""
    at, places = QPoint(3, 3), []
    window.tabs.menu_wanted.connect(places.append)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, window.view.mapToGlobal(at))
    QApplication.sendEvent(window.view, event)
    (menu,) = [m for m in window.findChildren(QMenu) if m.isVisible()]
    menu.close()
    (place,) = places
    texts = {action.text() for action in menu.actions()}
    return texts, window.view.mapToScene(window.view.viewport().mapFromGlobal(place))


def test_the_menu_key_keeps_the_selection_and_opens_at_it(window):
    window.scene.select({"conv2", "pool2"})
    texts, at = menu_by_key(window)
    assert set(chosen(window)) == {"conv2", "pool2"}
    assert any(window.scene.area([n]).contains(at) for n in ("conv2", "pool2"))
    assert "Connect selected" in texts


def test_the_menu_key_opens_at_a_selected_wire(window):
    wire = Wire("pool1", "out", "conv2", "in")
    window.scene.select(set(), {wire})
    _, at = menu_by_key(window)
    assert window.scene.selected_wires() == [wire]
    assert (at - window.scene.wires[wire].middle()).manhattanLength() < 4


def test_the_menu_key_brings_what_is_selected_into_view(open_window):
    window = open_window("vgg16")
    window.view.show_top()
    window.scene.select({"output"})
    _, at = menu_by_key(window)
    assert window.scene.area(["output"]).contains(at)
    assert shown(window).contains(at)


def test_open_inside_is_an_action(window):
    window.scene.select({"pool1"})
    window.actions_by_name["sheet.open_inside"].trigger()
    assert "Only a block has an inside" in window.status.currentMessage()
    window.scene.select({"conv1"})
    window.actions_by_name["sheet.open_inside"].trigger()
    assert window.workspace.is_inside
