"""Notes and frames on the canvas; no network knows of them.

A note is text, a frame a titled rectangle behind what it holds together.
"""

from dataclasses import dataclass
from math import isfinite

from designer.design.error import DesignError

LONGEST, LONGEST_TITLE = 10_000, 200  # letters
SMALLEST, LARGEST = 20.0, 1e6  # of a side
FARTHEST = 1e9  # of a corner
MOST_IDS = 10**9


@dataclass(frozen=True, slots=True)
class Note:
    """Text at a place, or a frame with a title; its number is its own in the design."""

    id: int
    text: str
    x: float
    y: float
    width: float
    height: float
    frame: bool = False

    def __post_init__(self) -> None:
        what = "frame" if self.frame else "note"
        most = LONGEST_TITLE if self.frame else LONGEST
        if not 1 <= self.id <= MOST_IDS:
            raise DesignError(f"A {what}'s id is a number from 1 to {MOST_IDS:,}.")
        if len(self.text) > most:
            raise DesignError(
                f"A {what} holds at most {most:,} letters, not {len(self.text):,}: shorten it."
            )
        for place in (self.x, self.y):
            if not isfinite(place) or abs(place) > FARTHEST:
                raise DesignError(f"A {what} lies too far out, at {place:g}: bring it nearer.")
        for side in (self.width, self.height):
            if not SMALLEST <= side <= LARGEST:
                raise DesignError(
                    f"The sides of a {what} are {SMALLEST:g} to {LARGEST:,.0f} long, not {side:g}."
                )
