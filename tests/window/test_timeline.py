"""The timeline of a profile: where layers lie, what a hover tells, what a click selects."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPointF

from designer.lab.messages.measurement import LayerTime, Profile, ProfileResult
from designer.lab.messages.message import Device
from designer.window.canvas.items.look import Look
from designer.window.look.theme import DARK, LIGHT
from designer.window.profiling.bar_chart import BarChart
from designer.window.profiling.spans import spans
from designer.window.profiling.timeline import Timeline


def row(node, ms, layer="Conv2d"):
    return LayerTime(
        node=node,
        layer=layer,
        depth=node.count("/"),
        ms=ms,
        spread_ms=0.25,
        share=ms / 8,
        macs=0,
        gflops_per_s=None,
        parameters=0,
    )


ROWS = (
    row("stem", 2),
    row("stage", 5, "BasicBlock"),
    row("stage/conv1", 3),
    row("stage/relu", 2, "ReLU"),
    row("fc", 1, "Linear"),
)


def result_of(p50):
    return ProfileResult(
        request=Profile(design="", batch=1),
        device=Device(id="cpu", name="a processor"),
        versions={},
        threads=1,
        p50_ms=p50,
        p95_ms=p50,
        spread_ms=0.1,
        repeats=9,
        images_per_s=1000 / p50,
        peak_memory_bytes=None,
        parameters=1,
        macs=1,
        layers=ROWS,
        layers_ms=8,
        layer_repeats=9,
        difference_ms=8 - p50,
    )


@pytest.fixture
def timeline(qtbot):
    line = Timeline(Look(LIGHT))
    qtbot.addWidget(line)
    line.resize(800, 300)
    line.show()
    line.show_result(result_of(10))
    qtbot.waitExposed(line)
    return line


def test_layers_follow_each_other_and_insides_lie_below_their_block():
    lie = {span.row.node: (span.start, span.end) for span in spans(ROWS)}
    assert lie == {
        "stem": (0, 2),
        "stage": (2, 7),
        "stage/conv1": (2, 5),
        "stage/relu": (5, 7),
        "fc": (7, 8),
    }


def test_a_strip_tells_name_time_spread_and_share(timeline):
    strip = timeline.at(timeline.mapToScene(timeline.place_of("stage/conv1").toPoint()))
    assert (strip.node, strip.depth) == ("stage/conv1", 1)
    assert "stage/conv1, Conv2d: 3.000 ms ± 0.250" in strip.told
    assert "37.5 %" in strip.told


def test_a_click_selects_the_node(qtbot, timeline):
    place = timeline.mapToScene(timeline.place_of("stage").toPoint())
    click = SimpleNamespace(double=lambda: False, scenePos=lambda: place)
    with qtbot.waitSignal(timeline.chosen) as chosen:
        timeline.scene().sigMouseClicked.emit(click)
    assert chosen.args == ["stage"]


@pytest.mark.parametrize(
    ("p50", "ends", "word", "below"),
    [(10, (8, 10), "between the layers", 0), (7, (7, 8), "probing", 2)],
)
def test_what_the_layers_do_not_explain_is_shown(timeline, p50, ends, word, below):
    timeline.show_result(result_of(p50))
    (rest,) = [strip for strip in timeline._strips if not strip.node]
    assert (rest.start, rest.end, rest.depth) == (*ends, below)
    assert word in rest.told
    texts = [item.toPlainText() for item in timeline.items() if hasattr(item, "toPlainText")]
    assert f"whole network: {p50:.3f} ms" in texts
    box = timeline.getPlotItem().getViewBox()
    end = box.mapViewToScene(QPointF(max(8, p50), 0)).x()
    assert box.sceneBoundingRect().right() - 30 < end <= box.sceneBoundingRect().right()


def test_the_colours_are_the_families_and_follow_the_theme(timeline):
    def at(node, up):
        place = timeline.place_of(node).toPoint()
        pixel = timeline.grab().toImage()
        return pixel.pixelColor(place.x() - 10, place.y() + up).name()

    assert at("stem", 20) == LIGHT["Convolution"].name()
    timeline._look = Look(DARK)
    timeline.draw()
    assert at("stem", 20) == DARK["Convolution"].name()


def test_short_times_are_written_in_ms(qtbot):
    chart = BarChart(Look(LIGHT))
    qtbot.addWidget(chart)
    chart.resize(500, 300)
    chart.show_layers([row("conv", 0.037), row("fc", 0.005)])
    chart.grab()
    axis = chart.getPlotItem().getAxis("bottom")
    assert axis.autoSIPrefixScale == 1
    assert "0.001" not in axis.labelString()
