"""Kill -9 while a design has unsaved changes: the next start offers it, whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Works on a design as a person would, by a dropped layer and by keys, and says when its copy lies
# there; then waits to be killed.
WORK = """
import sys, time
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from designer.window.main_window import MainWindow
from designer.window.remembered.recovery import folder
from designer.window.start import application
from tests.window.hands import click, drop, middle_of, on_wire

app = application(["netwright"])
window = MainWindow()
window.resize(1400, 1200)
window.show()
for target in sys.argv[1:]:
    assert window.files.open_target(target)
    app.processEvents()
    window.view.fit()
    drop(window, "ReLU", on_wire(window, "conv1"))
    click(window, middle_of(window, "fc"))
    QTest.keyClick(window.inspector.editors["out_features"].field, Qt.Key.Key_Up)
end = time.monotonic() + 60
copies = lambda: list(folder().glob("*/*/design.json"))
while len(copies()) < len(sys.argv) - 1 and time.monotonic() < end:
    app.processEvents()
    time.sleep(0.01)
print("ready", flush=True)
while True:
    app.processEvents()
    time.sleep(0.01)
"""
# The program again: recovers all that is offered, by clicks, and says what it got.
AGAIN = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from designer.design.files import encode
from designer.window import start
from designer.window.main_window import MainWindow

def run(*_):
    (window,) = [w for w in app.topLevelWidgets() if isinstance(w, MainWindow)]
    app.processEvents()
    page = window.home.page
    def found():
        offered = [b for b in page.findChildren(QPushButton) if b.isVisible()]
        return [b for b in offered if b.text().startswith("Recover")]
    print(len(window.recovery.remains()), window.tabs.currentWidget() is page)
    while window.recovery.remains():
        window.home.show()
        app.processEvents()
        QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)
        app.processEvents()
        design, document = window.document.design, window.document
        layer = design.node("fc").layer
        added = {"relu", "relu_2"} & set(design.graph)
        print(design.name, document.path, len(added), layer.out_features,
              document.history.modified, document.analysis.diagnostics)
    if "keep" in sys.argv:
        print(len(window.recovery._copies), flush=True)
        import os, signal
        os.kill(os.getpid(), signal.SIGKILL)
    for sheet in window.tabs.sheets():
        sheet.document.history.mark_saved()
    window.close()
    return 0

app = start.application(["netwright"])
start.application = lambda _: app
type(app).exec = run
sys.exit(start.run(None))
"""


@pytest.fixture
def environment(tmp_path):
    folders = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CONFIG", "CACHE")}
    return os.environ | folders | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def killed_at_work(environment, *targets):
    command = [sys.executable, "-c", WORK, *targets]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL


def started_again(environment, *arguments):
    command = [sys.executable, "-c", AGAIN, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_what_was_not_saved_is_recovered_after_a_kill(environment, tmp_path):
    from designer.design.files import save
    from designer.design.targets import load

    path = tmp_path / "mine.json"
    save(load("resnet18"), path)
    before = path.read_bytes()
    killed_at_work(environment, "small_cnn", str(path))
    assert path.read_bytes() == before
    # Killed again as soon as all is recovered: it is there still.
    lines = started_again(environment, "keep")
    assert lines[0] == "2 True"
    assert lines[-1] == "2"
    lines = started_again(environment)
    assert lines[0] == "2 True"
    assert sorted(lines[1:]) == [
        f"ResNet-18 {path} 2 1001 True ()",
        "Small CNN None 1 11 True ()",
    ]
    assert started_again(environment)[0] == "0 True"  # closed: nothing is left
    assert not list((tmp_path / "DATA").rglob("*.json"))
