"""What all items of a canvas share for painting."""

from dataclasses import dataclass, field

from designer.window.canvas.reach import Reach
from designer.window.theme import LIGHT, Theme


@dataclass
class Look:
    """The theme, the sum that cost bars are a share of, the reach of a wire that is drawn, heat."""

    theme: Theme = LIGHT
    total_macs: int = 0
    reach: Reach | None = None
    heat: dict[str, str] = field(default_factory=dict)  # a colour's name; empty while it is off
