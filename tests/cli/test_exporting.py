"""Export by the ending of the file's name."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.design.targets import load

Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("net.py", b"import torch"),
        ("net.svg", b"<svg "),
        ("net.png", b"\x89PNG"),
        ("net.PDF", b"%PDF"),
        ("net.json", b'{"format": "netwright"'),
        ("net.netwright", b'{"format": "netwright"'),
    ],
)
def test_export_by_ending(name: str, begins: bytes, tmp_path: Path, cli: Run, qapp: object) -> None:
    said = cli("export", "small_cnn", tmp_path / name)
    assert (said.code, said.err) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert cli("export", "small_cnn", tmp_path / name, "--json").data["bytes"] > 100


def test_an_exported_design_opens_again(tmp_path: Path, cli: Run) -> None:
    cli("export", "resnet50", tmp_path / "net.json")
    assert load(tmp_path / "net.json") == load("resnet50")


def test_export_to_onnx_is_checked(tmp_path: Path, start: Run) -> None:
    path = tmp_path / "net.onnx"
    done = start("export", "small_cnn", str(path), "--json")
    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert data["agrees"] is True
    assert data["max_difference"] < 1e-5
    assert path.stat().st_size == data["bytes"]
