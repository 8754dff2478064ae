"""Diff and merge as git calls them: temporary files, files that came or went, a clean work tree."""

import os
import shutil
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

Run = Callable[..., Any]

ROOT = Path(__file__).parents[2]
NETWRIGHT = f'"{sys.executable}" "{ROOT / "main.py"}"'
DRIVER = f"{NETWRIGHT} merge %O %A %B --out %A --name %P"
TOOL = f'{NETWRIGHT} merge "$BASE" "$LOCAL" "$REMOTE" --out "$MERGED"'
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


class Repository:
    """A work tree with designs in it, of which git asks Netwright."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init")
        self.git("config", "merge.netwright.driver", DRIVER)
        self.commit(".gitattributes", "*.json merge=netwright\n")

    def git(self, *arguments: str, fine: bool = True) -> "subprocess.CompletedProcess[str]":
        names = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"]
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run(
            ["git", *names, *arguments],
            cwd=self.folder,
            env=os.environ | own,
            check=fine,
            capture_output=True,
            text=True,
            input="",
        )

    def commit(self, name: str, what: Design | str) -> None:
        if isinstance(what, Design):
            (self.folder / name).parent.mkdir(exist_ok=True)
            save(what, self.folder / name)
            (self.folder / f"{name}~").unlink(missing_ok=True)  # what saving keeps is not git's
        else:
            (self.folder / name).write_text(what)
        self.git("add", name)
        self.git("commit", "-m", name)

    def two_sides(self, name: str, first: Design, second: Design) -> None:
        """One branch has the first, one the second; the first is checked out."""
        self.git("checkout", "-b", "side")
        self.commit(name, second)
        self.git("checkout", "main")
        self.commit(name, first)

    @property
    def loose(self) -> str:
        """What lies in the work tree and is not git's, and what differs."""
        return self.git("status", "--porcelain").stdout


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def with_value(node_id: str, **values: Any) -> Design:
    design = load("small_cnn")
    node = design.node(node_id)
    replace_layer(node, node.layer.replace(**values), "Set").apply(design)
    return design


def test_two_branches_of_a_design_come_together_and_nothing_is_left(
    repository: Repository,
) -> None:
    repository.commit("my nets/net.json", load("small_cnn"))
    sides = with_value("conv2", out_channels=9), with_value("fc", out_features=7)
    repository.two_sides("my nets/net.json", *sides)
    repository.git("merge", "side", "-m", "both")
    merged = read(repository.folder / "my nets" / "net.json")
    assert merged.node("fc").layer.values()["out_features"] == 7
    assert merged.node("conv2").layer.values()["out_channels"] == 9
    assert repository.loose == ""


def test_a_conflict_names_the_design_and_leaves_nothing_beside_it(repository: Repository) -> None:
    repository.commit("net.json", load("small_cnn"))
    sides = with_value("fc", out_features=7), with_value("fc", out_features=9)
    repository.two_sides("net.json", *sides)
    done = repository.git("merge", "side", fine=False)
    assert done.returncode == 1
    assert "the version of net.json is that of the first side" in done.stderr
    assert ".merge_file" not in done.stderr
    assert repository.loose == "UU net.json\n"


def test_the_mergetool_leaves_nothing_beside_the_design(repository: Repository) -> None:
    repository.git("config", "mergetool.netwright.cmd", TOOL)
    repository.git("config", "mergetool.netwright.trustExitCode", "true")
    repository.git("config", "mergetool.keepBackup", "false")
    repository.commit(".gitattributes", "*.json -merge\n")
    repository.commit("d.json", load("small_cnn"))
    sides = with_value("conv2", out_channels=9), with_value("fc", out_features=7)
    repository.two_sides("d.json", *sides)
    assert repository.git("merge", "side", fine=False).returncode == 1
    repository.git("mergetool", "-y", "--tool", "netwright", "d.json")
    assert repository.loose == "M  d.json\n"
    assert read(repository.folder / "d.json").node("fc").layer.values()["out_features"] == 7


def test_a_design_that_both_sides_added_has_an_empty_base(repository: Repository) -> None:
    repository.two_sides("new.json", load("small_cnn"), load("small_cnn"))
    repository.git("merge", "side", "-m", "both")
    assert read(repository.folder / "new.json") == load("small_cnn")
    assert repository.loose == ""


@pytest.mark.parametrize("empty", ["FIRST", "SECOND"])
def test_a_side_without_a_byte_is_not_merged_as_everything_removed(
    empty: str, cli: Run, tmp_path: Path
) -> None:
    paths = {name: tmp_path / f"{name}.json" for name in ("BASE", "FIRST", "SECOND")}
    for path in paths.values():
        save(load("small_cnn"), path)
    paths[empty].write_bytes(b"")
    out = tmp_path / "out.json"
    said = cli("merge", *paths.values(), "--out", out)
    assert said.code == 1
    assert f"{empty.lower()} side" in said.err
    assert not out.exists()


@pytest.mark.parametrize("way", ["added", "removed"])
def test_the_difftool_shows_a_design_that_came_or_went(repository: Repository, way: str) -> None:
    repository.commit("e.json", load("small_cnn"))
    if way == "removed":
        repository.git("rm", "e.json")
    else:
        repository.git("rm", "e.json")
        repository.git("commit", "-m", "none")
        save(load("small_cnn"), repository.folder / "e.json")
        repository.git("add", "e.json")
    command = f"{NETWRIGHT} diff"
    done = repository.git("difftool", "--cached", "-y", "--extcmd", command, "--", "e.json")
    assert "There is no file" not in done.stderr
    sign = "+" if way == "added" else "−"
    rows = [line.split()[:2] for line in done.stdout.splitlines()]
    assert [sign, "conv1"] in rows
    assert not any(row[:1] == ["±"] for row in rows)
