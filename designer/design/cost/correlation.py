"""A straight line through points, and how well it fits (Pearson's r)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

FEWEST = 3  # any two points lie on a line


@dataclass(frozen=True)
class Fit:
    """y ≈ slope · x + offset by least squares over `count` points; r from −1 to 1."""

    slope: float
    offset: float
    r: float
    count: int


def fit(points: Sequence[tuple[float, float]]) -> Fit | None:
    """None where there are fewer than three points, or where all lie above one another."""
    count = len(points)
    if count < FEWEST:
        return None
    mean_x, mean_y = (sum(p[axis] for p in points) / count for axis in (0, 1))
    xx = sum((x - mean_x) ** 2 for x, _ in points)
    yy = sum((y - mean_y) ** 2 for _, y in points)
    xy = sum((x - mean_x) * (y - mean_y) for x, y in points)
    if xx <= 0 or yy <= 0:
        return None
    slope = xy / xx
    return Fit(slope, mean_y - slope * mean_x, xy / sqrt(xx * yy), count)
