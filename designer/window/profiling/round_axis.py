"""An axis whose ticks are round values, also where it is logarithmic."""

from math import inf, log10
from typing import Any

import pyqtgraph as pg

from designer.translate.charts.scales import Scale, number
from designer.window.languages.words import decimal

APART = 64  # pixels between ticks, about
WIDEST = 300.0  # powers of ten: beyond it no float reaches


class RoundAxis(pg.AxisItem):
    """Of a chart whose values are placed by their logarithm where `logarithmic` is set.

    There are no ticks below `least`, where what has no value lies.
    """

    logarithmic = False
    least = -inf

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[Any]:  # noqa: N803
        """One level of ticks: where they are in the view."""
        if not minVal < maxVal:
            return []
        if not self.logarithmic:
            return self._level(Scale(minVal, maxVal).ticks(max(int(size / APART), 2)))
        low, high = max(minVal, -WIDEST), min(maxVal, WIDEST)
        if low >= high:
            return []
        return self._level([log10(value) for value in Scale(10**low, 10**high, True).ticks()])

    def _level(self, ticks: list[float]) -> list[Any]:
        return [(1.0, [tick for tick in ticks if tick >= self.least])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The values themselves."""
        texts = (number(10**v if self.logarithmic else v) for v in values)
        return [decimal(text) for text in texts]
