"""The program as it is started: verbs, display, pipes, what it imports."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import main
from designer.cli.measuring import app

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., Any]


def test_main_knows_every_verb() -> None:
    names = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert names == set(main.VERBS)


@pytest.mark.parametrize("verb", main.VERBS)
def test_every_verb_explains_itself(verb: str, cli: Run) -> None:
    said = cli(verb, "--help")
    assert (said.code, said.err) == (0, "")
    assert verb in said.out


def test_without_a_display_it_says_so(start: Run) -> None:
    for environment in ({}, {"DISPLAY": ":4711"}, {"DISPLAY": "nonsense"}):
        done = start(**environment)
        assert (done.returncode, done.stderr) == (0, "")
        (line,) = done.stdout.splitlines()
        assert all(verb in line for verb in main.VERBS)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("profle", "Or is it the verb profile?"),
        ("resnt50", "no preset `resnt50`"),
        ("nowhere.json", "nowhere.json can't be read"),
        ("", "no file and no preset"),
    ],
)
def test_without_a_display_an_unknown_target_is_named(target: str, words: str, start: Run) -> None:
    done = start(target)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert start("lenet5").returncode == 0


def test_data_is_alone_on_stdout(start: Run) -> None:
    done = start("summary", "small_cnn", "--json", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert json.loads(done.stdout)["totals"]["parameters"] == 24_058
    assert start("summary", "small_cnn", PYTHONIOENCODING="ascii").returncode == 0


def test_a_reader_that_leaves_early() -> None:
    with subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "summary", "resnet152", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "presets"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "The output can't be written: No space left on device.\n"


def test_the_command_line_stays_light() -> None:
    code = (
        "import sys; from designer.cli.app import run; run(['summary', 'small_cnn']);"
        "sys.exit(bool({'torch', 'onnx', 'PySide6', 'lightning'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_window_starts_without_the_command_line() -> None:
    code = (
        "import sys, types; import main; window = types.ModuleType('designer.window.start');"
        "window.run = lambda target: print(target) or 0;"
        "sys.modules['designer.window.start'] = window; sys.argv = ['main.py'];"
        "heavy = lambda: {'typer', 'rich', 'click'} & set(sys.modules)\n"
        "try: main.main()\n"
        "except SystemExit as end: sys.exit(end.code or bool(heavy()))"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"None\n")  # the window decides
