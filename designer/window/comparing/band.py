"""The band below a chart's scale, where the marks lie whose figure is not known."""

from math import log10

import pyqtgraph as pg
from PySide6.QtCore import Qt

from designer.translate.charts.plan import Chart, Curves, Scatter
from designer.translate.charts.scales import Scale
from designer.window.languages.words import tr
from designer.window.look.theme import Theme

HIGH = 0.11  # of the scale's height
MARGIN = 0.03  # where there is none


def is_wanted(chart: Chart) -> bool:
    """Whether something has no value on the chart's scale."""
    return isinstance(chart, Scatter) and any(mark.y is None for mark in chart.marks)


def bottom(chart: Scatter | Curves) -> float:
    """Where the view ends."""
    low, high = ends(chart.y.scale)
    return low - (HIGH if is_wanted(chart) else MARGIN) * (high - low)


def middle(chart: Scatter) -> float:
    """Where the marks lie."""
    return (ends(chart.y.scale)[0] + bottom(chart)) / 2


def items(chart: Scatter, theme: Theme) -> list[pg.GraphicsObject]:
    """Its upper edge, and what it means."""
    pen = pg.mkPen(theme["wire"], width=1, style=Qt.PenStyle.DashLine)
    edge = pg.InfiniteLine(ends(chart.y.scale)[0], angle=0, pen=pen)
    words = pg.TextItem(tr("accuracy not known"), color=theme["quiet"], anchor=(1, 0.5))
    words.setPos(ends(chart.x.scale)[1], middle(chart))
    return [edge, words]


def placed(scale: Scale, value: float) -> float:
    """Where a value lies on an axis."""
    return log10(max(value, 1e-12)) if scale.logarithmic else value


def ends(scale: Scale) -> tuple[float, float]:
    """Where a scale begins and ends on an axis."""
    return placed(scale, scale.low), placed(scale, scale.high)
