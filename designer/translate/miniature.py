"""A design as a small picture (SVG): a slab a layer, as high as its image, as thick as it is deep.

From the left to the right in the order of execution; branches lie one above the other, copies side
by side. Heights and thicknesses are logarithmic.
"""

from collections.abc import Callable
from math import log2

import networkx as nx

from designer.design.analysis import Analysis, analyse
from designer.design.design import Design, Node

Size = tuple[float, float]
MOST_COPIES = 8
HIGHEST = log2(512)  # an image of this side fills the height
EDGE = 6.0


def to_miniature(design: Design, size: Size, colour: Callable[[str], str], line: str) -> str:
    """The picture; `colour` gives that of a layer's category, `line` is for the wires."""
    analysis = analyse(design)
    columns = [list(names) for names in nx.topological_generations(design.graph)]
    widths = [max(_width(analysis, design.node(name)) for name in names) for names in columns]
    total = sum(widths) or 1.0
    gap = min(4.0, (size[0] - 2 * EDGE) / (2 * max(len(columns), 1)))
    unit = min((size[0] - 2 * EDGE - gap * (len(columns) - 1)) / total, 7.0)
    middle = size[1] / 2
    x = (size[0] - unit * total - gap * (len(columns) - 1)) / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]:g}" height="{size[1]:g}">',
        f'<path d="M{x:.1f} {middle:g}H{size[0] - x:.1f}" stroke="{line}"/>',
    ]
    for names, width in zip(columns, widths, strict=True):
        room = (size[1] - 2 * EDGE) / len(names)
        for place, name in enumerate(names):
            node = design.node(name)
            height = room * _height(analysis, node) * (0.9 if len(names) > 1 else 1)
            top = EDGE + room * (place + 0.5) - height / 2
            parts += _slabs(node, (x, top), (unit * width, height), colour(node.layer.category))
        x += unit * width + gap
    return "\n".join([*parts, "</svg>", ""])


def _slabs(node: Node, corner: Size, size: Size, colour: str) -> list[str]:
    copies = min(node.repeat, MOST_COPIES)
    width = size[0] / copies
    shown = max(width - (1 if copies > 1 else 0), 0.8)
    box = f'y="{corner[1]:.1f}" width="{shown:.1f}" height="{size[1]:.1f}" fill="{colour}"'
    return [f'<rect x="{corner[0] + n * width:.1f}" {box}/>' for n in range(copies)]


def _shape(analysis: Analysis, node: Node) -> tuple[int, ...]:
    spec = analysis.output(node.id) or next(iter(analysis.nodes[node.id].specs), None)
    return spec.shape if spec is not None else ()


def _width(analysis: Analysis, node: Node) -> float:
    """By the channels, and the copies; what only passes on is thin."""
    shape = _shape(analysis, node)
    heavy = analysis.nodes[node.id].evaluation.macs > 0
    thickness = log2(shape[0] + 1) / 3 if heavy and shape else 0.6
    return max(thickness, 0.6) * (1 + 0.6 * (min(node.repeat, MOST_COPIES) - 1))


def _height(analysis: Analysis, node: Node) -> float:
    """Of an image its longer side; of a vector its length, as a low slab."""
    shape = _shape(analysis, node)
    side = max(shape[1:], default=1) if len(shape) > 1 else 1
    return max(min(log2(side + 1) / HIGHEST, 1.0), 0.12)
