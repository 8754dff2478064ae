"""The bars of a profile as a vector picture (SVG): the same result always gives the same bytes."""

from blocks.catalogue import BY_NAME
from designer.lab.messages.measurement import LayerTime, ProfileResult
from designer.lab.results.profile_sentences import headline
from designer.translate.family_colours import FAMILY_COLOURS
from designer.translate.figure import DARK, LIGHT, n, opened, text_width, written

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
        *opened(width, height, title, colours.ground),
        written(title, MARGIN, 24, 14, colours.text),
        written(CAPTION, MARGIN, 42, SIZE, colours.muted),
    ]
    for number, row in enumerate(rows):
        y = TOP + ROW * number
        base, long = y + ROW / 2 + SIZE * 0.36, WIDTH * row.ms / most
        figure = f"{row.ms:.3f} ms, {100 * row.share:.1f} %"
        parts.append(written(_name(row), left - 8, base, SIZE, colours.text, anchor="end"))
        parts.append(_bar(left, y + (ROW - BAR) / 2, max(long, 0.5), _colour(row, colours.border)))
        parts.append(written(figure, left + long + 6, base, SIZE, colours.muted))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _bar(x: float, y: float, width: float, fill: str) -> str:
    place = f'x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{BAR}"'
    return f'<rect {place} rx="2" fill="{fill}"/>'


def _name(row: LayerTime) -> str:
    return row.node if len(row.node) <= LONGEST else f"{row.node[: LONGEST - 1]}…"


def _colour(row: LayerTime, otherwise: str) -> str:
    layer = BY_NAME.get(row.layer)
    if layer is None or layer.category not in FAMILY_COLOURS:
        return otherwise
    return FAMILY_COLOURS[layer.category]
