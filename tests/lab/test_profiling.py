"""Profiles: the table's sums, blocks and repeats, figures, failures with the node's name."""

import time

import pytest
import torch

import designer
from blocks.boundary import Input, Output
from blocks.conv_bn_relu import ConvBnReLU
from blocks.convolution import Conv2d
from blocks.linear import Linear
from blocks.residual import BasicBlock
from designer.design.cost.ledger import leaves
from designer.design.design import Design, Node, Wire
from designer.design.edits import AddNode, Connect
from designer.lab.execution.probes import Stopwatch, Trail
from designer.lab.execution.running import JobCancelledError, JobError
from designer.lab.measuring import profiling
from designer.lab.measuring.layer_table import rows
from designer.lab.measuring.medians import spread
from designer.lab.messages.measurement import Profile, ProfileResult
from tests.lab.subjects import Recorder, chain, preset, text

QUICK = {"min_repeats": 3, "max_repeats": 4, "warmup": 1, "threads": 1}


def measured(design: str, **settings) -> ProfileResult:
    return profiling.profile(Profile(design=design, **QUICK | settings), Recorder()).result


def repeated() -> Design:
    """Three copies of a block, of which the first has a stride."""
    design = Design("Repeated")
    for node in (
        Node("input", Input((8, 16, 16))),
        Node("stage", BasicBlock(8, stride=2), repeat=3),
        Node("output", Output()),
    ):
        AddNode(node).apply(design)
    Connect(Wire("input", "out", "stage", "in")).apply(design)
    Connect(Wire("stage", "out", "output", "in")).apply(design)
    return design


def test_the_memory_is_measured_beside_its_forecast():
    found = measured(preset("resnet18"), batch=2).memory
    assert found.measured_bytes > 4 * 11_689_512
    assert abs(found.error) < 0.01


def test_the_rows_are_the_design_and_add_up():
    result = measured(preset("googlenet_2014:classes=10"))
    top = [row for row in result.layers if row.depth == 0]
    assert sum(row.ms for row in top) == pytest.approx(result.layers_ms)
    assert sum(row.share for row in top) == pytest.approx(1)
    for block in ("inception3a", "inception5b"):
        inside = [row for row in result.layers if row.node.startswith(f"{block}/")]
        (outer,) = (row for row in top if row.node == block)
        assert len(inside) > 10
        assert sum(row.ms for row in inside if row.depth == 1) == pytest.approx(outer.ms)
        assert sum(row.macs for row in inside if row.depth == 1) == outer.macs
        assert sum(row.parameters for row in inside if row.depth == 1) == outer.parameters
    totals = designer.analyse(designer.load("googlenet_2014:classes=10")).totals
    assert sum(row.macs for row in top) == result.macs == totals.macs
    assert result.parameters == totals.parameters > sum(row.parameters for row in top)
    assert not any("aux" in row.node for row in top), "heads of training take no time in inference"


def test_figures_are_of_the_whole_batch():
    result = measured(chain((3, 8, 8), Conv2d(4, 3, padding=1)), batch=5)
    (row,) = result.layers
    assert row.macs == 5 * 4 * 3 * 9 * 64
    assert row.gflops_per_s == pytest.approx(2 * row.macs / (row.ms / 1e3) / 1e9)
    assert result.images_per_s == pytest.approx(5 / (result.p50_ms / 1e3))
    assert result.p50_ms <= result.p95_ms
    assert result.difference_ms == pytest.approx(result.layers_ms - result.p50_ms)
    assert result.peak_memory_bytes is None
    assert result.threads == 1


def test_copies_of_a_repeated_block_are_summed():
    result = measured(text(repeated()))
    totals = designer.analyse(repeated()).totals
    stage, *inside = result.layers
    assert (stage.node, stage.layer, stage.depth) == ("stage", "BasicBlock", 0)
    assert stage.macs == totals.macs
    assert stage.parameters == totals.parameters
    assert sum(row.macs for row in inside) == totals.macs
    assert sum(row.parameters for row in inside) == totals.parameters
    assert [row.node for row in inside][:2] == ["stage/conv1", "stage/bn1"]


def test_the_layers_together_take_as_long_as_the_whole():
    result = measured(preset("small_cnn:width=64"), batch=32, min_repeats=20, max_repeats=20)
    assert result.layers_ms == pytest.approx(result.p50_ms, rel=0.5)


def test_a_profile_can_be_read_back():
    import msgspec

    result = measured(chain((4,), Linear(2)))
    assert msgspec.json.decode(msgspec.json.encode(result), type=ProfileResult) == result
    assert result.design == chain((4,), Linear(2))


def test_runs_end_when_the_time_is_over():
    begun = time.monotonic()
    result = measured(preset("small_cnn"), min_repeats=10**6, max_repeats=10**6, seconds=0.1)
    assert time.monotonic() - begun < 5
    assert 3 <= result.repeats < 10**6


def test_runs_end_when_the_spread_is_small(monkeypatch):
    ticks = iter(range(0, 10**12, 10**6))
    monkeypatch.setattr(time, "perf_counter_ns", lambda: next(ticks))
    result = measured(chain((4,), Linear(2)), max_repeats=500)
    assert (result.repeats, result.layer_repeats) == (3, 3)
    assert (result.p50_ms, result.spread_ms, result.layers_ms) == (1.0, 0.0, 1.0)


def test_a_cancelled_profile_stops():
    running = Recorder(cancel_after=lambda event: "run 2" in event.message)
    endless = {"min_repeats": 10**6, "max_repeats": 10**6, "seconds": 60.0}
    with pytest.raises(JobCancelledError):
        profiling.profile(Profile(design=preset("resnet18"), **QUICK | endless), running)


@pytest.mark.parametrize(
    ("design", "message", "node"),
    [
        ("[]", "not a Netwright design", None),
        (text(Design("Empty")), "empty", None),
        (chain((3, 4, 4), Conv2d(4, 9)), "window of 9 is larger", "a"),
    ],
)
def test_a_faulty_design_is_refused_with_its_node(design, message, node):
    with pytest.raises(JobError, match=message) as caught:
        measured(design)
    assert caught.value.node == node


def test_what_fails_while_it_runs_has_a_path(monkeypatch):
    def broken(*_):
        raise RuntimeError("no kernel")

    monkeypatch.setattr(torch.nn.BatchNorm2d, "forward", broken)
    running = Recorder()
    design = chain((3, 8, 8), Conv2d(4, 1), ConvBnReLU(4))
    with pytest.raises(RuntimeError, match="no kernel"):
        profiling.profile(Profile(design=design, **QUICK), running)
    assert running.node == "b/bn"


def test_a_stopwatch_keeps_leaves_and_sums_copies():
    ticks = iter(range(100))
    watch = Stopwatch(Recorder(), lambda: next(ticks))
    for _ in range(2):
        with watch("block"):
            with watch("conv"):
                pass
            with watch("act"):
                pass
    with watch("fc"):
        pass
    assert watch.take(lambda begin, end: end - begin) == {"block/conv": 2, "block/act": 2, "fc": 1}
    assert watch.take(lambda begin, end: end - begin) == {}


def test_a_trail_is_no_different_from_no_probe():
    design = designer.load("small_cnn")
    torch.manual_seed(0)
    plain = designer.to_torch(design).eval()
    torch.manual_seed(0)
    probed = designer.to_torch(design, Trail(Recorder())).eval()
    x = torch.randn(2, 1, 16, 16)
    assert torch.equal(plain(x), probed(x))
    assert [*plain.state_dict()] == [*probed.state_dict()]


def test_leaves_and_spread():
    assert leaves(["a/b/c", "a/b", "a/d", "a", "ab"]) == ["a/b/c", "a/d", "ab"]
    assert spread([1, 2, 3, 4, 5]) == 2
    assert spread([1]) == 0
    assert rows([{}], {}, 1) == ()


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_cuda_times_by_events():
    result = measured(preset("resnet18"), device="cuda", batch=8, max_repeats=30, min_repeats=10)
    assert result.device.id == "cuda:0"
    assert result.peak_memory_bytes > 4 * result.parameters
    assert all(row.ms > 0 for row in result.layers)
    assert result.layers_ms == pytest.approx(result.p50_ms, rel=1.0)
