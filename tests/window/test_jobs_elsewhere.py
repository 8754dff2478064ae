"""Run > Portable job… and Open results…: a folder goes out, its result comes back."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox


@pytest.fixture
def warnings(monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *a: said.append(a[2]))
    return said


def answer(monkeypatch, batches, folder="", files=()):
    monkeypatch.setattr(QInputDialog, "getText", lambda *a, **k: (batches, True))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(folder), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a: ([str(f) for f in files], ""))


def test_a_job_there_and_back_beside_others(window, tmp_path, monkeypatch, warnings):
    folder = tmp_path / "job"
    answer(monkeypatch, "1, 2", folder, [folder / "result.json"])
    window.actions_by_name["portable.write_dialog"].trigger()
    assert "python run.py" in window.status.currentMessage()
    command = [sys.executable, "-I", "-B", str(folder / "run.py"), "--threads", "1"]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    window.actions_by_name["open_results"].trigger()
    panel = window.profile_panel
    assert panel.isVisible()
    assert panel.result.request.batch == 2
    assert panel.results.isVisible()
    labels = [panel.results.itemText(row) for row in range(panel.results.count())]
    assert [label.split(":")[0] for label in labels] == ["Small CNN, batch 2", "Small CNN, batch 1"]
    panel.results.setCurrentIndex(1)
    panel.results.activated.emit(1)
    assert panel.result.request.batch == 1
    assert panel.results.count() == 2
    assert "at batch 1" in panel.bar.message.text()
    window.actions_by_name["portable.write_dialog"].trigger()
    assert warnings == ["job holds something already: name a new folder."]


def test_what_is_no_result_is_told_and_nothing_changes(window, tmp_path, monkeypatch, warnings):
    (tmp_path / "a.json").write_text("[]")
    answer(monkeypatch, "", files=[tmp_path / "a.json"])
    window.open_results()
    assert "a.json holds no result" in warnings[0]
    window.portable.open([tmp_path / "none.json"])
    assert warnings[1] == "none.json: No such file or directory."
    assert window.profile_panel.result is None


def test_batch_sizes(window, tmp_path, monkeypatch, warnings):
    answer(monkeypatch, "1; 2", tmp_path / "job")
    window.portable.write_dialog()
    assert "whole numbers" in warnings[0]
    assert not (tmp_path / "job").exists()
