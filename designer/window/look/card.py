"""What a node shows: its card's words and size, and where its ports lie."""

from dataclasses import dataclass
from functools import lru_cache
from threading import current_thread, main_thread

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from blocks.layer import Block, Layer
from designer.design.analysis import Analysis
from designer.design.design import Design, Node
from designer.window.languages.words import scaled, tr

MIN_WIDTH, PADDING, STRIPE = 132.0, 12.0, 5.0
PORT_RADIUS = 5.0


@dataclass(frozen=True, slots=True)
class Card:
    """The words on a node, its ports in order and its size in scene units."""

    title: str
    detail: str
    family: str
    block: bool
    repeat: int
    about: str  # for the tooltip, behind the id: layer, parameters, MACs
    macs: int
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    width: float
    height: float
    sideways: bool = False  # inputs on the left, outputs on the right
    placed: bool = False  # by hand

    def input_at(self, port: str) -> QPointF:
        """An input port's centre, relative to the card's top left corner."""
        return self._spread(self.inputs, port, 0.0)

    def output_at(self, port: str) -> QPointF:
        """An output port's centre."""
        return self._spread(self.outputs, port, 1.0)

    def _spread(self, ports: tuple[str, ...], port: str, along: float) -> QPointF:
        place = ports.index(port) if port in ports else 0
        across = (place + 1) / (len(ports) + 1)
        if self.sideways:
            return QPointF(along * self.width, across * self.height)
        return QPointF(across * self.width, along * self.height)


def card(design: Design, node: Node, analysis: Analysis, *, sideways: bool = False) -> Card:
    """The card of a node as it stands."""
    found = analysis.nodes[node.id].evaluation
    cost, inputs = (found.parameters, found.macs), _inputs(design, node)
    return _card(node.layer, node.repeat, cost, inputs, sideways, node.placed)


@lru_cache(maxsize=8192)  # a large network has few kinds of nodes
def _card(
    layer: Layer,
    repeat: int,
    cost: tuple[int, int],
    inputs: tuple[str, ...],
    sideways: bool,  # noqa: FBT001
    placed: bool,  # noqa: FBT001
) -> Card:
    title, detail = type(layer).__name__, layer.shorthand
    parameters, macs = cost
    figures = [f"{scaled(parameters)} {tr('parameters')}"] if parameters else []
    figures += [f"{scaled(macs)} MACs"] if macs else []
    figures += [tr("Kept in place")] if placed else []
    width, height = card_size(layer, repeat)
    return Card(
        title=title,
        detail=detail,
        family=layer.category,
        block=isinstance(layer, Block),
        repeat=repeat,
        about="\n".join([f"{title} {detail}".strip(), *figures]),
        macs=macs,
        inputs=inputs,
        outputs=layer.outputs,
        width=width,
        height=height,
        sideways=sideways,
        placed=placed,
    )


def card_size(layer: Layer, repeat: int = 1) -> tuple[float, float]:
    """Width and height of the card of a node that holds this."""
    return _size(type(layer).__name__, layer.shorthand, repeat)


def _inputs(design: Design, node: Node) -> tuple[str, ...]:
    """The declared ports; of a merge, those in use and a free one."""
    if not node.layer.variadic:
        return node.layer.inputs
    used = [wire.target_port for wire in design.wires_into(node.id)]
    free = design.free_port(node.id)
    return tuple(dict.fromkeys([*used, *([free] if free else [])]))


@lru_cache(maxsize=4096)
def _size(title: str, detail: str, repeat: int) -> tuple[float, float]:
    bold, plain = fonts() if current_thread() is main_thread() else _fonts_apart()
    title_width = QFontMetricsF(bold).horizontalAdvance(title)
    if repeat > 1:
        title_width += QFontMetricsF(bold).horizontalAdvance(f"×{repeat}") + 18
    widest = max(title_width, QFontMetricsF(plain).horizontalAdvance(detail))
    line = QFontMetricsF(plain).height()
    height = 14 + line * (2 if detail else 1) + (4 if detail else 2)
    return max(MIN_WIDTH, STRIPE + 2 * PADDING + widest), round(height)


def _fonts_apart() -> tuple[QFont, QFont]:
    """The same for another thread: a font that two threads share breaks in both."""
    described = QApplication.font().toString()
    plain, bold = QFont(), QFont()
    for font in (plain, bold):
        font.fromString(described)  # nothing is shared from here on
    bold.setWeight(QFont.Weight.DemiBold)
    return bold, plain


@lru_cache(maxsize=1)
def fonts() -> tuple[QFont, QFont]:
    """Bold and plain, of the system's size."""
    plain = QFont(QApplication.font())
    bold = QFont(plain)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold, plain
