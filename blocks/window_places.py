"""Places in windows: how two of them lie to one another. In plain numbers, for buffers.

The source of a network that holds such a buffer holds these functions.
"""

import math


def relative_position_index(size: int) -> list[list[int]]:
    """For each two places of a window the row of the bias table that their offset has."""
    places = [(row, column) for row in range(size) for column in range(size)]
    return [
        [
            (row - other_row + size - 1) * (2 * size - 1) + column - other_column + size - 1
            for other_row, other_column in places
        ]
        for row, column in places
    ]


def log_spaced_offsets(size: int) -> list[list[list[list[float]]]]:
    """All offsets in a window, logarithmically spaced: 1 × rows × columns × 2."""
    scale = 8 / max(size - 1, 1)
    steps = [scale * offset for offset in range(1 - size, size)]
    spaced = [math.copysign(math.log2(abs(step) + 1) / 3, step) for step in steps]
    return [[[[down, right] for right in spaced] for down in spaced]]


def regions(height: int, width: int, size: int, shift: tuple[int, int]) -> list[list[int]]:
    """Which places of each window, after a cyclic shift, were neighbours before: equal numbers."""
    return [
        [
            2 * (row >= height - shift[0]) + (column >= width - shift[1])
            for row in range(top, top + size)
            for column in range(left, left + size)
        ]
        for top in range(0, height, size)
        for left in range(0, width, size)
    ]
