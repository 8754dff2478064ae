"""All presets as pictures by family, with search; the pictures come one by one when idle."""

from html import escape

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.design.analysis import analyse
from designer.design.targets import from_preset
from designer.translate.miniature import to_miniature
from designer.window.canvas.items.look import Look
from designer.window.languages.words import decimal, scaled, tr
from designer.window.look.theme import Theme
from designer.window.widgets.flow import Flow
from designer.window.widgets.tool_button import tool_button
from presets.gallery import FAMILIES, NAMES
from presets.preset import Preset

PICTURE = QSize(146, 70)
_pictures: dict[tuple[str, bool, float], QPixmap] = {}


class Gallery(QWidget):
    """`chosen` carries the name that opens a preset."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.search = QLineEdit(placeholderText=tr("Search networks: a name, a year, an author"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search networks"))
        self.search.textChanged.connect(self.filter)
        self.search.returnPressed.connect(self._open_first)
        self.cards: dict[str, QToolButton] = {}
        self._groups: list[tuple[QLabel, list[str]]] = []
        nothing = tr("No network fits these words.")
        self._nothing = QLabel(nothing, objectName="quiet", visible=False)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._page())
        self.setMinimumWidth(PICTURE.width() + 44)  # a card and the scroll bar
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self._area, 1)
        self._drawing = QTimer(self, interval=0)
        self._drawing.timeout.connect(self._draw_one)
        self._waiting: list[str] = []
        self.retheme()

    def _page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("gallery")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 4, 8)
        layout.addWidget(self._nothing)
        for title, names in _families().items():
            years = sorted({NAMES[name].year for name in names})
            span = f"{years[0]}–{years[-1]}" if len(years) > 1 else f"{years[0]}"
            heading = QLabel(f"<b>{escape(title)}</b>&nbsp; {span}")
            cards = QWidget()
            flow = Flow(cards)
            flow.setContentsMargins(0, 0, 0, 6)
            flow.setSpacing(8)
            for name in names:
                self.cards[name] = self._card(name, NAMES[name])
                flow.addWidget(self.cards[name])
            layout.addWidget(heading)
            layout.addWidget(cards)
            self._groups.append((heading, names))
        layout.addStretch(1)
        return page

    def _card(self, name: str, preset: Preset) -> QToolButton:
        card = tool_button(f"{preset.name}\n{_figures(name, preset)}", "card")
        card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        card.setIconSize(PICTURE)
        card.setFixedWidth(PICTURE.width() + 18)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card.setToolTip(f"{name}\n{preset.paper}\n{tr(preset.note)}".strip())
        card.setAccessibleName(preset.name)
        card.clicked.connect(lambda: self.chosen.emit(name))
        return card

    def filter(self, text: str) -> None:
        """Show the networks that every word fits."""
        words = text.lower().split()
        for heading, names in self._groups:
            for name in names:
                searched = _searched(name, NAMES[name])
                self.cards[name].setVisible(all(word in searched for word in words))
            shown = any(not self.cards[name].isHidden() for name in names)
            heading.setVisible(shown)
            self.cards[names[0]].parentWidget().setVisible(shown)
        self._nothing.setVisible(all(card.isHidden() for card in self.cards.values()))

    def _open_first(self) -> None:
        shown = [name for name, card in self.cards.items() if not card.isHidden()]
        text = self.search.text().strip().lower()
        if text and shown:
            exact = [name for name in shown if text in (name, NAMES[name].name.lower())]
            self.chosen.emit((exact or shown)[0])

    # -- pictures ----------------------------------------------------------------------------------

    def retheme(self) -> None:
        """All pictures anew, when there is time."""
        self._waiting = list(self.cards)[::-1]
        self._drawing.start()

    def _draw_one(self) -> None:
        if not self.isVisible():
            return
        if not self._waiting:
            self._drawing.stop()
            return
        name, ratio = self._waiting.pop(), self.devicePixelRatioF()
        self.cards[name].setIcon(QIcon(picture(name, self._look.theme, ratio)))


def picture(name: str, theme: Theme, ratio: float) -> QPixmap:
    """A preset's picture, drawn once a theme."""
    key = name, theme.dark, ratio
    if key not in _pictures:
        size = (PICTURE.width(), PICTURE.height())
        design = from_preset(NAMES[name])
        svg = to_miniature(design, size, lambda family: theme[family].name(), theme.border)
        pixmap = QPixmap(PICTURE * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, *size))
        painter.end()
        _pictures[key] = pixmap
    return _pictures[key]


def _figures(name: str, preset: Preset) -> str:
    """Parameters and MACs: as published, which tests hold us to, else counted."""
    published = preset.published
    if published is not None:
        parameters, macs = published.parameters, published.gmacs * 1e9
    else:
        totals = analyse(from_preset(NAMES[name])).totals
        parameters, macs = totals.parameters, totals.macs
    figures = f"{scaled(parameters)} {tr('parameters')}\n{scaled(macs)} {tr('MACs')}"
    accuracy = published.accuracy if published else None
    if accuracy and accuracy.top1 is not None and accuracy.dataset.startswith("ImageNet"):
        figures += decimal(f"\n{accuracy.top1:.1f}\u202f% {tr('top-1')}")
    return figures


def _families() -> dict[str, list[str]]:
    """Names by the family's title; a paper's own form, as ResNet (2015), goes with it."""
    found: dict[str, list[str]] = {}
    for family in FAMILIES.values():
        for name in family.variants():
            if NAMES.get(name) is not None and NAMES[name].family == family.family:
                found.setdefault(family.title.split(" (")[0], []).append(name)
    return found


def _searched(name: str, preset: Preset) -> str:
    words = (name, preset.name, preset.title, str(preset.year), preset.paper)
    return " ".join(words).lower()
