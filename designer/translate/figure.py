"""A design as a vector picture (SVG): cards, wires with their shapes, totals.

Names come from files, so every text is escaped; sizes of text are estimated, because nothing here
may depend on the fonts of the machine: the same design always gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from unicodedata import east_asian_width

from blocks.layer import Block
from designer.design.analysis import Analysis, analyse
from designer.design.design import Design, Node, Wire
from designer.design.layout.layered import Arrangement, Point, Size, arrangement
from designer.translate.family_colours import FAMILY_COLOURS

FONT = "system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif"
NAME_SIZE, DETAIL_SIZE, SHAPE_SIZE, TITLE_SIZE = 13, 11, 10, 17
CARD_HEIGHT, NARROWEST, INDENT = 46.0, 132.0, 14.0
MARGIN, HEADER = 28.0, 58.0
SHAPE_HEIGHT = 22.0  # from a card's edge past the shape written below it
LONGEST = 40  # letters of a text; the middle of longer ones is left out


@dataclass(frozen=True)
class Palette:
    """The colours of one theme."""

    ground: str
    card: str
    border: str
    text: str
    muted: str
    wire: str
    wrong: str


LIGHT = Palette("#ffffff", "#ffffff", "#c4cad3", "#1d2430", "#5b6573", "#7d8896", "#c8201e")
DARK = Palette("#181b20", "#2a3038", "#434b57", "#e8ebf0", "#a3adba", "#8b96a5", "#ff6b61")


def to_svg(design: Design, *, dark: bool = False, horizontal: bool = False) -> str:
    """A picture of a design, laid out anew; works for designs with faults too."""
    analysis = analyse(design)
    cards = {node.id: _Card(node) for node in design.nodes()}
    sizes = {name: card.size for name, card in cards.items()}
    plan = arrangement(design, sizes, horizontal=horizontal)
    return _Picture(analysis, cards, plan, DARK if dark else LIGHT, horizontal).svg()


def text_width(text: str, size: float) -> float:
    """A generous estimate for the common sans-serif fonts."""
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.6 for letter in text) * size


class _Card:
    """The texts of one node and the room that they need."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.name = _shortened(node.id)
        self.kind = type(node.layer).__name__
        self.detail = _shortened(f"{self.kind} {node.layer.shorthand}".strip())
        self.badge = f"×{node.repeat}" if node.repeat > 1 else ""
        badge = text_width(self.badge, NAME_SIZE) + INDENT if self.badge else 0.0
        name = text_width(self.name, NAME_SIZE) + badge
        width = max(name, text_width(self.detail, DETAIL_SIZE)) + 2 * INDENT
        self.size: Size = (max(NARROWEST, round(width)), CARD_HEIGHT)


def _shortened(text: str) -> str:
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}…{text[1 - half :]}"


class _Picture:
    """The parts of the picture, from the ground up: wires, their shapes, cards."""

    def __init__(
        self,
        analysis: Analysis,
        cards: dict[str, _Card],
        plan: Arrangement,
        palette: Palette,
        horizontal: bool,  # noqa: FBT001
    ) -> None:
        self.analysis, self.design = analysis, analysis.design
        self.cards, self.plan, self.palette, self.horizontal = cards, plan, palette, horizontal

    def svg(self) -> str:
        spans = [(plan, self.cards[name].size) for name, plan in self.plan.corners.items()]
        title, figures = self.design.name, self._figures()
        header = max(text_width(title, TITLE_SIZE), text_width(figures, DETAIL_SIZE))
        width = max([header, *(x + w for (x, _), (w, _) in spans)]) + 2 * MARGIN
        height = max([0.0, *(y + h for (_, y), (_, h) in spans)]) + 2 * MARGIN + HEADER
        p = self.palette
        parts = [
            *opened(width, height, title, p.ground),
            written(title, MARGIN, MARGIN + 14, TITLE_SIZE, p.text, bold=True),
            written(figures, MARGIN, MARGIN + 34, DETAIL_SIZE, p.muted),
            f'<g transform="translate({n(MARGIN)} {n(MARGIN + HEADER)})">',
            *self._wires(),
            *self._shapes(),
            *(part for card in self.cards.values() for part in self._card(card)),
            "</g>",
            "</svg>",
        ]
        return "\n".join(parts) + "\n"

    def _figures(self) -> str:
        totals = self.analysis.totals
        parts = [f"{totals.parameters:,} parameters", f"{totals.macs / 1e9:.3f} GMACs"]
        return " · ".join(parts) + (" (known so far)" if totals.partial else "")

    # -- wires -------------------------------------------------------------------------------------

    def _wires(self) -> Iterator[str]:
        wrong = self.analysis.faulty_wires()
        for wire in self.design.wires():
            colour, style = self.palette.wire, 'stroke-width="1.5"'
            if wire in wrong:
                colour, style = self.palette.wrong, 'stroke-width="3"'
            elif self.analysis.spec(wire) is None:
                style += ' stroke-dasharray="5 4"'
            points = self._points(wire)
            path = f"M{_p(points[0])}" + "".join(map(self._curve, pairwise(points)))
            yield f'<path d="{path}" fill="none" stroke="{colour}" {style}/>'
            yield f'<path d="{self._head(points[-1])}" fill="{colour}"/>'

    def _points(self, wire: Wire) -> list[Point]:
        start, end = self._port(wire.source, end=1.0), self._port(wire.target, end=0.0)
        bends = self.plan.bends.get((wire.source, wire.target), [])
        if self.horizontal:
            return [start, *bends, end]
        return [start, (start[0], start[1] + SHAPE_HEIGHT), *bends, end]  # straight below the shape

    def _port(self, name: str, end: float) -> Point:
        """The middle of the edge that data leaves by (1) or enters by (0)."""
        (x, y), (w, h) = self.plan.corners[name], self.cards[name].size
        return (x + end * w, y + h / 2) if self.horizontal else (x + w / 2, y + end * h)

    def _curve(self, ends: tuple[Point, Point]) -> str:
        (x0, y0), (x1, y1) = ends
        if self.horizontal:
            middle = (x0 + x1) / 2
            return f"C{_p((middle, y0))} {_p((middle, y1))} {_p((x1, y1))}"
        middle = (y0 + y1) / 2
        return f"C{_p((x0, middle))} {_p((x1, middle))} {_p((x1, y1))}"

    def _head(self, tip: Point) -> str:
        x, y = tip
        base = (
            ((x - 7, y - 3.5), (x - 7, y + 3.5))
            if self.horizontal
            else ((x - 3.5, y - 7), (x + 3.5, y - 7))
        )
        return f"M{_p(tip)}L{_p(base[0])}L{_p(base[1])}Z"

    def _shapes(self) -> Iterator[str]:
        """Once where the data leaves a node, however many wires carry it on."""
        for name in self.cards:
            spec = self.analysis.output(name)
            if spec is None or not self.design.graph.out_degree(name):
                continue
            width = text_width(str(spec), SHAPE_SIZE) + 8
            x, y = self._port(name, end=1.0)
            x, y = (x + 6 + width / 2, y) if self.horizontal else (x, y + 14)
            box = f'x="{n(x - width / 2)}" y="{n(y - 7)}" width="{n(width)}" height="14"'
            yield f'<rect {box} rx="7" fill="{self.palette.ground}"/>'
            yield written(str(spec), x, y + 3.5, SHAPE_SIZE, self.palette.muted, anchor="middle")

    # -- cards -------------------------------------------------------------------------------------

    def _card(self, card: _Card) -> Iterator[str]:
        p, node = self.palette, card.node
        (x, y), (w, h) = self.plan.corners[node.id], card.size
        family = FAMILY_COLOURS.get(node.layer.category, p.border)
        border = f'fill="{p.card}" stroke="{p.border}"'
        if self.analysis.nodes[node.id].evaluation.problems:
            border = f'fill="{p.card}" stroke="{p.wrong}" stroke-width="2"'
        elif not self.analysis.nodes[node.id].known:
            border += ' stroke-dasharray="5 4"'
        if isinstance(node.layer, Block) or card.badge:  # a stack: there is more inside
            yield _box(x + 4, y + 4, w, h, border)
        yield _box(x, y, w, h, border)
        stripe = f"M{_p((x + 7, y))}h-1a6 6 0 0 0 -6 6v{n(h - 12)}a6 6 0 0 0 6 6h1Z"
        yield f'<path d="{stripe}" fill="{family}"/>'
        left = x + INDENT
        yield written(card.name, left, y + 19, NAME_SIZE, p.text, bold=True)
        yield written(card.detail, left, y + 35, DETAIL_SIZE, p.muted)
        if card.badge:
            right = x + w - 10
            yield written(card.badge, right, y + 19, NAME_SIZE, p.muted, bold=True, anchor="end")


def _box(x: float, y: float, width: float, height: float, style: str) -> str:
    place = f'x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}"'
    return f'<rect {place} rx="6" {style}/>'


def opened(width: float, height: float, title: str, ground: str) -> list[str]:
    """The first lines of a picture."""
    size = f'width="{n(width)}" height="{n(height)}"'
    box = f'viewBox="0 0 {n(width)} {n(height)}"'
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{FONT}">',
        f"<title>{escaped(title)}</title>",
        f'<rect {size} fill="{ground}"/>',
    ]


def written(
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """A line of text as SVG has it."""
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{n(x)}" y="{n(y)}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}"{weight}>{escaped(text)}</text>'


def escaped(text: str) -> str:
    """As text between tags, without the letters that XML forbids even when escaped."""
    printed = (letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    return escape("".join(printed), quote=False)


def n(value: float) -> str:
    """A length as the file has it."""
    return f"{round(value, 1):g}" if abs(value) < 1e5 else f"{value:.1f}"


def _p(point: Point) -> str:
    return f"{n(point[0])} {n(point[1])}"
