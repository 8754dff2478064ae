"""A change that is stopped while it is drawn leaves everything as it was."""

import random
from contextlib import suppress

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from blocks.activation import GELU, ReLU
from blocks.boundary import Input, Output
from blocks.merging import Add
from designer.design.analysis import analyse
from designer.design.error import DesignError
from designer.design.evaluation import Builder
from designer.design.files import encode, save
from designer.design.operations import move_nodes, remove_nodes, replace_layer
from designer.design.renaming import rename_node
from designer.window.canvas import scene
from designer.window.editing import arranging, editing
from designer.window.waiting import waiting
from designer.window.waiting.waiting import LARGE, StoppedError
from tests.window.drawn import assert_as_drawn_anew
from tests.window.hands import drag, key, middle_of


def ladder(steps):
    """Wires of which some are bent around what lies between."""
    builder = Builder("Ladder")
    x = builder.add("input", Input((8, 4, 4)))
    for n in range(steps):
        y = builder.add(f"b{n}", ReLU(), builder.add(f"a{n}", ReLU(), x))
        x = builder.add(f"add{n}", Add(), x, y)
    builder.add("output", Output(), x)
    return builder.design


@pytest.fixture
def large(open_window):
    window = open_window(None)
    window.files.open_design(ladder(LARGE // 3), None)
    return window


@pytest.fixture
def stop_at(monkeypatch):
    """Cancel is clicked when a bar has been looked at so often; the list tells that it was."""

    def arrange(times):
        looks, clicked = [], []

        def advance(notice, share):
            looks.append(share)
            if len(looks) == times and notice.stop.isEnabled():
                clicked.append(notice)
                QTest.mouseClick(notice.stop, Qt.MouseButton.LeftButton)
            real(notice, share)

        monkeypatch.setattr(waiting._Notice, "advance", advance)
        return clicked

    real = waiting._Notice.advance
    monkeypatch.setattr(waiting, "FRAME", 0.0)
    return arrange


def paste(window):
    window.editing.select_all()
    window.editing.copy()
    window.editing.paste()


def delete(window):
    window.scene.select(set(list(window.scene.nodes)[5:-5]))
    window.editing.delete()


def arrange(window):
    window.sheet.arranging.rightwards()


def edit_many(window):
    design = window.document.design
    relus = [node for node in design.nodes() if isinstance(node.layer, ReLU)]
    window.editing.attempt(
        lambda: remove_nodes(design, [node.id for node in relus[3:]], list(design.wires())[:4])
    )


def undo(window):
    window.editing.undo()


def redo(window):
    window.editing.redo()


@pytest.mark.parametrize("times", [1, 3, 6, 9, 14, 18])
@pytest.mark.parametrize("act", [paste, delete, arrange, edit_many, undo, redo])
def test_what_is_stopped_halfway_has_not_been(large, stop_at, act, times):
    document, history = large.document, large.document.history
    edit = replace_layer(document.design.node("a0"), GELU(), "Edit")
    document.do(edit)
    if act is undo:
        paste(large)
    if act is redo:
        delete(large)
        large.editing.undo()
    else:
        document.do(move_nodes(document.design, {"a1": (900.0, 40.0)}))
        if act is undo:
            history.undo()
    labels = history.undo_label, history.redo_label, history.state
    before = encode(document.design)
    clicked = stop_at(times)
    act(large)
    assert clicked
    assert encode(document.design) == before
    assert (history.undo_label, history.redo_label, history.state) == labels
    assert_as_drawn_anew(large.scene, large.document)
    assert "Stopped" in large.status.currentMessage()
    act(large)
    assert encode(document.design) != before
    assert_as_drawn_anew(large.scene, large.document)


def test_steps_to_redo_survive_a_step_that_is_stopped(large, stop_at):
    large.document.do(move_nodes(large.document.design, {"a1": (900.0, 40.0)}))
    large.editing.undo()
    stop_at(2)
    paste(large)
    assert large.document.history.redo_label
    large.editing.redo()
    assert large.document.design.node("a1").position == (900.0, 40.0)
    assert_as_drawn_anew(large.scene, large.document)


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("times", [1, 5, 12])
def test_a_tab_that_is_stopped_is_not_opened(open_window, stop_at, tmp_path, times, blank):
    window = open_window(None if blank else "small_cnn")
    if blank:
        window.files.new()
    save(ladder(LARGE // 3), tmp_path / "ladder.json")
    tabs, before = window.tabs.count(), window.document
    clicked = stop_at(times)
    assert not window.files.open_target(str(tmp_path / "ladder.json"))
    assert clicked
    assert (window.tabs.count(), window.document) == (tabs, before)
    assert_as_drawn_anew(window.scene, window.document)
    assert window.files.open_target(str(tmp_path / "ladder.json"))
    assert len(window.document.design) >= LARGE
    assert window.tabs.count() == tabs + (not blank)
    assert_as_drawn_anew(window.scene, window.document)


def test_the_keys_of_the_window_are_not_heard_meanwhile(large, stop_at, monkeypatch):
    pressed = []

    def advance(notice, share):
        pressed.append(share)
        QTest.keyClick(large.windowHandle(), Qt.Key.Key_Delete)
        real(notice, share)

    real = waiting._Notice.advance
    monkeypatch.setattr(waiting._Notice, "advance", advance)
    monkeypatch.setattr(waiting, "FRAME", 0.0)
    count = len(large.document.design)
    paste(large)
    assert pressed
    assert len(large.document.design) == 2 * count
    assert QGuiApplication.clipboard().text()


@pytest.mark.parametrize("times", [1, 4, 9])
def test_a_move_by_key_or_mouse_is_stopped_too(large, stop_at, monkeypatch, times):
    monkeypatch.setattr(scene, "SLOW", 100)
    large.scene.select({node_id for node_id in large.scene.nodes if node_id != "a0"})
    key(large, Qt.Key.Key_Right)
    before, size = encode(large.document.design), large.document.history.undo_size
    clicked = stop_at(times)
    key(large, Qt.Key.Key_Right)  # it would join the step before
    assert len(clicked) == 1
    assert encode(large.document.design) == before
    assert large.document.history.undo_size == size
    assert_as_drawn_anew(large.scene, large.document)
    place = middle_of(large, large.scene.selected_nodes()[0])
    clicked = stop_at(times)
    large.view.centerOn(place)
    drag(large, place, place + QPointF(50, 40))
    assert len(clicked) == 1
    assert encode(large.document.design) == before
    assert_as_drawn_anew(large.scene, large.document)
    large.editing.undo()
    assert large.document.history.undo_label is None


@pytest.mark.parametrize("seed", range(6))
def test_changes_stopped_at_random_leave_nothing_behind(open_window, stop_at, monkeypatch, seed):
    """Every change is taken for a large one; a third are stopped somewhere."""
    for module in (editing, arranging):
        monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setattr(scene, "SLOW", 1)
    window = open_window(None)
    window.files.open_design(ladder(12), None)
    document, canvas = window.document, window.scene
    chance, stopped = random.Random(seed), 0

    def move():
        ids = chance.sample(list(canvas.nodes), min(len(canvas.nodes), chance.randint(1, 6)))
        places = {n: (canvas.nodes[n].x() + 60, canvas.nodes[n].y() + 30) for n in ids}
        canvas.do(move_nodes(document.design, places), merge=chance.random() < 0.5)

    def nudge():
        key(window, chance.choice([Qt.Key.Key_Left, Qt.Key.Key_Down]))

    def rename():
        node_id = chance.choice(list(canvas.nodes))
        window.editing.attempt(lambda: rename_node(document.design, node_id, f"{node_id}x"))

    acts = [move, nudge, rename, window.editing.undo, window.editing.redo, window.editing.delete]
    acts += [window.editing.duplicate, window.editing.bypass, window.sheet.arranging.arrange]
    acts += [window.blocks.group, window.sheet.arranging.rightwards, window.editing.undo]
    for _ in range(60):
        if not canvas.nodes or len(canvas.nodes) > 120:
            window.editing.undo()
            continue
        if chance.random() < 0.5:
            some = chance.sample(list(canvas.nodes), min(len(canvas.nodes), chance.randint(1, 8)))
            canvas.select(set(some))
        act, before = chance.choice(acts), encode(document.design)
        history = document.history
        steps = history.undo_label, history.redo_label, history.state
        clicked = stop_at(chance.randint(1, 5)) if chance.random() < 0.4 else []
        with suppress(StoppedError):
            act()
        stop_at(0)
        if clicked:
            stopped += 1
            assert encode(document.design) == before
            assert (history.undo_label, history.redo_label, history.state) == steps
        assert_as_drawn_anew(canvas, document)
        assert document.analysis.nodes == analyse(document.design).nodes
    assert stopped > 3
    while document.history.undo_label:
        window.editing.undo()
    assert_as_drawn_anew(canvas, document)


def test_cancel_comes_as_an_event_and_timers_wait(large, monkeypatch):
    """As from the window system: posted, heard when the bar is looked at."""
    looks, fired, seen = [], [], []
    timer = QTimer(large, interval=0)
    timer.timeout.connect(lambda: fired.append(len(looks)))

    def advance(notice, share):
        looks.append(share)
        seen.append(large.updatesEnabled())
        if len(looks) == 1:
            timer.start()
        if len(looks) == 3:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
                QCoreApplication.postEvent(notice, event)
        real(notice, share)
        assert not fired

    real = waiting._Notice.advance
    monkeypatch.setattr(waiting._Notice, "advance", advance)
    monkeypatch.setattr(waiting, "FRAME", 0.0)
    before = encode(large.document.design)
    paste(large)
    assert len(looks) > 3
    assert not any(seen)
    assert large.updatesEnabled()
    assert encode(large.document.design) == before
    assert "Stopped" in large.status.currentMessage()
    QCoreApplication.processEvents()
    assert fired
    timer.stop()


@pytest.mark.parametrize("times", [1, 4, 9])
def test_leaving_a_block_that_goes_and_comes_back_draws_all(large, stop_at, times):
    """The undo takes the block away that is entered, so the design around it is shown."""
    large.scene.select({"a1", "b1"})
    large.blocks.group()
    large.scene.select(set())
    paste(large)
    block = next(n for n in large.scene.nodes if n.startswith("block") and n != "block")
    large.workspace.enter(block)
    before = encode(large.document.design)
    clicked = stop_at(times)
    large.editing.undo()
    assert clicked
    assert encode(large.document.design) == before
    assert_as_drawn_anew(large.scene, large.workspace.shown)


@pytest.mark.parametrize("times", [1, 6])
def test_what_was_selected_is_after_a_stop(large, stop_at, times):
    some = set(list(large.scene.nodes)[5:-5])
    large.scene.select(some)
    clicked = stop_at(times)
    large.editing.delete()
    assert clicked
    assert set(large.scene.selected_nodes()) == some


def test_a_refused_layout_leaves_the_bends(large, monkeypatch):
    def refuse(*_, **__):
        raise DesignError("This can't be done.")

    monkeypatch.setattr(type(large.document), "do", refuse)
    arrange(large)
    assert "can't be done" in large.status.currentMessage()
    assert_as_drawn_anew(large.scene, large.document)


def test_a_floating_panel_guards_the_whole_window(large, monkeypatch):
    (dock,) = (dock for dock in large.sides if dock.objectName() == "inspector")
    dock.setFloating(True)
    panel, seen = dock.widget(), []
    assert panel.window() is not large

    def advance(notice, share):
        seen.append((large.updatesEnabled(), waiting.is_waited_for(large)))
        real(notice, share)

    real = waiting._Notice.advance
    monkeypatch.setattr(waiting._Notice, "advance", advance)
    with waiting.waiting("Working", panel) as wait, wait.drawing(list, heavy=True):
        assert list(waiting.passing(range(200))) == list(range(200))
        assert not large.close()
    assert set(seen) == {(False, True)}
    assert large.updatesEnabled()
