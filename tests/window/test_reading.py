"""What is read from a large document beside the window is what it is in the end."""

import threading

import pytest

from designer.design.operations import remove_nodes
from designer.window.documents.document import Document
from designer.window.documents.reading import Reading
from designer.window.look.card import card_size
from designer.window.waiting.waiting import LARGE
from tests.window.test_waiting import chain


@pytest.fixture
def document():
    return Document(chain(LARGE), card_size)


class Counting:
    """Counts nodes once it may; how often it began tells that something was dropped."""

    def __init__(self):
        self.may, self.begun = threading.Event(), 0

    def __call__(self, document):
        self.begun += 1
        count = len(document.design)
        assert self.may.wait(20)
        return count


@pytest.fixture
def reading(qtbot, window):
    reading, found = Reading(window), []
    reading.found.connect(found.append)
    return reading, found


def test_an_edit_meanwhile_is_read_too(qtbot, document, reading):
    (reading, found), work = reading, Counting()
    reading.read(document, work)
    qtbot.waitUntil(lambda: work.begun == 1)
    document.do(remove_nodes(document.design, ["relu1", "relu2"]))
    work.may.set()
    qtbot.waitUntil(lambda: found != [])
    assert found == [len(document.design)]
    assert work.begun == 2


def test_an_edit_that_is_undone_meanwhile_is_no_reason_to_trust_it(qtbot, document, reading):
    (reading, found), work = reading, Counting()
    reading.read(document, work)
    qtbot.waitUntil(lambda: work.begun == 1)
    document.do(remove_nodes(document.design, ["relu1", "relu2"]))
    document.history.undo()
    work.may.set()
    qtbot.waitUntil(lambda: found != [])
    assert work.begun == 2


def test_what_is_asked_last_is_found(qtbot, document, reading):
    (reading, found), work = reading, Counting()
    reading.read(document, work)
    reading.read(document, lambda _: "something else")
    work.may.set()
    qtbot.waitUntil(lambda: found != [])
    assert found == ["something else"]


def test_of_a_small_document_it_is_found_at_once(window, reading):
    reading, found = reading
    reading.read(window.document, lambda document: len(document.design))
    assert found == [len(window.document.design)]


def test_the_source_of_a_large_design_comes_and_follows(qtbot, open_window):
    window = open_window(None)
    window.files.open_design(chain(LARGE), None)
    window.show_panel("source")
    qtbot.waitUntil(lambda: f"relu{LARGE - 1}" in window.source.toPlainText())
    window.document.do(remove_nodes(window.document.design, [f"relu{LARGE - 1}"]))
    qtbot.waitUntil(lambda: f"relu{LARGE - 1}" not in window.source.toPlainText())
