"""Many networks on one chart, with the design that is being drawn among them."""

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip

from designer.lab.messages.measurement import Energy, LayerTime, Profile, ProfileResult
from designer.lab.messages.message import Device
from designer.window.comparing.comparing import PAUSE
from designer.window.jobs.jobs import Jobs
from tests.window.hands import buttons, click, drag, middle_of, press

ROOT = Path(__file__).parents[2]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot, window):
    window.actions_by_name["comparing.show"].trigger()
    page = window.comparing.panel.page
    qtbot.waitUntil(lambda: bool(page.survey))
    return page


def names(page):
    return [figures.name for figures in page.survey]


def settled(qtbot, window, page):
    qtbot.waitUntil(lambda: not window.comparing._anew.pending)
    qtbot.waitUntil(lambda: not page.plot._placing.isActive())


def double_click(plot, place):
    at = place.toPoint()
    QTest.mouseMove(plot.viewport(), at)
    QTest.mouseDClick(plot.viewport(), LEFT, NONE, at)


def tell(window, result):
    """A profile that is done."""
    window.profile_panel.show_result(result)


def result_of(window, batch, ms):
    from designer.design.files import encode

    totals = window.document.analysis.totals
    layer = LayerTime(
        node="conv1",
        layer="ConvBnReLU",
        depth=0,
        ms=ms,
        spread_ms=0,
        share=1,
        macs=1,
        gflops_per_s=None,
        parameters=1,
    )
    return ProfileResult(
        request=Profile(design=encode(window.document.design).decode(), batch=batch),
        device=Device(id="cpu", name="a processor"),
        versions={},
        threads=1,
        p50_ms=ms,
        p95_ms=ms,
        spread_ms=0.1,
        repeats=9,
        images_per_s=1000 * batch / ms,
        peak_memory_bytes=None,
        parameters=totals.parameters,
        macs=totals.macs * batch,
        layers=(layer,),
        layers_ms=ms,
        layer_repeats=9,
        difference_ms=0,
    )


def test_the_window_opens_without_the_charts():
    code = (
        "import sys; from designer.window.start import application; application(['n']);"
        "from designer.window.main_window import MainWindow; window = MainWindow();"
        "sys.exit('pyqtgraph' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_design_that_is_drawn_is_a_dot_that_follows_its_edits(qtbot, window, page):
    assert {"ResNet-50", "Small CNN"} <= set(names(page))
    settled(qtbot, window, page)
    (own,) = [mark for mark in page.drawn.marks if mark.name == "Small CNN"]
    assert (own.own, own.y) == (True, None)
    click(window, middle_of(window, "fc"))
    window.inspector.editors["out_features"].field.setValue(1000)
    qtbot.waitUntil(lambda: "Small CNN (edited)" in names(page))
    (edited,) = [mark for mark in page.drawn.marks if mark.name == "Small CNN (edited)"]
    assert edited.x > own.x
    window.editing.undo()
    qtbot.waitUntil(lambda: "Small CNN" in names(page))


def test_an_open_preset_stands_once_with_its_accuracy_until_it_is_edited(qtbot, window, page):
    window.files.open_target("resnet18")
    qtbot.waitUntil(lambda: any(f.own and f.name == "ResNet-18" for f in page.survey))
    (figures,) = [f for f in page.survey if f.name == "ResNet-18"]
    assert figures.accuracy.top1 == 69.758
    click(window, middle_of(window, "fc"))
    window.inspector.editors["out_features"].field.setValue(10)
    qtbot.waitUntil(lambda: "ResNet-18 (edited)" in names(page))
    assert "ResNet-18" in names(page)
    (edited,) = [f for f in page.survey if f.name == "ResNet-18 (edited)"]
    assert edited.accuracy is None


def test_a_network_that_is_open_and_ticked_counts_once(qtbot, window, page, tmp_path):
    page.choice.tick(["small_cnn", "lenet5"])
    qtbot.waitUntil(lambda: names(page) == ["LeNet-5", "Small CNN"])
    assert window.tabs.document.design.name == "Small CNN"
    window.scene.select({"fc"})
    drag(window, middle_of(window, "fc"), middle_of(window, "fc") + QPointF(60, 0))  # layout only
    qtbot.waitUntil(lambda: window.document.history.modified)
    settled(qtbot, window, page)
    assert names(page) == ["LeNet-5", "Small CNN"]
    assert window.files._write(tmp_path / "mine.json")
    qtbot.waitUntil(lambda: page.survey[1].target == str(tmp_path / "mine.json"))
    assert names(page) == ["LeNet-5", "Small CNN"]
    click(window, middle_of(window, "fc"))
    window.inspector.editors["out_features"].field.setValue(11)
    qtbot.waitUntil(lambda: len(page.survey) == 3)


def test_what_has_no_accuracy_lies_below_the_scale(qtbot, window, page):
    settled(qtbot, window, page)
    box, axis = page.plot.getViewBox(), page.plot.getPlotItem().getAxis("left")
    least = page.drawn.y.scale.low
    (y,) = [y for what, _, y, _ in page.plot._spots if what.y is None]
    bottom, top = box.viewRange()[1]
    assert bottom < y < least
    ((_, ticks),) = axis.tickValues(bottom, top, axis.size().height())
    assert min(ticks) >= least
    texts = [item.toPlainText() for item in page.plot.items() if hasattr(item, "toPlainText")]
    assert "accuracy not known" in texts
    page.choice.own.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "Small CNN" not in names(page))
    page.plot.whole()
    assert box.viewRange()[1][0] > bottom  # no band for nobody
    texts = [item.toPlainText() for item in page.plot.items() if hasattr(item, "toPlainText")]
    assert "accuracy not known" not in texts


def test_ticks_and_search_choose_networks_and_are_remembered(qtbot, open_window, window, page):
    press(buttons(page.choice)["None"])
    qtbot.waitUntil(lambda: names(page) == ["Small CNN"])
    QTest.keyClicks(page.choice.search, "vgg 16")
    shown = [name for name, item in page.choice.presets.items() if not item.isHidden()]
    assert "vgg16" in shown
    assert "resnet18" not in shown
    item = page.choice.presets["vgg16"]
    page.choice.tree.scrollToItem(item)
    box = page.choice.tree.visualItemRect(item)
    QTest.mouseClick(page.choice.tree.viewport(), LEFT, NONE, box.center())
    page.choice.tree.setFocus()
    QTest.keyClick(page.choice.tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "VGG-16" in names(page))
    other = open_window("lenet5")
    other.actions_by_name["comparing.show"].trigger()
    assert other.comparing.panel.page.choice.chosen_presets() == ["vgg16"]


def test_nothing_chosen_says_what_to_do(qtbot, window, page):
    press(buttons(page.choice)["None"])
    page.choice.own.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not page.survey)
    assert page.empty.isVisible()
    assert "choose some" in page.empty.text()
    page.show_kind("time")
    assert page.empty.isVisible()


@pytest.mark.parametrize("kind", ["macs", "parameters", "bars", "density"])
def test_hover_tells_and_a_double_click_opens(qtbot, window, page, kind):
    page.show_kind(kind)
    settled(qtbot, window, page)
    name, target = ("AlexNet", "alexnet") if kind in {"macs", "parameters"} else (None, None)
    if name is None:
        name, target = page.drawn.rows[2].name, page.drawn.rows[2].target
    place = page.plot.place_of(name) + QPointF(2, 0)
    found = page.plot.at(page.plot.mapToScene(place.toPoint()))
    assert found.name == name
    assert "M parameters" in found.about
    assert "torchvision" in found.about
    QTest.mouseMove(page.plot.viewport(), place.toPoint())
    qtbot.waitUntil(lambda: name in QToolTip.text())
    double_click(page.plot, place)
    assert window.document.design.name == name
    assert window.files.preset_of(window.document) == target


def test_what_a_profile_measured_is_on_the_charts(qtbot, window, page):
    page.show_kind("time")
    assert "Press Measure" in page.empty.text()
    for batch, ms in ((1, 2.0), (4, 6.0)):
        tell(window, result_of(window, batch, ms))
    qtbot.waitUntil(lambda: page.drawn is not None)
    (series,) = page.drawn.series
    assert series.points == ((1.0, 2.0), (4.0, 1.5))
    page.show_kind("operations")
    assert [mark.name for mark in page.drawn.marks] == ["Small CNN"]
    page.show_kind("memory")
    assert "No peak memory" in page.empty.text()


def test_why_there_is_no_energy_is_said(qtbot, window, page):
    page.show_kind("energy")
    assert "Press Measure" in page.empty.text()
    result = result_of(window, 1, 2.0)
    energy = Energy(unavailable="this machine has no RAPL counters")
    tell(window, replace(result, request=replace(result.request, energy=True), energy=energy))
    said = "No energy was measured: this machine has no RAPL counters."
    qtbot.waitUntil(lambda: page.empty.text() == said)
    page.show_kind("memory")
    assert "energy" not in page.empty.text()


def test_a_chart_grows_with_what_is_measured_unless_somebody_zoomed_in(qtbot, window, page):
    page.show_kind("time")
    tell(window, result_of(window, 1, 2.0))
    qtbot.waitUntil(lambda: page.drawn is not None)
    low, high = page.plot.getViewBox().viewRange()[1]
    window.files.open_target("lenet5")
    tell(window, result_of(window, 1, 2.0 + 2 * (high - low)))
    qtbot.waitUntil(lambda: len(page.drawn.series) == 2)
    settled(qtbot, window, page)
    assert page.plot.getViewBox().viewRange()[1][1] > high
    assert all(name.isVisible() for name in page.plot._names)
    page.plot.setYRange(1, 3, padding=0)
    window.files.open_target("alexnet_2012")
    tell(window, result_of(window, 1, 50.0 * (high - low)))
    qtbot.waitUntil(lambda: len(page.drawn.series) == 3)
    assert page.plot.getViewBox().viewRange()[1] == [1, 3]


def test_a_long_title_beside_the_chart_takes_two_lines(qtbot, window, page):
    page.show_kind("time")
    tell(window, result_of(window, 1, 2.0))
    qtbot.waitUntil(lambda: page.drawn is not None)
    label = page.plot.getPlotItem().getAxis("left").label
    page.plot.resize(900, 260)
    assert "\n" in label.toPlainText().replace("\u2028", "\n")
    page.plot.resize(900, 1600)
    assert label.toPlainText().strip() == page.drawn.y.title
    for kind in ("memory", "time"):  # the title lies beside the axis as a whole
        page.show_kind(kind)
        axis = page.plot.getPlotItem().getAxis("left")
        text = axis.mapRectFromItem(label, label.boundingRect())
        assert abs(text.center().y() - axis.size().height() / 2) < 3


def test_the_table_is_sorted_by_numbers(qtbot, window, page):
    page.show_kind("table")
    table = page.table
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(3) + 20
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPointF(at, 8).toPoint())
    shown = [table.item(row, 3).value for row in range(table.rowCount())]
    assert shown == sorted(shown)
    QTest.mouseClick(header.viewport(), LEFT, NONE, QPointF(at, 8).toPoint())
    assert table.item(0, 3).value == max(shown)
    place = table.visualItemRect(table.item(0, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, NONE, place)
    QTest.mouseDClick(table.viewport(), LEFT, NONE, place)
    assert window.document.design.name == "VGG-19"


def test_charts_and_figures_are_exported(window, page, tmp_path):
    page.export(tmp_path / "a.svg")
    page.export(tmp_path / "a.png")
    page.export(tmp_path / "a.csv")
    assert "Small CNN" in (tmp_path / "a.svg").read_text()
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    rows = (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("Network,Family,Year,")
    assert len(rows) == len(page.survey) + 1
    assert window.status.currentMessage() == "Exported a.csv"


def test_light_and_dark_are_drawn_in_their_colours(qtbot, window, page):
    for toggle in ("dark", "light"):
        getattr(window.appearance, toggle)()
        for kind in ("macs", "bars"):
            page.show_kind(kind)
            image = page.plot.grab().toImage()
            assert image.pixelColor(2, 2) == window.look.theme["surface"]


def test_the_panel_follows_only_once_it_was_shown(window):
    assert window.comparing.panel.page is None
    window.files.open_target("lenet5")
    assert not window.comparing._anew.pending


def test_while_the_panel_is_hidden_nothing_is_reckoned(qtbot, window, page):
    settled(qtbot, window, page)
    shown = page.survey
    window.comparing.dock.hide()
    window.files.open_target("lenet5")
    qtbot.wait(2 * PAUSE)
    assert page.survey is shown
    window.comparing.dock.show()
    window.comparing.dock.raise_()
    qtbot.waitUntil(lambda: "LeNet-5" in names(page))
    assert isinstance(window.jobs, Jobs)


def test_an_ending_counts_in_any_case_and_another_is_refused(window, page, tmp_path):
    page.export(tmp_path / "chart.PNG")
    assert (tmp_path / "chart.PNG").read_bytes().startswith(b"\x89PNG")
    page.export(tmp_path / "chart.pdf")
    assert not (tmp_path / "chart.pdf").exists()
    assert "none of these endings" in window.status.currentMessage()
