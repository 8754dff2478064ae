"""What all items of a canvas share for painting."""

from dataclasses import dataclass

from designer.window.canvas.reach import Reach
from designer.window.theme import LIGHT, Theme


@dataclass
class Look:
    """The theme, and the sum that cost bars are a share of; while a wire is drawn, its reach."""

    theme: Theme = LIGHT
    total_macs: int = 0
    reach: Reach | None = None
