"""Profile, train, export in the window, by the real worker."""

import os
import signal
from itertools import pairwise
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from designer.lab.protocol import Failed
from tests.window.hands import buttons, click, drop, middle_of, on_wire, press

MINUTE = 60_000


def profiled(qtbot, window):
    qtbot.waitUntil(lambda: not window.profile_panel.bar.job, timeout=2 * MINUTE)


def test_profile_fills_table_and_chart_and_a_row_selects_its_node(qtbot, window):
    window.actions_by_name["profile"].trigger()
    panel = window.profile_panel
    assert panel.bar.cancel.isEnabled()
    profiled(qtbot, window)
    rows = [panel.table.item(row, 0).text() for row in range(panel.table.rowCount())]
    inside = [n.id for n in window.document.design.nodes() if n.id not in {"input", "output"}]
    assert rows == inside
    assert panel.result.p50_ms > 0
    shares = [float(panel.table.item(row, 4).text()) for row in range(len(rows))]
    assert sum(shares) == pytest.approx(100, abs=0.5)
    panel.table.selectRow(rows.index("conv2"))
    assert window.scene.selected_nodes() == ["conv2"]
    assert [layer.node for layer in panel._chart._layers] == rows
    assert panel.result.device.name in panel.bar.message.text()


def test_a_killed_worker_is_told_of_and_the_next_job_runs(qtbot, window):
    ends = []
    window.jobs.worker.event.connect(lambda e: ends.append(e) if isinstance(e, Failed) else None)
    window.profile()
    qtbot.waitUntil(lambda: window.profile_panel.bar.progress.maximum() > 0, timeout=MINUTE)
    os.kill(window.jobs.worker.process_id, signal.SIGKILL)
    profiled(qtbot, window)
    assert "killed by signal 9" in window.profile_panel.bar.message.text()
    assert len(ends) == 1
    window.profile()
    profiled(qtbot, window)
    assert window.profile_panel.result is not None


def test_a_job_is_cancelled_within_two_seconds(qtbot, open_window):
    window = open_window("resnet50")
    window.profile_panel.batch.setValue(8)
    window.profile()
    qtbot.waitUntil(lambda: window.profile_panel.bar.progress.maximum() > 0, timeout=MINUTE)
    press(buttons(window.profile_panel)["Cancel"])
    qtbot.waitUntil(lambda: not window.profile_panel.bar.job, timeout=4000)
    assert window.profile_panel.bar.message.text() == "Cancelled."
    assert window.profile_panel.bar.run.isEnabled()


@pytest.fixture
def beats():
    """Times at which the event loop came round, 5 ms apart where nothing holds it up."""
    times, timer = [], QTimer(interval=5)
    timer.timeout.connect(lambda: times.append(perf_counter()))
    timer.start()
    yield times
    timer.stop()


def test_training_on_digits_plots_and_leaves_a_checkpoint(
    qtbot, window, tmp_path, beats, record_property
):
    window.train()
    window.training.epochs.setValue(6)
    window.training.rate.setValue(0.003)
    window.training.request(str(tmp_path))
    qtbot.waitUntil(lambda: not window.training.bar.job, timeout=3 * MINUTE)
    gaps = sorted(b - a for a, b in pairwise(beats))
    record_property("stall_p99_ms", round(1000 * gaps[int(0.99 * len(gaps))], 1))
    text = window.training.bar.message.text()
    assert text.startswith("Test accuracy 9")
    assert len(window.training.curves._epochs) == 6
    assert window.training.curves._steps
    assert (tmp_path / "weights.safetensors").stat().st_size > 24058 * 4
    assert list(tmp_path.glob("*.ckpt"))


def test_onnx_is_written_and_checked_against_the_module(qtbot, window, tmp_path):
    window.export.export(tmp_path / "net.onnx")
    qtbot.waitUntil(lambda: "ONNX Runtime" in window.status.currentMessage(), timeout=MINUTE)
    assert "agrees with the module; the largest difference is" in window.status.currentMessage()
    assert (tmp_path / "net.onnx").stat().st_size > 24058 * 4


def test_a_design_with_a_fault_is_not_sent(window):
    drop(window, "Linear", on_wire(window, "pool1"))
    window.profile()
    assert not window.profile_panel.bar.job
    assert "Linear wants a vector" in window.profile_panel.bar.message.text()
    assert window.jobs.worker.process_id == 0


def test_editing_goes_on_while_a_job_runs(qtbot, window):
    window.profile()
    click(window, middle_of(window, "fc"))
    window.inspector.editors["out_features"].field.setValue(7)
    assert window.document.design.node("fc").layer.out_features == 7
    profiled(qtbot, window)
    assert '"out_features": 10' in window.profile_panel.result.design


def test_enter_starts_a_job_after_its_shortcut(window, monkeypatch):
    started = []
    window.training.bar.started.connect(lambda: started.append(True))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *a: "")
    window.actions_by_name["train"].trigger()
    QTest.keyClick(window.training.bar.run, Qt.Key.Key_Return)
    assert started
    assert not window.training.bar.job  # no folder was chosen
