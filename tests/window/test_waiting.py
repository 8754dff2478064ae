"""What takes long shows itself, keeps the window's input away, and can be stopped."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from blocks.activation import ReLU
from blocks.boundary import Input, Output
from designer.design.evaluation import Builder
from designer.design.files import save
from designer.window.documents.document import Document
from designer.window.look import card
from designer.window.look.card import card_size
from designer.window.waiting.waiting import LARGE, StoppedError, Waiting, passing, waiting
from tests.window.hands import key

ROOT = Path(__file__).parents[2]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def chain(length):
    builder = Builder("Chain")
    x = builder.add("input", Input((8, 4, 4)))
    for n in range(length):
        x = builder.add(f"relu{n}", ReLU(), x)
    builder.add("output", Output(), x)
    return builder.design


@pytest.fixture
def large(open_window):
    window = open_window(None)
    window.files.open_design(chain(LARGE), None)
    return window


def notice(window):
    """The one that is shown. Of all windows those of other tests may be about to be deleted."""
    shown = window.findChildren(QDialog, "waiting")
    return next((dialog for dialog in shown if dialog.isVisible()), None)


def when_shown(window, act):
    """Do something as soon as the notice is there; the list tells that it was."""
    seen = []

    def look():
        found = notice(window)
        if found is None:
            QTimer.singleShot(5, look)
        else:
            seen.append(found)
            act(found)

    QTimer.singleShot(0, look)
    return seen


@pytest.fixture
def held(monkeypatch):
    """Layouts are worked out once this is set, and not before."""
    free, real = threading.Event(), Document.arranged

    def arranged(self, **keywords):
        assert free.wait(20)
        return real(self, **keywords)

    monkeypatch.setattr(Document, "arranged", arranged)
    yield free
    free.set()


def places(window):
    return {node_id: item.pos() for node_id, item in window.scene.nodes.items()}


def test_arranging_is_stopped_with_the_button_and_nothing_has_changed(qtbot, large, held):
    before = places(large)
    seen = when_shown(large, lambda found: QTest.mouseClick(found.stop, Qt.MouseButton.LeftButton))
    key(large, Qt.Key.Key_L, CTRL | ALT)
    assert seen
    assert notice(large) is None
    assert places(large) == before
    assert not large.document.history.modified
    assert "Stopped" in large.status.currentMessage()
    held.set()
    qtbot.waitUntil(large.isActiveWindow)
    key(large, Qt.Key.Key_L, CTRL | ALT)
    assert places(large) != before
    assert large.document.sideways


def test_meanwhile_the_window_takes_no_input(large, held):
    large.scene.select({"relu3"})
    count = len(large.document.design)

    def attack(_):
        QTest.keyClick(large.windowHandle(), Qt.Key.Key_Delete)
        QTest.keyClick(large.windowHandle(), Qt.Key.Key_Z, CTRL)
        middle = QPoint(large.width() // 2, large.height() // 2)
        QTest.mouseClick(large.windowHandle(), Qt.MouseButton.LeftButton, pos=middle)
        held.set()

    seen = when_shown(large, attack)
    key(large, Qt.Key.Key_L, CTRL | ALT)
    assert seen
    assert len(large.document.design) == count
    assert large.document.history.undo_label == "Arrange"


def test_meanwhile_the_window_is_not_closed(large, held):
    def close(_):
        assert not large.close()
        held.set()

    seen = when_shown(large, close)
    key(large, Qt.Key.Key_L, CTRL | ALT)
    assert seen
    assert large.isVisible()
    assert large.document.history.undo_label == "Arrange"
    large.document.history.mark_saved()
    assert large.close()


def test_while_it_is_drawn_the_window_is_not_closed_either(large):
    with waiting("Drawing…", large) as wait, wait.drawing(list, heavy=True):
        assert not large.close()
    assert large.close()


def test_escape_stops_opening_a_file(large, held, tmp_path):
    save(chain(LARGE), tmp_path / "chain.json")
    tabs = large.tabs.count()
    seen = when_shown(large, lambda found: QTest.keyClick(found, Qt.Key.Key_Escape))
    assert not large.files.open_target(str(tmp_path / "chain.json"))
    assert seen
    assert large.tabs.count() == tabs
    held.set()
    assert large.files.open_target(str(tmp_path / "chain.json"))
    assert large.tabs.count() == tabs + 1


def test_what_touches_the_window_shows_how_far_it_is(large):
    shares = []
    with waiting("Drawing…", large) as wait, wait.drawing(list, heavy=True):
        for _ in passing(range(2000)):
            bar = notice(large).findChild(object, "progress")
            shares.append(bar.value() / bar.maximum())
            QTest.qSleep(20) if len(shares) % 100 == 0 else None
    assert shares == sorted(shares)
    assert 0.2 < shares[-1] <= 1
    assert notice(large) is None


def test_a_large_paste_and_its_undo_go_through(large):
    large.editing.select_all()
    large.editing.copy()
    count = len(large.document.design)
    large.editing.paste()
    assert len(large.document.design) == 2 * count
    large.editing.undo()
    assert len(large.document.design) == count
    QGuiApplication.clipboard().setText("{" + QGuiApplication.clipboard().text())
    large.editing.paste()
    assert len(large.document.design) == count
    assert large.status.currentMessage()


def test_an_error_of_the_work_is_an_error_of_who_waits(large):
    def fail():
        raise LookupError("There is none.")

    with waiting("Working…", large) as wait, pytest.raises(LookupError, match="There is none"):
        wait.result(fail, heavy=True)


def test_work_that_ends_while_the_notice_appears_is_over(large, monkeypatch):
    free, tasks = threading.Event(), []

    def work():
        tasks.append(threading.current_thread())
        return free.wait(20)

    def appear(wait):
        free.set()
        tasks[0].join(20)
        return shown(wait)

    shown = Waiting._show
    monkeypatch.setattr(Waiting, "_show", appear)
    late = QTimer(large, singleShot=True, interval=3000)  # else a failure would wait for ever
    late.timeout.connect(lambda: notice(large).reject())
    late.start()
    with waiting("Working…", large) as wait:
        assert wait.result(work, heavy=True)
    assert late.isActive()
    late.stop()


def test_stopping_leaves_the_work_alone(large):
    free = threading.Event()
    when_shown(large, lambda found: found.close())
    wait = Waiting("Working…", large)
    with pytest.raises(StoppedError):
        wait.result(lambda: free.wait(20), heavy=True)
    wait.close()
    free.set()
    assert notice(large) is None


def test_cards_are_as_large_in_another_thread(window):
    found = []
    kinds = [(ReLU(), 7), (Input((5, 4, 3)), 1)]
    thread = threading.Thread(target=lambda: found.extend(card_size(*kind) for kind in kinds))
    card._size.cache_clear()
    thread.start()
    thread.join()
    card._size.cache_clear()
    assert found == [card_size(*kind) for kind in kinds]


def test_opening_at_the_start_can_be_stopped(large, held):
    tabs = large.tabs.count()
    seen = when_shown(large, lambda found: QTest.keyClick(found, Qt.Key.Key_Escape))
    assert not large.files.open_design(chain(LARGE), None)
    assert seen
    assert large.tabs.count() == tabs


def test_the_program_ends_though_a_computation_that_was_stopped_goes_on(tmp_path):
    """It may be inside Qt then, as one that draws."""
    code = """
import sys
from PySide6.QtCore import QTimer
from designer.window import main_window, start
from designer.window.waiting import task
from designer.window.look.raster import png_of

picture = "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'>" + "".join(
    f"<text x='{n}' y='{n}'>{n}</text>" for n in range(900)
) + "</svg>"

def draw():
    while True:
        png_of(picture)

def leave(window):
    task.Task(draw)
    QTimer.singleShot(200, window.close)

def shown(window):
    window.show_before()
    QTimer.singleShot(100, lambda: leave(window))

main_window.MainWindow.show_before = main_window.MainWindow.show
main_window.MainWindow.show = shown
sys.exit(start.run("small_cnn"))
"""
    folder = {name: str(tmp_path) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME")}
    settings = os.environ | folder | {"QT_QPA_PLATFORM": "offscreen"}
    for _ in range(3):
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env=settings, timeout=60, check=False, cwd=ROOT)
        assert done.returncode == 0
