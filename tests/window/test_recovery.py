"""Copies of unsaved designs: when they are there, when they go, and that they hold nobody up."""

import os
import time

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from blocks.activation import ReLU
from blocks.boundary import Input
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.design.files import decode, encode
from designer.design.renaming import rename_design
from designer.window.remembered import recovery
from tests.window.hands import drop, key, on_wire

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(recovery, "PAUSE", 1)


def copies():
    return sorted(recovery.folder().glob("*/*/design.json"))


def kept(qtbot):
    qtbot.waitUntil(lambda: len(copies()) == 1)
    return copies()[0]


def test_a_copy_follows_the_changes_and_goes_with_the_last_of_them(qtbot, window):
    assert not copies()
    drop(window, "ReLU", on_wire(window, "pool1"))
    copy = kept(qtbot)
    qtbot.waitUntil(lambda: decode(copy.read_bytes()) == window.document.design)
    drop(window, "Softmax", on_wire(window, "conv1"))
    qtbot.waitUntil(lambda: decode(copy.read_bytes()) == window.document.design)
    key(window, Qt.Key.Key_Z, CTRL)
    key(window, Qt.Key.Key_Z, CTRL)
    assert not copies()


def test_a_copy_goes_when_the_design_is_saved_or_its_changes_are_given_up(
    qtbot, window, monkeypatch, tmp_path
):
    drop(window, "ReLU", on_wire(window, "pool1"))
    kept(qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / "a"), ""))
    key(window, Qt.Key.Key_S, CTRL)
    assert not copies()
    drop(window, "Softmax", on_wire(window, "conv1"))
    kept(qtbot)
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(QMessageBox, "question", lambda *a: discard)
    window.files.close()
    assert not copies()


def test_closing_leaves_nothing(qtbot, open_window):
    window = open_window()
    drop(window, "ReLU", on_wire(window, "pool1"))
    kept(qtbot)
    window.document.history.mark_saved()
    window.close()
    assert not list(recovery.folder().glob("*"))


def test_what_a_living_session_keeps_is_not_offered_to_another(qtbot, window, open_window):
    drop(window, "ReLU", on_wire(window, "pool1"))
    kept(qtbot)
    assert open_window().recovery.remains() == []
    assert copies()


def test_looking_inside_keeps_no_copy_of_its_own(qtbot, open_window):
    window = open_window("resnet18")
    window.tabs.open_inside("layer2")
    window.tabs.go_to(window.document)
    drop(window, "ReLU", on_wire(window, "fc"))
    assert decode(kept(qtbot).read_bytes()).name == "ResNet-18"


def test_a_folder_that_can_not_be_written_is_said_once(qtbot, window, monkeypatch, tmp_path):
    monkeypatch.setattr(window.recovery, "_folder", tmp_path / "file" / "session")
    (tmp_path / "file").write_text("in the way")
    drop(window, "ReLU", on_wire(window, "pool1"))
    qtbot.waitUntil(lambda: "can't be kept" in window.status.currentMessage())
    window.status.clearMessage()
    drop(window, "ReLU", on_wire(window, "conv1"))
    qtbot.waitUntil(lambda: not window.recovery._changed)
    assert window.status.currentMessage() == ""


def test_what_is_damaged_is_told_and_kept(window, monkeypatch):
    place = recovery.folder() / "dead" / "design"
    place.mkdir(parents=True)
    (place / "about").write_text('{"name": "Mine", "path": ""}')
    (place / "design.json").write_bytes(b"\0")
    said = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *a: said.append(a[-1]))
    (remains,) = window.recovery.remains()
    window.home.recover(remains)
    assert "is not a Netwright design" in said[0]
    assert place.exists()
    window.home.show()
    discard = QMessageBox.StandardButton.Discard
    monkeypatch.setattr(QMessageBox, "question", lambda *a: discard)
    window.home.discard(remains)
    assert not place.exists()
    assert window.recovery.remains() == []


class _Pieces(QObject):
    """Counts how many turns of the event loop the writing takes."""

    turns = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.turns += event.type() == QEvent.Type.Timer
        return False


def test_a_large_design_is_written_in_slices_and_whole(qtbot, window, monkeypatch):
    design = Design("Large")
    AddNode(Node("input", Input((8,)), position=(0.0, 0.0))).apply(design)
    before = "input"
    for number in range(3000):
        AddNode(Node(f"relu_{number}", ReLU(), position=(0.0, 60.0 * number))).apply(design)
        Connect(Wire(before, "out", f"relu_{number}", "in")).apply(design)
        before = f"relu_{number}"
    monkeypatch.setattr(recovery, "SLICE", 0.002)
    document = window.files.open_unsaved(design, None)
    watch = _Pieces()
    window.recovery._timer.installEventFilter(watch)
    copy = kept(qtbot)
    window.recovery._timer.removeEventFilter(watch)
    assert watch.turns > 3
    assert copy.read_bytes() == encode(document.design)
    assert os.path.getmtime(copy) <= time.time() + 1


def test_under_steady_changes_a_copy_is_written_all_the_same(open_window, monkeypatch):
    monkeypatch.setattr(recovery, "SLICE", 0)  # a turn for each node: it is never done in time
    monkeypatch.setattr(recovery, "LONGEST", 0.3)
    window = open_window("resnet50")
    end = time.perf_counter() + 5
    while not copies() and time.perf_counter() < end:
        window.document.do(rename_design(window.document.design, f"at {time.perf_counter():.3f}"))
        QApplication.processEvents()
    assert copies()
