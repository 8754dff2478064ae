"""Profiling from Python: the figures, the file, the sentences."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import designer
from designer.design.error import DesignError
from designer.lab import client
from designer.lab.asking import outcome
from designer.lab.messages.measurement import Profile, ProfileDone
from designer.lab.messages.protocol import Cancelled, Failed, TrainDone
from designer.lab.results.measured import read_result

QUICK: dict[str, Any] = {"device": "cpu", "threads": 1, "seconds": 0.1, "max_repeats": 3}


def test_a_profile_is_the_file_that_the_command_line_writes(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    result = designer.profile(
        "small_cnn", batch=2, on_progress=lambda *told: heard.append(told), **QUICK
    )
    assert (result.request.batch, result.threads, result.failed) == (2, 1, "")
    assert {row.node for row in result.layers} >= {"conv1", "fc"}
    assert any(message.startswith("Building the network") for message, _, _ in heard)
    out = tmp_path / "profile.json"
    designer.save_profile(result, out)
    assert read_result(out) == result
    designer.save_profile(result, tmp_path / "profile.csv")
    assert (tmp_path / "profile.csv").read_text().startswith("node,layer,depth,ms")


def test_torch_stays_in_its_own_process() -> None:
    code = (
        "import designer, sys; designer.profile('lenet5', layers=False, threads=1, seconds=0.1);"
        "sys.exit(bool({'torch', 'PySide6', 'typer'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=120).returncode == 0


def test_what_the_worker_refuses_is_its_sentence() -> None:
    with pytest.raises(designer.LabError, match="tf32 is a way of CUDA") as caught:
        designer.profile("small_cnn", dtype="tf32", **QUICK)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"bach": 2}, "has no setting `bach`"),
        ({"job": 2}, "has no setting `job`"),
        ({"batch": "two"}, "Expected `int`"),
        ({"mode": "fast"}, "mode"),
    ],
)
def test_a_setting_that_is_none_is_refused_before_anything_runs(
    settings: dict[str, Any], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "run", lambda *_: pytest.fail("asked the worker"))
    with pytest.raises(TypeError, match=words):
        designer.profile("small_cnn", **settings)


def test_the_host_and_the_settings_go_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def run(*given: Any) -> Failed:
        asked.extend(given)
        return Failed(message="It broke.", node="fc")

    monkeypatch.setattr(client, "run", run)
    with pytest.raises(designer.LabError, match=r"^`fc`: It broke") as caught:
        designer.profile(designer.load("lenet5"), size=(40, 48), host="box", python="py")
    request, _, host = asked
    assert isinstance(request, Profile)
    assert request.size == (40, 48)
    assert json.loads(request.design)["name"] == "LeNet-5"
    assert (host.address, host.python) == ("box", "py")
    assert caught.value.node == "fc"


def test_other_endings_are_sentences() -> None:
    with pytest.raises(designer.LabError, match="Stopped before the end"):
        outcome(Cancelled(), ProfileDone)
    with pytest.raises(designer.LabError, match="It broke"):
        outcome(Failed(message="It broke."), TrainDone)


@pytest.mark.parametrize("name", ["a.png", "a.pdf", "a"])
def test_a_file_that_can_not_be_written_from_python(name: str, tmp_path: Path) -> None:
    with pytest.raises(DesignError, match=r"saved as \.json"):
        designer.save_profile(None, tmp_path / name)  # type: ignore[arg-type]


def test_another_computer_is_named_rightly_or_not_at_all() -> None:
    with pytest.raises(designer.LabError, match="a b"):
        designer.profile("small_cnn", host="a b")
    with pytest.raises(TypeError, match="name it by `host`"):
        designer.profile("small_cnn", python="python3.12")
