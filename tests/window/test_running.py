"""Profile, train, export in the window, by the real worker."""

import json
import os
import re
import signal
from itertools import pairwise
from time import perf_counter

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from designer.design.cost.roofline import estimate
from designer.lab.client import GRACE
from designer.lab.messages.measurement import Energy
from designer.lab.messages.protocol import Failed
from designer.window.panels import job_bar
from designer.window.profiling.headline import headline
from designer.window.profiling.profile_settings import ProfileSettings
from tests.window.hands import buttons, click, drop, middle_of, on_wire, press

MINUTE = 60_000


def profiled(qtbot, window):
    qtbot.waitUntil(lambda: not window.profile_panel.bar.job, timeout=2 * MINUTE)


def rows_of(item):
    return [item.child(number) for number in range(item.childCount())]


def test_profile_fills_tree_and_chart_and_a_row_selects_its_node(qtbot, window):
    window.actions_by_name["profile"].trigger()
    panel = window.profile_panel
    assert panel.bar.cancel.isEnabled()
    profiled(qtbot, window)
    rows = rows_of(panel.table.invisibleRootItem())
    names = [row.text(0) for row in rows]
    inside = [n.id for n in window.document.design.nodes() if n.id not in {"input", "output"}]
    assert names == inside
    assert panel.result.p50_ms > 0
    assert sum(float(row.text(4)) for row in rows) == pytest.approx(100, abs=0.5)
    panel.table.setCurrentItem(rows[names.index("conv2")])
    assert window.scene.selected_nodes() == ["conv2"]
    assert [layer.node for layer in panel.charts._bars._layers] == names
    assert panel.result.device.name in panel.bar.message.text()
    assert panel.table.isColumnHidden(10) == (panel.result.peak_memory_bytes is None)


def test_rows_sort_by_their_numbers_and_blocks_open(qtbot, open_window):
    window = open_window("resnet18")
    panel = window.profile_panel
    panel.settings.image_height.setValue(32)
    window.profile()
    profiled(qtbot, window)
    assert panel.result.settled["inputs"] == "3×32×32"
    root = panel.table.invisibleRootItem()
    (layer2,) = (row for row in rows_of(root) if row.text(0) == "layer2")
    times = [float(row.text(2)) for row in rows_of(layer2)]
    assert sum(times) == pytest.approx(float(layer2.text(2)), abs=0.01)
    panel.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    sorted_times = [float(row.text(2)) for row in rows_of(root)]
    assert sorted_times == sorted(sorted_times, reverse=True)
    panel.table.sortByColumn(8, Qt.SortOrder.DescendingOrder)
    assert rows_of(root)[0].text(0) == "layer4"
    panel.table.setCurrentItem(next(r for r in rows_of(layer2) if r.text(0) == "downsample.0"))
    assert window.workspace.path[1:] == ["layer2"]
    assert window.scene.selected_nodes() == ["downsample.0"]
    panel.table.setCurrentItem(layer2)
    assert window.workspace.path[1:] == []
    assert window.scene.selected_nodes() == ["layer2"]


def test_a_training_step_and_its_settings_are_kept(qtbot, window, open_window, tmp_path):
    panel = window.profile_panel
    panel.settings.more.setChecked(True)
    panel.settings.mode.setCurrentIndex(panel.settings.mode.findData("both"))
    panel.settings.threads.setValue(1)
    panel.batch.setValue(2)
    window.profile()
    profiled(qtbot, window)
    assert panel.result.training.step.p50_ms > 0
    assert "training step" in panel.bar.message.text()
    again = ProfileSettings()
    assert again.request() == panel.settings.request()
    assert again.more.isChecked()
    assert (again.request().mode, again.request().batch, again.request().threads) == ("both", 2, 1)


def test_results_and_a_trace_are_saved(qtbot, window, tmp_path):
    window.profile()
    profiled(qtbot, window)
    panel = window.profile_panel
    for ending, begin in (
        (".md", b"**"),
        (".csv", b"node,"),
        (".svg", b"<svg"),
        (".png", b"\x89P"),
    ):
        panel.saving.save(tmp_path / f"result{ending}")
        assert (tmp_path / f"result{ending}").read_bytes().startswith(begin)
    panel.saving.save(tmp_path / "result.doc")
    assert "A profile is saved as .json" in panel.bar.message.text()
    panel.saving.save(tmp_path / "missing" / "result.md")
    assert panel.bar.message.objectName() == "wrong"
    panel.saving.copy()
    assert QApplication.clipboard().text().startswith("**")
    panel.start_trace(tmp_path / "trace.json")
    profiled(qtbot, window)
    events = json.loads((tmp_path / "trace.json").read_text())["traceEvents"]
    names = {event.get("name") for event in events}
    assert {"conv1", "fc"} <= names
    said, *rest = panel.bar.message.text().splitlines()
    assert said == "Saved trace.json"
    assert rest == [headline(panel.result)]


def test_a_killed_worker_is_told_of_and_the_next_job_runs(qtbot, window):
    ends = []
    window.jobs.worker.heard.connect(lambda e: ends.append(e) if isinstance(e, Failed) else None)
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
    said = window.profile_panel.bar.message.text()
    assert said.startswith("Cancelled")  # one that builds a network may not obey in time
    assert window.profile_panel.bar.run.isEnabled()


def test_a_worker_that_does_not_obey_is_killed_and_the_next_one_works(qtbot, window):
    assert GRACE < 1.5  # killing and hearing of it come on top, and all is to take two seconds
    window.profile()
    qtbot.waitUntil(lambda: window.profile_panel.bar.progress.maximum() > 0, timeout=MINUTE)
    stopped = window.jobs.worker.process_id
    os.kill(stopped, signal.SIGSTOP)  # as deaf as one that compiles
    begun = perf_counter()
    press(buttons(window.profile_panel)["Cancel"])
    qtbot.waitUntil(lambda: not window.profile_panel.bar.job, timeout=10_000)
    assert perf_counter() - begun >= GRACE - 0.1  # it was given the time to obey
    said = window.profile_panel.bar.message.text()
    assert said == "Cancelled; the worker did not answer in time and had to be ended."
    window.profile()
    profiled(qtbot, window)
    assert window.profile_panel.result is not None
    assert window.jobs.worker.process_id not in {0, stopped}


def test_a_worker_that_hangs_is_spoken_of(qtbot, window, monkeypatch):
    monkeypatch.setattr(job_bar, "SILENCE", 1.0)
    window.profile()
    bar = window.profile_panel.bar
    qtbot.waitUntil(lambda: bar.progress.maximum() > 0, timeout=MINUTE)
    os.kill(window.jobs.worker.process_id, signal.SIGSTOP)
    silent = re.compile(r"\nNo answer from the worker for \d+ s; Cancel ends it\.$")
    qtbot.waitUntil(lambda: silent.search(bar.message.text()), timeout=10_000)
    os.kill(window.jobs.worker.process_id, signal.SIGCONT)
    qtbot.waitUntil(lambda: not silent.search(bar.message.text()), timeout=10_000)
    profiled(qtbot, window)
    assert "No answer" not in bar.message.text()


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


def test_the_roofline_measures_the_device_once_and_places_the_layers(window, qtbot):
    panel = window.profile_panel
    window.actions_by_name["profile"].trigger()
    qtbot.waitUntil(lambda: panel.result is not None and not panel.bar.job, timeout=60_000)
    said = panel.bar.message.text()
    panel.charts.setCurrentWidget(panel.charts.roofline)
    assert panel.bar.job
    qtbot.waitUntil(lambda: not panel.bar.job, timeout=60_000)
    assert panel.bar.message.text() == said  # the result's sentence is back
    assert "ms median" in panel.bar.message.toolTip()
    chart = panel.charts.roofline.chart
    assert chart.isVisible()
    dots = chart.getPlotItem().listDataItems()[-1]
    drawn = {point.data()[0] for point in dots.points()}
    with_macs = {row.node for row, _ in chart._placed if row.macs}
    assert drawn == with_macs
    with qtbot.waitSignal(panel.chosen) as chosen:
        dots.sigClicked.emit(dots, [dots.points()[0]], None)
    assert chosen.args[0] in with_macs
    panel.charts.setCurrentIndex(0)
    panel.charts.setCurrentWidget(panel.charts.roofline)
    assert not panel.bar.job
    verdicts = {row.text(0): row.text(11) for row in rows_of(panel.table.invisibleRootItem())}
    assert verdicts["pool1"] in {"memory", "overhead"}
    assert not verdicts["conv1"]  # a block's insides have them
    assert not panel.table.isColumnHidden(11)
    assert "pool1" in panel.charts.roofline.notes.text()
    _estimated_elsewhere(window, panel)


def test_a_result_of_another_device_does_not_measure_this_one_for_ever(window, qtbot):
    panel = window.profile_panel
    window.profile()
    profiled(qtbot, window)
    asked = []
    panel.wanted.connect(asked.append)
    panel.show_result(replace(panel.result, threads=61))
    panel.charts.setCurrentWidget(panel.charts.roofline)
    qtbot.waitUntil(lambda: not panel.bar.job, timeout=60_000)
    qtbot.wait(300)
    assert len(asked) == 1
    assert not panel.bar.job
    page = panel.charts.roofline
    (text,) = [label.text() for label in page.findChildren(QLabel) if "61 CPU" in label.text()]
    assert "not at hand" in text
    panel.charts.setCurrentIndex(0)
    panel.charts.setCurrentWidget(page)
    assert len(asked) == 1


def test_the_timeline_keeps_its_zoom_until_there_is_another_result(window, qtbot):
    panel = window.profile_panel
    window.profile()
    profiled(qtbot, window)
    charts = panel.charts
    window.actions_by_name["appearance.toggle"].trigger()
    assert charts._line is None  # nobody has asked for it
    charts.setCurrentIndex(1)
    charts._line.setXRange(0.01, 0.02, padding=0)
    seen = charts._line.getViewBox().viewRange()[0]
    charts.setCurrentIndex(0)
    charts.setCurrentIndex(1)
    window.actions_by_name["appearance.toggle"].trigger()
    assert charts._line.getViewBox().viewRange()[0] == seen
    panel.show_result(replace(panel.result, p50_ms=2 * panel.result.p50_ms))
    assert charts._line.getViewBox().viewRange()[0] != seen


def _estimated_elsewhere(window, panel):
    """On a device that is not here: as the command line's estimate, and marked as one."""
    page = panel.charts.roofline
    page.device.setCurrentIndex(page.device.findText("NVIDIA T4, float32 (estimate)"))
    assert not panel.bar.job
    peaks = page.device.currentData()
    here = estimate(window.document.analysis, peaks, panel.result.request.batch)
    assert sum(spot.ms for _, spot in page.chart._placed) == pytest.approx(here.least_ms, rel=1e-3)
    assert page.head.text().startswith("Estimate, not a measurement: NVIDIA T4 at float32")
    words = [item.toPlainText() for item in page.chart.items() if hasattr(item, "toPlainText")]
    assert {"8\u202f100.0\u202fGFLOP/s", "320.0\u202fGB/s"} <= set(words)
    assert "estimate" in page.chart.getPlotItem().getAxis("left").labelText
    assert page.device.findText("NVIDIA T4, float16 (estimate)") == -1  # other bytes were counted


def test_energy_is_asked_for_and_told_or_why_it_is_not(qtbot, window):
    panel = window.profile_panel
    panel.settings.energy.setChecked(True)
    window.profile()
    profiled(qtbot, window)
    assert panel.result.request.energy
    energy = panel.result.energy
    known = energy.joules_per_sample is not None
    told = "J an image above idle" if known else f"energy not available: {energy.unavailable}"
    assert told in panel.bar.message.text()
    assert ProfileSettings().energy.isChecked()
    measured = Energy(joules_per_sample=0.0123, watts=45.67, idle_watts=9.0)
    panel.show_result(replace(panel.result, energy=measured))
    assert "0.0123 J an image above idle, 45.7 W at work" in panel.bar.message.text()
