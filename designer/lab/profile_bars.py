"""The bars of a profile as a vector picture (SVG): the same result always gives the same bytes."""

from xml.sax.saxutils import escape

from blocks.catalogue import BY_NAME
from designer.lab.measurement import LayerTime, ProfileResult
from designer.lab.profile_text import headline
from designer.translate.family_colours import FAMILY_COLOURS
from designer.translate.figure import DARK, FONT, LIGHT, text_width

ROW, BAR, MARGIN, WIDTH, SIZE = 20, 14, 20, 420, 11
TOP = 52
CAPTION = "ms, median of a forward pass; share of the layers’ sum"
LONGEST = 60  # letters of a node's path


def to_svg(result: ProfileResult, *, dark: bool = False) -> str:
    """A bar a node of the design, in the order of execution, coloured by family."""
    colours = DARK if dark else LIGHT
    rows = [row for row in result.layers if row.depth == 0]
    left = MARGIN + max((text_width(_name(row), SIZE) for row in rows), default=0) + 8
    most = max((row.ms for row in rows), default=0.0) or 1.0
    title = headline(result)
    width = max(left + WIDTH + 140, text_width(title, 14) + 2 * MARGIN)
    height = TOP + ROW * len(rows) + MARGIN
    parts = [
        _opening(width, height),
        f'<rect width="{width:.0f}" height="{height}" fill="{colours.ground}"/>',
        _text(MARGIN, 24, title, colours.text, 14),
        _text(MARGIN, 42, CAPTION, colours.muted),
    ]
    for number, row in enumerate(rows):
        y = TOP + ROW * number
        base, long = y + ROW / 2 + SIZE * 0.36, WIDTH * row.ms / most
        figure = f"{row.ms:.3f} ms, {100 * row.share:.1f} %"
        parts.append(_text(left - 8, base, _name(row), colours.text, anchor="end"))
        parts.append(_bar(left, y + (ROW - BAR) / 2, max(long, 0.5), _colour(row, colours.border)))
        parts.append(_text(left + long + 6, base, figure, colours.muted))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _opening(width: float, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="{escape(FONT)}">'
    )


def _text(
    x: float, y: float, text: str, fill: str, size: int = SIZE, *, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{fill}">'
        f"{escape(text)}</text>"
    )


def _bar(x: float, y: float, width: float, fill: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{BAR}"'
    return f'<rect {place} rx="2" fill="{fill}"/>'


def _name(row: LayerTime) -> str:
    return row.node if len(row.node) <= LONGEST else f"{row.node[: LONGEST - 1]}…"


def _colour(row: LayerTime, otherwise: str) -> str:
    layer = BY_NAME.get(row.layer)
    if layer is None or layer.category not in FAMILY_COLOURS:
        return otherwise
    return FAMILY_COLOURS[layer.category]
