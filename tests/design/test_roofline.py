"""Traffic and roofline: figures by hand, and what binds a layer."""

import pytest

from designer.design.analysis import analyse
from designer.design.cost.ledger import costs
from designer.design.cost.roofline import STATED, Peaks, estimate, place
from designer.design.targets import load

DEVICE = Peaks("a test", "float32", 1e12, 1e11, "this test")


def test_a_convolution_reads_its_input_and_weights_and_writes_its_output() -> None:
    found = costs(analyse(load("resnet18")))
    assert found["conv1"].moved_bytes == 4 * (3 * 224 * 224 + 64 * 112 * 112)
    assert found["conv1"].weight_bytes == 4 * 64 * 3 * 49
    assert found["flatten"].moved_bytes == 0
    half = costs(analyse(load("resnet18")), 2)
    assert 2 * half["conv1"].moved_bytes == found["conv1"].moved_bytes


def test_a_block_moves_what_its_insides_do_and_copies_what_they_do() -> None:
    value = 64 * 56 * 56
    # Of each copy: conv, norm, relu, conv, norm and relu move a value in and out, add two and one.
    assert costs(analyse(load("resnet18")))["layer1"].moved_bytes == 2 * 4 * (12 + 3) * value


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
