"""Light and dark: as the system has it or as chosen; everything can be read in both."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QTreeWidget, QTreeWidgetItem

from blocks.catalogue import LAYERS
from designer.translate.family_colours import FAMILY_COLOURS
from designer.window.look import appearance
from designer.window.look.theme import DARK, GRAPHICS, LIGHT, MARK, TEXT, apply, contrast
from tests.window.hands import key

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CODE = ("text", "keyword", "string", "number", "name", "comment")
# What is written, and what it may stand on; disabled controls are exempt in WCAG.
WRITTEN = [
    *[("text", ground) for ground in ("window", "surface", "canvas", "wrong_surface")],
    *[("quiet", ground) for ground in ("window", "surface", "canvas")],
    *[(name, ground) for name in ("text", "quiet") for ground in ("note", "frame")],
    *[("wrong", ground) for ground in ("window", "surface", "canvas", "wrong_surface")],
    *[("accent", ground) for ground in ("window", "surface", "canvas")],
    *[(name, "surface") for name in CODE],
    ("accent_text", "accent"),
]
DRAWN = [
    *[(name, "canvas") for name in ("wire", "unknown", "wrong", "accent")],
    *[(name, "surface") for name in ("wire", "wrong", "accent", "second")],
    *[(family, ground) for family in FAMILY_COLOURS for ground in ("surface", "canvas")],
    *[(name, "frame") for name in ("wire", "unknown", "wrong", "accent", *FAMILY_COLOURS)],
    *[(name, "note") for name in ("accent",)],
    ("wrong", "wrong_surface"),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_graphics_can_be_read(theme):
    written = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in WRITTEN}
    assert {pair: ratio for pair, ratio in written.items() if ratio < TEXT} == {}
    drawn = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in DRAWN}
    assert {pair: ratio for pair, ratio in drawn.items() if ratio < GRAPHICS} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_code_can_be_read_where_it_is_marked(theme):
    mixed = [
        round((1 - MARK) * a + MARK * b)
        for a, b in zip(theme["surface"].getRgb()[:3], theme["accent"].getRgb()[:3], strict=True)
    ]
    ratios = {name: contrast(theme[name], QColor(*mixed)) for name in CODE}
    assert {name: ratio for name, ratio in ratios.items() if ratio < TEXT} == {}


def test_the_measure_is_that_of_wcag():
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.005)


def test_every_family_has_a_colour():
    assert {layer.category for layer in LAYERS} <= FAMILY_COLOURS.keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_box_that_is_not_ticked_can_be_seen(qtbot, qapp, theme):
    apply(qapp, theme)
    tree = QTreeWidget()
    tree.setIndentation(0)
    QTreeWidgetItem(tree, [""]).setCheckState(0, Qt.CheckState.Unchecked)
    for widget, ground in ((QCheckBox(), "window"), (tree, "surface")):
        qtbot.addWidget(widget)
        widget.resize(60, 60)
        image = widget.grab().toImage()
        inner = [(x, y) for x in range(3, 57) for y in range(3, 57)]  # the focus's line apart
        best = max(contrast(image.pixelColor(*at), theme[ground]) for at in inner)
        assert best >= GRAPHICS
    apply(qapp, LIGHT)


@pytest.fixture
def desktop(monkeypatch, qapp):
    """Turns the desktop dark or light; the offscreen platform can't, but Qt's signal is real."""

    def turn(scheme):
        monkeypatch.setattr(appearance, "system_is_dark", lambda: scheme == Qt.ColorScheme.Dark)
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)

    return turn


def shown(window):
    return window.view.grab().toImage().pixelColor(5, 5)


def test_the_system_is_followed_while_nothing_else_is_chosen(window, desktop):
    window.appearance.restore()
    window.files.open_target("lenet5")
    desktop(Qt.ColorScheme.Dark)
    assert shown(window) == DARK["canvas"]
    window.tabs.previous()
    assert shown(window) == DARK["canvas"]  # in every tab
    window.files.open_target("vgg11")
    assert shown(window) == DARK["canvas"]  # and in new ones
    desktop(Qt.ColorScheme.Light)
    assert shown(window) == LIGHT["canvas"]
    window.actions_by_name["appearance.light"].trigger()
    desktop(Qt.ColorScheme.Dark)
    assert shown(window) == LIGHT["canvas"]
    window.actions_by_name["appearance.system"].trigger()
    assert shown(window) == DARK["canvas"]
    window.actions_by_name["appearance.light"].trigger()


def test_the_choice_is_remembered_and_marked(window, open_window):
    key(window, Qt.Key.Key_D, CTRL | SHIFT)
    assert window.actions_by_name["appearance.dark"].isChecked()
    assert not window.actions_by_name["appearance.light"].isChecked()
    again = open_window()
    again.appearance.restore()
    assert shown(again) == DARK["canvas"]
    assert again.actions_by_name["appearance.dark"].isChecked()
    again.actions_by_name["appearance.light"].trigger()
    window.actions_by_name["appearance.light"].trigger()
    assert shown(window) == LIGHT["canvas"]


def test_the_handle_of_a_scroll_bar_stands_out_from_its_track(window):
    bar = window.palette_panel.tree.verticalScrollBar()
    bar.setValue(0)
    for theme, choose in ((DARK, window.appearance.dark), (LIGHT, window.appearance.light)):
        choose()
        image = bar.grab().toImage()
        middle = image.width() // 2
        handle, track = (image.pixelColor(middle, y) for y in (12, image.height() - 12))
        assert contrast(handle, track) >= GRAPHICS
        assert (handle.lightness() > track.lightness()) == theme.dark
