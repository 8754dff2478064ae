"""What all items of a canvas share for painting."""

from dataclasses import dataclass, field

from designer.design.design import Wire
from designer.window.canvas.items.reach import Reach
from designer.window.look.theme import LIGHT, Theme


@dataclass
class Look:
    """Scene, view and items read it; who changes it has the scene recoloured."""

    theme: Theme = LIGHT
    total_macs: int = 0  # what the cost bars are shares of
    reach: Reach | None = None  # of a wire that is being drawn
    heat: dict[str, str] = field(default_factory=dict)  # a colour's name; empty while it is off
    hasty: bool = False  # a node with many wires is under way: all wires are hairs meanwhile
    crowded: bool = False  # so many wires are in view that they are drawn as hairs
    sideways: bool = False  # the data flows to the right
    found: frozenset[str] = frozenset()  # by the search
    letters: bool = False  # of axes, on wires
    marks: dict[str | Wire, str] = field(default_factory=dict)  # added, removed, changed
