"""Profile, train and the checked export, answered by a worker's stand-in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from designer.cli import profile_reports
from designer.design.error import DesignError
from designer.lab.messages.measurement import LayerTime, Profile
from designer.lab.messages.protocol import Cancelled, Event, Export, Failed
from tests.cli.conftest import answers

Run = Callable[..., Any]


def test_profile(lab: Any, tmp_path: Path, cli: Run) -> None:
    out = tmp_path / "result.json"
    said = cli("profile", "small_cnn", "--batch", 4, "--device", "cpu", "--out", out)
    assert said.code == 0
    assert "1.500 ms a forward pass at batch 4 on a processor (666.7 images/s)" in said.out
    assert "Peak memory: 2.0 MiB" in said.out
    assert "Working" in said.err
    assert json.loads(out.read_bytes())["p50_ms"] == 1.5
    assert (lab.requests[0].batch, lab.requests[0].device) == (4, "cpu")
    assert cli("profile", "small_cnn", "--json").data["request"]["batch"] == 1


def test_a_profile_that_broke_off_shows_what_it_found(lab: Any, tmp_path: Path, cli: Run) -> None:
    (done,) = answers(Profile(design="{}"), tmp_path)
    full = {"failed_phase": "training", "failed": "The device's memory ran out."}
    lab.ending = replace(done, result=replace(done.result, **full))
    out = tmp_path / "part.json"
    said = cli("profile", "small_cnn", "--mode", "both", "--out", out)
    assert said.code == 1
    assert "Inference: 1.500 ms median" in said.out
    told = "A step of training could not be measured. The device's memory ran out."
    assert said.err.splitlines()[-1] == told
    assert json.loads(out.read_bytes())["failed_phase"] == "training"
    assert told in cli("result", out).err
    compared = cli("compare", "small_cnn", "--profile", "--json")
    assert (compared.code, compared.data["networks"][0]["measured"][0]["ms"]) == (1, 1.5)
    assert told in compared.err


def test_the_table_of_layers_has_macs(lab: Any, tmp_path: Path, cli: Run) -> None:
    (done,) = answers(Profile(design="{}"), tmp_path)
    row = LayerTime(
        node="conv1",
        layer="Conv2d",
        depth=0,
        ms=1.0,
        spread_ms=0.1,
        share=1.0,
        macs=36_864,
        gflops_per_s=0.1,
        parameters=160,
    )
    lab.ending = replace(done, result=replace(done.result, layers=(row,)))
    out = cli("profile", "small_cnn").out
    assert "MACs" in out.splitlines()[0]
    assert "36.9 k" in out


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


def test_settings_of_a_profile(lab: Any, tmp_path: Path, cli: Run) -> None:
    options = "--size 64x96 --mode both --dtype bfloat16 --layout channels_last --compile"
    said = cli("profile", "small_cnn", *options.split(), "--threads", 2, "--no-layers")
    assert said.code == 0
    request = lab.requests[0]
    assert (request.size, request.mode, request.dtype) == ((64, 96), "both", "bfloat16")
    assert (request.layout, request.compiled, request.threads) == ("channels_last", True, 2)
    assert not request.layers
    cli("profile", "small_cnn", "--size", 32, "--backend", "onnxruntime")
    assert (lab.requests[1].size, lab.requests[1].backend) == ((32, 32), "onnxruntime")


def test_forms_of_a_profile(lab: Any, tmp_path: Path, cli: Run, qapp: object) -> None:
    outs = [tmp_path / name for name in ("a.json", "a.csv", "a.md", "a.svg", "a.png")]
    trace = tmp_path / "trace.json"
    named = [word for out in outs for word in ("--out", out)]
    assert cli("profile", "small_cnn", *named, "--trace", trace).code == 0
    begins = (b"{", b"node,layer", b"**1.500 ms", b"<svg", b"\x89PNG")
    for out, begin in zip(outs, begins, strict=True):
        assert out.read_bytes().startswith(begin)
    assert trace.read_text() == '{"traceEvents": []}'
    assert lab.requests[1].design == lab.requests[0].design
    assert cli("profile", "small_cnn", "--csv").out.startswith("node,layer,depth,ms")
    assert "* Inference: 1.500 ms median" in cli("profile", "small_cnn", "--md").out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ("--dtype int8", "--dtype is one of float32, tf32, float16, bfloat16"),
        ("--layout x", "--layout is one of contiguous, channels_last"),
        ("--mode x", "--mode is one of inference, training, both"),
        ("--backend x", "--backend is one of pytorch, onnxruntime, tensorrt"),
        ("--size 3by4", "--size is 224 or 224x320"),
        ("--json --md", "Only one of"),
        ("--out x.pdf", "saved as .json, .csv, .md, .svg, .png"),
    ],
)
def test_wrong_settings_of_a_profile(options: str, sentence: str, lab: Any, cli: Run) -> None:
    said = cli("profile", "small_cnn", *options.split())
    assert said.code == 2
    assert sentence in said.err
    assert not lab.requests


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ("--out nowhere/a.json", 1, "There is no folder nowhere to write a.json in"),
        ("--trace nowhere/a.json", 1, "There is no folder nowhere"),
        ("--out .", 2, "has none of these endings"),
        ("--trace a.txt", 2, "A trace is saved as .json; got `a.txt`"),
        ("--out s.json --trace ./s.json", 2, "s.json is named twice"),
        ("--out s.json --out s.json", 2, "s.json is named twice"),
        ("--python /usr/bin/python3", 2, "--python is the Python of another computer"),
    ],
)
def test_files_that_can_not_be_meant_are_refused_before_measuring(
    options: str, code: int, words: str, lab: Any, cli: Run, in_folder: Path
) -> None:
    said = cli("profile", "small_cnn", *options.split())
    assert (said.code, said.out, lab.requests) == (code, "", [])
    assert words in said.err
    assert list(in_folder.iterdir()) == []


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_that_fails_takes_neither_the_figures_nor_the_others(
    lab: Any, cli: Run, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(result: Any, out: Path) -> None:
        if out.name == "a.json":
            raise DesignError("a.json can't be saved.")
        out.write_text("saved")

    monkeypatch.setattr(profile_reports, "save", save)
    files = ["--out", "a.json", "--out", "b.json", "--trace", "c.json"]
    said = cli("profile", "small_cnn", *files)
    assert said.code == 1
    assert "Inference: 1.500 ms median" in said.out
    assert "a.json can't be saved." in said.err
    assert sorted(path.name for path in in_folder.iterdir()) == ["b.json", "c.json"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--mode training --csv", "choose --mode both"),
        ("--no-layers --csv", "--no-layers leaves the layers out"),
        ("--backend onnxruntime --out a.csv", "choose --backend pytorch"),
    ],
)
def test_csv_without_layers_says_why(
    options: str, words: str, lab: Any, cli: Run, in_folder: Path
) -> None:
    said = cli("profile", "small_cnn", *options.split())
    assert said.code == 0
    assert "The CSV has no rows: " in said.err
    assert words in said.err
