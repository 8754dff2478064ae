"""job and result."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_a_job_there_and_back(tmp_path: Path, cli: Run) -> None:
    folder = tmp_path / "new" / "job"
    said = cli("job", "small_cnn", folder, "--batch", "1,2", "--seconds", 0.2)
    assert (said.code, said.out) == (0, "")
    assert "python run.py" in said.err
    again = cli("job", "small_cnn", folder)
    assert (again.code, again.err) == (1, "job holds something already: name a new folder.\n")
    command = [sys.executable, "-I", "-B", str(folder / "run.py"), "--threads", "1"]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    result = folder / "result.json"
    shown = cli("result", result)
    assert shown.code == 0
    assert "ms a forward pass at batch 1 on " in shown.out
    assert "ms a forward pass at batch 2 on " in shown.out
    assert [entry["request"]["batch"] for entry in cli("result", result, "--json").data] == [1, 2]
    assert cli("result", result, "--md").out.count("| conv1 | ") == 2
    compared = cli("compare", "small_cnn", "--results", result, "--json").data
    assert [m["batch"] for m in compared["networks"][0]["measured"]] == [1, 2]


def test_settings_of_a_job(tmp_path: Path, cli: Run) -> None:
    options = "--dtype bfloat16 --layout channels_last --compile --threads 2 --size 32x48"
    assert cli("job", "small_cnn", tmp_path / "job", *options.split()).code == 0
    job = json.loads((tmp_path / "job" / "job.json").read_text())
    settings = job["settings"]
    assert (settings["dtype"], settings["layout"]) == ("bfloat16", "channels_last")
    assert (settings["compiled"], job["threads"]) == (True, 2)
    assert job["inputs"][0]["shape"] == [1, 32, 48]


def test_a_folder_without_a_name_is_named(
    tmp_path: Path, cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "file").touch()
    monkeypatch.chdir(tmp_path / "here")
    said = cli("job", "small_cnn", "")
    assert (said.code, said.err) == (1, "here holds something already: name a new folder.\n")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("job", "small_cnn", "x", "--batch", "0"), 2, "--batch is one number or some"),
        (("job", "small_cnn", "x", "--dtype", "int8"), 2, "--dtype is one of"),
        (("job", "small_cnn", "x", "--layout", "odd"), 2, "--layout is one of"),
        (("job", "nosuch", "x"), 1, "no preset `nosuch`"),
        (("result", "nosuch.json"), 1, "can't be read"),
        (("result", "a.json", "--json", "--md"), 2, "Only one of"),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...],
    code: int,
    words: str,
    cli: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = cli(*arguments)
    assert said.code == code
    assert words in said.err
    assert list(tmp_path.iterdir()) == []
