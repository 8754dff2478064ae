"""Bad input is one sentence and the right exit code, never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Any]


def design_file(**changes: Any) -> bytes:
    data = {
        "format": "netwright",
        "version": 1,
        "name": "x",
        "nodes": [{"id": "a", "layer": "Input"}, {"id": "b", "layer": "ReLU"}],
        "wires": [{"from": "a.out", "to": "b.in"}],
    }
    return json.dumps(data | changes).encode()


def nodes(*extra: dict[str, Any]) -> bytes:
    return design_file(nodes=[{"id": "a", "layer": "Input"}, *extra], wires=[])


RELUS = [{"id": name, "layer": "ReLU"} for name in "pq"]
LOOP = [{"from": "p.out", "to": "q.in"}, {"from": "q.out", "to": "p.in"}]
BAD_FILES = {
    "garbage": bytes(range(256)) * 40,
    "empty": b"",
    "truncated": design_file()[:-9],
    "a list": b"[1, 2]",
    "foreign": b'{"nodes": []}',
    "newer": design_file(version=99),
    "brackets": b"[" * 10_000_000,
    "unknown layer": nodes({"id": "b", "layer": "Conv9d"}),
    "unknown parameter": nodes({"id": "b", "layer": "ReLU", "parameters": {"x": 1}}),
    "NaN": design_file().replace(b'"x"', b"NaN"),
    "infinite": nodes({"id": "b", "layer": "Dropout", "parameters": {"p": 1e999}}),
    "huge": nodes({"id": "b", "layer": "Conv2d", "parameters": {"out_channels": 10**40}}),
    "nested value": nodes({"id": "b", "layer": "Conv2d", "parameters": {"stride": [[1], {}]}}),
    "loop": design_file(nodes=RELUS, wires=LOOP),
    "self loop": design_file(nodes=RELUS, wires=[{"from": "p.out", "to": "p.in"}]),
    "duplicate id": nodes({"id": "a", "layer": "ReLU"}),
    "id of code": nodes({"id": "import os", "layer": "ReLU"}),
    "id of escapes": nodes({"id": "\x1b[31mred", "layer": "ReLU"}),
    "wire to nowhere": design_file(wires=[{"from": "a.out", "to": "z.in"}]),
    "wire to no port": design_file(wires=[{"from": "a.out", "to": "b.side"}]),
    "wire without port": design_file(wires=[{"from": "a", "to": "b"}]),
    "two wires": design_file(wires=[{"from": "a.out", "to": "b.in"}] * 2),
    "repeat": nodes({"id": "b", "layer": "ReLU", "repeat": 10**9}),
}


def is_one_sentence(said: Any) -> bool:
    text = said.err.strip()
    return "\n" not in text and 20 < len(text) < 400 and "\x1b" not in text and not said.out


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_one_sentence(kind: str, tmp_path: Path, cli: Run) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(BAD_FILES[kind])
    for verb in ("summary", "check"):
        said = cli(verb, path)
        assert said.code == 1
        assert is_one_sentence(said), said.err
        assert "bad.json" in said.err


@pytest.mark.parametrize("layer", ["BasicBlock", "Bottleneck", "ConvBnReLU"])
def test_a_block_that_outgrows_every_range_is_a_fault(layer: str, tmp_path: Path, cli: Run) -> None:
    name = "out_channels" if layer == "ConvBnReLU" else "channels"
    block = {"id": "b", "layer": layer, "parameters": {name: 2**31 - 1}}
    wires = [{"from": "a.out", "to": "b.in"}]
    path = tmp_path / "large.json"
    path.write_bytes(design_file(nodes=[{"id": "a", "layer": "Input"}, block], wires=wires))
    said = cli("check", path)
    assert said.code == 1
    assert said.out.startswith("error `b`: ")


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        ("missing.json", "missing.json can't be read: No such file or directory."),
        ("", "There is no file and no preset ``."),
        ("resnet5o", "There is no file and no preset `resnet5o`. Did you mean `resnet50`?"),
        ("resnet:deep=50", "`deep=50` is no option of ResNet"),
        ("resnet:depth=51", "depth must be one of 18, 34, 50, 101, 152, got '51'"),
        ("resnet18:classes=0", "classes must be a whole number of at least 1, got 0"),
        ("resnet18:classes=2147483647", "Too large for any device"),
        ("x" * 5000, "can't be read"),
        ("net.onnx", "ONNX files can't be read yet"),
        (str(ROOT), "There is no file and no preset"),
    ],
)
def test_a_bad_target_is_one_sentence(target: str, sentence: str, cli: Run) -> None:
    for verb in ("summary", "check"):
        said = cli(verb, target, "--json")
        assert said.code == 1
        assert sentence in said.err
        assert said.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["sumary", "resnet18"],
        ["summary"],
        ["summary", "resnet18", "extra"],
        ["summary", "resnet18", "--bacth", "2"],
        ["summary", "resnet18", "--batch", "many"],
        ["summary", "resnet18", "--batch", "0"],
        ["export", "small_cnn"],
        ["export", "small_cnn", "net.tar"],
        ["export", "small_cnn", "net"],
        ["export", "small_cnn", "net.svg", "--weights", "w.safetensors"],
        ["profile", "small_cnn", "--batch", "-1"],
        ["profile", "small_cnn", "--seconds", "nan"],
        ["train", "small_cnn", "--data", "imagenet"],
        ["train", "small_cnn", "--optimizer", "magic"],
        ["train", "small_cnn", "--learning-rate", "nan"],
        ["train", "small_cnn", "--learning-rate", "-1"],
        ["train", "small_cnn", "--epochs", "0"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str],
    lab: Any,
    cli: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = cli(*arguments)
    assert said.code == 2
    assert is_one_sentence(said), said.err
    assert not list(tmp_path.iterdir())
    assert not lab.requests


@pytest.mark.parametrize("name", ["x.py", "x.svg", "x.png", "x.json"])
def test_a_place_that_can_not_be_written(name: str, tmp_path: Path, cli: Run, qapp: object) -> None:
    (tmp_path / name).mkdir()
    for place in (tmp_path / name, tmp_path / "missing" / name, Path("/dev/full") / name):
        said = cli("export", "small_cnn", place)
        assert said.code == 1
        assert is_one_sentence(said), said.err
    assert list(tmp_path.iterdir()) == [tmp_path / name]


@pytest.mark.parametrize("ending", ["py", "onnx"])
def test_a_faulty_design_is_not_exported(
    ending: str, faulty: Path, tmp_path: Path, start: Run
) -> None:
    done = start("export", str(faulty), str(tmp_path / f"x.{ending}"))
    assert done.returncode == 1
    assert "`fc`: Linear wants a vector" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / f"x.{ending}").exists()
