"""Lints, repairs for all of a kind, prices and switches, by real events on a real window."""

from PySide6.QtCore import QPointF, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from blocks.boundary import Input, Output
from blocks.pooling import MaxPool2d
from designer.design.evaluation import Builder
from designer.design.lints import book
from designer.design.operations import replace_layer
from designer.window.documents import checking
from designer.window.inspector.fixes import Fix
from tests.window.hands import buttons, drop, key, on_wire, press

CTRL = Qt.KeyboardModifier.ControlModifier


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def prices(widget, qtbot) -> dict[str, str]:
    fixes = [fix for fix in widget.findChildren(Fix) if fix.isVisible()]
    qtbot.waitUntil(lambda: all(fix.price.text().strip() for fix in fixes))
    return {fix.button.text(): fix.price.text() for fix in fixes}


def test_hints_come_after_a_pause_and_all_of_a_kind_are_fixed_in_one_step(open_window, qtbot):
    window = open_window("vgg11_bn")
    before = window.document.design.copy()
    assert window.status.problems.text() == "No problems"
    qtbot.waitUntil(lambda: window.status.problems.text() == "8 hints")
    press(window.status.problems)
    assert "Bias before a normalisation · 8" in texts(window.problems)
    qtbot.waitUntil(lambda: "−2\u202f752 parameters" in texts(window.problems))
    press(buttons(window.problems)["Fix all 8"])
    assert window.status.currentMessage() == "Mended all 8."
    qtbot.waitUntil(lambda: window.status.problems.text() == "No problems")
    assert not window.document.design.node("features.0").layer.bias
    assert window.document.history.undo_label == "Mend 8: Bias before a normalisation"
    key(window, Qt.Key.Key_Z, CTRL)
    assert window.document.design == before


def test_a_click_goes_there_and_the_inspector_says_it_too(open_window, qtbot):
    window = open_window("vgg11_bn")
    window.show_problems()
    qtbot.waitUntil(lambda: "features.4" in buttons(window.problems))
    press(buttons(window.problems)["features.4"])
    assert window.scene.selected_nodes() == ["features.4"]
    said = "The bias of `features.4` has no effect"
    qtbot.waitUntil(lambda: any(text.startswith(said) for text in texts(window.inspector)))
    assert prices(window.inspector, qtbot) == {"Set bias of features.4 to false": "−128 parameters"}
    press(buttons(window.inspector)["Set bias of features.4 to false"])
    assert not window.document.design.node("features.4").layer.bias


def test_a_check_is_switched_off_and_stays_so(open_window, qtbot):
    window = open_window("vgg11_bn")
    window.show_problems()
    qtbot.waitUntil(lambda: window.status.problems.text() == "8 hints")
    action = next(a for a in window.problems.checks.menu().actions() if "Bias" in a.text())
    assert action.isChecked()
    action.trigger()
    assert window.status.problems.text() == "No problems"
    assert QSettings().value("checks/off") == "bias-before-norm"
    other = open_window("vgg11_bn")
    other.checking.look()
    assert other.status.problems.text() == "No problems"
    again = next(a for a in other.problems.checks.menu().actions() if "Bias" in a.text())
    assert not again.isChecked()
    again.trigger()
    assert other.status.problems.text() == "8 hints"


def test_repairs_of_a_fault_say_their_price_everywhere(window, qtbot):
    drop(window, "Linear", on_wire(window, "pool1"))
    window.view.reveal("linear")
    window.show_problems()
    expected = {
        "Insert Flatten": "+1\u202f025\u202f000 parameters, +1.02\u202fM MACs",
        "Insert global average pooling and Flatten": (
            "+17\u202f000 parameters, +16.00\u202fk MACs"
        ),
    }
    for place in (window.bubble, window.inspector, window.problems):
        assert prices(place, qtbot) == expected


def test_faults_of_a_kind_are_fixed_together_by_the_repair_that_is_chosen(open_window, qtbot):
    window = open_window(None)
    for number in range(2):
        place = QPointF(300 * number, 0)
        drop(window, "Input", place)
        window.editing.place("Linear")
        window.editing.place("Output")
    window.view.fit()
    window.show_problems()
    button = buttons(window.problems)["Fix all 2"]
    ways = {action.text(): action for action in button.menu().actions()}
    ways["As: Insert Flatten"].trigger()
    assert not window.document.analysis.diagnostics
    assert {"flatten", "flatten_2"} <= set(window.document.design.graph)
    assert window.document.history.undo_label == "Mend 2: Linear: wrong input"
    boxes = [i.body().translated(i.pos()) for i in window.scene.nodes.values()]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:number])


def test_what_could_not_be_fixed_is_said(open_window, qtbot):
    window = open_window(None)
    builder = Builder("Two pools")
    x = builder.add("input", Input((3, 8, 8)))
    builder.add("output", Output(), builder.add("wide", MaxPool2d(2), x))
    builder.add("output2", Output(), builder.add("spaced", MaxPool2d(2), x))
    window.files.open_design(builder.design, None)
    document = window.document
    for name, layer in (("wide", MaxPool2d(9)), ("spaced", MaxPool2d(3, 1, dilation=5))):
        document.do(replace_layer(document.design.node(name), layer, "Change"))
    window.show_problems()
    menu = buttons(window.problems)["Fix all 2"].menu()
    next(a for a in menu.actions() if a.text() == "As: Set padding to 1").trigger()
    assert window.status.currentMessage() == "Mended 1 of 2; this repair does not help at spaced."
    assert [d.node for d in document.analysis.diagnostics] == ["spaced"]
    assert document.history.undo_label == "Set padding to 1"


def test_the_panel_is_reached_and_used_by_keyboard(open_window, qtbot):
    window = open_window("vgg11_bn")
    qtbot.waitUntil(lambda: window.status.problems.text() == "8 hints")
    key(window, Qt.Key.Key_F8)
    focused = window.problems.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Fix all 8"
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert window.problems.focusWidget().text() == "features.0"
    QTest.keyClick(window.problems.focusWidget(), Qt.Key.Key_Space)
    assert window.scene.selected_nodes() == ["features.0"]


def test_many_rows_are_shown_on_demand(open_window, qtbot):
    window = open_window(None)
    for _ in range(25):
        window.editing.place("ReLU")
        window.scene.select(set())
    window.show_problems()
    assert "Input without a wire · 25" in texts(window.problems)
    assert len([b for b in buttons(window.problems) if b.startswith("relu")]) == 20
    press(buttons(window.problems)["Show all 25"])
    assert len([b for b in buttons(window.problems) if b.startswith("relu")]) == 25


def test_inside_a_block_repairs_are_said_but_not_offered(open_window, qtbot):
    window = open_window("bn_nin")
    block = next(n for n, i in window.scene.nodes.items() if i.card.title == "MLPConvolution")
    window.workspace.enter(block)
    window.show_problems()
    qtbot.waitUntil(lambda: bool(window.checking.findings))
    fixes = window.problems.findChildren(Fix)
    assert fixes
    assert not any(fix.button.isEnabled() for fix in fixes)


def test_the_inspector_forgets_at_once_what_is_mended(open_window, qtbot):
    window = open_window("vgg11_bn")
    window.view.reveal("features.0")
    label = "Set bias of features.0 to false"
    qtbot.waitUntil(lambda: label in buttons(window.inspector))
    press(buttons(window.inspector)[label])
    assert label not in buttons(window.inspector)
    key(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: label in buttons(window.inspector))


def test_checks_are_made_a_while_at_a_time(open_window, qtbot, monkeypatch):
    monkeypatch.setattr(checking, "WHILE", 0.0)
    monkeypatch.setattr(book, "AT_A_TIME", 1)
    real, turns, found = book.Lints.look, [], []
    monkeypatch.setattr(book.Lints, "look", lambda *until: turns.append(1) or real(*until))
    window = open_window("vgg11_bn")
    window.checking.found.connect(lambda: found.append(len(window.checking.findings)))
    qtbot.waitUntil(lambda: bool(found))
    assert found == [8]  # told once, when all are looked at
    assert len(turns) >= len(window.document.design)
