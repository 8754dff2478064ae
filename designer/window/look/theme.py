"""Colours, light and dark, in one table each; red means wrong and nothing else does."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from designer.translate.family_colours import FAMILY_COLOURS

HEAT_STEPS = 16


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


TEXT, GRAPHICS = 4.5, 3.0  # the least contrasts
FUSION_DARKER = 140  # percent, of the edge of a box to tick (qfusionstyle_p_p.h)
MARK = 0.14  # how much of the accent lies over marked lines of code


@dataclass(frozen=True)
class Theme:
    """Named colours of one appearance."""

    dark: bool
    window: str
    surface: str  # cards, fields
    canvas: str
    dots: str
    text: str
    quiet: str  # secondary text, contrast of at least 4.5 on surface and canvas
    border: str
    wire: str
    unknown: str
    wrong: str
    wrong_surface: str
    accent: str
    accent_text: str
    second: str  # a second series in a chart
    added: str  # against another design, as are the next two
    removed: str
    changed: str
    note: str  # behind the text of a note, or a frame's title
    frame: str  # the ground of a frame
    heat: tuple[str, ...]  # from little to much, evenly lighter or darker: heat0, heat1, …
    keyword: str  # of code, as are those below
    string: str
    number: str
    name: str
    comment: str

    @cached_property
    def colours(self) -> dict[str, QColor]:
        """The colours as Qt has them, families included."""
        named = {
            name: QColor(value) for name, value in vars(self).items() if isinstance(value, str)
        }
        grounds = named["surface"], named["canvas"], named["frame"]
        families = {
            family: _visible(QColor(value), grounds, named["text"])
            for family, value in FAMILY_COLOURS.items()
        }
        return named | families | self._heats()

    def _heats(self) -> dict[str, QColor]:
        """The steps of the heat map, and the ink that can be read on each."""
        colours = {}
        for step in range(HEAT_STEPS):
            at = step / (HEAT_STEPS - 1) * (len(self.heat) - 1)
            low, share = min(int(at), len(self.heat) - 2), at - min(int(at), len(self.heat) - 2)
            ends = QColor(self.heat[low]), QColor(self.heat[low + 1])
            mixed = [
                round((1 - share) * getattr(ends[0], part)() + share * getattr(ends[1], part)())
                for part in ("red", "green", "blue")
            ]
            colours[f"heat{step}"] = QColor(*mixed)
            light = luminance(colours[f"heat{step}"]) > 0.18  # where black and white read alike
            colours[f"ink{step}"] = QColor("#111111" if light else "#ffffff")
        return colours

    def __getitem__(self, name: str) -> QColor:
        return self.colours.get(name) or self.colours["border"]


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG 2.1: text wants 4.5 on what lies behind it, graphics want 3."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _visible(colour: QColor, grounds: tuple[QColor, ...], towards: QColor) -> QColor:
    """The colour itself, or as little nearer to the text's as it needs to stand out."""
    share = 0.0
    found = colour
    while min(contrast(found, ground) for ground in grounds) < GRAPHICS:
        share += 0.05
        found = QColor(
            round(colour.red() + (towards.red() - colour.red()) * share),
            round(colour.green() + (towards.green() - colour.green()) * share),
            round(colour.blue() + (towards.blue() - colour.blue()) * share),
        )
    return found


LIGHT = Theme(
    dark=False,
    window="#f3f4f6",
    surface="#ffffff",
    canvas="#f8f9fb",
    dots="#dde1e7",
    text="#1d2430",
    quiet="#5b6573",
    border="#c4cad3",
    wire="#7d8896",
    unknown="#858e9b",
    wrong="#c8201e",
    wrong_surface="#fdecea",
    accent="#1a66c2",
    accent_text="#ffffff",
    second="#b86e00",
    added="#00795c",
    removed="#a15a00",
    changed="#7a3fb0",
    note="#fdf3c8",
    frame="#f3f5f8",
    heat=("#fdf6d3", "#ecdc9a", "#c3b684", "#95907c", "#687078", "#3e5170", "#13305f"),
    keyword="#7b2fa8",
    string="#1d6f42",
    number="#9a4f00",
    name="#14599e",
    comment="#525c69",
)
DARK = Theme(
    dark=True,
    window="#1d2127",
    surface="#2a3038",
    canvas="#181b20",
    dots="#2a2f37",
    text="#e8ebf0",
    quiet="#a3adba",
    border="#434b57",
    wire="#8b96a5",
    unknown="#748090",
    wrong="#ff6b61",
    wrong_surface="#3d2426",
    accent="#5aa2f0",
    accent_text="#0d1420",
    second="#f0b34a",
    added="#3cc79b",
    removed="#e8a04a",
    changed="#c49bf0",
    note="#3b3524",
    frame="#21252c",
    heat=("#263a63", "#44526f", "#646b76", "#888679", "#b2a772", "#dac95f", "#ffec57"),
    keyword="#d6abf5",
    string="#8fd6a5",
    number="#f0b77a",
    name="#86bdf7",
    comment="#b3bcc8",
)


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application these colours."""
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "window"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "window"),
        (roles.Button, "surface"),
        (roles.ToolTipBase, "surface"),
        (roles.WindowText, "text"),
        (roles.Text, "text"),
        (roles.ButtonText, "text"),
        (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "quiet"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "accent_text"),
        (roles.Link, "accent"),
        (roles.Mid, "border"),
    ):
        palette.setColor(role, theme[name])
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme["unknown"])
    app.setPalette(palette)
    for ticked in ("QCheckBox", "QAbstractItemView"):
        app.setPalette(_outlined(palette, theme), ticked)  # type: ignore[arg-type]  # a str is meant
    app.setStyleSheet(_sheet(theme))


def _outlined(palette: QPalette, theme: Theme) -> QPalette:
    """For widgets with boxes to tick: Fusion draws a box's edge as its window's colour, darker.

    A background in the style sheet would take its place: views have theirs from the palette.
    """
    outlined = QPalette(palette)
    outlined.setColor(QPalette.ColorRole.Window, theme["quiet"].lighter(FUSION_DARKER))
    return outlined


def _sheet(theme: Theme) -> str:
    return f"""
    QMainWindow::separator {{ background: {theme.border}; width: 1px; height: 1px; }}
    QToolBar {{ border: 0; border-bottom: 1px solid {theme.border}; spacing: 4px; padding: 4px; }}
    QToolButton {{ padding: 3px 9px; border-radius: 5px; color: {theme.text};
        border: 1px solid transparent; }}
    QToolButton:hover, QToolButton:checked {{ background: {theme.border}; }}
    QCheckBox {{ border: 1px solid transparent; padding: 2px 3px; }}
    QToolButton:focus, QCheckBox:focus {{ border: 1px solid {theme.accent}; border-radius: 5px; }}
    QToolButton:disabled {{ color: {theme.unknown}; }}
    QToolButton[popupMode="2"] {{ padding-right: 20px; }}
    QToolButton::menu-indicator {{ subcontrol-origin: padding;
        subcontrol-position: center right; right: 4px; }}
    QToolButton:focus {{ background: {theme.border}; }}
    QDockWidget {{ color: {theme.quiet}; }}
    QDockWidget::title {{ padding: 6px 8px; background: {theme.window}; }}
    QTabWidget::pane {{ border: 0; }}
    QTabBar::tab {{ padding: 6px 12px; color: {theme.quiet};
        background: {theme.window}; border: 0; border-right: 1px solid {theme.border};
        border-bottom: 1px solid {theme.border}; }}
    QTabBar#documents::tab {{ min-width: 90px; }}
    QTabBar::tab:hover {{ color: {theme.text}; }}
    QTabBar QToolButton {{ padding: 0; background: {theme.window}; }}
    QTabBar::tab:selected {{ color: {theme.text}; background: {theme.canvas};
        border-bottom: 2px solid {theme.accent}; }}
    QTabBar[here="false"]::tab:selected {{ border-bottom: 2px solid {theme.border}; }}
    QFrame#pane {{ background: {theme.window}; border-bottom: 2px solid {theme.border}; }}
    QFrame#pane[here="true"] {{ border-bottom: 2px solid {theme.accent}; }}
    QSplitter::handle {{ background: {theme.border}; }}
    QToolButton#close {{ padding: 0 4px; margin: 0; border-radius: 4px;
        color: {theme.quiet}; }}
    QToolButton#close:hover {{ background: {theme.border}; color: {theme.text}; }}
    QLineEdit {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.wire}; border-radius: 4px; padding: 3px 6px; }}
    QLineEdit#name {{ background: transparent; border-color: transparent; }}
    QLineEdit#name:hover {{ border-color: {theme.wire}; }}
    QLineEdit:focus, QLineEdit#name:focus {{ border: 1px solid {theme.accent}; }}
    QComboBox QAbstractItemView {{ background: {theme.surface}; color: {theme.text}; }}
    QPushButton {{ background: {theme.surface}; color: {theme.text}; padding: 4px 12px;
        border: 1px solid {theme.border}; border-radius: 5px; }}
    QPushButton:hover, QPushButton:focus {{ border-color: {theme.accent}; }}
    QPushButton:disabled {{ color: {theme.unknown}; }}
    QPushButton[main="true"] {{ background: {theme.accent}; color: {theme.accent_text};
        border-color: {theme.accent}; }}
    QPushButton[main="true"]:disabled {{ background: {theme.border}; color: {theme.quiet};
        border-color: {theme.border}; }}
    QTreeView, QTableView, QListView {{ color: {theme.text}; border: 1px solid transparent; }}
    QScrollArea {{ background: {theme.surface}; color: {theme.text}; border: 0; }}
    QPlainTextEdit {{
        background: {theme.surface}; color: {theme.text}; border: 1px solid transparent; }}
    QTreeView:focus, QTableView:focus, QPlainTextEdit:focus, QListView:focus {{
        border: 1px solid {theme.accent}; }}
    QScrollBar {{ background: {theme.window}; border: 0; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {theme.wire}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {theme.quiet}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QHeaderView {{ background: {theme.window}; }}
    QHeaderView::section {{ background: {theme.window}; color: {theme.quiet}; border: 0;
        border-bottom: 1px solid {theme.border}; padding: 4px 8px; }}
    QStatusBar {{ border-top: 1px solid {theme.border}; color: {theme.quiet}; }}
    QStatusBar::item {{ border: 0; }}
    QToolTip {{ background: {theme.surface}; color: {theme.text};
        border: 1px solid {theme.border}; padding: 4px; }}
    QFrame#bubble {{ background: {theme.wrong_surface}; border: 1px solid {theme.wrong};
        border-radius: 8px; }}
    QFrame#bubble QLabel {{ color: {theme.text}; }}
    QFrame#chooser {{ background: {theme.window}; border: 1px solid {theme.border};
        border-radius: 8px; }}
    QFrame#chooser QTreeView {{ background: {theme.window}; }}
    QPlainTextEdit#writing {{ background: {theme.note}; color: {theme.text};
        border: 2px solid {theme.accent}; border-radius: 6px; }}
    QLabel#hint {{ background: {theme.surface}; color: {theme.text}; padding: 4px 8px;
        border: 1px solid {theme.border}; border-radius: 6px; }}
    QDialog#waiting {{ border: 1px solid {theme.border}; }}
    QFrame#hover {{ background: {theme.surface}; border: 1px solid {theme.border};
        border-radius: 8px; }}
    QFrame#legend {{ background: {theme.surface}; border: 1px solid {theme.border};
        border-radius: 6px; }}
    QFrame#remains {{ background: {theme.surface}; border: 1px solid {theme.accent};
        border-radius: 8px; }}
    QPushButton#entry {{ text-align: left; padding: 3px 4px; color: {theme.accent}; border: 0;
        background: {theme.window}; }}
    QPushButton#entry:hover, QPushButton#entry:focus {{ text-decoration: underline; }}
    QPushButton#entry:disabled {{ color: {theme.unknown}; }}
    QToolButton#card {{ background: {theme.surface}; border: 1px solid {theme.border};
        border-radius: 8px; padding: 6px 4px; }}
    QToolButton#card:hover, QToolButton#card:focus {{ border: 1px solid {theme.accent}; }}
    QFrame#banner {{ background: {theme.surface}; border-bottom: 1px solid {theme.border}; }}
    QLabel#quiet {{ color: {theme.quiet}; }}
    QLabel#small {{ color: {theme.quiet}; }}
    QLabel#warning {{ color: {theme.second}; }}
    QLabel#heading {{ font-weight: 600; }}
    QPushButton:flat {{ background: transparent; border-color: transparent; }}
    QPushButton:flat:hover, QPushButton:flat:focus {{ border-color: {theme.accent}; }}
    QLabel#wrong {{ color: {theme.wrong}; }}
    QProgressBar {{ background: {theme.window}; border: 1px solid {theme.border};
        border-radius: 4px; text-align: center; color: {theme.text}; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
    """
