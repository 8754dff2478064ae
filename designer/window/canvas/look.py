"""What all items of a canvas share for painting."""

from dataclasses import dataclass

from designer.window.canvas.reach import Reach
from designer.window.theme import LIGHT, Theme


@dataclass
class Look:
    """The theme, what cost bars are a share of, a drawn wire's reach, and what was found."""

    theme: Theme = LIGHT
    total_macs: int = 0
    reach: Reach | None = None
    found: frozenset[str] = frozenset()
