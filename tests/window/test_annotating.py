"""Notes and frames by hand: added, written, dragged with contents, resized, copied, deleted."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest

from designer.design.annotating import add_frame, add_note
from designer.design.files import decode, encode
from designer.window.canvas.far import FAR
from designer.window.look.theme import DARK, LIGHT
from tests.window.hands import click, double_click, drag, key, middle_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYS = Qt.Key


@pytest.fixture(autouse=True)
def mouse_aside(window):
    QCursor.setPos(window.mapToGlobal(QPoint(-50, -50)))


def write(window, text, end=KEYS.Key_Return, modifier=CTRL):
    editor = window.sheet.notes.editor
    assert editor.hasFocus()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, end, modifier)


def note_of(window, note_id=1):
    (note,) = [note for note in window.workspace.shown.design.notes if note.id == note_id]
    return note


def centre(note):
    return QPointF(note.x + note.width / 2, note.y + note.height / 2)


def title(note):
    return QPointF(note.x + note.width / 2, note.y + 12)


def corner(note):
    return QPointF(note.x + note.width - 5, note.y + note.height - 5)


def put_note(window, x=400.0, y=0.0, text="why"):
    window.document.do(add_note(window.document.design, (x, y, 200.0, 80.0), text))
    window.view.fit()
    return window.document.design.notes[-1]


def framed(window, *node_ids):
    """A frame around these, by keys, without a title."""
    window.scene.select(set(node_ids))
    key(window, KEYS.Key_F, CTRL | ALT)
    QTest.keyClick(window.sheet.notes.editor, KEYS.Key_Escape)
    return window.document.design.notes[-1]


def test_a_note_is_added_and_written_by_keys(window):
    before = encode(window.document.design)
    key(window, KEYS.Key_N, CTRL | SHIFT)
    write(window, "Two halvings:")
    note = note_of(window)
    assert note.text == "Two halvings:"
    middle = window.view.mapToScene(window.view.viewport().rect().center())
    assert abs(centre(note).y() - middle.y()) < 3
    assert window.scene.notes.selected_ids() == [1]
    assert window.view.hasFocus()
    assert decode(encode(window.document.design)) == window.document.design
    for _ in range(2):
        key(window, KEYS.Key_Z, CTRL)
    assert encode(window.document.design) == before
    assert not window.scene.notes.items
    for _ in range(2):
        key(window, KEYS.Key_Y, CTRL)
    assert window.scene.notes.items[1].note == note


def test_it_comes_where_the_mouse_is(window):
    place = QPoint(300, 400)
    QCursor.setPos(window.view.viewport().mapToGlobal(place))
    key(window, KEYS.Key_N, CTRL | SHIFT)
    QTest.keyClick(window.sheet.notes.editor, KEYS.Key_Escape)
    apart = centre(note_of(window)) - window.view.mapToScene(place)
    assert apart.manhattanLength() < 3


def test_a_double_click_edits_and_a_click_elsewhere_writes(window):
    note = put_note(window)
    double_click(window, centre(note))
    editor = window.sheet.notes.editor
    assert editor.toPlainText() == "why"
    QTest.keyClicks(editor, "because")
    QTest.keyClick(editor, KEYS.Key_Return)
    QTest.keyClicks(editor, "of it")
    click(window, middle_of(window, "conv1"))
    assert note_of(window).text == "because\nof it"
    assert window.scene.selected_nodes() == ["conv1"]


def test_keys_while_writing_are_letters(window):
    note = put_note(window)
    window.scene.select({"conv1"})
    double_click(window, centre(note))
    editor = window.sheet.notes.editor
    QTest.keyClicks(editor, "fF")
    for which in (KEYS.Key_Backspace, KEYS.Key_Left, KEYS.Key_Delete):
        QTest.keyClick(editor, which)
    QTest.keyClick(editor, KEYS.Key_Z, CTRL)
    assert "conv1" in window.document.design
    assert editor.hasFocus()
    QTest.keyClick(editor, KEYS.Key_Escape)
    assert note_of(window).text == "why"
    assert window.document.history.undo_label == "Add note"


def test_a_long_text_makes_the_note_higher(window):
    note = put_note(window)
    double_click(window, centre(note))
    write(window, "many words " * 30)
    assert note_of(window).height > 2 * note.height
    key(window, KEYS.Key_Z, CTRL)
    assert note_of(window) == note


def test_dragging_moves_and_escape_leaves(window):
    note = put_note(window)
    drag(window, centre(note), centre(note) + QPointF(60, 40))
    moved = note_of(window)
    assert abs(moved.x - note.x - 60) < 3
    assert abs(moved.y - note.y - 40) < 3
    viewport, start = window.view.viewport(), window.view.mapFromScene(centre(moved))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(50, 50))
    key(window, KEYS.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 50))
    assert note_of(window) == moved
    assert window.scene.notes.items[1].pos() == QPointF(moved.x, moved.y)
    key(window, KEYS.Key_Z, CTRL)
    assert note_of(window) == note


def test_the_corner_resizes(window):
    note = put_note(window)
    click(window, centre(note))
    drag(window, corner(note), corner(note) + QPointF(80, 50))
    after = note_of(window)
    assert abs(after.width - note.width - 80) < 3
    assert abs(after.height - note.height - 50) < 3
    drag(window, corner(after), QPointF(note.x - 500, note.y - 500))
    assert (note_of(window).width, note_of(window).height) == (40.0, 40.0)
    window.editing.undo()
    window.editing.undo()
    assert note_of(window) == note


def test_a_frame_lies_around_the_selection_and_behind_it(window):
    frame = framed(window, "conv1", "pool1")
    area = window.scene.notes.items[frame.id].sceneBoundingRect()
    for node_id in ("conv1", "pool1"):
        assert area.contains(window.scene.nodes[node_id].sceneBoundingRect())
    assert not area.intersects(window.scene.nodes["pool2"].sceneBoundingRect())
    click(window, middle_of(window, "conv1"))
    assert window.scene.selected_nodes() == ["conv1"]
    double_click(window, title(frame))
    write(window, "Stem", modifier=Qt.KeyboardModifier.NoModifier)
    assert note_of(window).text == "Stem"
    assert note_of(window).frame


def test_a_frame_takes_its_contents_along_in_one_step(window):
    note = put_note(window, x=120.0, y=60.0)
    frame = framed(window, "conv1", "pool1")
    inner, before = window.scene.notes.items[note.id].note, encode(window.document.design)
    positions = {n.id: n.position for n in window.document.design.nodes()}
    inside = set(window.scene.notes.within(window.scene.notes.items[frame.id].sceneBoundingRect()))
    drag(window, title(frame), title(frame) + QPointF(90, 30))
    for node in window.document.design.nodes():
        x, y = positions[node.id]
        if node.id in {"conv1", "pool1"}:
            assert abs(node.position[0] - x - 90) < 3
            assert abs(node.position[1] - y - 30) < 3
        else:
            assert node.position == (x, y)
    assert (note_of(window, note.id) != inner) == (note.id in inside)
    key(window, KEYS.Key_Z, CTRL)
    assert encode(window.document.design) == before


def test_the_ground_of_a_frame_is_empty_canvas(window):
    """A rubber band begins there, and selects what it touches."""
    frame = framed(window, "conv1", "pool1")
    window.scene.select(set())
    start = QPointF(frame.x + 6, frame.y + frame.height - 6)
    drag(window, start, middle_of(window, "conv1"))
    assert set(window.scene.selected_nodes()) == {"conv1", "pool1"}
    assert note_of(window, frame.id) == frame


def test_nodes_and_notes_go_together(window):
    note = put_note(window)
    click(window, middle_of(window, "conv1"))
    click(window, centre(note), SHIFT)
    assert window.scene.selected_nodes() == ["conv1"]
    assert window.scene.notes.selected_ids() == [note.id]
    place = window.document.design.node("conv1").position
    drag(window, middle_of(window, "conv1"), middle_of(window, "conv1") + QPointF(50, 0))
    assert abs(window.document.design.node("conv1").position[0] - place[0] - 50) < 3
    assert abs(note_of(window).x - note.x - 50) < 3
    key(window, KEYS.Key_D, CTRL)
    assert len(window.document.design.notes) == 2
    assert window.scene.selected_nodes() == ["conv_2"]
    assert window.scene.notes.selected_ids() == [2]
    key(window, KEYS.Key_Delete)
    assert "conv_2" not in window.document.design
    assert [n.id for n in window.document.design.notes] == [1]
    assert window.document.history.undo_label == "Delete `conv_2` and a note"


def test_select_all_copy_and_paste_take_notes(window, open_window):
    put_note(window)
    key(window, KEYS.Key_A, CTRL)
    key(window, KEYS.Key_C, CTRL)
    other = open_window(None)
    other.editing.paste()
    assert [note.text for note in other.document.design.notes] == ["why"]
    assert len(other.document.design) == len(window.document.design)
    assert other.scene.notes.selected_ids() == [1]


def test_a_rubber_band_selects_notes_that_lie_inside_it(window):
    note = put_note(window)
    drag(window, QPointF(note.x - 15, note.y - 15), QPointF(note.x + 220, note.y + 100))
    assert window.scene.notes.selected_ids() == [note.id]
    key(window, KEYS.Key_Delete)
    assert not window.document.design.notes
    key(window, KEYS.Key_Escape)


def test_nothing_selected_is_not_framed(window):
    window.scene.select(set())
    key(window, KEYS.Key_F, CTRL | ALT)
    assert window.status.currentMessage() == "Select the nodes to frame."


def test_notes_inside_a_block_of_ones_own_belong_to_it(window):
    window.scene.select({"conv1", "pool1"})
    key(window, KEYS.Key_G, CTRL)
    double_click(window, middle_of(window, "block"))
    key(window, KEYS.Key_N, CTRL | SHIFT)
    write(window, "inside")
    assert note_of(window).text == "inside"
    assert not window.document.design.notes
    drag(window, centre(note_of(window)), centre(note_of(window)) + QPointF(30, 0))
    window.workspace.leave()
    assert not window.scene.notes.items
    double_click(window, middle_of(window, "block"))
    assert window.scene.notes.items[1].note.text == "inside"
    key(window, KEYS.Key_Z, CTRL)
    key(window, KEYS.Key_Z, CTRL)
    assert window.scene.notes.items[1].note.text == ""
    key(window, KEYS.Key_Z, CTRL)
    assert not window.scene.notes.items


def test_a_built_in_block_takes_no_note(window):
    double_click(window, middle_of(window, "conv1"))
    key(window, KEYS.Key_N, CTRL | SHIFT)
    assert "read-only" in window.status.currentMessage()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_they_are_seen_from_near_and_afar(window, theme):
    window.actions_by_name["appearance.dark" if theme.dark else "appearance.light"].trigger()
    design = window.document.design
    window.document.do(add_note(design, (900.0, 0.0, 900.0, 900.0), "x"))
    window.document.do(add_frame(design, (2000.0, 0.0, 900.0, 900.0), "Far"))

    def colour(note):
        place = window.view.mapFromScene(QPointF(note.x + 600, note.y + 600))
        return window.view.grab().toImage().pixelColor(place)

    window.view.fit()
    for zoom in (window.view.zoom(), FAR * 0.9):
        window.view.zoom_by(zoom / window.view.zoom())
        window.view.centerOn(1900, 450)
        assert colour(note_of(window, 1)) == theme["note"]
        assert colour(note_of(window, 2)) == theme["frame"]
    window.actions_by_name["appearance.light"].trigger()


def test_a_selected_note_is_brought_into_view(window):
    note = put_note(window, x=5000.0)
    click(window, centre(note))
    window.view.zoom_by(0.3)
    key(window, KEYS.Key_F, SHIFT)
    shown = window.view.mapToScene(window.view.viewport().rect()).boundingRect()
    assert shown.contains(window.scene.notes.selected_area())
    assert shown.width() < 2000


def test_the_minimap_shows_notes_and_follows_them(qtbot, window):
    minimap = window.sheet.minimaps[window.view]

    def colours():
        image = minimap.grab().toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

    design = window.document.design
    window.document.do(add_note(design, (900.0, 0.0, 900.0, 900.0), "x"))
    window.view.zoom_by(2)
    qtbot.waitUntil(minimap.isVisible)
    qtbot.waitUntil(lambda: window.look.theme["note"].rgb() in colours())
    window.editing.undo()
    qtbot.waitUntil(lambda: window.look.theme["note"].rgb() not in colours())


def test_the_field_follows_pan_and_zoom(window):
    note = put_note(window)
    double_click(window, centre(note))
    editor = window.sheet.notes.editor
    before = editor.geometry()
    window.view.zoom_by(1.5)
    assert editor.geometry() != before
    assert (editor.pos() - window.view.mapFromScene(note.x, note.y)).manhattanLength() <= 2
    QTest.keyClick(editor, KEYS.Key_Escape)


def test_a_new_note_hides_behind_no_card(window):
    window.view.zoom_by(1.5 / window.view.zoom())
    window.view.reveal("conv2")
    key(window, KEYS.Key_N, CTRL | SHIFT)
    write(window, "why")
    note = note_of(window)
    area = QRectF(note.x, note.y, note.width, note.height)
    cards = [item.body().translated(item.pos()) for item in window.scene.nodes.values()]
    assert not any(area.intersects(card) for card in cards)
    assert window.view.mapToScene(window.view.viewport().rect()).boundingRect().intersects(area)
