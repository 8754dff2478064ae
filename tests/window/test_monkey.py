"""Thousands of random events on the real window; NETWRIGHT_EXPLORE=25 plays 50,000, drawn anew."""

import os
import random
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QFileDialog, QMessageBox

from designer.window.jobs.worker_process import WorkerProcess
from tests.strategies import EXPLORE
from tests.window.monkey import Monkey, living, resident, settle

EVENTS = 2_000
ROUNDS = max(EXPLORE, 1)
GROWTH = 60 * 2**20  # bytes that a long game may add once caches are warm
OBJECTS = 300  # Qt objects likewise: a dialog or two that is still open

written: list[str] = []
watching = [False]


def _note_writing(event: str, values: tuple[object, ...]) -> None:
    """Audit hooks stay for good, so there is one, which looks only while the monkey plays."""
    if watching[0] and event == "open" and isinstance(values[0], str):
        flags = values[2]
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            written.append(values[0])


sys.addaudithook(_note_writing)


@pytest.fixture
def cage(monkeypatch, tmp_path):
    """Files go into a folder of the test's, jobs wait for a worker that never comes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(WorkerProcess, "_ensure", lambda _: None)
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
    chance = random.Random(7)
    buttons = QMessageBox.StandardButton
    answers = [buttons.Save, buttons.Discard, buttons.Cancel]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: chance.choice(answers))

    def save_name(*_):
        name = chance.choice(["one.json", "two.json", "net.py", "net.svg", "net.png", "x.onnx", ""])
        return (str(tmp_path / name) if name else "", "JSON (*.json)")

    def open_name(*_):
        files = [str(path) for path in tmp_path.glob("*.json")]
        return (chance.choice([*files, ""]), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_name)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", open_name)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    written.clear()
    watching[0] = True
    yield tmp_path
    watching[0] = False


@pytest.mark.timeout(300 + 60 * ROUNDS)
def test_a_monkey_breaks_nothing(open_window, cage: Path):
    window = open_window("small_cnn")
    seed = random.randrange(2**32) if EXPLORE else 1
    monkey, sizes = Monkey(window, seed), []
    for number in range(1, ROUNDS + 1):
        try:
            monkey.play(number * EVENTS)
        except BaseException:
            tell(f"seed {seed}, after {monkey.played} events: ", *monkey.last)
            raise
        _start_over(window)
        sizes.append((resident(), living(window)))
    told = [(memory >> 20, objects) for memory, objects in sizes]
    tell(f"seed {seed}, {monkey.played} events; MB and Qt objects: {told}")
    outside = [path for path in written if not Path(path).absolute().is_relative_to(cage)]
    assert not [path for path in outside if path != os.devnull and "__pycache__" not in path]
    warm, last = sizes[len(sizes) // 2], sizes[-1]
    assert last[0] - warm[0] < GROWTH, told
    assert last[1] - warm[1] < OBJECTS, told


def tell(*lines: str) -> None:
    """Shown where the test fails, and with -rP."""
    sys.stdout.write("\n  ".join(lines) + "\n")


def _start_over(window) -> None:
    """One empty tab, so that what is left can be compared."""
    for sheet in window.tabs.sheets():
        sheet.document.history.mark_saved()
        window.tabs.remove(sheet)
    for _ in range(3):
        settle()
