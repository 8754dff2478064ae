"""A device's peaks, measured by the real worker, and the verb that places layers under them."""

import json
from pathlib import Path

import pytest
import torch

from designer.lab.messages.measurement import Calibrate, CalibrateDone
from designer.lab.messages.protocol import Failed
from tests.cli.test_diff_and_merge import run
from tests.lab.desk import Desk


def test_the_peaks_of_the_processor(desk: Desk) -> None:
    ending = desk.ending(desk.submit(Calibrate(device="cpu", threads=1)))
    assert isinstance(ending, CalibrateDone)
    found = ending.result
    assert 1e8 < found.flops_per_s < 1e14
    assert 1e8 < found.bytes_per_s < 1e13
    assert found.threads == 1


def test_what_the_device_cannot_do_is_refused_in_a_sentence(desk: Desk) -> None:
    ending = desk.ending(desk.submit(Calibrate(device="cpu", dtype="tf32")))
    assert isinstance(ending, Failed)
    assert "choose float32" in ending.message


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_the_peaks_of_a_gpu(desk: Desk) -> None:
    ending = desk.ending(desk.submit(Calibrate(device="cuda", dtype="float16")))
    assert isinstance(ending, CalibrateDone)
    assert ending.result.flops_per_s > 1e12


def test_the_verb_says_what_binds_each_layer(tmp_path: Path) -> None:
    done = run("roofline", "small_cnn", "--threads", 1, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    layers = {row["node"]: row for row in found["layers"]}
    conv = layers["conv2/0"] if "conv2/0" in layers else layers["conv2/conv"]
    assert conv["flops"] == 2 * 16 * 32 * 9 * 8 * 8
    assert conv["intensity"] == conv["flops"] / conv["bytes"]
    assert {row["limit"] for row in layers.values()} <= {"compute", "memory", "overhead"}
    assert found["peaks"]["source"] == "measured just now"


def test_an_estimate_says_that_it_is_one() -> None:
    done = run("roofline", "resnet50", "--on", "h100", "--dtype", "float16", "--json")
    record = json.loads(done.stdout)
    assert record["estimate"] is True
    assert record["device"] == "NVIDIA H100 SXM"
    assert record["compute_ms"] == pytest.approx(2 * 4089184256 / 989.4e12 * 1000)
    plain = run("roofline", "resnet50", "--on", "h100").stdout
    assert plain.startswith("An estimate, not a measurement")
    refused = run("roofline", "resnet50", "--on", "abacus")
    assert refused.returncode == 2
    assert "No peaks are known of `abacus`" in refused.stderr
