"""Diff and merge on the command line, and as git calls them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

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


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_git_merges_two_branches_of_a_design(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        names = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *names, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    driver = f"{sys.executable} {ROOT / 'main.py'} merge %O %A %B --out %A"
    git("config", "merge.netwright.driver", driver)
    (tmp_path / ".gitattributes").write_text("*.json merge=netwright\n")
    path = tmp_path / "net.json"
    save(load("small_cnn"), path)
    git("add", "net.json", ".gitattributes")
    git("commit", "-m", "base")
    git("checkout", "-b", "side")
    save(with_value("fc", out_features=7), path)
    git("commit", "-am", "classes")
    git("checkout", "main")
    save(with_value("conv2", out_channels=9), path)
    git("commit", "-am", "width")
    git("merge", "side", "-m", "both")
    assert read(path).node("fc").layer.values()["out_features"] == 7
    assert read(path).node("conv2").layer.values()["out_channels"] == 9
