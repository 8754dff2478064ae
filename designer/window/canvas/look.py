"""What all items of a canvas share for painting."""

from dataclasses import dataclass

from designer.window.canvas.reach import Reach
from designer.window.theme import LIGHT, Theme


@dataclass
class Look:
    """The theme, the sum that cost bars share, a drawn wire's reach, what is found."""

    theme: Theme = LIGHT
    total_macs: int = 0
    reach: Reach | None = None
    sideways: bool = False  # the data flows to the right
    found: frozenset[str] = frozenset()
