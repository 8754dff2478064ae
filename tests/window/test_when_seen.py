"""Work that waits until it is seen."""

import pytest
from PySide6.QtWidgets import QWidget

from designer.window.waiting.waiting import waiting
from designer.window.waiting.when_seen import WhenSeen

PAUSE = 30


@pytest.fixture
def widget(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def work(widget):
    return WhenSeen(widget, PAUSE)


def test_many_askings_come_to_one(qtbot, widget, work):
    done = []
    work.due.connect(lambda: done.append(1))
    widget.show()
    for _ in range(5):
        work.ask()
    assert not done
    qtbot.waitUntil(lambda: not work.pending)
    qtbot.wait(3 * PAUSE)
    assert done == [1]


def test_hidden_it_waits_until_it_is_shown(qtbot, widget, work):
    work.ask()
    with qtbot.assertNotEmitted(work.due, wait=3 * PAUSE):
        pass
    assert work.pending
    with qtbot.waitSignal(work.due):
        widget.show()
    assert not work.pending


def test_hidden_in_the_pause_it_waits_for_the_next_time(qtbot, widget, work):
    widget.show()
    work.ask()
    widget.hide()
    with qtbot.assertNotEmitted(work.due, wait=3 * PAUSE):
        pass
    with qtbot.waitSignal(work.due):
        widget.show()


def test_while_a_notice_is_shown_it_waits(qtbot, widget, work):
    widget.show()
    with waiting("Working", widget) as wait, wait.drawing(list, heavy=True):
        work.ask()
        with qtbot.assertNotEmitted(work.due, wait=4 * PAUSE):
            pass
        assert work.pending
    with qtbot.waitSignal(work.due):
        pass


def test_shown_again_with_nothing_asked_it_rests(qtbot, widget, work):
    widget.show()
    widget.hide()
    with qtbot.assertNotEmitted(work.due, wait=3 * PAUSE):
        widget.show()
