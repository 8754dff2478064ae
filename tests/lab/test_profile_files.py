"""What a profile is saved as: CSV, Markdown, bars, a Chrome trace."""

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from blocks.convolution import Conv2d
from designer.lab.execution.running import JobError
from designer.lab.measuring import profiling
from designer.lab.measuring.tracing import trace
from designer.lab.messages.measurement import Profile, ProfileResult, Trace
from designer.lab.results.profile_bars import to_svg
from designer.lab.results.profile_text import scaled, to_csv, to_markdown
from tests.lab.subjects import Recorder, chain, preset


@pytest.fixture(scope="module")
def result() -> ProfileResult:
    request = Profile(
        design=preset("resnet18"),
        size=(32, 32),
        batch=2,
        mode="both",
        min_repeats=3,
        max_repeats=3,
        threads=1,
    )
    return profiling.profile(request, Recorder()).result


def test_csv_has_every_row_and_figure(result):
    rows = list(csv.DictReader(io.StringIO(to_csv(result))))
    assert [row["node"] for row in rows] == [row.node for row in result.layers]
    for read, row in zip(rows, result.layers, strict=True):
        assert float(read["ms"]) == row.ms
        assert int(read["bytes"]) == row.bytes
        assert read["peak_memory_bytes"] == ""
        assert (read["gflops_per_s"] == "") == (row.gflops_per_s is None)


def test_markdown_is_a_table_that_explains_itself(result):
    text = to_markdown(result)
    lines = text.splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in table} == {11}
    assert len(table) == 2 + len(result.layers)
    assert any(line.startswith("| layer1/conv1 |") for line in table)
    for said in ("3×32×32", "float32", "1 CPU threads", "torch ", "Training step:", "in sum over"):
        assert said in text
    assert "Peak memory of inference, all tensors alive at once" in text


def test_small_numbers_of_macs_are_no_zeros(result):
    figures = (0, 999, 999.6, 36_864, 999_499, 999_500, 1_500_000, 21e9, 4e12)
    shown = ["0", "999", "1.00 k", "36.9 k", "999 k", "1.00 M", "1.50 M", "21.0 G", "4.00 T"]
    assert [scaled(figure) for figure in figures] == shown
    cells = [
        line.split("|")[6].strip() for line in to_markdown(result).splitlines() if "| fc |" in line
    ]
    assert cells == ["1.02 M"]


def test_bars_are_an_svg_of_all_nodes(result):
    root = ET.fromstring(to_svg(result))
    texts = ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]
    for row in result.layers:
        if row.depth == 0:
            assert row.node in texts
            assert f"{row.ms:.3f} ms, {100 * row.share:.1f} %" in texts
    assert to_svg(result, dark=True) != to_svg(result)


def test_bars_are_xml_whatever_a_device_is_called(result):
    odd = replace(result, device=replace(result.device, name="a <GPU> & \x00\x1b"))
    assert "a <GPU> & \ufffd\ufffd" in "".join(ET.fromstring(to_svg(odd)).itertext())


def test_a_trace_names_the_nodes():
    text = trace(Trace(design=preset("resnet18"), size=(32, 32), threads=1), Recorder()).trace
    names = {event.get("name") for event in json.loads(text)["traceEvents"]}
    assert {"layer1", "layer1/conv1", "fc", "aten::conv2d"} <= names


@pytest.mark.parametrize("settings", [{"backend": "onnxruntime"}, {"cuda_graph": True}])
def test_what_can_not_be_traced(settings):
    with pytest.raises(JobError, match=r"trace"):
        trace(Trace(design=chain((3, 4, 4), Conv2d(4, 1)), **settings), Recorder())
