"""Profile and train on another computer in the window: a real worker behind a real ssh server."""

import os
import signal
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from designer.lab.far.host import Host
from designer.window.panels.computer_dialog import ComputerDialog
from designer.window.panels.host_field import HostField, remembered
from tests.remote.conftest import box, sshd  # noqa: F401
from tests.window.hands import buttons, press

MINUTE = 60_000


def over(qtbot, panel):
    qtbot.waitUntil(lambda: not panel.bar.job, timeout=2 * MINUTE)
    return panel.bar.message.text()


def running(qtbot, panel):
    qtbot.waitUntil(lambda: panel.bar.progress.maximum() > 0, timeout=MINUTE)


def alone(qtbot, server):
    qtbot.waitUntil(lambda: not server.processes(), timeout=MINUTE // 2)


def pick(field: HostField, text: str) -> None:
    """As a click on that line of the list does."""
    field.showPopup()
    field.hidePopup()
    index = field.findText(text)
    field.setCurrentIndex(index)
    field.activated.emit(index)


def fill(*answers: tuple[str, str]) -> list[str]:
    """Type into the dialog as it opens: a name and a Python, then Enter, once for each."""
    faults = []

    def answer() -> None:
        dialog = next(w for w in _tops() if isinstance(w, ComputerDialog))
        for address, python in answers:
            dialog.address.clear()
            dialog.python.clear()
            QTest.keyClicks(dialog.address, address)
            QTest.keyClicks(dialog.python, python)
            QTest.keyClick(dialog.python, Qt.Key.Key_Return)
            faults.append(dialog.fault.text())

    QTimer.singleShot(200, answer)
    return faults


def _tops():
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets()


def test_a_profile_there_then_one_here(qtbot, window, box):  # noqa: F811
    panel = window.profile_panel
    faults = fill(("-oProxyCommand=x", "python3"), ("box", sys.executable))
    pick(panel.host, "Another computer…")
    assert "names no computer" in faults[0]
    assert panel.host.currentText() == "box"
    assert remembered() == [Host("box", sys.executable)]
    window.profile()
    over(qtbot, panel)
    assert panel.result.versions["host"] == "box"
    assert len(box.workers()) == 1
    pick(window.training.host, "box")
    assert window.training.host.host == panel.host.host
    pick(panel.host, "This computer")
    window.profile()
    over(qtbot, panel)
    assert "host" not in panel.result.versions
    pick(panel.host, "box")
    pick(panel.host, "Forget box")
    assert panel.host.currentText() == "This computer"
    assert remembered() == []
    window.jobs.stop()
    alone(qtbot, box)


def test_a_training_there_leaves_its_files_here(qtbot, window, box, tmp_path):  # noqa: F811
    window.training.host.choose(Host("box", sys.executable))
    window.training.epochs.setValue(1)
    window.training.request(str(tmp_path / "files"))
    text = over(qtbot, window.training)
    assert f"saved in {tmp_path / 'files'}" in text
    assert (tmp_path / "files" / "weights.safetensors").stat().st_size > 24058 * 4
    assert (tmp_path / "files" / "checkpoint.ckpt").exists()
    window.jobs.stop()
    alone(qtbot, box)


def test_the_window_lives_on_when_the_worker_there_is_cancelled_or_dies(
    qtbot,
    open_window,
    box,  # noqa: F811
):
    window = open_window("resnet50")
    panel = window.profile_panel
    panel.host.choose(Host("box", sys.executable))
    panel.batch.setValue(8)
    window.profile()
    running(qtbot, panel)
    press(buttons(panel)["Cancel"])
    assert over(qtbot, panel) == "Cancelled."
    qtbot.waitUntil(lambda: len(box.workers()) <= 1, timeout=MINUTE)
    window.profile()
    running(qtbot, panel)
    os.kill(box.workers()[0], signal.SIGKILL)
    assert "on box: killed by signal 9" in over(qtbot, panel)
    window.jobs.stop()
    alone(qtbot, box)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("locked", "ssh-copy-id locked"), ("closed", "refused"), ("name.invalid", "no computer")],
)
def test_a_refused_connection_is_told(qtbot, window, box, name, sentence):  # noqa: F811
    window.profile_panel.host.choose(Host(name))
    window.profile()
    assert sentence in over(qtbot, window.profile_panel)
    assert window.profile_panel.bar.run.isEnabled()


def test_no_ssh_is_told(qtbot, window, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    window.profile_panel.host.choose(Host("box"))
    window.profile()
    assert "no `ssh` here" in over(qtbot, window.profile_panel)


def test_the_path_of_data_there_is_typed(qtbot, window, monkeypatch):
    asked = []
    monkeypatch.setattr(
        QInputDialog, "getText", lambda *a: asked.append(a[2]) or ("~/images ", True)
    )
    window.training.host.choose(Host("box"))
    assert window.training._data_folder("") == "~/images"
    assert asked == ["Path on box"]


def test_what_another_hand_wrote_into_the_settings_is_left_out(window):
    from PySide6.QtCore import QSettings

    QSettings().setValue("remote/computers", ["-oX=y python3", "box python3", "broken", "a b;c"])
    assert remembered() == [Host("box")]
