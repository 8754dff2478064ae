"""Opening, saving, closing: nothing is lost, and what can't be done says why."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from designer.design.files import encode
from tests.window.hands import drop, key, on_wire

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(monkeypatch):
    """The warnings shown."""
    texts = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *a: texts.append(a[-1]))
    return texts


def answer(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(path), "ONNX (*.onnx)"))


def test_save_close_reopen_loses_nothing(window, open_window, monkeypatch, tmp_path):
    drop(window, "ReLU", on_wire(window, "pool1"))
    assert window.isWindowModified()
    answer(monkeypatch, tmp_path / "mine")
    key(window, Qt.Key.Key_S, CTRL)
    assert not window.isWindowModified()
    window.close()
    again = open_window(str(tmp_path / "mine.json"))
    assert again.document.design == window.document.design
    assert encode(again.document.design) == (tmp_path / "mine.json").read_bytes()
    assert {n: i.pos() for n, i in again.scene.nodes.items()} == {
        n: i.pos() for n, i in window.scene.nodes.items()
    }


def test_undo_survives_a_save(window, monkeypatch, tmp_path):
    drop(window, "ReLU", on_wire(window, "pool1"))
    answer(monkeypatch, tmp_path / "mine.json")
    window.files.save()
    window.editing.undo()
    assert "relu" not in window.document.design
    assert window.isWindowModified()
    window.editing.redo()
    assert not window.isWindowModified()


def test_closing_with_changes_asks(window, monkeypatch):
    drop(window, "ReLU", on_wire(window, "pool1"))
    asked = []

    def question(*a):
        asked.append(a[2])
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "question", question)
    assert not window.close()
    assert window.isVisible()
    assert asked == ["Save the changes to Small CNN?"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\xff garbage", "is not a Netwright design"),
        (b'{"format": "netwright", "version": 99}', "newer Netwright"),
        (
            b'{"format": "netwright", "version": 1, "nodes": [{"id": "a", "layer": "Conv9d"}]}',
            "There is no layer `Conv9d`",
        ),
    ],
)
def test_a_broken_file_gets_a_sentence_and_the_open_design_stays(
    window, said, tmp_path, content, words
):
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    design = window.document.design
    assert not window.files.open_target(str(path))
    assert words in said[0]
    assert window.document.design is design


def test_saving_where_it_can_not_be_gets_a_sentence(window, said, monkeypatch, tmp_path):
    answer(monkeypatch, tmp_path / "missing" / "mine.json")
    assert not window.files.save_as()
    assert "can't be saved" in said[0]


def test_an_ending_that_is_not_written_gets_a_sentence(window, said, tmp_path):
    window.export.export(tmp_path / "net.docx")
    assert ".docx" in said[0]


def test_export_writes_source_and_pictures(window, tmp_path):
    for ending in ("py", "svg", "png", "json"):
        window.export.export(tmp_path / f"net.{ending}")
    assert "class SmallCNN" in (tmp_path / "net.py").read_text()
    assert (tmp_path / "net.svg").read_text().startswith("<")
    assert (tmp_path / "net.png").read_bytes().startswith(b"\x89PNG")
    assert Path(tmp_path / "net.json").read_bytes() == encode(window.document.design)
