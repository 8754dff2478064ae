"""Several nodes selected: what they share is shown, and set in all of them at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from blocks.convolution import Conv2d
from designer.design.operations import add_node
from designer.window.waiting.waiting import LARGE
from tests.window.hands import click, key, middle_of
from tests.window.test_waiting import chain, notice

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def select(window, *node_ids):
    click(window, middle_of(window, node_ids[0]))
    for node_id in node_ids[1:]:
        click(window, middle_of(window, node_id), SHIFT)


def layers(window, *node_ids):
    return [window.document.design.node(node_id).layer for node_id in node_ids]


def enter(field, text):
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_shared_parameters_are_shown_and_mixed_ones_say_so(window):
    select(window, "conv1", "conv2")
    assert window.bulk.isVisible()
    editors = window.bulk.editors
    assert editors["kernel_size"].field.text() == "3"
    assert editors["out_channels"].field.text() == ""
    assert editors["out_channels"].field.placeholderText() == "mixed"
    assert "2 ConvBnReLU" in window.bulk._heading.text()
    select(window, "conv1", "pool1")
    assert set(window.bulk.editors) == {"kernel_size", "stride", "padding", "repeat"}
    select(window, "conv1", "flatten", "output")
    assert set(window.bulk.editors) == set()
    click(window, middle_of(window, "conv1"))
    assert window.inspector.isVisible()
    assert not window.bulk.isVisible()


def test_an_edit_sets_all_in_one_step(window):
    before = layers(window, "conv1", "conv2", "conv3")
    select(window, "conv1", "conv2", "conv3")
    enter(window.bulk.editors["out_channels"].field, "24")
    assert [layer.out_channels for layer in layers(window, "conv1", "conv2", "conv3")] == [24] * 3
    assert window.bulk.editors["out_channels"].field.text() == "24"
    key(window, Qt.Key.Key_Z, CTRL)
    assert layers(window, "conv1", "conv2", "conv3") == before
    assert window.bulk.editors["out_channels"].field.placeholderText() == "mixed"
    assert not window.document.history.modified


def test_nonsense_is_refused_with_a_sentence_and_changes_none(window):
    before = layers(window, "conv1", "conv2")
    select(window, "conv1", "conv2")
    editor = window.bulk.editors["out_channels"]
    enter(editor.field, "0")
    assert "out_channels must be a whole number of at least 1" in editor.complaint.text()
    assert layers(window, "conv1", "conv2") == before


def test_a_check_box_goes_from_mixed_to_all(window):
    select(window, "pool1")
    window.inspector.editors["ceil_mode"].field.click()
    select(window, "pool1", "pool2")
    box = window.bulk.editors["ceil_mode"].field
    assert (box.checkState(), box.text()) == (Qt.CheckState.PartiallyChecked, "mixed")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() * 0.1)
    assert [layer.ceil_mode for layer in layers(window, "pool1", "pool2")] == [True, True]
    assert box.text() == ""


def test_repeats_are_set_together_and_a_run_of_steps_is_one_undo(window):
    select(window, "conv2", "conv3")
    field = window.bulk.editors["repeat"].field
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert [window.document.design.node(n).repeat for n in ("conv2", "conv3")] == [3, 3]
    window.editing.undo()
    assert [window.document.design.node(n).repeat for n in ("conv2", "conv3")] == [1, 1]


def test_choices_that_differ_are_mixed(window):
    for mode in ("zeros", "reflect"):
        window.document.do(add_node(window.document.design, Conv2d(padding_mode=mode), (0, 900)))
    window.scene.select({"conv2d", "conv2d_2"})
    box = window.bulk.editors["padding_mode"].field
    assert (box.currentIndex(), box.placeholderText()) == (-1, "mixed")
    QTest.keyClick(box, Qt.Key.Key_Down)
    first = box.itemText(0)
    assert {layer.padding_mode for layer in layers(window, "conv2d", "conv2d_2")} == {first}


def test_an_edit_of_very_many_says_that_it_is_at_work(open_window):
    window, seen = open_window(None), []
    window.files.open_design(chain(LARGE), None)
    window.scene.select({f"relu{n}" for n in range(LARGE)})
    window.document.changed.connect(lambda *_: seen.append(notice(window)))
    window.bulk.editors["repeat"].edited.emit(2)
    assert all(window.document.design.node(f"relu{n}").repeat == 2 for n in range(LARGE))
    assert seen[0] is not None
    assert notice(window) is None
