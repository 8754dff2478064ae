"""The sweep in the profile panel: by the real worker, kept, and drawn."""

import csv
from itertools import product

from designer.design.cost.frontier import Spot
from designer.lab.results import sweep_file
from designer.window.canvas.items.look import Look
from designer.window.look.theme import LIGHT
from designer.window.profiling import sweep_page
from designer.window.profiling.headline import headline
from designer.window.profiling.sweep_chart import SweepChart

MINUTE = 60_000


def swept(qtbot, window):
    window.profile_panel.charts.sweep.run.click()
    qtbot.waitUntil(lambda: not window.profile_panel.bar.job, timeout=2 * MINUTE)


def test_points_are_measured_drawn_kept_and_not_measured_again(
    qtbot, window, monkeypatch, tmp_path
):
    monkeypatch.setattr(sweep_page, "SECONDS", 0.1)
    window.show_panel("profile")
    page = window.profile_panel.charts.sweep
    window.profile_panel.charts.setCurrentWidget(page)
    page.most.setCurrentIndex(0)
    page.varied["layout"].setChecked(True)
    swept(qtbot, window)
    assert page.table.rowCount() == 8
    assert "8 points measured, 0 known" in window.profile_panel.bar.message.text()
    assert {page.table.item(row, 5).text() for row in range(8)} <= {"", "frontier", "knee"}
    assert all(float(page.table.item(row, 2).text()) >= 0 for row in range(8))  # the error, in %
    assert " ms ±" in page._chart._told(0)
    assert len(page._chart._spots) == 8
    kept = sweep_file.read(sweep_page.kept_at())
    assert {point.request.layout for point in kept} == {"contiguous", "channels_last"}
    window.profile()
    qtbot.waitUntil(lambda: not window.profile_panel.bar.job, timeout=MINUTE)
    swept(qtbot, window)
    assert headline(window.profile_panel.result) in window.profile_panel.bar.message.text()
    assert "0 points measured, 8 known" in window.profile_panel.bar.message.text()
    assert page.table.rowCount() == 8
    _saved(window, page, tmp_path)
    page.limit.setValue(100_000)
    assert page.verdict.text().startswith("Within 100000 ms: batch ")


def _saved(window, page, folder):
    for ending in (".csv", ".svg", ".png"):
        page.saving.save(folder / f"sweep{ending}")
        assert window.profile_panel.bar.message.text().startswith(f"Saved sweep{ending}")
    head, *rows = csv.DictReader((folder / "sweep.csv").read_text("utf-8-sig").splitlines())
    points = {(row["batch"], row["layout"]): float(row["p50_ms"]) for row in (head, *rows)}
    assert points.keys() == set(product("1248", ("contiguous", "channels_last")))
    assert min(points.values()) > 0
    svg = (folder / "sweep.svg").read_text()
    assert "<svg" in svg
    assert "images/s" in svg
    assert "<image" not in svg  # marks are paths
    assert (folder / "sweep.png").read_bytes().startswith(b"\x89PNG")
    page.saving.save(folder / "sweep.doc")
    assert "A sweep is saved as .csv" in window.profile_panel.bar.message.text()


def test_types_are_varied_as_the_device_has_them(window):
    panel, asked = window.profile_panel, []
    panel.charts.sweep.varied["dtype"].setChecked(True)
    panel.wanted.disconnect()
    panel.wanted.connect(asked.append)
    panel.start_sweep()
    assert asked[-1].vary == {"dtype": ("float32", "float16", "bfloat16")}
    panel.devices([("cuda:0", "a GPU"), ("cpu", "a processor")])
    panel.start_sweep()  # the best one
    assert asked[-1].vary == {"dtype": ("float32", "float16", "bfloat16", "tf32")}
    panel.device.setCurrentIndex(panel.device.findData("cpu"))
    panel.start_sweep()
    assert "tf32" not in asked[-1].vary["dtype"]


def test_a_design_with_a_fault_is_not_swept(qtbot, window):
    window.scene.select(set(), {next(iter(window.scene.wires))})
    window.editing.delete()
    window.profile_panel.charts.sweep.run.click()
    assert not window.profile_panel.bar.job
    assert window.profile_panel.bar.message.objectName() == "wrong"


def test_the_knee_is_marked_in_the_chart(qtbot):
    chart = SweepChart(Look(LIGHT))
    qtbot.addWidget(chart)
    rates = (100, 190, 350, 600, 640, 650, 655)
    spots = [Spot(1000 * 2**n / rate, rate) for n, rate in enumerate(rates)]
    chart.show_spots(spots, [f"batch {2**n}" for n in range(7)], 12.0)
    texts = [item.toPlainText() for item in chart.items() if hasattr(item, "toPlainText")]
    assert "knee: batch 8" in texts
    chart.show_spots([], [])
