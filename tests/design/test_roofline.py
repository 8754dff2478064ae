"""Traffic and roofline: figures by hand, and what binds a layer."""

import pytest

from blocks.convolution import Conv2d
from blocks.reshaping import Flatten
from blocks.residual import BasicBlock
from blocks.tensor import TensorSpec
from designer.design.analysis import analyse
from designer.design.roofline import STATED, Peaks, estimate, place
from designer.design.targets import load
from designer.design.traffic import traffic_bytes

IMAGE = (TensorSpec((3, 224, 224)),)
DEVICE = Peaks("a test", "float32", 1e12, 1e11, "this test")


def test_a_convolution_reads_its_input_and_weights_and_writes_its_output() -> None:
    conv = Conv2d(64, 7, stride=2, padding=3, bias=False)
    elements = 3 * 224 * 224 + 64 * 112 * 112
    weights = 64 * 3 * 49
    assert traffic_bytes(conv, IMAGE) == 4 * (elements + weights)
    assert traffic_bytes(conv, IMAGE, batch=8) == 4 * (8 * elements + weights)
    assert traffic_bytes(conv, IMAGE, batch=8, dtype="float16") == 2 * (8 * elements + weights)
    assert traffic_bytes(Flatten(), IMAGE) == 0


def test_a_block_moves_what_its_insides_do_and_copies_what_they_do() -> None:
    spec = (TensorSpec((64, 56, 56)),)
    value = 64 * 56 * 56
    # conv, bn, relu, conv, bn: in and out; add: two in, one out; relu
    moved = 5 * 2 * value + 3 * value + 2 * value
    weights = 2 * (64 * 64 * 9) + 2 * 4 * 64 + 2  # the norms' counters of batches too
    assert traffic_bytes(BasicBlock(64), spec) == 4 * (moved + weights)
    assert traffic_bytes(BasicBlock(64), spec, 3) == 3 * 4 * (moved + weights)


def test_what_binds_a_layer() -> None:
    assert DEVICE.ridge == 10
    dense = place(10**9, 10**7, 1.2, DEVICE)  # 1 ms of arithmetic, 0.1 ms of memory
    assert (dense.limit, round(dense.efficiency, 2)) == ("compute", 0.83)
    assert dense.intensity == 100
    assert place(10**7, 10**8, 1.5, DEVICE).limit == "memory"
    assert place(10**7, 10**6, 1.0, DEVICE).limit == "overhead"


@pytest.mark.parametrize("name", ["resnet50", "vgg16", "googlenet", "vit_b_16"])
def test_an_estimate_is_no_less_than_either_limit(name: str) -> None:
    analysis = analyse(load(name))
    for peaks in STATED:
        found = estimate(analysis, peaks, batch=4)
        macs = analysis.totals.macs
        assert found.compute_ms == pytest.approx(1000 * 2 * 4 * macs / peaks.flops_per_s)
        assert max(found.compute_ms, found.memory_ms) <= found.least_ms
        assert found.least_ms <= found.compute_ms + found.memory_ms
