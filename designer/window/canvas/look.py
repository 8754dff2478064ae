"""What all items of a canvas share for painting."""

from dataclasses import dataclass, field

from designer.window.theme import LIGHT, Theme


@dataclass
class Look:
    """The theme, the sum that cost bars are a share of, and the heat map's colours by node."""

    theme: Theme = LIGHT
    total_macs: int = 0
    heat: dict[str, str] = field(default_factory=dict)  # a colour's name; empty while it is off
