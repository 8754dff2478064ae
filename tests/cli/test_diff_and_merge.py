"""Diff and merge on the command line."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from designer.design.design import Design
from designer.design.files import read, save
from designer.design.operations import replace_layer
from designer.design.targets import load

ROOT = Path(__file__).parents[2]


def run(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def with_value(node_id: str, **values: object) -> Design:
    design = load("small_cnn")
    node = design.node(node_id)
    replace_layer(node, node.layer.replace(**values), "Set").apply(design)
    return design


def test_diff_says_what_changed_and_exits_as_asked(tmp_path: Path) -> None:
    save(load("small_cnn"), tmp_path / "a.json")
    save(with_value("fc", out_features=100), tmp_path / "b.json")
    done = run("diff", tmp_path / "a.json", tmp_path / "b.json")
    assert done.returncode == 0
    assert "out_features: 10 → 100" in done.stdout
    assert "+5,850" in done.stdout  # 90 more classes of 64 weights and a bias
    assert run("diff", tmp_path / "a.json", tmp_path / "b.json", "--exit-code").returncode == 1
    same = run("diff", tmp_path / "a.json", "small_cnn", "--exit-code")
    assert (same.returncode, same.stdout) == (0, "The same network.\n")
    record = json.loads(run("diff", "resnet18", "resnet34", "--json").stdout)
    assert record["totals"]["parameters"] == {"before": 11689512, "after": 21797672}
    assert [c["before"] for c in record["changed"]] == ["layer1", "layer2", "layer3", "layer4"]


def test_diff_s_rows_are_all_that_the_total_has(cli: Callable[..., Any], tmp_path: Path) -> None:
    save(with_value("conv1", out_channels=32), tmp_path / "b.json")
    record = cli("diff", "small_cnn", tmp_path / "b.json", "--json").data
    rows = record["added"] + record["removed"] + record["changed"] + record["consequences"]
    for figure in ("parameters", "macs"):
        total = record["totals"][figure]
        assert sum(row[figure] for row in rows) == total["after"] - total["before"] != 0
    text = cli("diff", "small_cnn", tmp_path / "b.json").out
    assert "→  conv2  unchanged; costs otherwise by what changed around it" in text
    assert "−61,706" in cli("diff", "lenet5", "/dev/null").out.replace("-", "−")
    assert "-850" in cli("diff", "lenet5", "/dev/null").out
    assert record["partial"] == {"before": False, "after": False}


def test_merge_writes_the_file_and_says_conflicts(tmp_path: Path) -> None:
    names = ("base.json", "a.json", "b.json")
    for name, design in zip(
        names,
        (load("small_cnn"), with_value("fc", out_features=7), with_value("conv2", out_channels=9)),
        strict=True,
    ):
        save(design, tmp_path / name)
    paths = [tmp_path / name for name in names]
    out = tmp_path / "out.json"
    assert run("merge", *paths, "--out", out).returncode == 0
    assert read(out).node("fc").layer.values()["out_features"] == 7
    assert read(out).node("conv2").layer.values()["out_channels"] == 9
    save(with_value("fc", out_features=3), tmp_path / "b.json")
    done = run("merge", *paths, "--out", out)
    assert done.returncode == 1
    assert "Conflict: out_features of `fc` was changed on both sides." in done.stderr
    assert read(out).node("fc").layer.values()["out_features"] == 7


@pytest.mark.parametrize("nothing", ["/dev/null", "empty", "NUL"])
def test_no_file_is_an_empty_design(
    nothing: str, cli: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if nothing == "NUL":  # as on Windows
        monkeypatch.setattr("os.devnull", "nul")
    if nothing == "empty":
        nothing = str(tmp_path / "empty.json")
        Path(nothing).touch()
    record = cli("diff", nothing, "lenet5", "--json").data
    assert record["totals"]["parameters"]["before"] == 0
    assert {node["id"] for node in record["added"]} == set(load("lenet5").graph)
    assert cli("diff", nothing, nothing).out == "The same network.\n"


def test_a_broken_side_is_told_by_the_name_of_the_design(
    cli: Callable[..., Any], tmp_path: Path
) -> None:
    save(load("lenet5"), tmp_path / "a")
    (tmp_path / "b").write_text("{")
    paths = (tmp_path / "a", tmp_path / "a", tmp_path / "b")
    said = cli("merge", *paths, "--out", tmp_path / "a", "--name", "nets/my.json")
    assert said.code == 1
    assert said.err.startswith("nets/my.json (second side) is not a Netwright design")
