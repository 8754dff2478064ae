"""What all items of a canvas share for painting."""

from dataclasses import dataclass, field

from designer.design.design import Wire
from designer.window.canvas.reach import Reach
from designer.window.theme import LIGHT, Theme


@dataclass
class Look:
    """The theme, the sum that cost bars share, a drawn wire's reach, what is found, the heat."""

    theme: Theme = LIGHT
    total_macs: int = 0
    reach: Reach | None = None
    heat: dict[str, str] = field(default_factory=dict)  # a colour's name; empty while it is off
    sideways: bool = False  # the data flows to the right
    found: frozenset[str] = frozenset()
    marks: dict[str | Wire, str] = field(default_factory=dict)  # added, removed, changed
