"""Axes: from values to places on paper, and where the ticks are."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

WIDE = 30  # largest over smallest: from there on an axis is logarithmic
APART = 0.04  # of an axis, between two ticks
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """A range of values, linear or logarithmic; `place` is 0 at its beginning, 1 at its end.

    `at` are the values that matter on it, if some do more than round ones.
    """

    low: float
    high: float
    logarithmic: bool = False
    at: tuple[float, ...] = ()

    def place(self, value: float) -> float:
        """How far along the axis it lies."""
        if self.logarithmic:
            return (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        return (value - self.low) / (self.high - self.low)

    def ticks(self, most: int = 8) -> list[float]:
        """Round values within the range, or those that matter, in order."""
        if self.at:
            return self._chosen()
        return self._decades() if self.logarithmic else self._even(most)

    def _chosen(self) -> list[float]:
        """As many as do not run into one another."""
        found: list[float] = []
        for value in self.at:
            if not found or self.place(value) - self.place(found[-1]) >= APART:
                found.append(value)
        return found

    def _even(self, most: int) -> list[float]:
        step = step_of((self.high - self.low) / most)
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return [round(number * step, 12) for number in range(first, last + 1)]

    def _decades(self) -> list[float]:
        lowest, highest = floor(log10(self.low)), ceil(log10(self.high))
        parts = (1,) if highest - lowest > 4 else (1, 2, 5)
        found = (part * 10.0**power for power in range(lowest, highest + 1) for part in parts)
        return [value for value in found if self.low <= value * 1.000001 and value <= self.high]


def step_of(least: float) -> float:
    """The smallest round step that is not smaller."""
    power = 10.0 ** floor(log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))


def from_zero(values: Iterable[float]) -> Scale:
    """Linear, from 0 to past the largest."""
    return Scale(0.0, 1.12 * max(values, default=1.0) or 1.0)


def around(values: Iterable[float]) -> Scale:
    """Linear, with some room on both sides; a range that says nothing of zero."""
    found = list(values) or [0.0, 1.0]
    apart = max(max(found) - min(found), abs(max(found)) * 0.02, 1e-9)
    step = step_of(apart / 8)
    low, high = min(found) - 0.08 * apart, max(found) + 0.08 * apart
    return Scale(floor(low / step) * step, ceil(high / step) * step)


def spread(values: Iterable[float]) -> Scale:
    """From zero; logarithmic where the values differ much."""
    found = [value for value in values if value > 0]
    if not found or max(found) < WIDE * min(found):
        return from_zero(found)
    return Scale(min(found) / 1.5, max(found) * 1.6, logarithmic=True)


def number(value: float) -> str:
    """As ticks and legends write it: 0.05, 2.5, 1,200."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"
