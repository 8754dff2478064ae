"""Profile, train and the checked export, answered by a worker's stand-in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.lab.protocol import Cancelled, Event, Export, Failed

Run = Callable[..., Any]


def test_profile(lab: Any, tmp_path: Path, cli: Run) -> None:
    out = tmp_path / "result.json"
    said = cli("profile", "small_cnn", "--batch", 4, "--device", "cpu", "--out", out)
    assert said.code == 0
    assert "Batch 4 on a processor: 1.500 ms median" in said.out
    assert "peak memory 2.0 MiB" in said.out
    assert "Working" in said.err
    assert json.loads(out.read_bytes())["p50_ms"] == 1.5
    assert (lab.requests[0].batch, lab.requests[0].device) == (4, "cpu")
    assert cli("profile", "small_cnn", "--json").data["request"]["batch"] == 1


def test_train(lab: Any, tmp_path: Path, cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "training-small-cnn-1").mkdir()
    said = cli("train", "small_cnn", "--epochs", 7, "--learning-rate", 0.01)
    assert said.code == 0
    assert "Test accuracy 93.00 %" in said.out
    assert "Epoch 1/7: loss 0.5000, accuracy 80.0 %" in said.err
    assert (lab.requests[0].epochs, lab.requests[0].learning_rate, lab.requests[0].data) == (
        7,
        0.01,
        "digits",
    )
    assert lab.requests[0].folder == str(tmp_path / "training-small-cnn-2")
    assert cli("train", "small_cnn", "--json").data["test_accuracy"] == 0.93


def test_a_difference_from_the_module_is_a_failure(lab: Any, tmp_path: Path, cli: Run) -> None:
    said = cli("export", "small_cnn", tmp_path / "x.onnx", "--weights", "w.safetensors")
    assert said.code == 1
    assert "differs from the module by 0.5" in said.err
    assert isinstance(lab.requests[0], Export)
    assert lab.requests[0].weights == str(Path("w.safetensors").resolve())


@pytest.mark.parametrize(
    ("ending", "sentence"),
    [
        (Failed(message="It broke.", node="conv1"), "`conv1`: It broke."),
        (Failed(message="`fc` broke.", node="fc"), "`fc` broke."),
        (Cancelled(), "Stopped before the end."),
    ],
)
@pytest.mark.parametrize("verb", ["profile", "train"])
def test_a_job_that_ends_badly(verb: str, ending: Event, sentence: str, lab: Any, cli: Run) -> None:
    lab.ending = ending
    said = cli(verb, "small_cnn", "--json")
    assert (said.code, said.out) == (1, "")
    assert said.err.splitlines()[-1] == sentence
